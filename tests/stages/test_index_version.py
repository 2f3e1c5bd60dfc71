"""The version of the ingest index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.stages import index_version

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("module", ["readers/table.py", "readers/arxiv/page.py"])
def test_a_changed_module_makes_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """The index is dropped when a module of a part that makes it changes, however deep it lies."""
    path = tmp_path / module
    path.parent.mkdir(parents=True)
    path.write_text("1")
    monkeypatch.setattr(index_version, "__file__", str(tmp_path / "stages/index_version.py"))
    before = index_version.index_version()
    path.write_text("2")
    assert index_version.index_version() != before
