"""Versions of the site: whole ones only, one after another."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from conspectus.errors import TemplateError
from conspectus.preview.live_site import LiveSite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIMIT = 30.0
"""Seconds that a wait may last before the test fails; it ends as soon as its condition holds."""


def write_home(text: str) -> Callable[[Path], None]:
    """Return a build that writes a home page."""

    def build(folder: Path) -> None:
        (folder / "index.html").write_text(text, encoding="utf-8")

    return build


def live_site(build: Callable[[Path], None], tmp_path: Path) -> LiveSite:
    """Return a live site that announces nothing."""
    return LiveSite(build, tmp_path, lambda _: None)


def test_a_build_becomes_visible_when_it_has_ended(tmp_path: Path) -> None:
    """During a build, visitors see the version before; afterwards the new one, in a new folder."""
    seen = []

    def build(folder: Path) -> None:
        seen.append(site.wait_for_other("", LIMIT).folder)
        write_home("x")(folder)

    site = live_site(build, tmp_path)
    site.rebuild()
    first = site.wait_for_first()
    site.want()
    site.rebuild()

    assert seen == [None, first.folder]
    assert site.wait_for_first().folder not in (None, first.folder)
    assert site.wait_for_first().version != first.version


def test_nothing_is_built_when_nothing_changed(tmp_path: Path) -> None:
    """Asking again without a change builds nothing."""
    site = live_site(write_home("x"), tmp_path)
    assert [site.rebuild(), site.rebuild()] == [True, False]


def test_changes_during_a_build_cause_one_further_build(tmp_path: Path) -> None:
    """However many changes arrive while it builds, exactly one more build follows."""
    builds = []

    def build(folder: Path) -> None:
        builds.append(folder)
        if len(builds) == 1:
            for _ in range(5):
                site.want()

    site = live_site(build, tmp_path)
    while site.rebuild():
        pass
    assert len(builds) == 2


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            TemplateError("paper.html:3: unknown name 'titel'."),
            "paper.html:3: unknown name 'titel'.",
        ),
        (KeyError("x"), "The build broke off unexpectedly: KeyError: 'x'"),
    ],
)
def test_a_failing_build_shows_why(tmp_path: Path, error: Exception, expected: str) -> None:
    """A failing build shows its message instead of a half-built site, and is announced."""

    def build(folder: Path) -> None:
        write_home("half")(folder)
        raise error

    said: list[str] = []
    site = LiveSite(build, tmp_path, said.append)
    site.rebuild()
    view = site.wait_for_first()
    assert (view.folder, view.failure) == (None, expected)
    assert said == [expected]


def test_the_site_comes_back_when_mended(tmp_path: Path) -> None:
    """A good build after a failing one shows the site again, and nothing of the failure."""
    problems: list[Exception] = [TemplateError("broken")]

    def build(folder: Path) -> None:
        if problems:
            raise problems.pop()
        write_home("good")(folder)

    site = live_site(build, tmp_path)
    site.rebuild()
    site.want()
    site.rebuild()
    view = site.wait_for_first()
    assert view.failure is None
    assert view.folder is not None
    assert (view.folder / "index.html").read_text(encoding="utf-8") == "good"


def test_an_interruption_is_no_failure_of_the_build(tmp_path: Path) -> None:
    """Ctrl-C during a build ends the preview rather than being shown as an error."""

    def build(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        live_site(build, tmp_path).rebuild()


def test_old_versions_are_removed(tmp_path: Path) -> None:
    """The visible version stays on disk, and the one before; older ones go."""
    site = live_site(write_home("x"), tmp_path)
    for _ in range(5):
        site.rebuild()
        site.want()
    folders = sorted(tmp_path.iterdir())
    assert len(folders) == 2
    assert site.wait_for_first().folder in folders


def test_another_run_has_other_versions(tmp_path: Path) -> None:
    """A page from a server that was started again learns that it is out of date."""
    sites = [live_site(write_home("x"), tmp_path / str(run)) for run in range(2)]
    for site in sites:
        site.rebuild()
    one, other = (site.wait_for_first().version for site in sites)
    assert one != other


def test_waiting_ends_with_the_next_version(tmp_path: Path) -> None:
    """Who waits for another version gets it when the build has ended."""
    site = live_site(write_home("x"), tmp_path)
    site.rebuild()
    version = site.wait_for_first().version
    got = []
    waiting = threading.Thread(
        target=lambda: got.append(site.wait_for_other(version, LIMIT).version)
    )
    waiting.start()
    site.want()
    site.rebuild()
    waiting.join(LIMIT)
    assert got == [site.wait_for_first().version]
    assert got != [version]


def test_waiting_ends_without_news(tmp_path: Path) -> None:
    """When the time is over, who waits gets the version already known."""
    site = live_site(write_home("x"), tmp_path)
    site.rebuild()
    view = site.wait_for_first()
    assert site.wait_for_other(view.version, 0) == view


def test_closing_ends_the_run_and_every_wait(tmp_path: Path) -> None:
    """After closing, no thread hangs on the site."""
    site = live_site(write_home("x"), tmp_path)
    running = threading.Thread(target=site.run)
    running.start()
    version = site.wait_for_first().version
    waiting = threading.Thread(target=lambda: site.wait_for_other(version, 10 * LIMIT))
    waiting.start()
    site.close()
    for thread in (running, waiting):
        thread.join(LIMIT)
    assert not running.is_alive()
    assert not waiting.is_alive()
