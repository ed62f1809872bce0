from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faqt.conftest import Faqt

pytestmark = pytest.mark.usefixtures("small")


def test_a_pipe_gets_markdown(faqt: Faqt) -> None:
    ran = faqt("show", "why-knead")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "# Why is dough kneaded?\n"
        "\n"
        "1 · why-knead · The dough · in the source: On kneading · tags: gluten, by hand"
        " · reviewed 2026-01-02\n"
        "\n"
        "Kneading lines up **gluten** [1] [2, p. 5].\n"
        "\n"
        "- by hand\n"
        "- by machine\n"
        "\n"
        "See also `[@code]` and <https://example.org/a_b>.\n"
        "\n"
        "## References\n"
        "\n"
        "[1] Miller, A. (2001). On gluten & its “lines.” Journal of Dough, 3, 1–9.\n"
        "    https://doi.org/10.1000/dough(1)%3C2%3E\n"
        "    Key: miller2001\n"
        "\n"
        "[2] Bäcker, J. (1999). Steam. Crust Press.\n"
        "    No DOI or link. Try searching for the title.\n"
        "    Key: baker1999\n"
        "    ! Wrong year, noted 2026-03-04\n"
        "      It may be the later work [3].\n"
        "\n"
        "[3] Bäcker, J. (2000). Steam again.\n"
        "    https://example.org/steam?a=1&b=2\n"
        "    https://pubmed.ncbi.nlm.nih.gov/12345/\n"
        "    Key: baker2000\n"
    )


def test_linear_text_says_everything_in_words(faqt: Faqt) -> None:
    assert faqt("show", "why-knead", "--plain").out == (
        "Question: Why is dough kneaded?\n"
        "Number: 1\n"
        "Id: why-knead\n"
        "Section: The dough\n"
        "In the source: On kneading\n"
        "Tags: gluten, by hand\n"
        "Reviewed: 2026-01-02\n"
        "Kneading lines up gluten [1] [2, p. 5].\n"
        "List of 2 items:\n"
        "Item 1: by hand\n"
        "Item 2: by machine\n"
        "End of list.\n"
        "See also [@code] and https://example.org/a_b.\n"
        "\n"
        "Part: References\n"
        "\n"
        "Reference 1: Miller, A. (2001). On gluten & its “lines.” Journal of Dough, 3, 1–9.\n"
        "DOI: https://doi.org/10.1000/dough(1)%3C2%3E\n"
        "Key: miller2001\n"
        "\n"
        "Reference 2: Bäcker, J. (1999). Steam. Crust Press.\n"
        "No DOI or link. Try searching for the title.\n"
        "Key: baker1999\n"
        "Caution: Wrong year, noted 2026-03-04\n"
        "It may be the later work [3].\n"
        "End of caution.\n"
        "\n"
        "Reference 3: Bäcker, J. (2000). Steam again.\n"
        "URL: https://example.org/steam?a=1&b=2\n"
        "PMID: https://pubmed.ncbi.nlm.nih.gov/12345/\n"
        "Key: baker2000\n"
    )


def test_laid_out_text(faqt: Faqt) -> None:
    assert faqt("show", "why-salt", "--width", "40").out == (
        "Why does bread need salt?\n"
        "3 · why-salt\n"
        "\n"
        "┃ ! Unconfirmed\n"
        "┃ No source is given.\n"
        "\n"
        "Salt slows the yeast.\n"
    )


def test_text_is_never_taken_for_markup(faqt: Faqt) -> None:
    for options in ([], ["--width", "80"], ["--plain"], ["--color", "always"]):
        assert "[red]warning[/red]" in faqt("show", "why-steam", *options).out
    assert ":smile:" in faqt("show", "why-steam", "--color", "always").out


def test_colour_and_links_only_where_wanted(faqt: Faqt) -> None:
    assert "\x1b" not in faqt("show", "why-knead", "--width", "80").out
    styled = faqt("show", "why-knead", "--color", "always").out
    assert ";https://doi.org/10.1000/dough(1)%3C2%3E\x1b\\" in styled
    assert "\x1b[1mgluten\x1b[0m" in styled


@pytest.mark.parametrize("word", ["why-knead", "WHY-KNEAD", "why-k", "1"])
def test_ways_to_name_a_question(faqt: Faqt, word: str) -> None:
    ran = faqt("show", word)
    assert ran.code == 0
    assert ran.out.startswith("# Why is dough kneaded?")


def test_several_at_once_each_once(faqt: Faqt) -> None:
    out = faqt("show", "3", "why-knead", "why-salt").out
    assert [line for line in out.splitlines() if line.startswith("# ")] == [
        "# Why does bread need salt?",
        "# Why is dough kneaded?",
    ]


def test_what_fits_several_is_not_guessed(faqt: Faqt) -> None:
    ran = faqt("show", "why")
    assert (ran.code, ran.out) == (2, "")
    for entry_id in ("why-knead", "why-steam", "why-salt"):
        assert f"  {entry_id}  " in ran.err


def test_an_unknown_id_gets_the_nearest_three(faqt: Faqt) -> None:
    ran = faqt("show", "why-stem")
    assert (ran.code, ran.out) == (1, "")
    lines = ran.err.splitlines()
    assert lines[0] == "faqt: there is no question “why-stem”"
    assert lines[2].startswith("  why-steam  ")
    assert len([line for line in lines if line.startswith("  why-")]) == 3


def test_a_number_that_is_none(faqt: Faqt) -> None:
    for word in ("0", "4", "99999999999999999999"):
        ran = faqt("show", word)
        assert ran.code == 1
        assert "from 1 to 3" in ran.err


def test_what_is_found_is_shown_beside_what_is_not(faqt: Faqt) -> None:
    ran = faqt("show", "nothing-like-it", "3")
    assert ran.code == 1
    assert "Salt slows the yeast." in ran.out
    assert "nothing-like-it" in ran.err


def test_without_an_id(faqt: Faqt) -> None:
    ran = faqt("show")
    assert ran.code == 2
    assert "faqt show --help" in ran.err


def test_json(faqt: Faqt) -> None:
    (question,) = json.loads(faqt("show", "why-knead", "--json").out)["questions"]
    assert question["answer"].startswith("Kneading lines up **gluten** [@miller2001;")
    assert [citation["key"] for citation in question["citations"]] == ["miller2001", "baker1999"]
    assert question["citations"][1]["locator"] == "p. 5"
    start, end = question["citations"][0]["span"]
    assert question["answer"][start:end] == "[@miller2001; @baker1999, p. 5]"
    assert [(work["number"], work["id"]) for work in question["references"]] == [
        (1, "miller2001"),
        (2, "baker1999"),
        (3, "baker2000"),
    ]
    assert question["references"][1]["likely_meant"] == ["baker2000"]
    assert question["references"][0]["csl"]["page"] == "1-9"
    assert question["references"][0]["links"][0]["kind"] == "doi"
