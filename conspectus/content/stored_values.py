"""Records and entries as the ingest index stores them: MessagePack, both ways."""

from __future__ import annotations

from typing import Any

import msgspec

from conspectus.model.paper import Paper
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Listing, Record

_NO_YEAR = "--"
"""Begins a month and day without year, as in ISO 8601:1988."""


class _StoredRecord(Record, frozen=True, kw_only=True, gc=False):
    """A record whose date may come as text: MessagePack cannot tell its kinds of dates apart."""

    published: Any = None


class Head(Listing, frozen=True, kw_only=True):
    """A listing without its records."""

    records: Any = ()
    """None: they are stored one by one."""
    count: int
    """How many it has."""


def _hook(kind: type, value: object) -> PartialDate:
    if kind is not PartialDate or not isinstance(value, str):
        raise NotImplementedError(kind)
    return PartialDate(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=str)
_PAPERS = msgspec.msgpack.Decoder(Paper, dec_hook=_hook)
_RECORDS = msgspec.msgpack.Decoder(_StoredRecord)
_HEADS = msgspec.msgpack.Decoder(Head)


def encode_paper(paper: Paper) -> bytes:
    """Return an entry as bytes."""
    return _ENCODER.encode(paper)


def decode_paper(data: bytes) -> Paper:
    """Return the entry that ``encode_paper`` was given."""
    return _PAPERS.decode(data)


def encode_record(record: Record) -> bytes:
    """Return a record as bytes."""
    if isinstance(record.published, MonthDay):
        text = f"{_NO_YEAR}{record.published.month}-{record.published.day}"
        stored = _StoredRecord(**msgspec.structs.asdict(record) | {"published": text})
        return _ENCODER.encode(stored)
    return _ENCODER.encode(record)


def decode_record(data: bytes) -> Record:
    """Return the record that ``encode_record`` was given."""
    record = _RECORDS.decode(data)
    if record.published:
        msgspec.structs.force_setattr(record, "published", _date(record.published))
    return record


def encode_head(listing: Listing) -> bytes:
    """Return a listing without its records as bytes."""
    values = msgspec.structs.asdict(listing) | {"records": (), "count": len(listing.records)}
    return _ENCODER.encode(Head(**values))


def decode_head(data: bytes) -> Head:
    """Return the listing that ``encode_head`` was given, without its records."""
    return _HEADS.decode(data)


def _date(text: str) -> PartialDate | MonthDay:
    if text.startswith(_NO_YEAR):
        month, day = text.removeprefix(_NO_YEAR).split("-")
        return MonthDay(int(month), int(day))
    return PartialDate(text)
