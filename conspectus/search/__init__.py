"""From papers to a Lunr index and the records that its answers show. Pure functions."""
