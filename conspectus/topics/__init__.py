"""From papers to topics: vectors, groups, labels, related papers. Pure functions."""
