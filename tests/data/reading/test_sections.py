"""Sections: declared, or named by the questions."""

from __future__ import annotations

import pytest

from data.model import Section
from data.reading.reader import Loaded, parse


def read(used: list[str], declared: str = "") -> Loaded:
    questions = "".join(
        f"- question: q{number}\n  answer: a\n" + (f"  section: {name}\n" if name else "")
        for number, name in enumerate(used)
    )
    return parse(f"title: T\n{declared}\nquestions:\n{questions}")


def assigned(loaded: Loaded) -> tuple[tuple[Section, ...], list[str]]:
    assert loaded.faq is not None, loaded.problems
    return loaded.faq.sections, [entry.section for entry in loaded.faq.entries]


def test_declared_sections_keep_their_order() -> None:
    loaded = read(["b", "a", ""], "sections: [{id: a, title: Alpha}, {id: b}, {id: c, title: C}]")
    assert assigned(loaded) == (
        (Section("a", "Alpha"), Section("b", "b"), Section("c", "C")),
        ["b", "a", ""],
    )


def test_sections_may_be_plain_texts_and_be_named_by_title() -> None:
    loaded = read(
        ["The basics", "the BASICS", "the-basics", "extra"], "sections: [The basics, extra]"
    )
    assert assigned(loaded) == (
        (Section("the-basics", "The basics"), Section("extra", "extra")),
        ["the-basics", "the-basics", "the-basics", "extra"],
    )


def test_without_declared_ones_they_come_by_first_use() -> None:
    loaded = read(["at-home-use", "The Basics", "", "at-home-use", "C", "C++"])
    assert assigned(loaded) == (
        (
            Section("at-home-use", "At home use"),
            Section("the-basics", "The Basics"),
            Section("C", "C"),
            Section("c", "C++"),
        ),
        ["at-home-use", "the-basics", "", "at-home-use", "C", "c"],
    )


def test_titles_that_give_one_id_stay_two_sections() -> None:
    sections, entries = assigned(read(["A & B", "A / B"]))
    assert [section.id for section in sections] == ["a-b", "a-b-2"]
    assert entries == ["a-b", "a-b-2"]


def test_an_empty_list_declares_nothing() -> None:
    assert assigned(read(["a"], "sections: []"))[1] == ["a"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("basic", 'Did you mean "basics"?'),
        ("zzz", "Add `- {id: zzz, title: …}` to `sections`."),
    ],
)
def test_an_undeclared_section_is_an_error(name: str, hint: str) -> None:
    loaded = read(["basics", name], "sections: [{id: basics, title: The basics}]")
    (problem,) = loaded.problems
    sections, used = assigned(loaded)
    assert used == ["basics", name]
    assert [section.title for section in sections] == ["The basics", name.capitalize()]
    assert (problem.code, problem.line, problem.column) == ("unknown-section", 9, 12)
    assert problem.message == f'There is no section "{name}" in `sections`.'
    assert problem.hint == hint
    assert problem.path == "questions[1].section"


def test_sections_may_stand_below_the_questions() -> None:
    loaded = parse("title: T\nquestions: [{question: q, answer: a, section: x}]\nsections: [x]\n")
    assert assigned(loaded)[1] == ["x"]


@pytest.mark.parametrize(
    ("declared", "problem"),
    [
        ("[{id: a}, {id: a}]", '2:21 The section "a" is on line 2 already.'),
        ("[{id: a b}]", '2:17 "a b" cannot be an id: letters, digits and - _ . : only.'),
        ("[{}]", "2:12 The section has neither id nor title."),
        ("[[a]]", "2:12 sections[0] must be a section, not a list."),
        ("['']", "2:12 sections[0] must be a section, not empty."),
        ("[{id: [a]}]", "2:17 sections[0].id must be a text, not a list."),
    ],
)
def test_what_is_wrong_with_a_section_is_said(declared: str, problem: str) -> None:
    loaded = read([""], f"sections: {declared}")
    assert [f"{p.line}:{p.column} {p.message}" for p in loaded.problems] == [problem]
