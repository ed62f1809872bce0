"""Printed references, as the styles print them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.articles.printed import read_printed

_MOSS = [{"family": "Moss", "given": "A. B."}, {"family": "Reed", "given": "C."}]


def _fields(text: str) -> dict[str, Any]:
    fields: dict[str, Any] = read_printed(text).fields
    return fields


_STYLES = {
    "APA": "Moss, A. B., & Reed, C. (2011). Salt and tides: A study. *J. Shore Stud.*, *12*(4), "
    "10–19. https://doi.org/10.5555/moss",
    "APA without italics": "Moss, A. B., & Reed, C. (2011). Salt and tides: A study. J. Shore "
    "Stud., 12(4), 10-19. doi:10.5555/moss",
    "Vancouver": "Moss AB, Reed C. Salt and tides: A study. J. Shore Stud. 2011;12(4):10-19. "
    "doi: 10.5555/moss.",
    "IEEE": "A. B. Moss and C. Reed, “Salt and tides: A study,” J. Shore Stud., vol. 12, no. 4, "
    "pp. 10–19, Apr. 2011, doi: 10.5555/moss.",
    "Chicago": "Moss, A. B., and C. Reed. 2011. “Salt and tides: A study.” *J. Shore Stud.* 12 "
    "(4): 10–19. https://doi.org/10.5555/moss.",
    "Harvard": "Moss, A. B. and Reed, C., 2011. Salt and tides: A study. J. Shore Stud., 12(4), "
    "pp.10-19. Available at: https://doi.org/10.5555/moss",
    "Markdown link": "Moss, A. B., & Reed, C. (2011). Salt and tides: A study. _J. Shore Stud._, "
    "_12_(4), 10–19. [https://doi.org/10.5555/moss](https://doi.org/10.5555/moss)",
}


@pytest.mark.parametrize("style", _STYLES)
def test_an_article_in_each_style(style: str) -> None:
    found = read_printed(_STYLES[style])
    fields: dict[str, Any] = found.fields
    assert not found.doubts
    assert [one["family"] for one in fields["author"]] == ["Moss", "Reed"]
    assert [re.sub(r"[. ]", "", one["given"]) for one in fields["author"]] == ["AB", "C"]
    assert fields["title"] == "Salt and tides: A study"
    assert fields["container-title"].rstrip(".") == "J. Shore Stud"
    assert (fields["volume"], fields["issue"], fields["page"]) == (12, 4, "10-19")
    assert fields["issued"] == 2011 or fields["issued"]["date-parts"][0][0] == 2011
    assert fields["DOI"] == "10.5555/moss"
    assert fields["type"] == "article-journal"


@pytest.mark.parametrize(
    "written",
    [
        "Moss, A. B. & Reed, C. Salt and tides. *Shore* **12**, 10–19 (2011).",
        "Moss, A. B. & Reed, C. Salt and tides. Shore 2011; 12: 10-19.",
        "Moss, Ada B., and Carl Reed. “Salt and Tides.” Shore 12, no. 4 (2011): 10–19.",
        "Moss A. B., Reed C. Salt and tides. Shore. 2011;12:10-9.",
    ],
)
def test_an_article_whose_year_stands_last(written: str) -> None:
    fields = _fields(written)
    assert [one["family"] for one in fields["author"]] == ["Moss", "Reed"]
    assert fields["title"].lower() == "salt and tides"
    assert (fields["container-title"], fields["volume"], fields["issued"]) == ("Shore", 12, 2011)


def test_a_journal_without_numbers_is_not_taken_for_a_publisher() -> None:
    assert "publisher" not in _fields("Moss et al. (2011). Salt. Journal of Shores.")
    quoted = _fields("Moss and Reed (2011) “Salt”, Journal of Shores")
    assert quoted["container-title"] == "Journal of Shores"
    assert [one["family"] for one in quoted["author"]] == ["Moss", "Reed"]


def test_books_chapters_and_organisations() -> None:
    book = _fields("Institute of Tides. (2001). *All about salt* (2nd ed.). Oslo: Fjord Press.")
    assert book["author"] == [{"literal": "Institute of Tides"}]
    assert (book["title"], book["edition"]) == ("All about salt", "2nd")
    assert (book["publisher"], book["publisher-place"]) == ("Fjord Press", "Oslo")
    chapter = _fields(
        "Roe, J. (2003). Brine. In K. Editor & L. Other (Eds.), *Waters* (pp. 5–9). Fjord Press."
    )
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Waters")
    assert (chapter["page"], chapter["publisher"]) == ("5-9", "Fjord Press")
    assert [one["family"] for one in chapter["editor"]] == ["Editor", "Other"]
    site = _fields("Roe J. A site [Internet]. 2020. Available from: https://example.org/x")
    assert (site["title"], site["issued"], site["type"]) == ("A site", 2020, "webpage")
    report = _fields("Institute of Tides. On salt. Oslo: Fjord; 2012.")
    assert report["author"] == [{"literal": "Institute of Tides"}]
    assert (report["title"], report["publisher"]) == ("On salt", "Fjord")
    edited = _fields("Jones K, editor. Book of books. 3rd ed. New York: Wiley; 1999. 123 p.")
    assert edited["editor"] == [{"family": "Jones", "given": "K"}]
    old = _fields("Sackler DL. Salt: how to. 2nd ed. Leith: Churchyard; 2000.")
    assert (old["type"], old["publisher"], old["issued"]) == ("book", "Churchyard", 2000)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("van der Berg, A., de Wit, H., & O'Neil, P.",
         ["van der Berg", "de Wit", "O'Neil"]),
        ("Roe, J., Moe, K., … & Zoe, L.", ["Roe", "Moe", "…", "Zoe"]),
        ("Roe, J., Moe, K., . . . Zoe, L.", ["Roe", "Moe", "…", "Zoe"]),
        ("Roe J, Moe KL, et al", ["Roe", "Moe", "others"]),
        ("Müller-Lüdenscheidt, K., St Cyr, D., & Ó Briain, P.",
         ["Müller-Lüdenscheidt", "St Cyr", "Ó Briain"]),
        ("Roe J, Moe KL, Salt Working Group", ["Roe", "Moe", "Salt Working Group"]),
        ("U.S. General Accounting Office", ["U.S. General Accounting Office"]),
        ("King, M. L., Jr., & Roe, J.", ["King", "Roe"]),
    ],
)  # fmt: skip
def test_names(written: str, names: list[str]) -> None:
    fields = _fields(f"{written} (2001). Salt. *Shore*, 1, 2-3.")
    parts = ("non-dropping-particle", "family", "literal")
    found = [" ".join(one[part] for part in parts if part in one) for one in fields["author"]]
    assert found == names


def test_identifiers_are_found_wherever_they_stand() -> None:
    fields = _fields(
        "Roe J. Salt. Shore. 1999;41(8):901-16. PMID: 30844397; PMCID: PMC6440212. "
        "doi:10.1002/(SICI)1521-4036(199912)41:8<901::AID-BIMJ901>3.0.CO;2-W"
    )
    assert fields["DOI"] == "10.1002/(SICI)1521-4036(199912)41:8<901::AID-BIMJ901>3.0.CO;2-W"
    assert (fields["PMID"], fields["PMCID"]) == ("30844397", "PMC6440212")
    preprint = _fields("Roe J, Moe K. Salt is all you need. arXiv:1706.03762. 2017.")
    assert (preprint["archive"], preprint["archive_location"]) == ("arXiv", "1706.03762")
    assert (preprint["title"], preprint["issued"]) == ("Salt is all you need", 2017)


def test_dates_that_are_no_years() -> None:
    assert read_printed("Roe, J. (2001b). Salt. *Shore*, 1, 2-3.").label == "b"
    assert read_printed("Roe, J. (n.d.-a). Salt. *Shore*, 1, 2-3.").label == "a"
    assert _fields("Roe, J. (in press). Salt. *Shore*.")["status"] == "in press"
    assert "issued" not in _fields("Roe, J. (n.d.). Salt.")
    assert _fields("Roe, J. (2001, May 3). Salt. *The Daily*.")["issued"] == {
        "date-parts": [[2001, 5, 3]]
    }


def test_what_is_printed_is_kept_and_nothing_guessed() -> None:
    found = read_printed("Some words about *salt* & water, see <https://example.org/a_b>.")
    assert found.fields["custom"] == {
        "printed": "Some words about salt & water, see https://example.org/a_b."
    }
    assert found.fields["URL"] == "https://example.org/a_b"
    assert "title" not in found.fields
    assert "author" not in found.fields
    assert len(found.doubts) == 2


@given(st.text(alphabet='ABab.,;:()[]&“”"*_ 12019–—…\n/@', max_size=120))
def test_any_text_is_read(text: str) -> None:
    read_printed(text)
