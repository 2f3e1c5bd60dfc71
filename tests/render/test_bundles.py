"""Scripts as they are served."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tools.programs import ROOT, program

from conspectus.content.template_files import read_assets
from conspectus.errors import TemplateError
from conspectus.render.bundles import BUNDLES, STYLES, served_assets

PAGE = b'import { count } from "./count.js";\nconst shown = count(2);\nconsole.log(shown);\n'
COUNT = b"/** Twice. */\nexport function count(number) {\n  return number * 2; // so\n}\n"


def output_of(script: bytes, folder: Path) -> str:
    """Return what Node.js prints when it runs a classic script."""
    path = folder / "script.cjs"
    path.write_bytes(script)
    done = subprocess.run(
        [program("node"), str(path)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.mark.node
def test_modules_are_joined_after_what_they_import(tmp_path: Path) -> None:
    """A bundle is one script that does what its modules do, and they are not served themselves."""
    served = served_assets({"map/count.js": COUNT, "map/page.js": PAGE, "icon.svg": b"<svg/>"})
    assert set(served) == {"icon.svg", "map.js"}
    assert output_of(served["map.js"], tmp_path) == "4"


@pytest.mark.node
def test_a_comment_behind_an_import_and_line_ends_of_windows_are_understood(tmp_path: Path) -> None:
    """Editors write files in their own ways: a mark in front, other line ends, a remark."""
    page = PAGE.replace(b";\n", b"; // twice\n", 1).replace(b"\n", b"\r\n")
    served = served_assets({"map/count.js": COUNT, "map/page.js": b"\xef\xbb\xbf" + page})
    assert output_of(served["map.js"], tmp_path) == "4"


@pytest.mark.node
def test_templates_and_patterns_survive(tmp_path: Path) -> None:
    """Text that looks like a comment or a quotation mark inside text stays what it is."""
    script = (
        b"const address = (name) => `https://${name}/  // two  spaces`;\n"
        b"const quotes = (text) => /['\"`]/.test(text);\n"
        b"console.log(address('x'), quotes('\\''));\n"
    )
    served = served_assets({"map/page.js": script})
    assert output_of(served["map.js"], tmp_path) == "https://x/  // two  spaces true"


def test_names_of_a_bundle_are_its_own() -> None:
    """Nothing of a bundle is a global name: another script may use the same."""
    assert served_assets({"site.js": b"const root = 1; use(root);"})["site.js"].startswith(b"(")


def test_the_notice_of_a_library_stays() -> None:
    """The licence of lunr.js stands in front of what was made from it."""
    library = b"/**\n * lunr - MIT\n */\nvar lunr = {};\n"
    served = served_assets({"lunr.js": library, "search/worker.js": b"use(lunr);"})
    assert served["search-engine.js"].startswith(b"/**\n * lunr - MIT\n */\n")


def test_comments_of_scripts_are_not_sent() -> None:
    """Other scripts and styles are minified; pictures stay as they are."""
    assets = {
        "own.js": b"// why\nuse( 1 );\n",
        "a.css": b"/* why */ p { top: 0 }",
        "a.svg": b" <svg/>",
    }
    assert served_assets(assets) == {"own.js": b"use(1)", "a.css": b"p{top:0}", "a.svg": b" <svg/>"}


@pytest.mark.parametrize(
    ("assets", "sentence"),
    [
        ({"map/page.js": PAGE}, "assets/map/page.js imports './count.js', which is not there."),
        (
            {"map/page.js": b'import * as all from "./count.js";\n', "map/count.js": COUNT},
            "cannot be joined with other scripts",
        ),
        (
            {"map/page.js": b'import { count as n } from "./count.js";\n', "map/count.js": COUNT},
            "assets/map/page.js imports 'count as n', but",
        ),
        (
            {"map/page.js": PAGE.replace(b"\n", b" ", 1), "map/count.js": COUNT},
            "'import { count } from \"./count.js\"; const shown = count(2);' cannot be joined",
        ),
        (
            {"map/page.js": b"  " + PAGE, "map/count.js": COUNT},
            "assets/map/page.js: '  import { count } from",
        ),
        (
            {"map/page.js": PAGE, "map/count.js": COUNT.replace(b"export ", b"")},
            "assets/map/page.js imports 'count', which assets/map/count.js does not export",
        ),
        (
            {"map/page.js": PAGE.replace(b"{ count }", b"{ counts }"), "map/count.js": COUNT},
            "assets/map/page.js imports 'counts', which assets/map/count.js does not export",
        ),
        (
            {"map/page.js": b"var n = 1;\n" + PAGE, "map/count.js": COUNT + b"var n = 2;\n"},
            "assets/map/page.js and assets/map/count.js both define 'n'",
        ),
        ({"map/page.js": b"export default 3;"}, "cannot be joined with other scripts"),
        ({"own.js": b"const = 3;"}, "assets/own.js cannot be read: unexpected"),
        ({"own.js": b"\xff"}, "assets/own.js is not UTF-8."),
        (
            {"map/page.js": PAGE, "map/count.js": COUNT + b"const shown = 1;\n"},
            "assets/map/page.js and assets/map/count.js both define 'shown'",
        ),
    ],
)
def test_what_cannot_be_joined_is_named(assets: dict[str, bytes], sentence: str) -> None:
    """A script that cannot be served gives one sentence with its name."""
    with pytest.raises(TemplateError) as raised:
        served_assets(assets)
    assert sentence in str(raised.value)


@pytest.mark.node
def test_the_bundled_scripts_are_valid(tmp_path: Path) -> None:
    """Every script of the site is one that Node.js can read, and every bundle is there."""
    served = served_assets(read_assets(ROOT))
    assert set(BUNDLES) <= set(served)
    for name, data in served.items():
        if name.endswith(".js"):
            path = tmp_path / f"{name.replace('/', '-')}.cjs"
            path.write_bytes(data)
            subprocess.run([program("node"), "--check", str(path)], check=True)


def test_the_styles_of_every_page_are_one() -> None:
    """What every page loads is joined in its order, layers and all; the rest is loaded apart."""
    served = served_assets(read_assets(ROOT))
    assert STYLES.keys() <= served.keys()
    assert not set(STYLES["styles/site.css"]) & served.keys()
    style = served["styles/site.css"].decode()
    assert style.index("--space-1") < style.index(".masthead") < style.index(".paper-item")
    assert "light-dark(" in style


ENGINE = {
    "lunr.js": b"var lunr = {};\n",
    "search/worker.js": b'import { count } from "./count.js";\nglobalThis.first = count();\n',
    "search/count.js": b"let counted = 0;\nexport function count() {\n  return counted += 1;\n}\n",
    "search/more-script.js": b'import {\n  count,\n} from "./count.js";\nlog(first, count());\n',
}


@pytest.mark.node
def test_what_runs_later_takes_what_is_there(tmp_path: Path) -> None:
    """A module of two scripts is in the first alone, so that both mean the same by its state."""
    served = served_assets(ENGINE)
    first, later = served["search-engine.js"], served["search-more.js"]
    assert b"+=1" in first
    assert b"+=1" not in later
    assert output_of(b"globalThis.log = console.log;" + first + b"\n;" + later, tmp_path) == "1 2"


def test_what_runs_later_cannot_take_a_name_twice() -> None:
    """A name of the later script that it imports as well is refused, wherever it is defined."""
    twice = {"search/more-script.js": ENGINE["search/more-script.js"] + b"const count = 1;\n"}
    with pytest.raises(TemplateError, match="both define 'count'"):
        served_assets(ENGINE | twice)


@pytest.mark.node
def test_the_first_script_answers_plain_words_alone(tmp_path: Path) -> None:
    """What few questions need comes once, and only to them; then nothing of lunr.js is missing."""
    served = served_assets(read_assets(ROOT))
    for name in ("search-engine.js", "search-more.js"):
        assert served[name].startswith(b"/**\n * lunr")
        (tmp_path / name).write_bytes(served[name])
    script = Path(__file__).with_name("ask_served.mjs")
    command = [program("node"), str(script), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    answered = json.loads(done.stdout)
    assert (answered["alone"], answered["ran"]) == (True, 1)
    assert [found[0] for found in answered["plain"]] == [
        *("tidal-attention", "rivers", "tidal-attention", "cjk", "tidal-attention")
    ]
    assert [found[0] for found in answered["others"]] == [
        *("tidal-attention", "rivers", "gardens", "gardens", "tidal-attention")
    ]


def test_a_broken_part_of_a_bundle_is_named_itself() -> None:
    """Nobody wrote the bundle: the message names the script, and the line in it."""
    broken = b'import { count } from "./count.js";\nfunction ( {\n'
    assets = {"search/page.js": broken, "search/count.js": COUNT}
    with pytest.raises(TemplateError, match=r"^assets/search/page\.js cannot be read: .* line 2 "):
        served_assets(assets)
