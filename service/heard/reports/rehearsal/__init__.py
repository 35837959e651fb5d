"""What a rehearsal showed, for a manager who has to judge heard before switching it on."""
