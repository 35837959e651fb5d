"""What arrived: bytes become a Message.  Pure."""
