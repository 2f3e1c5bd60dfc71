"""A server on the loopback interface that plays arXiv's API, with invented papers."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from fetch.scripted_server import Server, Step, answer, serving

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"
 xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/kettle</id>
  <title>arXiv Query: {query}</title>
  <updated>2025-12-08T14:00:21Z</updated>
  <opensearch:totalResults>{total}</opensearch:totalResults>
"""
_ENTRY = """  <entry>
    <id>http://arxiv.org/abs/{id}v1</id>
    <title>{title}</title>
    <updated>{day}T08:15:00Z</updated>
    <summary>{abstract}</summary>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <published>{day}T18:00:00Z</published>
    <arxiv:primary_category term="cs.CL"/>
{authors}  </entry>
"""
ERROR = """  <entry>
    <id>http://arxiv.org/api/errors#something_went_wrong</id>
    <title>Error</title>
    <summary>something went wrong</summary>
    <updated>2025-12-08T00:00:00-05:00</updated>
    <author><name>arXiv api core</name></author>
  </entry>
"""


class OnArxiv(NamedTuple):
    """A paper that the toy arXiv has."""

    id: str
    title: str
    abstract: str = "We boil water and listen closely to every kettle while it sings."
    authors: tuple[str, ...] = ("Ada Kettle", "Bea Spout")

    @property
    def entry(self) -> str:
        """The paper as the API gives it."""
        names = "".join(f"    <author><name>{name}</name></author>\n" for name in self.authors)
        return _ENTRY.format(
            id=self.id,
            title=escape(self.title),
            abstract=escape(self.abstract),
            day=f"20{self.id[:2]}-{self.id[2:4]}-15",
            authors=names,
        )


class ToyArxiv(dict[str, list[Step]]):
    """The script of a server: what the API would answer, after some troubles."""

    def __init__(self, papers: Iterable[OnArxiv]) -> None:
        super().__init__()
        self.papers = list(papers)
        self.troubles: list[Step] = []
        """Answers to the next requests."""
        self.queries: list[str] = []
        """What was asked, as the API understands it."""
        self.url = ""

    def get(self, path: str, default: object = None) -> list[Step]:
        """Return how to answer a request."""
        del default
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        self.queries.append(query.get("id_list") or query["search_query"])
        if self.troubles:
            return [self.troubles.pop(0)]
        found = [paper for paper in self.papers if _is_found(paper, query)]
        most = int(query["max_results"])
        return [answer(feed(*(paper.entry for paper in found[:most]), query=self.queries[-1]))]


def feed(*entries: str, query: str = "") -> bytes:
    """Return an answer of the API."""
    head = _HEAD.format(query=escape(query), total=len(entries))
    return f"{head}{''.join(entries)}</feed>\n".encode()


@contextmanager
def playing(*papers: OnArxiv) -> Iterator[ToyArxiv]:
    """Run a server that has some papers, for as long as the block lasts."""
    arxiv = ToyArxiv(papers)
    with serving() as server:
        arxiv.url = _plays(server, arxiv)
        yield arxiv


def _plays(server: Server, arxiv: ToyArxiv) -> str:
    server.script = arxiv
    return server.url


def _is_found(paper: OnArxiv, query: dict[str, str]) -> bool:
    if ids := query.get("id_list"):
        return paper.id in ids.split(",")
    title = _words(paper.title)
    return any(
        all(f" {_words(phrase)} " in f" {title} " for phrase in re.findall(r'ti:"([^"]*)"', each))
        for each in query["search_query"].split(" OR ")
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
