"""Entries as the ingest index knows them, for stages that only read.

It gives what ingest stored of files that have not changed since, by the same stamps that ingest
goes by. It neither makes an index nor writes to one.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from conspectus.content.index_database import connect_to_read
from conspectus.content.ingest_index import DamagedIndexError, opened
from conspectus.content.stored_values import decode_paper

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conspectus.model.paper import Paper


def known_entries(root: Path, version: str, stamps: Mapping[str, str]) -> dict[str, Paper]:
    """Return those entries that the index of a digest knows as they are, by path.

    None of them where there is no index, where it is damaged, of another version, or being written.

    Args:
        root: the digest's folder.
        version: of the program.
        stamps: those of the entries' files, by their paths from the digest's folder.

    """
    try:
        connection = connect_to_read(root, version)
        if connection is None:
            return {}
        with closing(connection):
            return _unchanged(connection, stamps)
    except (sqlite3.Error, OSError, DamagedIndexError, msgspec.DecodeError):
        return {}


def _unchanged(connection: sqlite3.Connection, stamps: Mapping[str, str]) -> dict[str, Paper]:
    rows = connection.execute("select path, stamp, data from item where path is not null")
    return {
        path: decode_paper(opened(data))
        for path, stamp, data in rows
        if stamp and stamps.get(path) == stamp
    }
