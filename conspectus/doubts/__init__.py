"""What a person should look at, though it is no mistake: in entries, between them, in listings."""
