from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faqt.conftest import Faqt

pytestmark = pytest.mark.usefixtures("small")


def test_a_pipe_gets_ids_and_questions_in_the_order_of_the_sections(faqt: Faqt) -> None:
    ran = faqt("list")
    assert ran.out == (
        "why-knead\tWhy is dough kneaded?\n"
        "why-steam\tWhy is there steam in the oven?\n"
        "why-salt\tWhy does bread need salt?\n"
    )
    assert (ran.code, ran.err) == (0, "")


def test_a_reader_gets_numbers_sections_and_marks(faqt: Faqt) -> None:
    assert faqt("list", "--width", "60").out == (
        "The dough\n"
        "\n"
        "   1  Why is dough kneaded?  why-knead  ! see its note\n"
        "\n"
        "In the oven\n"
        "\n"
        "   2  Why is there steam in the oven?  why-steam  ! see its\n"
        "      note\n"
        "\n"
        "Other questions\n"
        "\n"
        "   3  Why does bread need salt?  why-salt  ! see its note\n"
    )


def test_linear_text_says_everything_in_words(faqt: Faqt) -> None:
    lines = faqt("list", "--plain").out.splitlines()
    assert lines[:3] == [
        "Section: The dough",
        "Question 1: Why is dough kneaded? (a note says what is doubtful)",
        "Id: why-knead",
    ]
    assert "Section: Other questions" in lines


@pytest.mark.parametrize(
    ("argv", "ids"),
    [
        (["--section", "oven"], ["why-steam"]),
        (["--section", "the DOUGH"], ["why-knead"]),
        (["-s", "ov"], ["why-steam"]),
        (["--tag", "gluten"], ["why-knead"]),
        (["--tag", "Gluten", "-t", "by hand"], ["why-knead"]),
        (["--tag", "gluten", "--tag", "crust"], []),
        (["STEAM"], ["why-knead", "why-steam"]),  # the former only in what a note cites
        (["knead", "machine"], ["why-knead"]),
        (["knead machine"], ["why-knead"]),
        (["bread", "--section", "oven"], []),
    ],
)
def test_filters(faqt: Faqt, argv: list[str], ids: list[str]) -> None:
    ran = faqt("list", *argv)
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == ids
    assert ran.code == (0 if ids else 1)
    assert ("no matching questions" in ran.err) is not bool(ids)


def test_numbers_stay_when_filtered(faqt: Faqt) -> None:
    (question,) = json.loads(faqt("list", "--section", "oven", "--json").out)["questions"]
    assert question["number"] == 2


@pytest.mark.parametrize(("option", "word"), [("--section", "ovn"), ("--tag", "glutn")])
def test_unknown_names_get_the_nearest(faqt: Faqt, option: str, word: str) -> None:
    ran = faqt("list", option, word)
    assert ran.code == 1
    assert "Closest:\n  " in ran.err
    assert ("oven" in ran.err) or ("gluten" in ran.err)


def test_json(faqt: Faqt, small: Path) -> None:
    document = json.loads(faqt("list", "--json").out)
    assert document["schema"] == 1
    assert document["faq"]["path"] == str(small)
    assert document["sections"][0] == {"id": "dough", "title": "The dough"}
    assert document["total"] == 3
    assert document["questions"][0]["cites"] == ["miller2001", "baker1999"]
    lines = [json.loads(line) for line in faqt("list", "--jsonl").out.splitlines()]
    assert lines == [{"schema": 1, **question} for question in document["questions"]]


def test_an_empty_faq(faqt: Faqt, small: Path) -> None:
    small.write_text("schema: 1\ntitle: Nothing yet\nquestions: []\n")
    ran = faqt("list")
    assert ran.out == ""
    assert ran.code in (1, 3)
    assert ran.err


def test_what_only_a_note_says_is_listed_and_told(faqt: Faqt) -> None:
    assert faqt("list", "steam again").out.splitlines() == [
        "why-knead\tWhy is dough kneaded?\tin a note",
        "why-steam\tWhy is there steam in the oven?\tin a note",
    ]
    assert "Found in a note" in faqt("list", "later work", "--plain").out
    listed = json.loads(faqt("list", "oven", "--json").out)["questions"]
    assert [question["in_note"] for question in listed] == [False]
