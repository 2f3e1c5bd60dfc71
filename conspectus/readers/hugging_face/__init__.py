"""Readers of Hugging Face's papers: answers of its API and saved pages."""
