"""About what: the matter that is limited, or something new.  Pure."""
