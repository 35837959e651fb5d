"""What runs: the only code with effects in sequence."""
