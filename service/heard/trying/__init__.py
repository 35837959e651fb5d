"""Trying everything before it is needed: what `heard check` does.

A wrong password, a folder misspelt, a template that does not compile: each is found here,
all of them at once, and not one by one on the days they matter.

    everything.py   all that is tried, in order
    ways.py         mailboxes, ways out and the second route
    register.py     the register, and what stands in it
    notes.py        what is no mistake, and worth knowing
"""

from heard.trying.everything import try_everything

__all__ = ["try_everything"]
