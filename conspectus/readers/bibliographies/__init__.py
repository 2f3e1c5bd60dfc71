"""Readers of bibliographies: BibTeX, RIS, CSL-JSON and OpenAlex works."""
