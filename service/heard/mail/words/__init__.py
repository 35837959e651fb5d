"""What a person typed, and what was quoted, added or wrapped around it."""
