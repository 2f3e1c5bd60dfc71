"""From many records to one paper each: identity, years of listings, merging. Pure functions."""
