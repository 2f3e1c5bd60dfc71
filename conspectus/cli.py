"""The command line: options in, stages run, one sentence out."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar, cast

import click
import msgspec

from conspectus import __version__
from conspectus.errors import ConspectusError
from conspectus.model.settings import Settings
from conspectus.model.wording import count_text
from conspectus.progress import TerminalReporter, printable, shown_path

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")
HIGHEST_PORT = 65535
_DEBUG = "conspectus.debug"
_NO_PAPERS = (
    "next    this digest has no papers yet: save a page of papers as text into content/listings/ "
    "and run 'conspectus' again, or name a source: 'conspectus ingest FILE'"
)
# Stages are imported by the commands that need them: scikit-learn alone takes a second to load.
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

    def settings(self, base_url: str | None = None) -> Settings:
        """Read the settings, with the base URL that the command line gives instead."""
        from conspectus.content.settings_file import read_settings

        settings = read_settings(self.root)
        if base_url is None:
            return settings
        try:
            changed = msgspec.structs.asdict(settings) | {"base_url": base_url}
            return Settings(**changed)
        except ValueError as error:
            raise click.UsageError(f"--base-url: {error}.") from None


def _port(_: click.Context, __: click.Parameter, value: str) -> int:
    if len(value) <= len(str(HIGHEST_PORT)) and value.isascii() and value.isdigit():
        port = int(value)
        if port <= HIGHEST_PORT:
            return port
    raise click.BadParameter(f"{value!r} is no port; give a number from 0 to {HIGHEST_PORT}.")


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
    context.meta[_DEBUG] = value or context.meta.get(_DEBUG, False)


base_url_option = click.option(
    "--base-url", metavar="URL", help="Where the site will live, instead of what digest.yaml says."
)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to put the site.  [default: site/ in the digest's folder]",
)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="conspectus")
@base_url_option
@out_option
@common_options
@click.pass_context
def conspectus(context: click.Context, run: Run, base_url: str | None, out: Path | None) -> None:
    """Turn saved listings of research papers into a searchable static site.

    Without a command it does the whole job: ingest, topics, site.
    """
    if context.invoked_subcommand is not None:
        if base_url or out:
            raise click.UsageError("put --base-url and --out after the command's name.")
        return
    settings = run.settings(base_url)
    run_ingest(run, settings)
    run_topics(run, settings)
    run_site(run, settings, out)


@conspectus.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")
@common_options
def ingest(run: Run, sources: tuple[Path, ...]) -> None:
    """Read listings into entries, a file for each paper.

    SOURCE is a saved listing; one from elsewhere is kept in content/listings/. Without any, all
    files in content/listings/ are read. What people changed in entries stays.
    """
    run_ingest(run, run.settings(), sources)


@conspectus.command()
@click.option("--regroup", is_flag=True, help="Group all papers afresh, not only new ones.")
@common_options
def topics(run: Run, regroup: bool) -> None:  # noqa: FBT001  # click passes options by name
    """Group the papers into topics, in content/topics.yaml.

    Topics that are there stay as they are, and new papers join the nearest.
    """
    run_topics(run, run.settings(), regroup=regroup)


@conspectus.command()
@out_option
@base_url_option
@common_options
def site(run: Run, out: Path | None, base_url: str | None) -> None:
    """Build the site from content/."""
    run_site(run, run.settings(base_url), out)


@conspectus.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default="8000",
    show_default=True,
    metavar="NUMBER",
    callback=_port,
    help="The port to listen on; 0 takes any free one.",
)
@common_options
def serve(run: Run, host: str, port: int) -> None:
    """Preview the site; rebuild and reload on every change."""
    from conspectus.content.template_files import template_folders
    from conspectus.preview.serving import PreviewOptions
    from conspectus.preview.serving import serve as serve_site

    def build(folder: Path) -> None:
        from conspectus.stages.site import write_site

        settings = run.settings()
        if settings.base_path != options.base_path:
            settings = run.settings(started.base_url)
            run.reporter.warn(
                "digest.yaml: base_url has another path now; start the preview again to see it."
            )
        run_ingest(quiet, settings)
        run_topics(quiet, settings)
        built = write_site(run.root, settings, folder, reporter=run.reporter)
        if not built.papers:
            run.say(_NO_PAPERS)

    watched = [run.root / "digest.yaml", run.root / "content", *template_folders(run.root)]
    started = run.settings()
    quiet = run._replace(quiet=True)
    options = PreviewOptions(watched, started.base_path, host, port)
    serve_site(build, options, run.say)


@conspectus.command()
@click.option("--all", "everything", is_flag=True, help="List every doubt, not a few of each kind.")
@common_options
def check(run: Run, everything: bool) -> None:  # noqa: FBT001  # click passes options by name
    """Find mistakes and doubts in content and links; write nothing.

    Looks at the settings, listings, entries, topics and pages, and the links of the site in site/.
    Mistakes must be mended before the site can be published; doubts are for a person to judge.
    """
    from conspectus.stages.check import check as find_mistakes
    from conspectus.stages.doubts import summed_up

    today = dt.datetime.now(tz=dt.UTC).date()
    result = find_mistakes(run.root, out=run.root / "site", today=today)
    for doubt in summed_up(result.doubts, everything=everything):
        run.reporter.warn(doubt)
    for error in result.errors:
        click.echo(f"error: {printable(str(error))}", err=True)
    if result.errors:
        raise SystemExit(1)
    doubts = count_text(len(result.doubts), "doubt")
    click.echo(f"check   no errors, {doubts}" if result.doubts else "check   all is well")


@conspectus.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", help="What the digest is called.")
@partial(common_options, hide_root=True)
def new(run: Run, target: Path, title: str | None) -> None:
    """Make a fresh digest in DIR.

    Writes settings, folders and a workflow that publishes the site on GitHub Pages.
    """
    from conspectus.stages.new import new_digest

    for path in new_digest(target, title=title):
        run.say(f"new     {shown_path(path)}")
    listings = shown_path(target.resolve() / "content" / "listings")
    run.say(f"next    save a page of papers as text into {listings}/")


def run_ingest(run: Run, settings: Settings, sources: tuple[Path, ...] = ()) -> None:
    """Run the ingest stage and say what it did."""
    from conspectus.stages.ingest import ingest as ingest_listings

    today = dt.datetime.now(tz=dt.UTC).date()
    result = ingest_listings(run.root, settings, sources, today=today, reporter=run.reporter)
    run.say(f"ingest  {result}")


def run_topics(run: Run, settings: Settings, *, regroup: bool = False) -> None:
    """Run the topics stage and say what it did."""
    from conspectus.stages.topics import update_topics

    result = update_topics(run.root, settings, regroup=regroup, reporter=run.reporter)
    run.say(f"topics  {result}")


def run_site(run: Run, settings: Settings, out: Path | None) -> None:
    """Run the site stage and say what it did."""
    from conspectus.stages.site import build_site

    target = out or run.root / "site"
    result = build_site(run.root, settings, target, reporter=run.reporter)
    run.say(f"site    {result}")
    if not result.papers:
        run.say(_NO_PAPERS)


def main() -> None:
    """Run the command: exit 0, 1 for bad input (one sentence), 2 for wrong usage."""
    meta: dict[str, Any] = {}
    try:
        with conspectus.make_context("conspectus", sys.argv[1:]) as context:
            meta = context.meta  # shared with the contexts of commands
            conspectus.invoke(context)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except Exception as error:  # the last place where a traceback can be held back
        if meta.get(_DEBUG):
            raise
        _fail(error)


def _fail(error: Exception) -> NoReturn:
    """Say in one sentence what went wrong, and exit with 1."""
    message = str(error)
    if not isinstance(error, ConspectusError):
        what = f"{type(error).__name__}: {error}"
        message = f"a fault in Conspectus itself ({what}); --debug shows where it arose."
    click.echo(f"error: {printable(message)}", err=True)
    sys.exit(1)
