"""``serve``: build, serve, watch, rebuild, until interrupted."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from conspectus.preview.answers import Answers
from conspectus.preview.file_changes import FileChanges, Watcher, signature
from conspectus.preview.http_server import PreviewServer
from conspectus.preview.live_site import LiveSite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class PreviewOptions(NamedTuple):
    """What is previewed, and where."""

    watch: Sequence[Path]
    """Files at and below these start a new build when they change; a path need not exist yet."""
    base_path: str
    """The path below which the site lives; begins and ends with a slash."""
    host: str = "127.0.0.1"
    port: int = 8000
    """0 is any free one."""


class Preview(NamedTuple):
    """A preview that listens and watches; its site builds when its ``run`` is called."""

    site: LiveSite
    address: str


def serve(
    build: Callable[[Path], None], options: PreviewOptions, announce: Callable[[str], None]
) -> None:
    """Serve what ``build`` puts into the folder it is given, until Ctrl-C or SIGTERM.

    It builds here, in the calling thread, so that an interruption ends a build as well.

    Raises:
        ConspectusError: it cannot listen at that host and port.
    """
    try:
        with _terminable(), preview(build, options, announce) as running:
            running.site.rebuild()
            announce(f"Serving at {running.address} - press Ctrl-C to end.")
            running.site.run()
    except KeyboardInterrupt:
        announce("The preview has ended.")


@contextmanager
def preview(
    build: Callable[[Path], None], options: PreviewOptions, announce: Callable[[str], None]
) -> Iterator[Preview]:
    """Listen and watch while the context lasts; its temporary folder goes with it.

    Raises:
        ConspectusError: it cannot listen at that host and port.
    """
    with TemporaryDirectory(prefix="conspectus-preview-", ignore_cleanup_errors=True) as work:
        site = LiveSite(build, Path(work), announce)
        with _listening(site, options) as address, _watching(site, options.watch):
            try:
                yield Preview(site, address)
            finally:
                site.close()


@contextmanager
def _listening(site: LiveSite, options: PreviewOptions) -> Iterator[str]:
    """Answer requests while the context lasts, at the address that it gives."""
    answers = Answers(site, options.base_path, options.host)
    server = PreviewServer(options.host, options.port, answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield _address(options.host, server.port, options.base_path)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _watching(site: LiveSite, watch: Sequence[Path]) -> Iterator[None]:
    changes = FileChanges(lambda: signature(watch), site.want)
    watcher = Watcher(watch, changes.touch)
    watcher.start()
    thread = threading.Thread(target=changes.run)
    thread.start()
    changes.touch()  # for what changed between the first look and the first event
    try:
        yield
    finally:
        watcher.stop()
        changes.close()
        thread.join()


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does, where signals can be received at all."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _address(host: str, port: int, base_path: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}{base_path}"
