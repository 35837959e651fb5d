"""What officers send from their own mail program: what each letter is, what it says, and what follows from it."""
