"""A fresh digest: settings, folders and the workflow that publishes it, from bundled files.

In the bundled folder, ``dot-`` stands for the dot of a hidden name, and ``[[ … ]]`` for a value,
so that the workflow's own ``${{ … }}`` stays as it is.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conspectus import __version__
from conspectus.content.template_files import template_folders
from conspectus.errors import ConspectusError, OutputError
from conspectus.progress import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = "new-digest"
_DOT = "dot-"
DEFAULT_TITLE = "Paper digest"


def new_digest(target: Path, *, title: str | None = None) -> list[Path]:
    """Make a digest in a new or empty folder; return the files, in the order of their names.

    A folder that holds nothing but a fresh git repository counts as empty.

    Raises:
        ConspectusError: the title is not one line of text.
        OutputError: the folder holds something, or cannot be written; nothing is then left in it.
    """
    title = DEFAULT_TITLE if title is None else title.strip()
    if not title or not title.isprintable():
        raise ConspectusError(f"the title is {title!r}; write one line of text.")
    texts = _texts(template_folders(target)[-1] / _FOLDER, title)
    target = target.resolve()
    try:
        _refuse_occupied(target)
        with _beside(target) as folder:
            _write(folder, texts)
            _move_contents(folder, target)
    except OSError as error:
        name = shown_path(target)
        raise OutputError(f"{name}: cannot be written: {error.strerror or error}.") from None
    return [target / name for name in texts]


def _texts(folder: Path, title: str) -> dict[str, str]:
    """Return the text of each file of a fresh digest, by its path below the digest's folder."""
    environment = Environment(  # the texts are YAML and Markdown, not HTML
        loader=FileSystemLoader(folder),
        autoescape=False,  # noqa: S701  # as said above
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        variable_start_string="[[",
        variable_end_string="]]",
    )
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    texts = {
        _real_name(name): environment.get_template(name) for name in environment.list_templates()
    }
    values = {"title": title, "requirement": requirement(__version__)}
    return {name: texts[name].render(values) for name in sorted(texts)}


def requirement(version: str) -> str:
    """Return what pip is asked for: a version's own line, as the next may need other content.

    >>> requirement("0.1.3")
    'conspectus>=0.1,<0.2'
    """
    major, minor = version.split(".")[:2]
    return f"conspectus>={major}.{minor},<{major}.{int(minor) + 1}"


def _real_name(name: str) -> str:
    """Return the name of a file in a digest.

    >>> _real_name("dot-github/workflows/pages.yml")
    '.github/workflows/pages.yml'
    """
    parts = PurePosixPath(name).parts
    return "/".join(f".{p.removeprefix(_DOT)}" if p.startswith(_DOT) else p for p in parts)


def _refuse_occupied(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise OutputError(f"{shown_path(target)} is not a folder; name a new one.")
    found = sorted(path.name for path in target.iterdir()) if target.exists() else []
    if found not in ([], [".git"]):
        raise OutputError(
            f"{shown_path(target)} holds {found[0]!r} already; name a new folder or one that is "
            "empty."
        )


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give an empty hidden folder in the same file system, which is gone in the end."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _move_contents(source: Path, target: Path) -> None:
    """Move all there is in a folder into another one, or nothing."""
    made = not target.exists()
    moved: list[Path] = []
    target.mkdir(exist_ok=True)
    try:
        for path in sorted(source.iterdir()):
            path.rename(target / path.name)
            moved.append(target / path.name)
    except BaseException:
        for path in moved:
            path.rename(source / path.name)
        if made:
            target.rmdir()
        raise
