"""From many records to one paper each: identity, years of pages, merging. Pure functions."""
