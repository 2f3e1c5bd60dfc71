"""The writing half of ingest. Killed at any moment, it leaves whole files and true notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.listing_files import FOLDER as LISTINGS
from conspectus.content.listing_files import write_source
from conspectus.content.paper_edit import edit_paper
from conspectus.content.paper_files import FOLDER as PAPERS
from conspectus.content.paper_files import format_paper, read_paper
from conspectus.content.reading import read_text
from conspectus.content.stamps import stamp_of, wait_for_next
from conspectus.content.writing import remove_left_behind, write_text
from conspectus.errors import InputError
from conspectus.stages.ingesting.entries import entry_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from conspectus.content.ingest_index import IngestIndex, Item
    from conspectus.ingest.plan import Change
    from conspectus.report import Reporter
    from conspectus.stages.ingesting.sources import NewFile


class Edit(NamedTuple):
    """An entry that is to be written."""

    path: str
    """From the digest's folder."""
    change: Change
    before: str | None = None
    """What its file says; None for one that is new."""
    text: str | None = None
    """What it is to say; None for one that is new, whose text is made when it is written."""


def edits_of(root: Path, changes: Iterable[Change], paths: Mapping[str, str]) -> list[Edit]:
    """Return what has to be written.

    Args:
        root: the digest's folder.
        changes: entries before and after.
        paths: the paths of all entries by slug.

    Raises:
        InputError: an entry cannot be changed without touching what a person wrote, or a person
            has changed it just now.

    """
    edits = []
    for change in changes:
        if change.before is None:
            edits.append(Edit(f"{PAPERS}/{change.after.slug}.yaml", change))
        elif change.before != change.after:
            path = paths[change.before.slug]
            edits.append(_edit(root, path, change))
    return edits


def write_changes(  # all that is written
    root: Path,
    files: Iterable[NewFile],
    edits: Sequence[Edit],
    index: IngestIndex,
    *,
    reporter: Reporter,
) -> None:
    """Write new sources first, so that every entry can be traced to its bytes; then the entries.

    Raises:
        OutputError: something cannot be written.

    """
    folders = {(root / edit.path).parent for edit in edits}
    remove_left_behind([root / LISTINGS])
    remove_left_behind([root / PAPERS, *folders], age=0)  # whoever writes here holds the lock
    for file in files:
        write_source(root, file.path, file.data)
    written: list[Item] = []
    for edit in reporter.track(edits, "Writing entries", len(edits)):
        path = root / edit.path
        _refuse_newer(root, path, edit)
        write_text(path, format_paper(edit.change.after) if edit.text is None else edit.text)
        written.append(entry_item(edit.path, edit.change.after, stamp_of(path.stat())))
    index.put_entries(written, touch=False)
    wait_for_next(item.stamp for item in written)


def _edit(root: Path, path: str, change: Change) -> Edit:
    file = read_paper(root / path, root=root)
    if change.before is None or file.paper != change.before:
        raise _changed(path)
    text = edit_paper(file.text, change.before, change.after, file=path)
    return Edit(path, change, file.text, text)


def _refuse_newer(root: Path, path: Path, edit: Edit) -> None:
    """Refuse to write over what a person has saved since the entry was read."""
    if path.exists() and (edit.before is None or read_text(path, root=root) != edit.before):
        raise _changed(edit.path)


def _changed(path: str) -> InputError:
    return InputError("was changed while it was being ingested; ingest again.", file=path)
