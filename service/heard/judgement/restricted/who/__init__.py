"""Who wrote: is it the person whose contact is limited.  Pure."""
