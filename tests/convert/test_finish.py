"""From a draft to a FAQ."""

from __future__ import annotations

from convert.finish import finish
from convert.model import Draft, DraftEntry
from data.model import Reference


def test_ids_follow_the_questions_and_are_unique() -> None:
    draft = Draft(entries=(DraftEntry("Is it safe?", "Yes."), DraftEntry("Is it safe?", "No.")))
    faq = finish(draft, "Markdown", name="faq").faq
    assert [entry.id for entry in faq.entries] == ["is-it-safe", "is-it-safe-2"]
    assert faq.title == "faq"
    assert faq.format == "Markdown"


def test_an_anchor_that_is_an_id_is_kept() -> None:
    draft = Draft(
        entries=(
            DraftEntry("Who?", "Me.", anchor="who-am-i"),
            DraftEntry("Why?", "So.", anchor="a b"),
        )
    )
    assert [entry.id for entry in finish(draft, "HTML", name="faq").faq.entries] == [
        "who-am-i",
        "why",
    ]


def test_sections_are_named_once_in_the_order_of_their_use() -> None:
    draft = Draft(
        entries=(
            DraftEntry("A?", "a", section="Second\nhalf"),
            DraftEntry("B?", "b"),
            DraftEntry("C?", "c", section="second half"),
        )
    )
    faq = finish(draft, "YAML", name="faq").faq
    assert [(section.id, section.title) for section in faq.sections] == [
        ("second-half", "Second half")
    ]
    assert [entry.section for entry in faq.entries] == ["second-half", "", "second-half"]


def test_a_sign_is_a_citation_only_where_there_are_references() -> None:
    entries = (DraftEntry("Who?", "Ask @joe."),)
    assert not finish(Draft(entries=entries), "YAML", name="faq").faq.entries[0].citations
    cited = finish(Draft(entries=entries, references=(Reference("joe"),)), "YAML", name="faq").faq
    assert [citation.key for citation in cited.entries[0].citations] == ["joe"]


def test_what_lacks_a_question_or_an_answer_is_told() -> None:
    draft = Draft(
        entries=(DraftEntry("Why?", " "), DraftEntry("", "So.\nMore."), DraftEntry("", ""))
    )
    converted = finish(draft, "CSV", name="faq")
    assert not converted.faq.entries
    assert converted.leftovers == ("Why?", "So.")


def test_control_characters_and_other_dates_are_left_out() -> None:
    draft = Draft(
        entries=(
            DraftEntry(
                "Is\x1b[31m it?", "Y\x07es.", updated="2024-05-06T07:08:09Z", tags=("a", "a")
            ),
            DraftEntry("And?", "No.", updated="May 2024"),
        )
    )
    first, second = finish(draft, "CSV", name="faq").faq.entries
    assert (first.question, first.answer, first.updated) == ("Is[31m it?", "Yes.\n", "2024-05-06")
    assert first.tags == ("a",)
    assert second.updated == ""


def test_ids_that_are_taken_are_told_once() -> None:
    entries = tuple(DraftEntry(f"Q{n}?", "A.", anchor="same", line=n) for n in (1, 2, 3))
    made = finish(Draft(entries=entries), "CSV", name="x")
    assert [entry.id for entry in made.faq.entries] == ["same", "same-2", "same-3"]
    (problem,) = made.problems
    assert (problem.code, problem.line) == ("duplicate-id", 2)
    assert problem.message.startswith('2 ids are already taken. The id "same"')
