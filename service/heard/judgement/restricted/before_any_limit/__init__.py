"""What comes before any limit: an appeal, a right, a need for another way.  Pure."""
