"""What we should do: a message and the facts become actions.  Pure."""
