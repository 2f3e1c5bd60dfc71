"""Bringing an entry up to date that a person wrote: comments, order and quotes stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import yaml

from conspectus.content.paper_files import format_fields, format_paper, format_sighting, parse_paper
from conspectus.content.yaml_edit import Item, edit_items, edit_keys, obstacle
from conspectus.errors import InputError
from conspectus.model.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.paper import Sighting

_KEYS = tuple(field.name for field in msgspec.structs.fields(Paper) if field.name != "slug")


def edit_paper(text: str, before: Paper, after: Paper, *, file: str) -> str:
    """Return the text of an entry, changed only where the two papers differ.

    Raises:
        InputError: the text is written in a way that cannot be changed in part.
    """
    if text == format_paper(before):
        return format_paper(after)
    try:
        edited = _edit(text, before, after)
        if parse_paper(edited, after.slug, file=file) == after:
            return edited
    except (ValueError, yaml.YAMLError, InputError):
        pass
    line, advice = obstacle(text)
    raise InputError(
        "the listings say something new of this paper, but its entry cannot be changed without "
        f"touching what was written by hand; {advice}.",
        file=file,
        line=line,
    )


def _edit(text: str, before: Paper, after: Paper) -> str:
    old, new = format_fields(before), format_fields(after)
    values = {key: new.get(key) for key in _KEYS if old.get(key) != new.get(key)}
    if "sightings" in values and "sightings" in old:
        try:
            text = edit_items(text, "sightings", _items(before.sightings, after.sightings))
        except ValueError:
            pass  # The list stands in a row: it is written anew, below its comments.
        else:
            del values["sightings"]
    return edit_keys(text, values, _KEYS)


def _items(before: Sequence[Sighting], after: Sequence[Sighting]) -> list[Item]:
    """Return the new list in terms of the old one."""
    return [
        Item(place, None if place is not None and before[place] == seen else format_sighting(seen))
        for place, seen in zip(_places(before, after), after, strict=True)
    ]


def _places(before: Sequence[Sighting], after: Sequence[Sighting]) -> list[int | None]:
    """Return for each sighting where it stood before; None if it is new."""
    free = dict(enumerate(before))
    places: list[int | None] = []
    for seen in after:
        same = [place for place, old in free.items() if old.listing == seen.listing]
        # Of several sightings in one listing the one with that rank; else the rank has changed.
        ranked = [place for place in same if free[place].rank == seen.rank]
        place = next(iter(ranked or same), None)
        if place is not None:
            del free[place]
        places.append(place)
    return places
