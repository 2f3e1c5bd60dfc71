"""How commands run the stages: what each is given, and what it says when it is done."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click
import msgspec

from conspectus.model.settings import Settings
from conspectus.progress import TerminalReporter, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conspectus.fetch.sources import RemoteSource

F = TypeVar("F", bound="Callable[..., Any]")
DEBUG = "conspectus.debug"
"""Where the context of a command says whether to show tracebacks."""
NO_PAPERS = (
    "next    this digest has no papers yet: save a page of papers as text into content/listings/ "
    "and run 'conspectus' again, or name a source: 'conspectus ingest FILE'"
)
# Stages are imported by the commands that need them: NumPy and SciPy load far slower than --help.
# ruff: noqa: PLC0415


class Run(NamedTuple):
    """What every command is given."""

    root: Path
    reporter: TerminalReporter
    quiet: bool = False
    """Whether stages keep what they did to themselves; warnings are shown all the same."""

    def say(self, message: str) -> None:
        """Say what was done."""
        if not self.quiet:
            click.echo(printable(message))

    def settings(self, base_url: str | None = None, *, embeddings: bool | None = None) -> Settings:
        """Read the settings, with what the command line gives instead."""
        from conspectus.content.settings_file import read_settings

        settings = read_settings(self.root)
        if embeddings is not None:
            topics = msgspec.structs.replace(settings.topics, embeddings=embeddings)
            settings = msgspec.structs.replace(settings, topics=topics)
        if base_url is None:
            return settings
        try:
            changed = msgspec.structs.asdict(settings) | {"base_url": base_url}
            return Settings(**changed)
        except ValueError as error:
            raise click.UsageError(f"--base-url: {error}.") from None


def common_options(command: F, *, hide_root: bool = False) -> F:
    """Give a command the options that all commands share; they may also stand before its name.

    With ``hide_root`` its help is silent on the digest's folder, which it takes but has no use for.
    """
    root = click.option(
        "--root",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_remember_root,
        is_eager=True,
        metavar="DIR",
        hidden=hide_root,
        help="The digest's folder.  [default: the current one]",
    )
    debug = click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_remember_debug,
        help="Show where in the program an error arose.",
    )
    return cast("F", root(debug(click.pass_obj(command))))


def _remember_root(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None or context.obj is None:
        context.obj = Run((value or Path()).resolve(), TerminalReporter())


def _remember_debug(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's own signature
    context.meta[DEBUG] = value or context.meta.get(DEBUG, False)


base_url_option = click.option(
    "--base-url", metavar="URL", help="Where the site will live, instead of what digest.yaml says."
)
embeddings_option = click.option(
    "--embeddings/--no-embeddings",
    default=None,
    help="Whether to compare papers by a neural model, instead of what digest.yaml says.",
)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to put the site.  [default: site/ in the digest's folder]",
)


def today() -> dt.date:
    """Return the day, the same all over the world."""
    return dt.datetime.now(tz=dt.UTC).date()


def run_ingest(
    run: Run, settings: Settings, sources: Sequence[Path] = (), *, facts: bool = False
) -> None:
    """Run the ingest stage and say what it did."""
    from conspectus.stages.ingest import ingest

    result = ingest(run.root, settings, sources, facts=facts, today=today(), reporter=run.reporter)
    for path in result.kept:
        run.say(f"kept    content/{path}")
    run.say(f"ingest  {result}")


def run_fetch(
    run: Run, settings: Settings, sources: Sequence[RemoteSource], *, refresh: bool
) -> None:
    """Run the fetch stage and say what it did.

    Raises:
        FetchError: some sources could not be fetched; the others are there.

    """
    from conspectus.fetch.sources import endpoints_from
    from conspectus.stages.fetch import fetch_sources, polite_client

    endpoints = endpoints_from(os.environ)
    with polite_client(settings, endpoints) as client:
        result = fetch_sources(
            run.root,
            sources,
            client=client,
            endpoints=endpoints,
            today=today(),
            reporter=run.reporter,
            refresh=refresh,
        )
    run.say(f"fetch   {result}")


def run_enrich(
    run: Run, settings: Settings, slugs: Sequence[str], *, limit: int | None, again: bool
) -> None:
    """Run the enrich stage and say what it did."""
    from conspectus.fetch.sources import endpoints_from
    from conspectus.stages.enrich import enrich
    from conspectus.stages.fetch import polite_client

    endpoints = endpoints_from(os.environ)
    with polite_client(settings, endpoints) as client:
        result = enrich(
            run.root,
            settings,
            slugs=slugs,
            limit=limit,
            again=again,
            client=client,
            endpoints=endpoints,
            today=today(),
            reporter=run.reporter,
        )
    run.say(f"enrich  {result}")


def run_topics(
    run: Run, settings: Settings, *, regroup: bool = False, dry_run: bool = False
) -> None:
    """Run the topics stage and say what it did, or with ``dry_run`` what it would do."""
    from conspectus.stages.topics import update_topics

    result = update_topics(
        run.root, settings, regroup=regroup, dry_run=dry_run, reporter=run.reporter
    )
    for remark in result.remarks:
        run.say(f"topics  {remark}")
    run.say(f"topics  {result}{' (nothing was written)' if dry_run else ''}")


def run_undo(run: Run) -> None:
    """Undo the last run of the topics stage that changed anything, and say so."""
    from conspectus.stages.topics import undo_topics

    undo_topics(run.root)
    run.say("topics  as they were before the last run that changed them")


def run_site(run: Run, settings: Settings, out: Path | None) -> None:
    """Run the site stage and say what it did."""
    from conspectus.stages.site import build_site

    target = out or run.root / "site"
    result = build_site(run.root, settings, target, reporter=run.reporter)
    run.say(f"site    {result}")
    if not result.papers:
        run.say(NO_PAPERS)
