from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.faqt.conftest import Faqt, process

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("small")


def _ids(faqt: Faqt, *argv: str) -> list[str]:
    return [hit["id"] for hit in json.loads(faqt("search", *argv, "--json").out)["hits"]]


def test_ranked_answers_in_plain_text(faqt: Faqt) -> None:
    ran = faqt("search", "steam")
    assert ran.code == 0
    assert ran.out.startswith("1. Why is there steam in the oven? (why-steam)\n")


def test_an_excerpt_has_neither_marks_nor_keys(faqt: Faqt) -> None:
    out = faqt("search", "machine").out
    assert "Kneading lines up gluten [1] [2, p. 5]. by hand by machine" in out


def test_matches_are_lit(faqt: Faqt) -> None:
    out = faqt("search", "machine", "--color", "always").out
    assert "\x1b[1;4;30;43mmachine\x1b[0m" in out
    whole = faqt("search", "machine", "--answers", "--color", "always").out
    assert "\x1b[1;4;30;43mmachine\x1b[0m" in whole


def test_whole_answers(faqt: Faqt) -> None:
    out = faqt("search", "steam", "--answers", "-n", "1").out
    assert out.startswith("# Why is there steam in the oven?\n")
    assert "## References" in out
    assert "why-knead" not in out


def test_linear_text(faqt: Faqt) -> None:
    lines = faqt("search", "steam", "--plain").out.splitlines()
    assert lines[:2] == ["Result 1: Why is there steam in the oven?", "Id: why-steam"]


def test_nothing_found(faqt: Faqt) -> None:
    ran = faqt("search", "xyzzy")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing found for “xyzzy”" in ran.err
    assert "Nothing about “xyzzy”.\n" in ran.err
    assert "Sections to browse: dough, oven" in ran.err
    for option in ("--plain", "--json"):
        ran = faqt("search", "is", "there", "xyzzy", option)
        assert (ran.code, "Nothing about “xyzzy”.\n" in ran.err) == (1, True)
    assert json.loads(ran.out)["missing"] == ["xyzzy"]
    assert json.loads(ran.out)["hits"] == []


def test_a_correction_is_told(faqt: Faqt) -> None:
    ran = faqt("search", "kneadng")
    assert ran.code == 0
    assert "“kneadng” is not in this FAQ" in ran.err


def test_a_literal_search_corrects_nothing(faqt: Faqt) -> None:
    assert faqt("search", "--literal", "kneadng").code == 1


@pytest.mark.parametrize(
    "argv",
    [
        ["oven", "-gluten", "-bread"],
        ["-gluten", "oven"],
        ["-n", "5", "oven", "-tag:gluten"],
        ["--limit=5", "oven", "-nothing"],
        ["oven", "-fresh"],
        ["oven", "-output"],
    ],
)
def test_words_to_leave_out_are_no_options(faqt: Faqt, argv: list[str]) -> None:
    assert _ids(faqt, *argv)[0] == "why-steam"


def test_a_word_left_out_counts(faqt: Faqt) -> None:
    assert "why-knead" in _ids(faqt, "miller")
    assert "why-knead" not in _ids(faqt, "baker", "-miller")


@pytest.mark.parametrize("words", ["(", '"', "-", "tag:", "*", "a AND (", "\\", "[red]", "'"])
def test_no_words_are_an_error(faqt: Faqt, words: str) -> None:
    ran = faqt("search", "--", words, "oven")
    assert ran.code in (0, 1)


def test_the_limit(faqt: Faqt) -> None:
    ran = faqt("search", "why", "-n", "1", "--json")
    document = json.loads(ran.out)
    assert len(document["hits"]) == 1
    assert faqt("search", "why", "-n", "0").code == 2


def test_each_line_of_standard_input_is_a_search() -> None:
    ran = process(["search", "-", "-n", "1"], stdin="steam\n\nxyzzy\nsalt\n")
    assert ran.code == 0
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [(line["query"], [hit["id"] for hit in line["hits"]]) for line in lines] == [
        ("steam", ["why-steam"]),
        ("xyzzy", []),
        ("salt", ["why-salt"]),
    ]
    assert all("score" in hit for line in lines for hit in line["hits"])
    assert all(line["schema"] == 1 for line in lines)
    assert "xyzzy" in ran.err
    for option in ("--json", "--jsonl"):
        again = process(["search", "-", "-n", "1", option], stdin="steam\n\nxyzzy\nsalt\n")
        assert [json.loads(line)["query"] for line in again.out.splitlines()] == [
            "steam",
            "xyzzy",
            "salt",
        ]


def test_several_searches_into_one_file(tmp_path: Path) -> None:
    target = tmp_path / "found.jsonl"
    ran = process(["search", "-", "-o", str(target)], stdin="steam\nsalt\n")
    assert ran.code == 0
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["query"] for line in lines] == ["steam", "salt"]


def test_several_searches_for_a_reader() -> None:
    ran = process(["search", "-", "--plain"], stdin="steam\nsalt\n")
    assert ran.out.startswith("Search: steam\n")
    assert "\nSearch: salt\n" in ran.out


def test_what_is_searched_for_cannot_steer_the_terminal() -> None:
    ran = process(["search", "-", "--plain"], stdin="\x1b[31msteam\x9b\n")
    assert "steam" in ran.out
    assert "\x1b" not in ran.out + ran.err
    assert "\x9b" not in ran.out + ran.err


def test_a_search_for_nothing_is_wrong_use(faqt: Faqt) -> None:
    assert faqt("search").code == 2


def test_bytes_that_are_no_text() -> None:
    assert process(["search", "--", "\udcff oven"]).code in (0, 1)


def test_a_file_among_the_words_is_doubted(faqt: Faqt, small: Path) -> None:
    ran = faqt("search", "gluten by", str(small))
    assert f"“{small}” is a file; to search in it: faqt search -f {small} 'gluten by'\n" in ran.err
    assert "why-knead" in ran.out
    assert "is a file" not in faqt("search", "gluten", "not-there.yaml").err


def test_what_is_not_understood_is_told(faqt: Faqt) -> None:
    ran = faqt("search", "tagg:crust", "--json")
    note = "“tagg:” is not a filter; did you mean “tag:”?"
    assert f"faqt: {note}\n" in ran.err
    assert json.loads(ran.out)["notes"] == [note]
