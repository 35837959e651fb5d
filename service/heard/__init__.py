"""heard looks after a landlord's complaints mailbox.

It reads a letter, looks up what it knows, decides what the landlord owes, writes all of
that down in one stroke, and only then acts.  docs/walk.md follows one message through.
"""

__version__ = "0.1.0"
