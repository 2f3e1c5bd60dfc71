"""``docs/architecture.md`` names every module of the search in its place; imports keep to it."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "templates" / "assets" / "search"
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

IMPORT = re.compile(r'^import\s*(?:\{[^}]*\}\s*from\s*)?"([^"]+)";', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
PAGE = re.compile(r"\b(?:document|window|location|localStorage|navigator|history|matchMedia)\b")
NETWORK = re.compile(r"\bfetch\(|\bXMLHttpRequest\b")

KNOW_THE_PAGE = {"load-by-script"}
KNOW_THE_NETWORK = {"load-by-fetch"}
FOR_THE_PAGE = {"limits", "load-by-script", "whole-words"}
"""What the page's own modules may import of the rest: all else it asks by messages."""


def rows(heading: str) -> list[list[str]]:
    """Return the modules in the last column of the table below a heading, row by row."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [re.findall("`([a-z-]+)`", line.split("|")[-2]) for line in lines[2:]]


SCRIPT_ROWS = rows("Search in the browser")
ROW_OF = {module: place for place, row in enumerate(SCRIPT_ROWS) for module in row}


def code_of(module: str) -> str:
    """Return what a script does, without its comments."""
    return COMMENT.sub("", (SCRIPTS / f"{module}.js").read_text(encoding="utf-8"))


def imported(module: str) -> set[str]:
    """Return the modules that a script imports."""
    paths = (posixpath.normpath(path) for path in IMPORT.findall(code_of(module)))
    return {path.removesuffix(".js") for path in paths}


@pytest.mark.parametrize(
    ("heading", "files"),
    [
        ("Search", "conspectus/search/*.py"),
        ("Search in the browser", "templates/assets/search/*.js"),
    ],
)
def test_every_module_has_one_place(heading: str, files: str) -> None:
    """Who adds a module says in the table what it is for."""
    found = {path.stem for path in ROOT.glob(files)} - {"__init__"}
    assert sorted(found) == sorted(module for row in rows(heading) for module in row)


@pytest.mark.parametrize("module", ROW_OF)
def test_scripts_import_one_way(module: str) -> None:
    """A module imports only from its own row and from those above it."""
    below = {each for each in imported(module) if ROW_OF[each] > ROW_OF[module]}
    assert below == set()


@pytest.mark.parametrize("module", SCRIPT_ROWS[-1])
def test_the_page_knows_the_engine_by_its_messages(module: str) -> None:
    """What runs in a Worker is not loaded by the page as well."""
    assert imported(module) <= {*SCRIPT_ROWS[-1], *FOR_THE_PAGE}


@pytest.mark.parametrize("module", [each for row in SCRIPT_ROWS[:-1] for each in row])
def test_the_engine_knows_neither_page_nor_network(module: str) -> None:
    """It runs in a Worker as under Node.js; what loads its parts is told to it."""
    code = code_of(module)
    assert PAGE.findall(code) == [] or module in KNOW_THE_PAGE
    assert NETWORK.findall(code) == [] or module in KNOW_THE_NETWORK
