"""The files of a digest, read into values and written back. The one place that knows their forms."""
