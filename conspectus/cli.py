"""The command line: options in, stages run, one sentence out."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Turn saved listings of research papers into a searchable static digest site."""
