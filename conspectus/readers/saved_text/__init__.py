"""The reader of papers pages that were saved as text."""
