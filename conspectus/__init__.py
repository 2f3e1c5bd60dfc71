"""Conspectus turns saved listings of research papers into a searchable static digest site.

Four stages, plain files between them: ``ingest`` and ``topics`` write ``content/``, ``site`` writes
``site/``, ``check`` writes nothing. ``docs/architecture.md`` has the drawing.
"""

__version__ = "0.1.0"
