"""The preview: a live-reload server. It takes a build callback and folders; it knows no content."""
