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

TOPICS = PACKAGE / "topics"

TOPIC_LAYERS = [
    {"likeness"},
    {"grouping", "naming"},
    {"keeping", "explaining", "mapping"},
]
"""The same within ``conspectus/topics/``: what groups papers knows no names, and the reverse."""

MODULES = sorted(PACKAGE.rglob("*.py"))

PURE = {"model", "readers", "ingest", "topics", "search", "pages", "render", "doubts"}
"""Parts that take values and give values."""

CONSTANTS_IN_FILES = {"topics/naming/background.py"}
"""Pure modules that load data of the package itself, which never differs, as imports load code."""

LOADERS = {"importlib", "pkgutil"}
"""What data of the package itself is loaded by."""

IMPURE_MODULES = {
    *("os", "random", "secrets", "shutil", "socket", "subprocess", "tempfile", "time"),
    *LOADERS,
}
IMPURE_NAMES = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "glob", "rglob", "iterdir"),
    *("exists", "is_file", "is_dir", "stat", "mkdir", "unlink", "rename"),
    *("now", "utcnow", "today", "FileSystemLoader", "PackageLoader"),
}
"""What files, the clock and chance are reached by; ``gzip.open`` of bytes is none of it."""


def not_below(part: str, others: set[str], layers: list[set[str]]) -> set[str]:
    """Return those of other parts that lie in no lower layer than a part."""
    layer_of = {each: index for index, parts in enumerate(layers) for each in parts}
    return {other for other in others - {part} if layer_of[other] >= layer_of[part]}


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


def imported_parts(path: Path, folder: Path = PACKAGE) -> set[str]:
    """Return the parts of a folder of the package that a module imports."""
    package = ".".join(path.relative_to(PACKAGE.parent).parent.parts)
    names = imported_names(path.read_text(encoding="utf-8"), package)
    above = ".".join(folder.relative_to(PACKAGE.parent).parts) + "."
    inner = {name.removeprefix(above).split(".")[0] for name in names if name.startswith(above)}
    return {part for part in inner if (folder / part).is_dir() or (folder / f"{part}.py").exists()}


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
    assert not_below(part, imported_parts(path), LAYERS) == set()


@pytest.mark.parametrize(
    "path", sorted(TOPICS.rglob("*/*.py")), ids=lambda p: str(p.relative_to(TOPICS))
)
def test_parts_of_topics_import_one_way(path: Path) -> None:
    """Papers are compared, then grouped or named; topics are kept, explained and drawn last."""
    part = path.relative_to(TOPICS).parts[0]
    assert not_below(part, imported_parts(path, TOPICS), TOPIC_LAYERS) == set()


def test_parts_of_one_layer_do_not_import_each_other() -> None:
    """A part may know lower ones and itself, neither its equals nor what is above."""
    layers = [{"a"}, {"b", "c"}, {"d"}]
    assert not_below("b", {"a", "b", "c", "d"}, layers) == {"c", "d"}


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
    constants = path.relative_to(PACKAGE).as_posix() in CONSTANTS_IN_FILES
    allowed = LOADERS if constants else set()
    assert set(impurities(path.read_text(encoding="utf-8"))) - allowed == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("open('x')", ["open"]),
        ("Path('x').read_text()", ["Path('x').read_text"]),
        ("sorted(map(Path.read_bytes, []))", ["Path.read_bytes"]),
        ("import os.path", ["os"]),
        ("from random import shuffle", ["random"]),
        ("from pkgutil import get_data", ["pkgutil"]),
        ("from importlib import resources", ["importlib"]),
        ("dt.date.today()", ["dt.date.today"]),
        ("def year(today): return today.year", []),
        ("gzip.open(io.BytesIO(data))", []),
    ],
)
def test_what_counts_as_touching(source: str, found: list[str]) -> None:
    """Files, clock and chance are seen by the names that reach them."""
    assert impurities(source) == found
