"""Writing the files of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.errors import OutputError
from conspectus.render.site import SiteFile
from conspectus.stages.site import _write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("a/b", "two parts of the site have the address a/b; rename one of them."),
        ("a/b/c", "two parts of the site have the address a/b/c; rename one of them."),
        ("../x", "the address ../x leads out of the site; rename what has it."),
        ("s" * 300, "s, a file of the site, cannot be written: File name too long."),
    ],
)
def test_files_that_cannot_be_written(tmp_path: Path, path: str, message: str) -> None:
    """The message names the file by its address, not by the hidden folder it is built in."""
    folder = tmp_path / "..site.conspectus" / "new"  # its dots are no way out
    assert _write(folder, SiteFile("a/b", b"one")) == 3
    with pytest.raises(OutputError) as caught:
        _write(folder, SiteFile(path, b"two"))
    assert str(caught.value).endswith(message)
    assert str(folder) not in str(caught.value)
    assert [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()] == [b"one"]
