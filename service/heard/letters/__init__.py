"""What we write."""
