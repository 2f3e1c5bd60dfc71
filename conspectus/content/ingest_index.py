"""An index of what ingest has read, so that the next run need read only what has changed.

It lies in the user's cache folder and can be deleted at any time: then the next run reads
everything. It holds items with keys that its user chooses: the records of all sources, and
all entries. Items that share a key belong together. What a run changes is one transaction, so a
killed run leaves the index as it was.
"""

from __future__ import annotations

import array
import sqlite3
import struct
import zlib
from contextlib import closing, contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from conspectus.content.index_database import connect, in_memory, remove

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_AT_ONCE = 500
"""Values in one statement; every SQLite takes 999."""
_MOST_OF_IT = 3
"""From a third of all items on, reading all takes no longer than asking for some."""
_CHECK = struct.Struct("<I")
"""A checksum before the data of each item: SQLite keeps none of its own."""
T = TypeVar("T")


class StoredSource(NamedTuple):
    """A source as it was read last."""

    id: int
    stamp: str
    sha256: str
    head: bytes
    """Whatever the user wants to know of it without its records."""


class Item(NamedTuple):
    """A record, which has a source, or an entry, which has a path."""

    keys: Sequence[int]
    """64 bits each, signed."""
    data: bytes
    source: int | None = None
    path: str | None = None
    stamp: str = ""


class DamagedIndexError(Exception):
    """What an index says cannot be relied on; do the work again with an empty one."""


@contextmanager
def open_index(root: Path, version: str, *, lasting: bool = True) -> Iterator[IngestIndex]:
    """Give the index of a digest; its changes last if the block ends well.

    Where nothing can be written to the cache folder, it begins empty and is lost.

    Args:
        root: the digest's folder.
        version: of the program; an index of another one is made anew.
        lasting: whether to use the one on the disk, and not an empty one.

    Raises:
        DamagedIndexError: while it was used, the index turned out to be damaged. It is gone now.

    """
    with closing(connect(root, version) if lasting else in_memory(version)) as connection:
        try:
            index = IngestIndex(connection)
            if index.is_empty:
                index.touch_all()  # everything will be new: there is no need to keep all the keys
            yield index
        except (sqlite3.Error, DamagedIndexError) as error:
            remove(root)
            raise DamagedIndexError from error
        with suppress(sqlite3.OperationalError):  # a full disk: the next run reads everything
            connection.commit()


class IngestIndex:
    """Sources, records and entries as they were read last, and the keys that have changed since."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._touched: set[int] = set()
        self._all_touched = False

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a record nor an entry."""
        return self._db.execute("select 1 from item limit 1").fetchone() is None

    def meta(self, name: str) -> str | None:
        """Return what was remembered under a name."""
        row = self._db.execute("select value from meta where name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_meta(self, name: str, value: str) -> None:
        """Remember something under a name."""
        self._db.execute("insert or replace into meta values (?, ?)", (name, value))

    def sources(self) -> dict[str, StoredSource]:
        """Return all sources by name."""
        rows = self._db.execute("select name, id, stamp, sha256, head from source order by name")
        return {
            name: StoredSource(number, stamp, sha256, opened(head))
            for name, number, stamp, sha256, head in rows
        }

    def put_source(
        self, name: str, stamp: str, sha256: str, head: bytes, records: Iterable[Item]
    ) -> None:
        """Store a source and its records, in the place of an earlier one of that name."""
        self.drop_source(name)
        row = self._db.execute(
            "insert into source (name, stamp, sha256, head) values (?, ?, ?, ?)",
            (name, stamp, sha256, _sealed(head)),
        )
        self._put(record._replace(source=row.lastrowid) for record in records)

    def set_source_stamp(self, name: str, stamp: str) -> None:
        """Note that a source still has the bytes that are stored, under a new stamp."""
        self._db.execute("update source set stamp = ? where name = ?", (stamp, name))

    def drop_source(self, name: str) -> None:
        """Forget a source and its records."""
        row = self._db.execute("select id from source where name = ?", (name,)).fetchone()
        if row:
            self._drop("select id, keys from item where source = ?", row)
            self._db.execute("delete from source where id = ?", row)

    @property
    def is_touched(self) -> bool:
        """Whether there is anything to look at."""
        return self._all_touched or bool(self._touched)

    def touch_source(self, number: int) -> None:
        """Have the records of a source, and all that belongs to them, looked at."""
        for (keys,) in self._db.execute("select keys from item where source = ?", (number,)):
            self._touched.update(_unpacked(keys))

    def entry_stamps(self) -> dict[str, str]:
        """Return the stamps of all entries by path."""
        return dict(self._db.execute("select path, stamp from item where path is not null"))

    def put_entries(self, entries: Iterable[Item], *, touch: bool = True) -> None:
        """Store entries, in the place of earlier ones of the same paths.

        Args:
            entries: with path and stamp.
            touch: whether what belongs to them has to be looked at.

        """
        touched = set(self._touched)
        for some in _chunks(entries, 10_000):
            paths = [entry.path for entry in some if entry.path]
            for (known,) in list(self._select("select path from item where path in", paths)):
                self.drop_entry(known)
            self._put(some)
        if not touch:
            self._touched = touched

    def drop_entry(self, path: str) -> None:
        """Forget an entry."""
        self._drop("select id, keys from item where path = ?", (path,))

    def touch_all(self) -> None:
        """Have everything looked at."""
        self._all_touched = True
        self._touched.clear()

    def touched_items(self) -> Iterator[Item]:
        """Yield all items that share a key with one that was touched, directly or through others.

        Only data, source and path are filled in. Records come in the order of their sources.
        """
        columns = "select data, source, path from item"
        found = None if self._all_touched else self._connected()
        if found is None:
            rows: Iterable[tuple[bytes, int | None, str | None]] = self._db.execute(
                f"{columns} order by id"
            )
        else:
            rows = self._select(f"{columns} where id in", sorted(found))
        for packed, source, path in rows:
            yield Item((), opened(packed), source, path)

    def _connected(self) -> set[int] | None:
        """Return the ids of items that belong to what was touched; None if that is most of all."""
        (total,) = self._db.execute("select count(*) from item").fetchone()
        found: set[int] = set()
        seen: set[int] = set()
        frontier = self._touched
        while frontier:
            if len(frontier) * _MOST_OF_IT > total or len(found) * _MOST_OF_IT > total:
                return None
            seen |= frontier
            rows = self._select("select item from key where key in", frontier)
            new = {item for (item,) in rows} - found
            found |= new
            rows = self._select("select keys from item where id in", new)
            frontier = {key for (keys,) in rows for key in _unpacked(keys)} - seen
        return found

    def _select(self, query: str, values: Iterable[int | str]) -> Iterator[tuple[Any, ...]]:
        for some in _chunks(values, _AT_ONCE):
            marks = ",".join("?" * len(some))
            yield from self._db.execute(f"{query} ({marks})", some)

    def _put(self, items: Iterable[Item]) -> None:
        (last,) = self._db.execute("select coalesce(max(id), 0) from item").fetchone()
        for some in _chunks(enumerate(items, start=last + 1), 20_000):
            self._db.executemany(
                "insert into item (id, source, path, stamp, keys, data) values (?, ?, ?, ?, ?, ?)",
                (
                    (
                        number,
                        item.source,
                        item.path,
                        item.stamp,
                        _packed(item.keys),
                        _sealed(item.data),
                    )
                    for number, item in some
                ),
            )
            pairs = sorted((key, number) for number, item in some for key in set(item.keys))
            self._db.executemany("insert into key values (?, ?)", pairs)
            if not self._all_touched:
                self._touched.update(key for key, _ in pairs)

    def _drop(self, query: str, parameters: tuple[Any, ...]) -> None:
        for number, packed in self._db.execute(query, parameters).fetchall():
            keys = _unpacked(packed)
            self._touched.update(keys)
            self._db.executemany(
                "delete from key where key = ? and item = ?", ((key, number) for key in keys)
            )
            self._db.execute("delete from item where id = ?", (number,))


def _sealed(data: bytes) -> bytes:
    return _CHECK.pack(zlib.crc32(data)) + data


def opened(sealed: bytes) -> bytes:
    """Return the data of an item, a record or an entry, as the database holds it.

    Raises:
        DamagedIndexError: it is not what was stored.

    """
    data = sealed[_CHECK.size :]
    if _CHECK.pack(zlib.crc32(data)) != sealed[: _CHECK.size]:
        raise DamagedIndexError
    return data


def _packed(keys: Iterable[int]) -> bytes:
    return array.array("q", keys).tobytes()


def _unpacked(data: bytes) -> array.array[int]:
    return array.array("q", data)


def _chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
