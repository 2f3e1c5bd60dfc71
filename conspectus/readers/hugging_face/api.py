"""Answers of Hugging Face's API: ``daily_papers``, one paper, or search results.

Source of the format: https://huggingface.co/docs/hub/api
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.readers.hugging_face.papers import read_answer

if TYPE_CHECKING:
    from conspectus.model.record import Listing
    from conspectus.readers.source import Source


def read_hugging_face_json(source: Source) -> Listing | None:
    """Return the listing in an answer of the API; None if the data are none.

    An answer that tells of an error gives a listing without papers that says so.

    Raises:
        InputError: the gzipped data are damaged, or too large.

    """
    return read_answer(source.json, source.name)
