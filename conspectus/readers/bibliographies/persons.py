"""Names of people as bibliographies write them, turned into ``First von Last Jr``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from conspectus.model.paper import AND_OTHERS
from conspectus.readers.seen import shown
from conspectus.readers.texts import excess_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LIST = 400_000
"""Characters; the longest real list, of some 3,000 people, has a sixth of it."""
_LONGEST_NAME = 500
_SEMICOLON = re.compile(r";(?=\s|$)")
_NO_BORDERS = re.compile(r"[{}&]")
"""Where these stand, a semicolon may belong to a name, or to an entity of HTML."""
_AND_OTHERS = re.compile(r"[ ,]et\.? al\.?\Z", re.IGNORECASE)
_HOMONYM = re.compile(r" \d{4}\Z", re.ASCII)
"""DBLP counts people of one name: ``Wei Wang 0001``."""
_EXTENDED = re.compile(r"(?:family|given|prefix|suffix)\s*=", re.IGNORECASE)
"""Names in the extended format of biblatex: ``family=Pot, given=Jo, prefix=van der``."""
_REST = {"others", "et al", "et al.", "et. al."}
_NOBODY = {"anonymous", "anonymous authors"}


def bibtex_names(field: str) -> tuple[list[str], list[str]]:
    """Return the names in a BibTeX field, still in TeX, and a sentence for each that is none.

    A list that ends in ``others`` ends in ``et al.`` here: there are more, and that counts.

    Source of the rules: https://mirrors.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf
    """
    if excess := excess_of(field, _LONGEST_LIST):
        return [], [f"the list of authors {excess}"]
    names: list[str] = []
    wrong: list[str] = []
    written = list(_written(field))
    is_cut = bool(written) and written[-1].casefold() in _REST
    for name in written:
        if name.casefold() in _REST:
            continue
        try:
            names.append(_HOMONYM.sub("", _spoken(name[: _LONGEST_NAME + 1])))
        except InvalidNameError as error:
            reason = error.reason[:1].lower() + error.reason[1:]
            wrong.append(f"the author {shown(name)} is no BibTeX name ({reason})")
    if names and is_cut:
        names.append(AND_OTHERS)
    return names, wrong


def _spoken(name: str) -> str:
    """Return a name in the order in which it is spoken.

    Raises:
        InvalidNameError: it is no name.

    """
    if _EXTENDED.match(name):
        pairs = (part.partition("=") for part in name.split(","))
        parts = {key.strip().lower(): value.strip(' "') for key, _, value in pairs}
        return joined(*(parts.get(key, "") for key in ("given", "prefix", "family", "suffix")))
    return str(parse_single_name_into_parts(name).merge_first_name_first)


def natural_order(name: str) -> str:
    """Return ``Last, First, Suffix`` as ``First Last Suffix``; other names as they are."""
    last, *more = (part.strip() for part in name.split(","))
    if not more:
        return " ".join(name.split())
    first, *suffix = more
    return " ".join(" ".join([first, last, *suffix]).split())


def joined(*parts: str) -> str:
    """Return the parts of a name in the order in which they are spoken."""
    return " ".join(" ".join(parts).split())


def _written(field: str) -> Iterator[str]:
    """Yield names as written, without Anonymous."""
    for name in split_multiple_persons_names(" ".join(field.split())):
        for each in (name,) if _NO_BORDERS.search(name) else _SEMICOLON.split(name):
            stripped = each.strip(" ,")
            bare = _AND_OTHERS.sub("", stripped).strip(" ,")
            if bare and bare.casefold() not in _NOBODY:
                yield bare
            if bare != stripped:
                yield AND_OTHERS
