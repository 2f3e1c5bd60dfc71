"""What each page says: typed, read-only views that templates receive. Pure functions."""
