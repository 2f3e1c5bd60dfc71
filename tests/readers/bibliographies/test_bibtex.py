"""BibTeX and biblatex files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.bibliographies.toys import mutations, read, survives, toy

from conspectus.readers.bibliographies.bibtex import read_bibtex
from conspectus.readers.bibliographies.bibtex_text import address_of_tex, text_of_tex
from conspectus.readers.bibliographies.persons import bibtex_names, natural_order
from conspectus.readers.source import Source


def entry(fields: str) -> bytes:
    """Return the bytes of one entry with a title and other fields."""
    return f"@article{{key,\n  title = {{A Title}},\n  {fields}\n}}\n".encode()


def test_exports() -> None:
    """The exports of arXiv, DBLP, Google Scholar and Semantic Scholar give ids, names and dates."""
    arxiv, dblp, scholar, semantic, *_ = read(read_bibtex, toy("exports.bib")).records
    assert (arxiv.line, arxiv.rank, arxiv.arxiv) == (6, 1, "2205.99135")
    assert (arxiv.categories, arxiv.published, arxiv.links) == (("cs.LG",), "2022", {})
    assert arxiv.authors[-1] == "Christopher Ré"
    assert dblp.title == "GLU Variants Improve Teapots: A Survey of $O(n^{2})$ Pouring"
    assert dblp.authors == ("Xiaonan Lid", "Jörg Großkessel", "Liang-Chieh Pot")
    assert (dblp.arxiv, dblp.doi, dblp.journal) == ("2302.99539", None, None)
    assert scholar.authors == ("Bo Spout", "Carla van der Pot", "Martin King Jr", "et al.")
    assert (scholar.arxiv, semantic.arxiv) == ("2307.99288", "2312.99696")
    assert (semantic.journal, semantic.links) == (None, {})


def test_publishers() -> None:
    """The ACL Anthology, OpenReview, biblatex and journals give venues, DOIs and abstracts."""
    acl, review, biblatex, journal, patent = read(read_bibtex, toy("exports.bib")).records[4:9]
    assert acl.abstract == "We ask whether kettles whistle. They do, in 93% of cases & more."
    assert (acl.published, acl.doi) == ("2024-08", "10.18653/v1/2024.tea-long.1")
    assert acl.links == {"venue": "https://aclanthology.org/2024.tea-long.1"}
    assert acl.authors == ("Mei Lid", "José Pot")
    assert (review.authors, review.published) == ((), "2024")
    assert review.links == {"venue": "https://openreview.net/forum?id=invented1"}
    assert biblatex.authors == ("Ann Saucer", "The Tea Collaboration and Friends")
    assert (biblatex.published, biblatex.categories) == ("2025-03-04", ("physics.flu-dyn",))
    assert biblatex.keywords == ("Computer Science - Machine Learning", "Physics", "Tea")
    assert biblatex.links == {"code": "https://github.com/tea_lab/saucers"}
    assert journal.journal == "Nature 521(7553), 436\u2013444 (2015)"
    assert journal.doi == "10.9999/nature99539"
    assert (patent.published, patent.links) == (
        "2014-11-18",
        {"project": "https://kettles.github.io/lids"},
    )


def test_volumes_macros_and_damage() -> None:
    """Volumes and macros are looked up; an entry that does not close costs itself alone."""
    listing = read(read_bibtex, toy("exports.bib"))
    child, macro, after = listing.records[9:]
    assert (child.journal, child.published) == ("Proceedings of Tea", "2019")
    assert macro.title == "A Macro Joined"
    assert macro.journal == "Advances in Neural Information Boiling Systems"
    assert (after.title, after.line, after.rank, after.published) == (
        "The One After It",
        119,
        14,
        None,
    )
    (damage,) = listing.damages
    assert damage.line == 115
    assert "cannot be read (a brace or quote does not close), so it was left out" in damage.message


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ("eprint = {2205.14135}", "arxiv", "2205.14135"),
        ("eprint = {2205.14135v3}, archiveprefix = {arXiv}", "version", 3),
        ("eprint = {2205.14135}, eprinttype = {jstor}", "arxiv", None),
        ("eprint = {hep-th/9901001}, archivePrefix = {arXiv}", "arxiv", "hep-th/9901001"),
        ("url = {https://arxiv.org/pdf/2205.14135v2.pdf}", "arxiv", "2205.14135"),
        ("journal = {arXiv preprint arXiv:2205.14135}", "journal", None),
        ("note = {arXiv:2205.14135 [cs]}", "arxiv", "2205.14135"),
        ("doi = {10.1000/A\\_B}", "doi", "10.1000/a_b"),
        ("doi = {10.48550/arXiv.2205.14135}", "doi", None),
        ("url = {https://github.com/a/b}", "links", {"code": "https://github.com/a/b"}),
        ("url = {javascript:alert(1)}", "links", {}),
        ("year = 2022, month = may", "published", "2022-05"),
        ("year = {2022}, month = {5}", "published", "2022-05"),
        ('year = 2022, month = jun # "--" # jul', "published", "2022-06"),
        ('year = 2022, month = "10~" # jan', "published", "2022-01-10"),
        ("year = 2022, month = {Spring}", "published", "2022"),
        ("year = 2022, month = feb, day = 31", "published", "2022-02"),
        ("date = {2022-05/2022-07}", "published", "2022-05"),
        ("date = {2022}, year = {1999}", "published", "2022"),
        ("year = {99999}", "published", None),
        ("year = {n.d.}", "published", None),
        ("author = {others}", "authors", ()),
        ("author = {Lid, Mei and others}", "authors", ("Mei Lid", "et al.")),
        ("author = {Lid, Mei and others and Bo Spout}", "authors", ("Mei Lid", "Bo Spout")),
        ("author = {Mei Lid et al.}", "authors", ("Mei Lid", "et al.")),
        ("author = {Lid, Mei and Anonymous}", "authors", ("Mei Lid",)),
        ("author = {Wang, Wei and Wang, Wei}", "authors", ("Wei Wang", "Wei Wang")),
        ("year = 2020, year = 2021", "published", "2020"),
        ('journal = "A {"}Q{"} J"', "journal", 'A "Q" J'),
        ("booktitle = {ICLR}, volume = {3}", "journal", "ICLR"),
        ("journal = {\\prl}, volume = {116}", "journal", "Physical Review Letters 116"),
        ("html = {https://tea.test/a}", "links", {"venue": "https://tea.test/a"}),
        ("journal = {Tea}, volume = {63-II}, number = {3/4}", "journal", "Tea 63-II(3/4)"),
        ("journal = {Tea}, volume = {2}, number = {3--4}", "journal", "Tea 2(3\u20134)"),
        ("journal = undefined", "journal", "undefined"),
    ],
)
def test_fields(fields: str, name: str, value: object) -> None:
    """Each spelling of a field gives the value that it means."""
    (record,) = read(read_bibtex, entry(fields)).records
    assert getattr(record, name) == value


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\"U}ber {B}{\"o}hm and {\v{S}}koda", "Über Böhm and Škoda"),
        (r"Erd{\H o}s, \L{}ukasz, {\O}re, Beno{\^\i}t", "Erdős, Łukasz, Øre, Benoît"),
        ("{BERT}: {P}re-training", "BERT: Pre-training"),
        (r"$\mathcal{O}(n^{2})$ for \'e", r"$\mathcal{O}(n^{2})$ for é"),
        ("$x_{1}$ of {A}~B", "$x_{1}$ of A B"),
        (r"5\% and 6% \& 7 & 8", "5% and 6% & 7 & 8"),
        (r"costs \$5", "costs $5"),
        (r"costs $5 in \'Etat", "costs $5 in État"),
        (r"our \framework wins", r"our \framework wins"),
        (r"\textbf{bold} and \emph{it}", "bold and it"),
        (
            r"\texttt{a\_b} \mbox{c} \ensuremath{d} {\tt e} f\-g h\textsuperscript{2}",
            "a_b c d e fg h$^{2}$",
        ),
        (r"the 7\textsuperscript{th}, H\textsubscript{2}O", "the 7th, H$_{2}$O"),
        (r"the 5\({}^{\mbox{th}}\), a 3$^{rd}$", "the 5th, a 3rd"),
        (r"Radix-2\({}^{\mbox{k}}\) and \(n\)", r"Radix-2$^{\mbox{k}}$ and $n$"),
        (r"\enquote{Lids} on \mkbibemph{Pots}", "\u201cLids\u201d on Pots"),
        (r"\href{https://tea.test/a}{Lids} \ours{Pot}, \ours{}", r"Lids \ours Pot, \ours"),
        (r"{\textless}i{\textgreater}Camellia{\textless}/i{\textgreater} x", "Camellia x"),
        (
            r"$\backslash$textlessi$\backslash$textgreaterTea$\backslash$textless/i$\backslash$textgreater",
            "Tea",
        ),
        (r"Tea {\&}amp; Cake \&amp; <sub>2</sub>", "Tea & Cake & 2"),
        ("a $n<b$ b > c", "a $n<b$ b > c"),
        ("pages 1--2 of ``it''", "pages 1\u20132 of \u201cit\u201d"),
        ("{" * 5_000 + r"\'e", "\\'e"),
        ("a\\", "a"),
    ],
)
def test_tex(tex: str, text: str) -> None:
    """Accents, braces and ligatures are decoded; mathematics and unknown macros stay."""
    assert text_of_tex(tex) == text


def test_addresses() -> None:
    """Escapes in addresses are undone."""
    assert address_of_tex(r"{https://a.b/c\_d\%20e}") == "https://a.b/c_d%20e"


def test_volumes_are_told_once() -> None:
    """An anthology lists a volume for each event; one sentence tells of all of them."""
    volumes = b"".join(b"@proceedings{v%d, title = {V}}\n" % number for number in range(3))
    listing = read(read_bibtex, volumes + entry("year = {2022}"))
    assert [record.rank for record in listing.records] == [4]
    message = "@proceedings is no paper, so it was left out, like 2 more."
    assert listing.damages == ((1, message),)


def test_names() -> None:
    """Names that are none are told, and the others kept."""
    names, wrong = bibtex_names("Lid, Mei and A, B, C, D and et al.")
    assert names == ["Mei Lid", "et al."]
    assert wrong == ["the author 'A, B, C, D' is no BibTeX name (too many commas)"]
    assert bibtex_names("Lid, M. B.; Pot, J.; Spout, Bo;")[0] == ["M. B. Lid", "J. Pot", "Bo Spout"]
    assert bibtex_names("Mei Lid; Jo Pot and Bo Spout")[0] == ["Mei Lid", "Jo Pot", "Bo Spout"]
    assert bibtex_names("{Lids; Pots} and Bo L&iacute;d")[0] == ["{Lids; Pots}", "Bo L&iacute;d"]
    extended = "family=Pot, given=Jo, prefix=van der, useprefix=true and given=Bo, family={Lid Jr}"
    assert bibtex_names(extended) == (["Jo van der Pot", "Bo {Lid Jr}"], [])
    assert bibtex_names("Mei Lid 0001 and Pot, Jo")[0] == ["Mei Lid", "Jo Pot"]
    assert bibtex_names("Lid, M. et al and Jo Pot et al.")[0] == ["M. Lid", "Jo Pot", "et al."]
    assert natural_order("King, Martin Luther, Jr") == "Martin Luther King Jr"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"@article{a, title = {}}", "the title is empty"),
        (b"@article{a, title = {---}}", "the title '\xe2\x80\x94' has no letter"),
        (b"@article{a, title = {" + b"t" * 1001 + b"}}", "the title has 1,001 characters"),
        (b"@article{a, year = {2022}}", "the entry '@article{a, year = {2022}}' has no title"),
        (b"@article{a, title = {T}, {}}", "the entry '@article{a, title = {T},' cannot be read"),
        (b"@article{oops}", "the entry '@article{oops}' has no key and field"),
        (b"@proceedings{a, title = {T}}", "@proceedings is no paper"),
    ],
)
def test_left_out(data: bytes, message: str) -> None:
    """An entry that is no paper, or none that can be read, is told with its line."""
    listing = read(read_bibtex, entry("year = 2022") + data + b"\n" + entry("year = 2023"))
    assert [(record.line, record.rank) for record in listing.records] == [(1, 1), (6, 3)]
    (damage,) = listing.damages
    assert damage.line == 5
    assert damage.message.startswith(message.encode("latin-1").decode())


def test_dropped_values() -> None:
    """An endless abstract costs the abstract, not the paper."""
    listing = read(read_bibtex, entry("abstract = {" + "a" * 100_001 + "}"))
    assert listing.records[0].abstract == ""
    assert listing.damages[0].message.endswith("fit; the paper was kept without it.")


def test_macros_do_not_grow_without_end() -> None:
    """Macros that are made of macros stay small."""
    data = b'@string{a0 = "xxxxxxxxxx"}\n'
    data += b"".join(b"@string{a%d = a%d # a%d}\n" % (n, n - 1, n - 1) for n in range(1, 60))
    (record,) = read(read_bibtex, data + entry("abstract = a59")).records
    assert record.abstract == "x" * 1_000


def test_damaged_without_end() -> None:
    """A file that is mostly garbage is given up, and what could be read before is kept."""
    listing = read(read_bibtex, entry("") + b"@a{\n" * 20_000)
    assert len(listing.records) == 1
    assert len(listing.damages) == 10_001


@pytest.mark.parametrize("data", [b"Daily Papers", b"mail me @home, a = b", b"{}", b"<p>@a{b,c=1}"])
def test_other_data(data: bytes) -> None:
    """What holds no entry is no BibTeX."""
    assert read_bibtex(Source(data, "x")) is None


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """What the parsers say of damaged input reaches nobody but the damages."""
    read(read_bibtex, toy("exports.bib") + entry("abstract = {\\begin{x} $ \\'"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("seed", range(4))
def test_mutations(seed: int) -> None:
    """No damage to the bytes gives anything but papers or one sentence."""
    for data in mutations(toy("exports.bib"), 60, seed):
        survives(data)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="{}\"@#$\\%,=~ \n'abe1\ud7ff\u2028", max_size=200))
def test_any_field(text: str) -> None:
    """Whatever a field holds, reading ends well."""
    survives(entry(f"author = {text}, abstract = {{{text}}}").replace(b"A Title", text.encode()))
