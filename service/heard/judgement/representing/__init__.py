"""People who write for somebody else: for whom, and what has to be shown before anything is told them."""
