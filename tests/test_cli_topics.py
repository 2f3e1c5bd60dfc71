"""The ``topics`` command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tools.commands import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def birds(tmp_path: Path) -> Path:
    """Return a digest of a few papers."""
    (tmp_path / "content/papers").mkdir(parents=True)
    (tmp_path / "digest.yaml").write_text("title: Birds\n", encoding="utf-8")
    for number in range(4):
        text = f"title: Owls at night {number}\nabstract: We watch owls.\n"
        (tmp_path / f"content/papers/p{number}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_dry_run_says_what_would_change(birds: Path) -> None:
    """Each line begins as others of the stage do, and nothing is written."""
    done = run("topics", "--dry-run", "--root", birds)
    assert done.returncode == 0, done.stderr
    *changes, last = done.stdout.splitlines()
    assert last == "topics  4 papers in 1 topic; 4 newly placed (nothing was written)"
    assert all(line.startswith("topics  ") for line in changes)
    assert any("new topic" in line for line in changes)
    assert not (birds / "content/topics.yaml").exists()


def test_undo(birds: Path) -> None:
    """The topics are as they were; with nothing to undo that is one sentence."""
    run("topics", "--root", birds)
    done = run("topics", "--undo", "--root", birds)
    assert done.stdout == "topics  as they were before the last run that changed them\n"
    assert not (birds / "content/topics.yaml").exists()
    again = run("topics", "--undo", "--root", birds)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == (
        "error: content/topics.yaml: no run has changed it that could be undone.\n"
    )


@pytest.mark.parametrize("option", ["--regroup", "--dry-run"])
def test_undo_stands_alone(birds: Path, option: str) -> None:
    """What it would mean together with others is not guessed."""
    done = run("topics", "--undo", option, "--root", birds)
    assert done.returncode == 2
    assert "--undo stands alone." in done.stderr
