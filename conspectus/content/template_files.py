"""Templates and assets: the bundled ones, each hidden by the digest's own of the same name."""

from __future__ import annotations

from pathlib import Path

from conspectus.content.reading import files_below, name_of, read_text
from conspectus.errors import InputError, OutputError

ASSETS = "assets"
"""The folder of styles, scripts and icons among the templates."""
_PACKAGE = Path(__file__).parents[1]
_BUNDLED = _PACKAGE / "bundled"


def template_folders(root: Path) -> tuple[Path, ...]:
    """Return where templates are looked for: the digest's own folder, then the bundled one."""
    installed = _BUNDLED / "templates"
    bundled = installed if installed.is_dir() else _PACKAGE.parent / "templates"
    return (root / "templates", bundled)


def read_template(name: str, *, root: Path) -> tuple[str, str] | None:
    """Return the text of a template and the path of its file; None where there is none.

    Raises:
        InputError: it cannot be read or is not UTF-8.
    """
    parts = [part for part in name.split("/") if part]
    for path in (folder.joinpath(*parts) for folder in template_folders(root)):
        if ".." not in parts and _is_file(path, root=root):
            return read_text(path, root=root), name_of(path, root=root)
    return None


def read_assets(root: Path) -> dict[str, bytes]:
    """Return all assets by their name below ``assets/``, lunr.js included.

    Raises:
        InputError: one cannot be read.
        OutputError: lunr.js is not there, so the package was not installed.
    """
    assets = {"lunr.js": _lunr_js()}
    for folder in reversed([folder / ASSETS for folder in template_folders(root)]):
        for path in files_below(folder, root=root):
            assets[path.relative_to(folder).as_posix()] = _read_bytes(path, root=root)
    return dict(sorted(assets.items()))


def _is_file(path: Path, *, root: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise _unreadable(path, error, root=root) from None


def _read_bytes(path: Path, *, root: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error, root=root) from None


def _unreadable(path: Path, error: OSError, *, root: Path) -> InputError:
    name = name_of(path, root=root)
    return InputError(f"cannot be read: {error.strerror or error}.", file=name)


def _lunr_js() -> bytes:
    path = _BUNDLED / "lunr.js"
    if not path.is_file():
        raise OutputError(
            f"{path} is missing; it is made when Conspectus is installed: run 'pip install -e .'."
        )
    return path.read_bytes()
