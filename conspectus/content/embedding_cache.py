"""Vectors of texts that a model has read, kept so that only new texts are read again.

They lie in the user's cache folder, for all digests together, under a hash of the model's name and
the text. The file can be deleted at any time; where it is damaged or cannot be written, the model
reads everything again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

import numpy as np
from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    import numpy.typing as npt

    Vector = npt.NDArray[np.float16]

FILE = "embeddings.sqlite"
_PATIENCE = 10
"""Seconds to wait for another run that is writing."""
_AT_ONCE = 500
"""Values in one statement; every SQLite takes 999."""
_CHECK_SIZE = 4
"""Bytes of a checksum before each vector: SQLite keeps none of its own."""
_TABLE = "create table if not exists vector (key blob primary key, model text, data blob not null)"


class EmbeddingCache:
    """Vectors by text, of one model. When the file fails, it says so once and does without."""

    def __init__(
        self, connection: sqlite3.Connection | None, model: str, warn: Callable[[str], None]
    ) -> None:
        self._db = connection
        self._model = model
        self._warn = warn

    def get(self, texts: Iterable[str]) -> dict[str, Vector]:
        """Return the vectors of those texts that are known."""
        if self._db is None:
            return {}
        by_key = {_key(self._model, text): text for text in texts}
        found: dict[str, Vector] = {}
        keys = list(by_key)
        try:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                query = f"select key, data from vector where key in ({marks})"  # noqa: S608  # only marks
                for key, sealed in self._db.execute(query, some):
                    if (vector := _opened(sealed)) is not None:
                        found[by_key[key]] = vector
        except sqlite3.Error as error:
            self._give_up(error)
        return found

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Keep the vectors of texts; an interrupted run keeps what was put before."""
        if self._db is None:
            return
        rows = [
            (_key(self._model, text), self._model, _sealed(vector))
            for text, vector in vectors.items()
        ]
        try:
            with self._db:
                self._db.executemany("insert or replace into vector values (?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        self._db = None
        self._warn(_complaint(error))


@contextmanager
def open_cache(model: str, warn: Callable[[str], None]) -> Iterator[EmbeddingCache]:
    """Give the cache of a model; what other models left there is forgotten.

    Args:
        model: its name and version, and whatever else its vectors depend on.
        warn: told once if the vectors cannot be kept.

    """
    connection = None
    try:
        connection = _connect(model)
    except (OSError, sqlite3.Error) as error:
        warn(_complaint(error))
    if connection is None:
        yield EmbeddingCache(None, model, warn)
        return
    with closing(connection):
        yield EmbeddingCache(connection, model, warn)


def _connect(model: str) -> sqlite3.Connection:
    folder = user_cache_path("conspectus", appauthor=False, opinion=False)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _prepared(folder / FILE, model)
    except sqlite3.OperationalError:  # it cannot be opened, or another run takes too long
        raise
    except sqlite3.DatabaseError:  # damaged, or no database
        with suppress(OSError):
            (folder / FILE).unlink()
        return _prepared(folder / FILE, model)


def _prepared(path: Path, model: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        with connection:
            connection.execute(_TABLE)
            connection.execute("delete from vector where model <> ?", (model,))
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _complaint(error: Exception) -> str:
    return (
        f"the cache of embeddings cannot be used ({error}), so that the next run computes them "
        f"again; look at the folder {user_cache_path('conspectus', appauthor=False)}."
    )


def _key(model: str, text: str) -> bytes:
    data = f"{model}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).digest()


def _sealed(vector: Vector) -> bytes:
    data = vector.astype("<f2").tobytes()
    return zlib.crc32(data).to_bytes(_CHECK_SIZE, "little") + data


def _opened(sealed: object) -> Vector | None:
    """Return a vector, or None if it is not as it was written."""
    if not isinstance(sealed, bytes):
        return None
    data = sealed[_CHECK_SIZE:]
    if zlib.crc32(data).to_bytes(_CHECK_SIZE, "little") != sealed[:_CHECK_SIZE]:
        return None
    return np.frombuffer(data, dtype="<f2").astype(np.float16)
