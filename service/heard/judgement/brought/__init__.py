"""What officers bring of other people's: mail passed on, and notes of calls, visits, letters and talks at a counter."""
