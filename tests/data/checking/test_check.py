"""The content of a FAQ is checked, and what an erratum explains is only a note."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data.checking.check import check_faq
from data.citing.syntax import parse_citations
from data.model import CslValue, Entry, Erratum, Faq, Name, PartialDate, Reference

TODAY = date(2026, 11, 22)
ARTICLE: dict[str, CslValue] = {
    "author": ({"family": "Doe"},),
    "title": "A title",
    "issued": 2019,
    "container-title": "The Journal",
    "volume": 5,
    "page": "1-9",
    "DOI": "10.1000/1",
}


def article(key: str = "a", **changed: Any) -> Reference:
    fields = {name.replace("_", "-"): value for name, value in changed.items()}
    merged = {name: value for name, value in {**ARTICLE, **fields}.items() if value is not None}
    printed = merged.pop("printed", "")
    return Reference(
        key,
        str(merged.pop("type", "article-journal")),
        str(merged.get("title", "")),
        tuple(Name(**name) for name in merged.get("author", ())),
        PartialDate(merged["issued"]) if "issued" in merged else None,
        merged,
        str(printed),
        line=7,
    )


def entry(answer: str = "[@a]", key: str = "e", question: str = "Why?", **fields: Any) -> Entry:
    return Entry(key, question, answer, citations=parse_citations(answer), **fields)


def codes(faq: Faq, max_age_days: int | None = None) -> list[tuple[str, str]]:
    return [
        (problem.severity, problem.code)
        for problem in check_faq(faq, today=TODAY, max_age_days=max_age_days)
    ]


def of(*references: Reference, errata: tuple[Erratum, ...] = ()) -> Faq:
    answer = " ".join(f"[@{reference.id}]" for reference in references)
    return Faq("t", (entry(answer),), references=references, errata=errata)


def test_a_good_faq_has_no_problems() -> None:
    printed = "Doe (2019). A title. The Journal, 5, 1-9. https://doi.org/10.1000/1"
    assert codes(of(article(printed=printed))) == []


def test_unused_references() -> None:
    entries = (entry("[@a]"),)
    seen = Erratum("x", "e", "see [@b]", see=("c",), citations=parse_citations("see [@b]"))
    references = tuple(
        article(key, DOI=None, title=key, volume=number) for number, key in enumerate("abcd", 1)
    )
    found = check_faq(Faq("t", entries, references=references, errata=(seen,)), today=TODAY)
    assert [(p.severity, p.code, p.path, p.line) for p in found] == [
        ("note", "unused-reference", "references[3]", 7)
    ]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"DOI": "doi:10.1000/1", "title": "Other"}, [("warning", "duplicate-reference")]),
        ({"DOI": None, "title": "a TITLE!", "page": "3"}, [("warning", "duplicate-reference")]),
        ({"DOI": "10.1000/2", "title": "Other", "page": "1–9"}, [("warning", "same-pages")]),
        ({"DOI": None, "title": "A title", "issued": 2020, "page": "3"}, []),
        ({"DOI": None, "title": "Other", "page": "3"}, []),
        ({"DOI": "10.1000/2"}, []),
        ({"DOI": None, "author": [{"family": "Roe"}]}, []),
        ({"DOI": None, "author": [{"family": "Roe"}], "page": "30"}, []),
        ({"DOI": None, "container-title": "Another journal"}, []),
        ({"DOI": None, "volume": "6", "page": "3"}, []),
        ({"DOI": None, "type": "article-magazine", "page": "30"}, []),
        ({"DOI": None, "title": "A [title]{.nocase}", "page": "30"},
         [("warning", "duplicate-reference")]),
        ({"DOI": None, "title": "Another title"}, [("warning", "same-pages")]),
    ],
)  # fmt: skip
def test_duplicate_references(second: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert codes(of(article(), article("b", **second))) == expected


def test_the_case_of_a_doi_does_not_count() -> None:
    one = article(DOI="10.1000/Neur.X1", title="One", page="1")
    for other in "10.1000/NEUR.X1", "https://doi.org/10.1000/neur.x1":
        second = article("b", DOI=other, title="Two", page="9")
        assert codes(of(one, second)) == [("warning", "duplicate-reference")]
    assert codes(of(one, article("b", DOI="10.1000/neur.x2", title="Two", page="9"))) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"DOI": "10.1000/1."}, ("warning", "odd-identifier")),
        ({"DOI": "none"}, ("error", "bad-identifier")),
        ({"URL": "javascript:alert(1)"}, ("error", "bad-identifier")),
        ({"ISBN": "978-3-16-148410-1"}, ("error", "bad-identifier")),
        ({"PMID": "x"}, ("error", "bad-identifier")),
        ({"container_title": None}, ("warning", "missing-field")),
        ({"type": ""}, ("warning", "missing-field")),
        ({"printed": "Doe (2018). A title. 5, 1-9."}, ("warning", "printed-differs")),
    ],
)
def test_one_reference(changed: dict[str, Any], expected: tuple[str, str]) -> None:
    assert codes(of(article(**changed))) == [expected]


def test_missing_fields_are_named_together() -> None:
    (problem,) = check_faq(of(article(author=None, issued=None)), today=TODAY)
    assert problem.message == ('Reference "a" of type article-journal has no author and no issued.')


def test_an_editor_stands_for_an_author() -> None:
    assert codes(of(article(author=None, editor=({"family": "Roe"},)))) == []


def test_what_an_erratum_explains_is_a_note() -> None:
    erratum = Erratum("mixed", "a", "two papers", kind="mixed-reference")
    differs = of(article(printed="Doe (2018). A title. 5, 1-9."), errata=(erratum,))
    (problem,) = check_faq(differs, today=TODAY)
    assert (problem.severity, problem.code) == ("note", "explained")
    assert '"2019"' in problem.message
    assert '"2018"' in problem.message
    assert 'erratum "mixed"' in problem.message


def test_a_doubtful_reference_is_known() -> None:
    erratum = Erratum("mixed", "a", "two papers", kind="mixed-reference")
    (problem,) = check_faq(of(article(), errata=(erratum,)), today=TODAY, file="faq.yaml")
    assert str(problem) == (
        'faq.yaml:7: note: Reference "a" is known to be doubtful (mixed-reference), see "mixed".'
    )


def test_an_erratum_does_not_excuse_what_it_cannot_explain() -> None:
    erratum = Erratum("mixed", "a", "two papers")
    assert ("error", "bad-identifier") in codes(of(article(DOI="none"), errata=(erratum,)))


def test_an_erratum_on_either_explains_pages_claimed_twice() -> None:
    faq = of(article(), article("b", DOI=None, title="Other"), errata=(Erratum("mixed", "a", "x"),))
    assert codes(faq) == [("note", "explained"), ("note", "explained")]


def test_questions_that_ask_the_same() -> None:
    questions = ("What is a goal?", "what is the goal", "What are goals?", "Why?")
    entries = tuple(
        entry("x", str(number), text, line=number) for number, text in enumerate(questions, 1)
    )
    found = check_faq(Faq("t", entries), today=TODAY)
    assert [(p.severity, p.code, p.line) for p in found] == [
        ("warning", "duplicate-question", 2),
        ("note", "similar-question", 3),
    ]


def test_reviews() -> None:
    dates = ("2026-11-22", "2025-11-22", "2025-11-21", "2026-11-23", "")
    entries = tuple(
        entry("x", str(number), f"q{number}", updated=text, line=number)
        for number, text in enumerate(dates, 1)
    )
    faq = Faq("t", entries)
    assert codes(faq) == []
    found = check_faq(faq, today=TODAY, max_age_days=365)
    assert [(p.line, p.code) for p in found] == [
        (3, "review-overdue"),
        (4, "future-date"),
        (5, "no-review-date"),
    ]


def test_every_field_wrong_is_no_traceback() -> None:
    wrong = Reference("w", "chapter", fields=dict.fromkeys((*ARTICLE, "URL"), ("a",)))
    assert {code for _, code in codes(of(wrong))} <= {"missing-field"}


@pytest.mark.parametrize(
    "changed",
    [
        {"DOI": "10.1000/1 x"},
        {"DOI": "none"},
        {"URL": "example.org/x"},
        {"PMID": "x"},
        {"type": ""},
    ],
)
def test_messages_and_hints_are_sentences(changed: dict[str, Any]) -> None:
    problems = check_faq(of(article(**changed)), today=TODAY)
    assert problems
    for problem in problems:
        assert problem.message.endswith(".")
        assert not problem.hint or problem.hint.endswith((".", "?"))
