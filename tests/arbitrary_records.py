"""Records of one paper such as no source would give, with all ties that can be."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from conspectus.ingest.identity import Appearance
from conspectus.model.paper import Organization
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Record

WORDS = st.sampled_from(["a", "b", "aa", "ab", "a…", "abc... (More)"])
ROWS = st.lists(WORDS | st.just("B et al."), max_size=3).map(tuple)
COUNTS = st.none() | st.integers(0, 3)
DAYS = st.sampled_from([None, dt.date(2024, 1, 1), dt.date(2025, 1, 1)])
DOIS = ["10.1/A", "https://doi.org/10.1/a", "10.5281/zenodo.1", "10.48550/arXiv.2205.14137"]
RECORDS = st.builds(
    Record,
    title=WORDS,
    abstract=WORDS | st.just(""),
    rank=st.integers(1, 3),
    listed=DAYS,
    published=st.sampled_from(
        [None, MonthDay(5, 27), MonthDay(2, 29)]
        + [PartialDate(date) for date in ("2021", "2022", "2022-03", "2022-05-27", "2022-05")]
    ),
    authors=ROWS,
    author_count=COUNTS,
    organization=st.none() | st.builds(Organization, WORDS, WORDS),
    arxiv=st.sampled_from([None, "2205.14135", "2205.14136"]),
    version=st.sampled_from([None, 1, 2]),
    updated=DAYS,
    withdrawn=st.booleans(),
    doi=st.sampled_from([None, *DOIS]),
    journal=st.none() | WORDS,
    links=st.dictionaries(WORDS, WORDS, max_size=2),
    categories=ROWS,
    keywords=st.lists(st.sampled_from(["k", "K", "l"]), max_size=2).map(tuple),
    comments=COUNTS,
    upvotes=COUNTS,
)
APPEARANCES = st.builds(
    Appearance,
    st.sampled_from(["x", "y"]),
    RECORDS,
    st.sampled_from(["arxiv-api", "bibtex", "text-listing", ""]),
    st.booleans(),
)
