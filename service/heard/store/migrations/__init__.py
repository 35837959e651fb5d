"""How the tables came to be what they are.

A step, once released, is never changed; a step back is a backup restored.
"""
