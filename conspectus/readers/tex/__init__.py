"""TeX in titles and abstracts, and what became of it on its way, as text for people."""
