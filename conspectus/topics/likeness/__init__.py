"""Papers as vectors, and how alike they are."""
