"""The database of the ingest index: where it lies, its tables, and its making anew."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

FILE = "ingest-index.sqlite"
_ROOT = "digest.txt"
"""Says which digest an index is of, so that it can go when the digest has gone."""
_PATIENCE = 0.5
"""Seconds that a reader waits for a writer; to read without an index does not take much longer."""
_TABLES = (
    "create table meta (name text primary key, value text not null)",
    """create table source (
        id integer primary key, name text not null unique, stamp text not null,
        sha256 text not null, head blob not null)""",
    # A record has a source and an entry has a path.
    """create table item (
        id integer primary key, source integer, path text unique, stamp text not null,
        keys blob not null, data blob not null)""",
    "create index item_of_source on item (source)",
    """create table key (
        key integer not null, item integer not null, primary key (key, item)) without rowid""",
)


def connect(root: Path, version: str) -> sqlite3.Connection:
    """Return a connection to the index of a digest, with a transaction begun.

    One that is damaged, or of another version of the program, is made anew; where none can be
    written, it lies in memory.
    """
    for _ in range(2):
        try:
            path = folder_of(root) / FILE
            connection = sqlite3.connect(path, isolation_level=None)
            prepare(connection, version)
        except sqlite3.OperationalError:  # it cannot be written to
            break
        except sqlite3.DatabaseError:  # damaged, or no database
            with suppress(OSError):
                path.unlink()
        except OSError:
            break
        else:
            return connection
    return in_memory(version)


def connect_to_read(root: Path, version: str) -> sqlite3.Connection | None:
    """Return a connection that can only read the index of a digest; None where there is none.

    Raises:
        sqlite3.Error: it is damaged, or another run is writing to it.

    """
    path = _folder(root)[0] / FILE
    if not path.is_file():
        return None
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=ro", uri=True, timeout=_PATIENCE, isolation_level=None
    )
    try:
        row = connection.execute("select value from meta where name = 'version'").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    if row == (version,):
        return connection
    connection.close()
    return None


def in_memory(version: str) -> sqlite3.Connection:
    """Return a connection to an empty index that is gone when it is closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    prepare(connection, version)
    return connection


def remove(root: Path) -> None:
    """Remove the index of a digest, if there is one."""
    with suppress(OSError):
        (folder_of(root) / FILE).unlink(missing_ok=True)


def folder_of(root: Path) -> Path:
    """Return where the index of a digest lies; clear away those of digests that are gone."""
    folder, digest = _folder(root)
    if not folder.is_dir():
        folder.mkdir(parents=True)
        (folder / _ROOT).write_text(digest, encoding="utf-8", errors="surrogateescape")
    for other in folder.parent.iterdir():
        with suppress(OSError):
            kept = (other / _ROOT).read_text(encoding="utf-8", errors="surrogateescape")
            if not Path(kept).exists():
                shutil.rmtree(other, ignore_errors=True)
    return folder


def _folder(root: Path) -> tuple[Path, str]:
    """Return where the index of a digest would lie, and how the digest is named there."""
    digest = str(root.resolve())
    caches = user_cache_path("conspectus", appauthor=False, opinion=False) / "digests"
    name = hashlib.sha256(digest.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return caches / name, digest


def prepare(connection: sqlite3.Connection, version: str) -> None:
    """Begin a transaction on an index of this version, empty or not."""
    connection.execute("pragma cache_size = -65536")  # KiB
    connection.execute("begin immediate")
    tables = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    if ("meta",) in tables:
        (known,) = connection.execute(
            "select max(value) from meta where name = 'version'"
        ).fetchone()
        if known == version:
            connection.execute("update meta set value = value where name = 'version'")
            return  # and it can be written to
    for (table,) in tables:
        connection.execute(f'drop table "{table}"')
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute("insert into meta values ('version', ?)", (version,))
