"""Readers: bytes of one format in, a Listing out. Nothing here touches a file."""
