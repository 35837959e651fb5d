"""What ties a message to others.  All of it is written by the sender and may lie."""
