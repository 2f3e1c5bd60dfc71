"""Why papers are in a topic, and why they are related."""
