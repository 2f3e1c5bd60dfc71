"""Follows every reference of a built site, as files, and says which lead nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from tools.html_links import Document, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ELSEWHERE = ("mailto", "tel")


class Site:
    """A built site: a folder, and the address that its files will have."""

    def __init__(self, folder: Path, base_url: str) -> None:
        self.folder = folder
        self.base = urlsplit(base_url)
        self.pages = {
            path.relative_to(folder).as_posix(): Document(path.read_text(encoding="utf-8"))
            for path in sorted(folder.rglob("*.html"))
        }

    def is_earlier_address(self, page: str) -> bool:
        """Tell whether a page stands where another one stood that should be found instead."""
        path = urlsplit(self.pages[page].canonical).path
        return self.pages[page].redirects or (bool(path) and self.file_of(path) != page)

    def problems(self) -> list[str]:
        """Return a sentence for each reference of a page or a style sheet that is not sound."""
        return [
            f"{file}:{reference.line}: {reference.url} {problem}"
            for file, reference in self._references()
            if (problem := self.problem(reference, file))
        ]

    def _references(self) -> Iterator[tuple[str, Reference]]:
        for page, document in self.pages.items():
            yield from ((page, reference) for reference in document.references)
        for sheet in sorted(self.folder.rglob("*.css")):
            name = sheet.relative_to(self.folder).as_posix()
            text = sheet.read_text(encoding="utf-8")
            yield from ((name, reference) for reference in _style_references(text))

    def problem(self, reference: Reference, page: str) -> str | None:
        """Say what is wrong with a reference in a file of the site; None if it is sound."""
        url = urlsplit(urljoin(self.base.geturl() + page, reference.url))
        if url.scheme in ELSEWHERE or (url.scheme == "data" and reference.loads):
            return None
        if url.scheme not in ("http", "https"):
            return f"has the scheme {url.scheme!r}"
        if url.netloc != self.base.netloc:
            return "is loaded from another host" if reference.loads else None
        return self._problem_inside(url.path, url.fragment)

    def _problem_inside(self, path: str, fragment: str) -> str | None:
        if not path.startswith(self.base.path):
            return f"leaves the base path {self.base.path}"
        file = self.file_of(path)
        if not (self.folder / file).is_file():
            return "leads to no file"
        if file in self.pages and unquote(fragment) not in self.pages[file].fragments:
            return "names no element of that page"
        return None

    def file_of(self, path: str) -> str:
        """Return the file, below the site's folder, that a path below the base path stands for."""
        name = unquote(path.removeprefix(self.base.path))
        return f"{name}index.html" if name == "" or name.endswith("/") else name

    def file_of_url(self, url: str) -> str | None:
        """Return the file that an absolute URL stands for; None if it is not one of the site's."""
        parts = urlsplit(url)
        own = parts.netloc == self.base.netloc and parts.path.startswith(self.base.path)
        file = self.file_of(parts.path)
        return file if own and (self.folder / file).is_file() else None

    def reachable(self) -> set[str]:
        """Return the pages that links lead to from the home page, itself included."""
        seen, waiting = {"index.html"}, ["index.html"]
        while waiting:
            for target in set(self._targets(waiting.pop())) - seen:
                seen.add(target)
                waiting.append(target)
        return seen

    def _targets(self, page: str) -> Iterator[str]:
        for reference in self.pages[page].references:
            file = self.file_of_url(urljoin(self.base.geturl() + page, reference.url))
            if file in self.pages:
                yield file


def _style_references(text: str) -> Iterator[Reference]:
    for match in re.finditer(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""", text):
        line = text.count("\n", 0, match.start()) + 1
        yield Reference(match[1].removeprefix("url("), line, loads=True)
