"""Asking other hosts for listings: which requests a source needs, and a polite client for them.

Nothing here reads a listing or decides where it is kept: that is the stage's work.
"""
