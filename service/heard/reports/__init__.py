"""What we tell.  One report a file, found by name."""
