"""Replacing a built site: whole or not at all, and nothing but a built site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conspectus.errors import ConspectusError, OutputError
from conspectus.stages import publish
from conspectus.stages.publish import MARKER, staging

PUBLISH_AND_DIE = """
import os, sys
from pathlib import Path
from conspectus.stages.publish import staging

root, steps_left = Path(sys.argv[1]), int(sys.argv[2])

def die_in_time(event, arguments):
    global steps_left
    if event.startswith(("os.", "shutil.", "open")):
        steps_left -= 1
        if steps_left < 0:
            os._exit(9)

sys.addaudithook(die_in_time)
with staging(root / "site", root=root) as new:
    (new / "papers").mkdir()
    (new / "index.html").write_text("new")
    (new / "papers" / "index.html").write_text("new")
"""
"""Publishes, and dies before that many steps on the file system."""

OLD = {"index.html": "old", "topics/index.html": "old"}
NEW = {"index.html": "new", "papers/index.html": "new"}
KEPT = {".gitignore": "*\n", ".well-known/security.txt": "x"}


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def texts_in(folder: Path) -> dict[str, str]:
    """Return all files below a folder, the marker aside."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def digest_with_old_site(root: Path) -> Path:
    """Make a digest with a built site and hidden files in it; return the site's folder."""
    site = root / "site"
    write(root, {"digest.yaml": "title: x\n"})
    write(site, OLD | KEPT | {MARKER: ""})
    return site


def put(site: Path, texts: dict[str, str] = NEW) -> None:
    """Replace a site."""
    with staging(site, root=site.parent) as new:
        write(new, texts)


def put_and_fail(site: Path) -> None:
    """Build a site whose build fails in the end."""
    with staging(site, root=site.parent) as new:
        write(new, NEW)
        raise ConspectusError("broken")


def test_a_site_is_replaced_but_for_its_hidden_files(tmp_path: Path) -> None:
    """The new site takes the old one's place; hidden files of the old one stay."""
    site = digest_with_old_site(tmp_path)
    put(site)
    assert texts_in(site) == NEW | KEPT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["digest.yaml", "site"]


def test_a_site_with_a_hidden_file_of_its_own(tmp_path: Path) -> None:
    """A hidden file of the new site wins over the old one's."""
    site = digest_with_old_site(tmp_path)
    put(site, NEW | {".gitignore": "new"})
    assert texts_in(site)[".gitignore"] == "new"


@pytest.mark.parametrize("before", [None, {}, {".gitignore": "*", ".nojekyll": ""}])
def test_a_first_site(tmp_path: Path, before: dict[str, str] | None) -> None:
    """A site may be put where nothing is, in an empty folder, or among hidden files only."""
    site = tmp_path / "deep" / "site"
    if before is not None:
        site.mkdir(parents=True)
        write(site, before)
    with staging(site, root=tmp_path) as new:
        write(new, NEW)
    assert texts_in(site) == NEW | (before or {})
    put_again = {"index.html": "newer"}
    with staging(site, root=tmp_path) as new:
        write(new, put_again)
    assert texts_in(site) == put_again | (before or {})


def test_a_failing_build_changes_nothing(tmp_path: Path) -> None:
    """A build that raises leaves the site as it was, and nothing beside it."""
    site = digest_with_old_site(tmp_path)
    with pytest.raises(ConspectusError, match="broken"):
        put_and_fail(site)
    assert texts_in(site) == OLD | KEPT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["digest.yaml", "site"]


@pytest.mark.parametrize("failing", ["previous", "site"])
def test_a_refused_rename_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """Where the system refuses either rename, the old site is there and the refusal a sentence."""
    site = digest_with_old_site(tmp_path)
    rename = Path.rename
    refused: list[Path] = []

    def refuse_once(self: Path, target: Path) -> Path:
        if target.name == failing and not refused:
            refused.append(self)
            raise OSError(18, "Invalid cross-device link", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_once)
    with pytest.raises(OutputError, match="cannot be written: Invalid cross-device link"):
        put(site)
    assert texts_in(site) == OLD | KEPT


@pytest.fixture
def _as_an_ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to remove what lies in read-only folders, as the system does to all but root."""
    unlink = os.unlink

    def refusing(path: str, *, dir_fd: int | None = None) -> None:
        if dir_fd is not None and not os.fstat(dir_fd).st_mode & 0o200:
            raise PermissionError(13, "Permission denied", path)
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", refusing)


@pytest.mark.usefixtures("_as_an_ordinary_user")
def test_read_only_folders_of_the_old_site(tmp_path: Path) -> None:
    """They are replaced like others; what their links lead to keeps its mode."""
    site = digest_with_old_site(tmp_path / "digest")
    outside = tmp_path / "outside"
    write(outside, {"kept": "x"})
    (site / "topics" / "link").symlink_to(outside)
    for folder in (outside, site / "topics"):
        folder.chmod(0o555)
    put(site)
    assert texts_in(site) == NEW | KEPT
    assert outside.stat().st_mode & 0o777 == 0o555
    assert sorted(path.name for path in site.parent.iterdir()) == ["digest.yaml", "site"]


@pytest.mark.usefixtures("_as_an_ordinary_user")
def test_folders_of_the_old_site_that_belong_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where they cannot be removed, the message names the whole path; the new site is there."""
    site = digest_with_old_site(tmp_path)
    (site / "topics").chmod(0o555)
    chmod = Path.chmod

    def refusing(self: Path, mode: int) -> None:
        if "waste" in self.parts:
            raise PermissionError(1, "Operation not permitted", str(self))
        chmod(self, mode)

    monkeypatch.setattr(Path, "chmod", refusing)
    waste = tmp_path / ".site.conspectus" / "waste"
    with pytest.raises(OutputError, match=rf"^{waste}: cannot be removed: Operation not permi"):
        put(site)
    assert texts_in(site) == NEW | KEPT


def test_files_can_be_read_by_all(tmp_path: Path) -> None:
    """Folders get the mode 755 and files 644, whatever the build gave them."""
    site = tmp_path / "site"
    with staging(site, root=tmp_path) as new:
        write(new, NEW)
        (new / "papers").chmod(0o700)
        (new / "index.html").chmod(0o600)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (site, *site.iterdir())}
    assert modes == {"site": 0o755, "papers": 0o755, "index.html": 0o644, MARKER: 0o644}


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    """A folder that holds anything but hidden files needs our marker to be replaced."""
    site = tmp_path / "site"
    write(site, {"thesis.tex": "years of work"})
    with pytest.raises(OutputError, match=r"'thesis.tex' .* not built by Conspectus"):
        put(site)
    assert texts_in(site) == {"thesis.tex": "years of work"}


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        (".", "holds the digest itself"),
        ("..", "holds the digest itself"),
        ("/", "holds the digest itself"),
        ("content", "lies among the sources"),
        ("content/new", "lies among the sources"),
        ("clone", "is the root of a git repository"),
        ("worktree", "is the root of a git repository"),
        ("digest.yaml", "is not a folder"),
        ("../home", "is your home folder"),
        ("mounted", "is a mount point"),
    ],
)
def test_places_that_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, problem: str
) -> None:
    """A site never replaces a digest, a repository, a home folder, a file or a mount point."""
    root = tmp_path / "digest"
    write(root, {"digest.yaml": "", "content/a": "", "clone/.git/HEAD": "", "worktree/.git": ""})
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(os.path, "ismount", lambda path: path == root / "mounted")
    with pytest.raises(OutputError, match=problem), staging(root / target, root=root):
        pytest.fail("a build began")


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    """Links that lead to one another are refused in a sentence."""
    (tmp_path / "site").symlink_to("other")
    (tmp_path / "other").symlink_to("site")
    with pytest.raises(OutputError, match=r"/site leads through a link back to itself; remove"):
        put(tmp_path / "site")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    """What the system refuses before anything is built is a sentence as well."""
    with pytest.raises(OutputError, match="sss: cannot be written: File name too long"):
        put(tmp_path / ("s" * 300))


def test_a_link_to_the_site_is_followed(tmp_path: Path) -> None:
    """Where the target is a link, the folder it leads to is replaced and the link stays."""
    real = digest_with_old_site(tmp_path / "elsewhere")
    link = tmp_path / "site"
    link.symlink_to(real)
    put(link)
    assert link.is_symlink()
    assert texts_in(real) == NEW | KEPT


def test_two_runs_do_not_meet(tmp_path: Path) -> None:
    """A second run to the same target is refused, and the first one ends undisturbed."""
    site = digest_with_old_site(tmp_path)
    with staging(site, root=tmp_path) as new:
        write(new, NEW)
        with pytest.raises(OutputError, match="another run is writing"):
            put(site)
    assert texts_in(site) == NEW | KEPT


def test_foreign_leftovers_do_not_block_the_next_run(tmp_path: Path) -> None:
    """What strayed into the hidden folder goes with it, whichever way the run ends."""
    site = digest_with_old_site(tmp_path)
    outside = tmp_path / "outside"
    write(outside, {"kept": "x"})
    with staging(site, root=tmp_path) as new:
        write(new, NEW)
        write(new.parent, {"stray/index.html": "x", "waste": "x", "page.html": "x"})
        (new.parent / "link").symlink_to(outside)
    assert texts_in(site) == NEW | KEPT
    write(tmp_path / ".site.conspectus", {"stray/index.html": "x", "new": "x"})
    with pytest.raises(ConspectusError, match="broken"):
        put_and_fail(site)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["digest.yaml", "outside", "site"]
    assert texts_in(outside) == {"kept": "x"}


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_hidden_folder_that_is_not_ours(tmp_path: Path, kind: str) -> None:
    """A link in its place is not followed, so that nothing elsewhere is taken for leftovers."""
    site = digest_with_old_site(tmp_path / "digest")
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, {"thesis.tex": "years of work"})
    place = tmp_path / "digest" / ".site.conspectus"
    if kind == "link":
        place.symlink_to(elsewhere)
    else:
        place.touch()
    with pytest.raises(OutputError, match="no folder of ours; remove it"):
        put(site)
    assert texts_in(elsewhere) == {"thesis.tex": "years of work"}
    assert texts_in(site) == OLD | KEPT


def test_a_folder_removed_before_it_was_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that locks the folder of one that is just ending makes itself another."""
    site = digest_with_old_site(tmp_path)
    lock = publish._lock  # noqa: SLF001  # the moment between two system calls
    locked: list[int] = []

    def lose_once(folder: Path, target: Path) -> int:
        handle = lock(folder, target)
        if not locked:
            folder.rmdir()
        locked.append(handle)
        return handle

    monkeypatch.setattr(publish, "_lock", lose_once)
    put(site)
    assert len(locked) == 2
    assert texts_in(site) == NEW | KEPT


def test_a_killed_run_leaves_a_whole_site(tmp_path: Path) -> None:
    """Whatever step a run dies before, the next one finds the old site or the new one, whole."""
    sites: list[dict[str, str]] = []
    for step in range(1_000):
        root = tmp_path / str(step)
        site = digest_with_old_site(root)
        command = [sys.executable, "-c", PUBLISH_AND_DIE, str(root), str(step)]
        ended = subprocess.run(command, check=False)
        with pytest.raises(ConspectusError, match="broken"):
            put_and_fail(site)
        sites.append(texts_in(site))
        assert sites[-1] in (OLD | KEPT, NEW | KEPT)
        assert sorted(path.name for path in root.iterdir()) == ["digest.yaml", "site"]
        if ended.returncode == 0:
            break
    assert sites[0] == OLD | KEPT
    assert sites[-1] == NEW | KEPT
    assert len(sites) > 20
