"""What we were told: rules and policies become objects, or every mistake at once."""
