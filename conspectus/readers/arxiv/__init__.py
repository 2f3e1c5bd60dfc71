"""Readers of what arXiv serves: API answers, feeds, pages, snapshots, and tables of its ids."""
