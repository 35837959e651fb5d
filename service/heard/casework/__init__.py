"""What a complaint is.  Pure."""
