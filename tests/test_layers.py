"""Imports run one way, and only the edges touch files, clock, chance and environment."""

from __future__ import annotations

import ast
from importlib.util import resolve_name
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "conspectus"

LAYERS = [
    {"errors", "report", "progress", "model"},
    {"readers", "content", "fetch"},
    {"ingest", "topics", "search"},
    {"pages"},
    {"render", "doubts"},
    {"stages"},
    {"preview"},
    {"running"},
    {"cli"},
    {"__main__"},
]
"""Lowest first. A module may import from its own part and from lower layers."""

MODULES = sorted(PACKAGE.rglob("*.py"))

PURE = {"model", "readers", "ingest", "topics", "search", "pages", "render", "doubts"}
"""Parts that take values and give values."""

IMPURE_MODULES = {"os", "random", "secrets", "shutil", "socket", "subprocess", "tempfile", "time"}
IMPURE_NAMES = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "glob", "rglob", "iterdir"),
    *("exists", "is_file", "is_dir", "stat", "mkdir", "unlink", "rename"),
    *("now", "utcnow", "today", "FileSystemLoader", "PackageLoader"),
}
"""What files, the clock and chance are reached by; ``gzip.open`` of bytes is none of it."""


def part_of(dotted: str) -> str:
    """Return the part of the package that a dotted module name lies in."""
    return dotted.split(".")[1] if "." in dotted else ""


def layer_of(part: str) -> int:
    """Return the index of a part's layer."""
    (layer,) = (index for index, parts in enumerate(LAYERS) if part in parts)
    return layer


def imported_names(source: str, package: str) -> set[str]:
    """Return the dotted names that a module of a package imports, wherever the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = resolve_name("." * node.level + (node.module or ""), package)
            names.add(module)
            names.update(f"{module}.{alias.name}" for alias in node.names)
    return names


def imported_parts(path: Path) -> set[str]:
    """Return the parts of the package that a module imports."""
    package = ".".join(path.relative_to(PACKAGE.parent).parent.parts)
    names = imported_names(path.read_text(encoding="utf-8"), package)
    inner = {part_of(name) for name in names if name.startswith("conspectus.")}
    return {
        part for part in inner if (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").exists()
    }


def impurities(source: str) -> list[str]:
    """Return what a module uses of files, clock and chance, by name."""
    found = sorted({name.split(".")[0] for name in imported_names(source, "p")} & IMPURE_MODULES)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in IMPURE_NAMES:
            found.append(ast.unparse(node))
        elif isinstance(node, ast.Name) and node.id == "open":
            found.append(node.id)
    return [name for name in found if name != "gzip.open"]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A module imports only from its own part of the package and from lower layers."""
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if part == "__init__":
        assert imported_parts(path) == set()
        return
    above = {
        other
        for other in imported_parts(path) - {part}
        if layer_of(other) >= layer_of(part) and other != part
    }
    assert above == set()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from . import b", "conspectus.pages.b"),
        ("from .b import c", "conspectus.pages.b.c"),
        ("from .. import stages", "conspectus.stages"),
        ("def f():\n    from ..stages.site import x", "conspectus.stages.site"),
        ("import conspectus.cli as c", "conspectus.cli"),
    ],
)
def test_every_way_to_import_is_seen(source: str, name: str) -> None:
    """Relative imports count like absolute ones."""
    assert name in imported_names(source, "conspectus.pages")


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in PURE],
    ids=lambda p: str(p.relative_to(PACKAGE)),
)
def test_pure_parts_touch_nothing(path: Path) -> None:
    """What computes is given values: no files, clock, chance or environment."""
    assert impurities(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("open('x')", ["open"]),
        ("Path('x').read_text()", ["Path('x').read_text"]),
        ("sorted(map(Path.read_bytes, []))", ["Path.read_bytes"]),
        ("import os.path", ["os"]),
        ("from random import shuffle", ["random"]),
        ("dt.date.today()", ["dt.date.today"]),
        ("def year(today): return today.year", []),
        ("gzip.open(io.BytesIO(data))", []),
    ],
)
def test_what_counts_as_touching(source: str, found: list[str]) -> None:
    """Files, clock and chance are seen by the names that reach them."""
    assert impurities(source) == found
