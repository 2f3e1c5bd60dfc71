"""Vectors into groups, and groups into broad ones."""
