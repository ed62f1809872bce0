"""BibTeX and BibLaTeX, good and bad."""

from __future__ import annotations

from typing import Any

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.bibtex import bibtex
from data.reading.bibliography.biblatex import read_biblatex
from data.reading.bibliography.names import bibtex_names
from data.reading.bibliography.read import parse_bibliography
from tests.data.works import FIELDS, FULL


def _read(text: str) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    told: list[tuple[int, str]] = []
    records = read_biblatex(text, lambda line, message, _hint: told.append((line, message)))
    return [dict(record.fields) for record in records], told


def test_an_article() -> None:
    (work,), told = _read(
        """@Article{ Moss-2011 ,
  author  = "Moss, Ada and van den Berg, J. P. and {Institute of Tides} and others",
  title   = {Tides in the {B}ay: {\\em Fucus} and salt},
  journal = {J. Shore Stud.}, year = 2011, month = apr # "~3",
  volume = 12, number = {4}, pages = {10--19}, doi = {https://doi.org/10.5555/Moss.2011},
  issn={1234-5678}, keywords = {tides, salt}
}"""
    )
    assert not told
    assert work == {
        "id": "Moss-2011",
        "type": "article-journal",
        "author": [
            {"family": "Moss", "given": "Ada"},
            {"family": "Berg", "given": "J. P.", "non-dropping-particle": "van den"},
            {"literal": "Institute of Tides"},
            {"literal": "others"},
        ],
        "title": "Tides in the Bay: <i>Fucus</i> and salt",
        "container-title": "J. Shore Stud.",
        "issued": {"date-parts": [[2011, 4, 3]]},
        "volume": "12",
        "issue": "4",
        "page": "10-19",
        "DOI": "10.5555/Moss.2011",
        "ISSN": "1234-5678",
        "keyword": "tides, salt",
    }


def test_biblatex() -> None:
    (chapter, _, thesis), told = _read(
        """@incollection{c, author={family=Roe, given=Jane, prefix=de}, title={One}, subtitle={Two},
          crossref={whole}, date={2001-05/2002}, urldate={2020-01-02}, pubstate={inpress},
          eprint={2101.01234}, eprinttype={arxiv}, pages={5}}
        @collection{whole, editor={A. Ed and B. Ed}, title={The Whole}, publisher={P and Q},
          location={Oslo}, date={2000}, edition={3. Aufl.}}
        @mastersthesis{t, author={Roe, J}, title={T}, school={U of X}, year={1999}}"""
    )
    assert not told
    assert chapter["author"] == [{"family": "Roe", "given": "Jane", "non-dropping-particle": "de"}]
    assert chapter["title"] == "One: Two"
    assert chapter["container-title"] == "The Whole"
    assert chapter["editor"] == [{"family": "Ed", "given": "A."}, {"family": "Ed", "given": "B."}]
    assert chapter["issued"] == {"date-parts": [[2001, 5], [2002]]}
    assert chapter["accessed"] == {"date-parts": [[2020, 1, 2]]}
    assert (chapter["publisher"], chapter["publisher-place"]) == ("P and Q", "Oslo")
    assert (chapter["archive"], chapter["archive_location"]) == ("arXiv", "2101.01234")
    assert (chapter["status"], chapter["edition"]) == ("in press", "3. Aufl.")
    assert (thesis["type"], thesis["genre"]) == ("thesis", "Master’s thesis")
    assert thesis["publisher"] == "U of X"


@pytest.mark.parametrize(
    "bad",
    [
        "@book{bad, title = {never closed, year = 2000}\n",
        "@book{bad, title = {x} year 2000}\n",
        '@book{bad, title = "open, year = 2000}\n',
        "@book{bad, title = {x},\n",
        "@book{bad, = {x}}\n",
        "@book{bad, title = }\n",
        "@book{bad\n",
        "@book{\n",
    ],
)
def test_one_bad_entry_costs_no_other(bad: str) -> None:
    works, told = _read(
        f"@book{{one, title={{1}}}}\n{bad}@book{{two, title={{2}}}}\n@misc{{three, title={{3}}}}"
    )
    ids = [work.get("id") for work in works]
    assert ids[0] == "one"
    assert ids[-2:] == ["two", "three"]
    assert [line for line, _ in told] == [2]


def test_what_was_whole_of_a_bad_entry_stays() -> None:
    (work,), told = _read("@article{a, title={T}, doi={10.5555/12}, note={open")
    assert (work["title"], work["DOI"]) == ("T", "10.5555/12")
    assert told[0][1].startswith('In "a":')


def test_small_slips_are_understood() -> None:
    works, told = _read(
        "@comment{@book{no, title={no}}}\n@preamble{\"x\"}\n@string{jss = {J. Sol. Sci.}}\n"
        "% a remark\n@ARTICLE(p, Title = {In parentheses}, journal = jss, year = {2001a},)\n"
        "@book{q, title={No comma}\n year = 1990 }@book{title={No key}, year=1991}"
    )  # fmt: skip
    assert [work["title"] for work in works] == ["In parentheses", "No comma", "No key"]
    assert works[0]["container-title"] == "J. Sol. Sci."
    assert works[0]["issued"] == {"date-parts": [[2001]]}
    assert works[1]["issued"] == {"date-parts": [[1990]]}
    assert not told


def test_doubled_and_missing_keys_are_made_good() -> None:
    found = parse_bibliography(
        b"@book{a, title={1}}\n@book{a, title={2}}\n@book{, author={Roe, J}, year=2001, title={3}}",
        "x.bib",
    )
    assert [one.id for one in found.references] == ["a", "a-2", "roe2001"]
    assert [(one.code, one.line) for one in found.problems] == [("duplicate-id", 2)]


def test_names() -> None:
    written = "{von Humboldt Foundation} and Ludwig van Beethoven and King, Jr., M. L."
    assert bibtex_names(written) == [
        {"literal": "von Humboldt Foundation"},
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"family": "King", "given": "M. L.", "suffix": "Jr."},
    ]  # fmt: skip


def test_what_we_write_is_read_back() -> None:
    found = parse_bibliography(bibtex(FULL).encode(), "x.bib").references[0]
    assert found.id == FULL.id
    assert found.title == FULL.title
    assert found.text("DOI") == FIELDS["DOI"]
    assert [name.family or name.literal for name in found.authors] == [
        name.family or name.literal for name in FULL.authors
    ]


_WORDS = st.text(alphabet="abcXYZ 123.:", min_size=1).filter(lambda text: text.strip() == text)


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=5))
def test_as_a_library_reads_it(values: list[tuple[str, str]]) -> None:
    text = "\n\n".join(
        f"@book{{key{place},\n  title = {{{title}}},\n  publisher = {{{publisher}}}\n}}"
        for place, (title, publisher) in enumerate(values)
    )
    theirs = bibtexparser.loads(text).entries
    ours, _ = _read(text)
    assert [(one["id"], one["title"]) for one in ours] == [
        (one["ID"], " ".join(one["title"].split())) for one in theirs
    ]


@given(st.text(alphabet='@{}(),="#%\\ab \n', max_size=80))
def test_any_text_is_read(text: str) -> None:
    _read(text)
    _read("@book{x," + text)
