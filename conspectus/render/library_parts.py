"""lunr.js in two scripts: what every search needs of it, and the rest.

A search over plain words asks an index that is there; it makes none, reads none, and reads nothing
that is written in Lunr's language. A pure function over the text.
"""

from __future__ import annotations

import re

NEEDED = frozenset(
    (
        *("FieldRef", "FieldRef.joiner", "FieldRef.fromString", "FieldRef.prototype.toString"),
        *("Set", "Set.complete", "Set.empty"),
        *("Token", "Token.prototype.toString", "Token.prototype.update"),
        *("stemmer", "generateStopWordFilter", "stopWordFilter"),
        "Pipeline",
        *("Vector", "Vector.prototype.positionForIndex", "Vector.prototype.upsert"),
        *("Vector.prototype.magnitude", "Vector.prototype.dot", "Vector.prototype.similarity"),
        *("TokenSet", "TokenSet._nextId", "TokenSet.fromArray", "TokenSet.fromClause"),
        *("TokenSet.fromString", "TokenSet.prototype.toArray", "TokenSet.prototype.toString"),
        *("TokenSet.prototype.intersect", "TokenSet.Builder", "TokenSet.Builder.prototype.insert"),
        *("TokenSet.Builder.prototype.finish", "TokenSet.Builder.prototype.minimize"),
        *("Index", "Index.prototype.query"),
        *("MatchData", "MatchData.prototype.combine", "MatchData.prototype.add"),
        *("Query", "Query.wildcard", "Query.wildcard.NONE", "Query.wildcard.LEADING"),
        *("Query.wildcard.TRAILING", "Query.presence", "Query.prototype.clause"),
        "Query.prototype.isNegated",
    )
)
"""What of lunr 2.3.9 a query over plain words runs, by its name behind ``lunr.``."""

_STATEMENT = re.compile(r"(?:(?<=\n)|(?<=;))lunr\.([\w.]+)(?:=|\()")
"""Where a part of the library is defined, or put to use while it is loaded."""

_END = ";(function(root,"
"""What hands out the library."""

_NOTICE = re.compile(r"\s*(/\*.*?\*/)", re.DOTALL)


def parted(library: str) -> tuple[str, str]:
    """Return what every search needs of Lunr, and the rest, which defines further parts of it.

    Each statement is in one of them, in its order. A library of another shape stays whole, and the
    rest is empty.
    """
    before, found, end = library.rpartition(_END)
    head, *statements = _statements(before)
    if not found or not {name for name, _ in statements} >= NEEDED:
        return library, ""
    needed = "".join(text for name, text in statements if name in NEEDED)
    rest = "".join(text for name, text in statements if name not in NEEDED)
    return f"{head[1]}{needed}{_END}{end}", f"{notice(library)}\n{rest}"


def notice(library: str) -> str:
    """Return the comment that a library begins with."""
    found = _NOTICE.match(library)
    return found[1] if found else ""


def _statements(text: str) -> list[tuple[str, str]]:
    """Return names and texts of statements, first what stands before them, without a name."""
    starts = [(found[1], found.start()) for found in _STATEMENT.finditer(text)]
    ends = [start for _, start in starts] + [len(text)]
    named = [("", 0), *starts]
    return [(name, text[start:end]) for (name, start), end in zip(named, ends, strict=True)]
