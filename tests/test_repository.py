"""What git tracks is ours, and works on any machine."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import PurePosixPath

import pytest
from tools.programs import ROOT, program

LARGEST = 1_000_000
MACHINE_PATH = re.compile(rb"(?<![\w.:/-])/(?:home|root|Users|work|tmp)/[\w.-]")
PATTERNS_THEMSELVES = "tests/test_repository.py"


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """Return the paths that git tracks; skips where the source came without its history."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a git checkout")
    return [path for path in listed_by_git() if (ROOT / path).is_file()]


def listed_by_git(*options: str) -> list[str]:
    """Return the paths that ``git ls-files`` gives."""
    command = [program("git"), "ls-files", "-z", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.split("\0")[:-1]


def test_nothing_that_is_ignored_is_tracked(tracked: list[str]) -> None:
    """What is installed or built stays out, be it a folder or a link to one."""
    assert tracked
    assert listed_by_git("--cached", "--ignored", "--exclude-standard") == []


def test_no_link_is_tracked(tracked: list[str]) -> None:
    """A link leads to a place that other machines do not have."""
    assert tracked
    assert [line for line in listed_by_git("--stage") if line.startswith("120000")] == []


def test_no_third_party_script_is_tracked(tracked: list[str]) -> None:
    """Scripts of others come from their packages; none is minified or vendored here."""
    foreign = re.compile(
        r"\.min\.(js|css)$|(^|/)(node_modules|vendor|bundled)/|(^|/)lunr(\.min)?\.js$"
    )
    assert [path for path in tracked if foreign.search(path)] == []


def test_no_minified_line_is_tracked(tracked: list[str]) -> None:
    """No script or style sheet has a line that only a program would write."""
    scripts = [path for path in tracked if PurePosixPath(path).suffix in (".js", ".mjs", ".css")]
    endless = [
        path
        for path in scripts
        if any(len(line) > 300 for line in (ROOT / path).read_text(encoding="utf-8").splitlines())
    ]
    assert endless == []


def test_no_machine_path_is_tracked(tracked: list[str]) -> None:
    """No file names a folder of the machine it was written on; listings are as they were saved."""
    own = [
        path for path in tracked if not path.startswith("content/") and path != PATTERNS_THEMSELVES
    ]
    assert [path for path in own if MACHINE_PATH.search((ROOT / path).read_bytes())] == []


def test_the_built_site_is_not_tracked(tracked: list[str]) -> None:
    """Of ``site/`` git tracks only the file that keeps the folder empty."""
    assert [path for path in tracked if path.startswith("site/")] == ["site/.gitignore"]


def test_no_large_file_is_tracked(tracked: list[str]) -> None:
    """A clone stays quick: no file is over a megabyte."""
    assert [path for path in tracked if (ROOT / path).stat().st_size > LARGEST] == []


def test_npm_lock_names_no_registry() -> None:
    """The lock pins versions and checksums, and leaves the registry to whoever installs."""
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    packages = json.loads(text)["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
