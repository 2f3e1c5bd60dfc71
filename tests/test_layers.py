"""Imports run one way: values, readers and files, computations, pages, stages, commands."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "conspectus"

LAYERS = [
    {"errors", "report", "progress", "model"},
    {"readers", "content"},
    {"ingest", "topics", "search"},
    {"pages"},
    {"render"},
    {"stages"},
    {"preview"},
    {"cli"},
    {"__main__"},
]
"""Lowest first. A module may import from its own part and from lower layers."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(dotted: str) -> str:
    """Return the part of the package that a dotted module name lies in."""
    return dotted.split(".")[1] if "." in dotted else ""


def layer_of(part: str) -> int:
    """Return the index of a part's layer."""
    (layer,) = (index for index, parts in enumerate(LAYERS) if part in parts)
    return layer


def imported_parts(path: Path) -> set[str]:
    """Return the parts of the package that a module imports, wherever the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    inner = {part_of(name) for name in names if name.startswith("conspectus.")}
    return {
        part for part in inner if (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").exists()
    }


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
