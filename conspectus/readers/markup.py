"""What XML and HTML have in common: tags cost far more time and memory than texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.errors import InputError

if TYPE_CHECKING:
    from conspectus.readers.source import Source

_BYTES_A_TAG = 8
"""Fewer on average, and the data are tags without texts: ``<name>A B</name>`` has 8."""
_SMALL = 100_000
"""Bytes that take no time worth speaking of, whatever they are."""


def refuse_bare_markup(source: Source) -> None:
    """Do nothing, unless the data are hardly more than tags.

    Raises:
        InputError: they are, or they cannot be unpacked.

    """
    data = source.data
    if len(data) > _SMALL and data.count(b"<") * _BYTES_A_TAG > len(data):
        raise InputError(
            "has tags where papers belong; fetch or save the page again.", file=source.name, line=1
        )
