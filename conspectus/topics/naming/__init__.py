"""Labels and terms for groups of papers: noun phrases that set them apart."""
