"""Which case a message belongs to: what ties it to each, what each tie is worth, and when to ask."""
