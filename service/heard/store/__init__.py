"""What we remember.  SQLAlchemy lives here and nowhere else."""
