"""Each step of the tables, in its order."""
