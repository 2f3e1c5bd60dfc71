"""The command line: options in, stages run, one sentence out."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from conspectus import __version__
from conspectus.errors import ConspectusError, FetchError, SourceError
from conspectus.model.wording import count_text
from conspectus.progress import printable, shown_path
from conspectus.running import (
    DEBUG,
    NO_PAPERS,
    Run,
    base_url_option,
    common_options,
    embeddings_option,
    out_option,
    run_enrich,
    run_fetch,
    run_ingest,
    run_site,
    run_topics,
    run_undo,
    today,
)

if TYPE_CHECKING:
    from conspectus.fetch.sources import RemoteSource

HIGHEST_PORT = 65535
_SELDOM = (100_000, 50, 100)
"""When garbage is collected: values are many and hold no cycles, so looking for some costs a tenth
of the time and finds nothing."""
# Stages are imported by the commands that need them: NumPy and SciPy load far slower than --help.
# ruff: noqa: PLC0415


def _port(_: click.Context, __: click.Parameter, value: str) -> int:
    if len(value) <= len(str(HIGHEST_PORT)) and value.isascii() and value.isdigit():
        port = int(value)
        if port <= HIGHEST_PORT:
            return port
    raise click.BadParameter(f"{value!r} is no port; give a number from 0 to {HIGHEST_PORT}.")


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="conspectus")
@base_url_option
@out_option
@embeddings_option
@common_options
@click.pass_context
def conspectus(
    context: click.Context,
    run: Run,
    *,
    base_url: str | None,
    out: Path | None,
    embeddings: bool | None,
) -> None:
    """Turn saved listings of research papers into a searchable static site.

    Without a command it does the whole job: ingest, topics, site.
    """
    if context.invoked_subcommand is not None:
        if base_url or out or embeddings is not None:
            raise click.UsageError(
                "put --base-url, --out and --embeddings after the command's name."
            )
        return
    settings = run.settings(base_url, embeddings=embeddings)
    run_ingest(run, settings)
    run_topics(run, settings)
    run_site(run, settings, out)


@conspectus.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--fetch", is_flag=True, help="Also fetch the sources that digest.yaml lists.")
@click.option("--refresh", is_flag=True, help="Fetch again what is already there.")
@click.option("--facts", is_flag=True, help="Take files only as facts on papers that are there.")
@common_options
def ingest(run: Run, sources: tuple[str, ...], *, fetch: bool, refresh: bool, facts: bool) -> None:
    """Read sources into entries, a file for each paper.

    Without SOURCE everything in content/listings/ and content/facts/ is read. A source from
    elsewhere is kept there first; what people changed in entries stays.

    \b
    SOURCE is a file: a papers page saved as text or HTML, an answer of Hugging Face's
    or arXiv's API, an arXiv feed, page or snapshot, BibTeX, RIS, CSL-JSON, OpenAlex
    works, or a table of titles and arXiv ids. Or it is fetched:
      hf:2025-12-08  hf:2025-W50  hf:2025-12  hf:daily   Hugging Face's daily papers
      arxiv:cs.CL    arxiv:cs.CL+cs.LG                   the newest of arXiv categories
      arxiv:2205.14135,2312.00752  hf:2205.14135         papers
      https://…                                          any address with such a file
    """  # noqa: D301  # click's mark for lines that stay as they are
    settings = run.settings()
    if fetch and not settings.sources:
        raise click.UsageError("--fetch: digest.yaml lists no sources, such as [hf:daily].")
    asked = {text: Path(text) for text in sources}
    if fetch:  # its files are named from the digest
        asked |= {text: run.root / text for text in settings.sources}
    remote = {text: _remote(text) for text in asked}
    files = [asked[text] for text, source in remote.items() if source is None]
    found = [source for source in remote.values() if source]
    if found and facts:
        raise click.UsageError("--facts takes files only; save what you fetch and name the file.")
    if refresh and not found:
        raise click.UsageError("--refresh: no source is named that could be fetched.")
    failure = None
    if found:
        try:
            run_fetch(run, settings, found, refresh=refresh)
        except FetchError as error:
            failure = error  # what did arrive is ingested all the same
    run_ingest(run, settings, files, facts=facts)
    if failure:
        raise failure


def _remote(text: str) -> RemoteSource | None:
    from conspectus.fetch.sources import parse_source

    try:
        return parse_source(text)
    except SourceError as error:
        raise click.UsageError(str(error)) from None


@conspectus.command(short_help="Ask arXiv for what entries lack.")
@click.argument("papers", nargs=-1, metavar="[PAPER]...")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask for at most N papers.")
@click.option("--again", is_flag=True, help="Ask even for what was asked in the last 30 days.")
@common_options
def enrich(run: Run, papers: tuple[str, ...], *, limit: int | None, again: bool) -> None:
    """Ask arXiv for what entries lack: ids, authors, abstracts, categories.

    PAPER is an entry's file name without .yaml; without any, all entries are looked through. Only
    what clearly belongs to a paper is taken. The answers are kept in content/facts/. When it was
    stopped, the next run goes on where it ended.
    """
    run_enrich(run, run.settings(), papers, limit=limit, again=again)


@conspectus.command()
@click.option("--regroup", is_flag=True, help="Group all papers afresh, not only new ones.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--undo", is_flag=True, help="Put back what the last run changed.")
@embeddings_option
@common_options
def topics(run: Run, *, regroup: bool, dry_run: bool, undo: bool, embeddings: bool | None) -> None:
    """Group the papers into topics, in content/topics.yaml.

    Topics that are there stay, and new papers join the nearest. What people ask for in the file is
    done: to merge topics, to split one, to pin papers. Addresses of topics that end lead on.
    """
    if undo and (regroup or dry_run):
        raise click.UsageError("--undo stands alone.")
    if undo:
        run_undo(run)
        return
    run_topics(run, run.settings(embeddings=embeddings), regroup=regroup, dry_run=dry_run)


@conspectus.command()
@out_option
@base_url_option
@embeddings_option
@common_options
def site(run: Run, *, out: Path | None, base_url: str | None, embeddings: bool | None) -> None:
    """Build the site from content/."""
    run_site(run, run.settings(base_url, embeddings=embeddings), out)


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
            run.say(NO_PAPERS)

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
    from conspectus.doubts.doubt import summed_up
    from conspectus.stages.check import check as find_mistakes

    result = find_mistakes(run.root, out=run.root / "site", today=today())
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


def main() -> None:
    """Run the command: exit 0, 1 for bad input (one sentence), 2 for wrong usage."""
    gc.set_threshold(*_SELDOM)
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
        if meta.get(DEBUG):
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
