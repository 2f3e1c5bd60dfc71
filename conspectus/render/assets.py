"""Styles, scripts and icons: the bundled ones, each hidden by the digest's own of the same name."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from conspectus.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = "assets"
_PACKAGE = Path(__file__).parents[1]
_BUNDLED = _PACKAGE / "bundled"


def template_folders(root: Path) -> tuple[Path, ...]:
    """Return where templates are looked for: the digest's own folder, then the bundled one."""
    installed = _BUNDLED / "templates"
    bundled = installed if installed.is_dir() else _PACKAGE.parent / "templates"
    return (root / "templates", bundled)


def collect_assets(folders: Sequence[Path]) -> dict[str, bytes]:
    """Return all assets by their name below ``assets/``, lunr.js included.

    Raises:
        OutputError: lunr.js is not there, so the package was not installed.
    """
    assets = {"lunr.js": _lunr_js()}
    for folder in reversed([folder / FOLDER for folder in folders]):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                assets[path.relative_to(folder).as_posix()] = path.read_bytes()
    return dict(sorted(assets.items()))


def version_of(assets: Mapping[str, bytes]) -> str:
    """Return a short name of the assets' contents, which changes whenever one of them does."""
    digest = hashlib.sha256()
    for name, data in assets.items():
        digest.update(f"{name}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:10]


def _lunr_js() -> bytes:
    path = _BUNDLED / "lunr.js"
    if not path.is_file():
        raise OutputError(
            f"{path} is missing; it is made when Conspectus is installed: run 'pip install -e .'."
        )
    return path.read_bytes()
