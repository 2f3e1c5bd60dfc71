"""Reads a set of papers with labels: gzipped, a JSON object a line.

Its keys are ``id``, ``title``, ``abstract`` and perhaps ``label``.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from conspectus.model.paper import Paper

if TYPE_CHECKING:
    from pathlib import Path


def read_labelled(path: Path) -> tuple[list[Paper], dict[str, str]]:
    """Return the papers of a set, and their labels by slug, empty where there are none."""
    papers, labels = [], {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            slug = fields["id"].replace("/", "-")
            title, abstract = (" ".join(fields[key].split()) for key in ("title", "abstract"))
            papers.append(Paper(slug=slug, title=title, abstract=abstract))
            labels[slug] = fields.get("label", "")
    return papers, labels
