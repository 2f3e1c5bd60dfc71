"""Earlier addresses of topics, as they are rendered."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

import pytest
from toy_library import toy_library

from conspectus.content.template_files import read_template
from conspectus.model.topic import TopicEvent
from conspectus.render.site import render_site

HISTORY = (
    TopicEvent(slug="birds", label="Birds & <b>", how="split", became=("song", "flight")),
    TopicEvent(slug="gone", label="Gone", how="retired"),
    TopicEvent(slug="tunes", label="Tunes", how="merged", became=("song",)),
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages and feeds of the toy library, whose topics have a history."""
    library = dataclasses.replace(toy_library(), history=HISTORY)
    read = partial(read_template, root=Path(tmp_path_factory.mktemp("digest")))
    return {
        file.path: file.data.decode()
        for file in render_site(library, read, {})
        if file.path.endswith((".html", ".xml"))
    }


def test_another_address_is_gone_to_at_once(files: dict[str, str]) -> None:
    """Browsers go on, and whoever does not finds a link."""
    page = files["topics/chirps/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../topics/song/">' in page
    assert 'href="../../topics/song/" data-topic="song">Bird song</a>' in page


def test_a_merged_topic_says_so(files: dict[str, str]) -> None:
    """The page stays for as long as it takes to read it; search engines are sent on."""
    page = files["topics/tunes/index.html"]
    assert 'http-equiv="refresh"' not in page
    assert "This topic is now part of Bird song." in page
    assert 'href="../../topics/song/" data-topic="song">Bird song</a>' in page
    assert '<link rel="canonical" href="https://example.org/repository/topics/song/">' in page


def test_of_several_heirs_the_reader_chooses(files: dict[str, str]) -> None:
    """The page stays, says what happened, and names the first heir to search engines."""
    page = files["topics/birds/index.html"]
    assert 'http-equiv="refresh"' not in page
    assert "<h1>Birds &amp; &lt;b&gt;</h1>" in page
    assert "This topic was split: its papers are now in Bird song and Flight paths." in page
    assert [page.count(f'data-topic="{slug}"') for slug in ("song", "flight")] == [1, 1]
    assert '<link rel="canonical" href="https://example.org/repository/topics/song/">' in page


def test_without_heirs_all_topics_are_offered(files: dict[str, str]) -> None:
    """An address never leads nowhere."""
    page = files["topics/gone/index.html"]
    assert 'http-equiv="refresh"' not in page
    assert '<a href="../../topics/">Go to all topics</a>' in page


def test_feeds_live_on_at_earlier_addresses(files: dict[str, str]) -> None:
    """Who reads a feed goes on reading that of the heir."""
    for earlier, heir in (("chirps", "song"), ("birds", "song")):
        assert files[f"topics/{earlier}/feed.xml"] == files[f"topics/{heir}/feed.xml"]
    assert "topics/gone/feed.xml" not in files


def test_earlier_addresses_are_not_in_the_sitemap(files: dict[str, str]) -> None:
    """What should be found is the topic."""
    assert "/topics/song/" in files["sitemap.xml"]
    assert not any(f"/topics/{slug}/" in files["sitemap.xml"] for slug in ("chirps", "birds"))
