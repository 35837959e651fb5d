"""What time brings, and no message: whoever owes something is reminded of it."""
