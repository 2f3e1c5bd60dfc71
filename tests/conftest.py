"""What many tests share: the built site, its server, a browser to look at it."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tools.browsing import Visitor, chromium
from tools.commands import build_site
from tools.programs import CHROMIUM, ROOT, program
from tools.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

# How long an example takes depends on the machine, and says nothing of what is tested.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")


@pytest.fixture(scope="session", autouse=True)
def _own_cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the tests cache out of the user's own cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a temporary folder that all worker processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Path:
    """Return the folder of the repository's own digest as a site, built once in a run."""
    site = shared_folder / "built-site"
    done = shared_folder / "built-site.done"
    with (shared_folder / "built-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            build_site(ROOT, site)
            done.touch()
    return site


@pytest.fixture(scope="session")
def site_server(built_site: Path) -> Iterator[str]:
    """Serve the built site below ``/repository/``; gives the address of its home page."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run one Chromium for all tests of a worker process."""
    with chromium(program(*CHROMIUM)) as running:
        yield running


@pytest.fixture
def visitor(browser: Browser, site_server: str) -> Visitor:
    """Give a visitor of the built site; pages that it opens must be clean when they close."""
    return Visitor(browser, site_server)
