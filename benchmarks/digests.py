"""Makes the digests that the benchmarks build, in temporary folders."""

from __future__ import annotations

import gzip
import os
import shutil
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS_VARIABLE = "CONSPECTUS_CORPUS"


def shipped_digest(folder: Path) -> Path:
    """Copy the repository's digest into a folder, without what its stages write."""
    shutil.copy(ROOT / "digest.yaml", folder)
    for part in ("listings", "pages"):
        if (ROOT / "content" / part).is_dir():
            shutil.copytree(ROOT / "content" / part, folder / "content" / part)
    return folder


def corpus_digest(folder: Path, corpus: Path, papers: int) -> Path:
    """Write a digest of the first papers of an arXiv snapshot into a folder.

    The snapshot has one JSON object a line, and may be gzipped.

    Raises:
        SystemExit: the snapshot holds fewer papers.
    """
    shutil.copy(ROOT / "digest.yaml", folder)
    listings = folder / "content" / "listings"
    listings.mkdir(parents=True)
    opener = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rt", encoding="utf-8") as lines:
        first = list(islice(lines, papers))
    if len(first) < papers:
        raise SystemExit(f"{corpus} holds {len(first):,} papers; --sizes asks for {papers:,}.")
    (listings / f"arxiv-{papers}.jsonl").write_text("".join(first), encoding="utf-8")
    return folder


def corpus_or_reason(named: Path | None) -> Path | str:
    """Return the snapshot to use: the one named, else the environment's; or why there is none."""
    corpus = named or Path(os.environ.get(CORPUS_VARIABLE, ""))
    if corpus == Path():
        return (
            "Larger sizes are left out: name an arXiv snapshot (arxiv-75k.jsonl.gz) with "
            f"--corpus PATH, 'make bench CORPUS=PATH' or {CORPUS_VARIABLE}."
        )
    if not corpus.is_file():
        return f"Larger sizes are left out: {corpus} is not a file."
    return corpus
