from __future__ import annotations

import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Entry, Erratum, Faq
from index.engine import Cancelled, FaqIndex
from index.lighting.explain import matching_text, nothing_about
from index.lighting.highlight import spans
from index.model import Correction, Hit, SearchRequest, SearchResult
from tests.index.faqs import BREAD, many, on_disk, reference

if TYPE_CHECKING:
    from pathlib import Path

INDEX = FaqIndex.open(BREAD, None)


def search(text: str, *, typing: bool = False, literal: bool = False) -> SearchResult:
    return INDEX.search(SearchRequest(text, typing=typing, literal=literal))


def ids(text: str, *, typing: bool = False) -> list[str]:
    return [hit.entry_id for hit in search(text, typing=typing).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("sourdough", "what-is-sourdough"),
        ("levain", "what-is-sourdough"),
        ("dosage", "how-long-to-bake"),
        ("dose", "how-long-to-bake"),
        ("resume", "is-rye-safe"),
        ("crohns", "is-rye-safe"),
        ("Crohn's", "is-rye-safe"),
        ("preheated", "how-long-to-bake"),
        ("pre heated oven", "how-long-to-bake"),
        ("230", "how-long-to-bake"),
        ("safety", "is-rye-safe"),
        ("発酵", "pan"),
        ("酵", "pan"),
        ("作り方", "pan"),
        ("belly", "why-dense"),
        ("how long", "how-long-to-bake"),
        ("why", "why-dense"),
    ],
)
def test_finds(text: str, first: str) -> None:
    assert ids(text)[:1] == [first]


def test_an_answer_about_a_word_comes_before_one_that_mentions_it() -> None:
    found = ids("yeast")
    assert found.index("why-dense") < found.index("is-rye-safe")


def test_words_that_no_entry_has_together_are_told() -> None:
    result = search("yeast oven kitchen")
    assert result.partial
    assert {hit.entry_id for hit in result.hits} >= {"why-dense", "how-long-to-bake"}
    result = search("yeast kitchen")
    assert not result.partial
    assert result.hits[0].entry_id == "why-dense"


def test_the_order_is_by_score_alone() -> None:
    entries = (
        Entry("both", "Odds and ends?", f"A saddle. {'Filler words. ' * 400} A stirrup."),
        Entry("one", "Which saddle, saddle or saddle?", "This."),
    )
    index = FaqIndex.open(Faq("", entries), None)
    hits = index.search(SearchRequest("saddle stirrup")).hits
    assert [hit.entry_id for hit in hits] == ["one", "both"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_words_that_ask_for_a_place_or_a_time_make_a_match() -> None:
    entries = (
        Entry("where", "Where does the fever come from?", "From within."),
        Entry("what", "What is a cough?", "A noise."),
    )
    index = FaqIndex.open(Faq("", entries), None)
    assert index.search(SearchRequest("the cough is from where")).total == 2
    assert index.search(SearchRequest("the cough is what")).total == 1


def test_ties_are_in_file_order() -> None:
    faq = Faq("", tuple(Entry(f"e{n}", "Same question?", "Same answer.") for n in range(20)))
    index = FaqIndex.open(faq, None)
    for text in ("same", "same answer", "what same answer"):
        hits = index.search(SearchRequest(text, limit=5)).hits
        assert [hit.entry_id for hit in hits] == ["e0", "e1", "e2", "e3", "e4"], text


def test_limit_and_total() -> None:
    index = FaqIndex.open(many(30), None)
    result = index.search(SearchRequest("thing", limit=4))
    assert len(result.hits) == 4
    assert result.total == 30
    assert len(index.search(SearchRequest("thing", limit=0)).hits) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:oven", {"how-long-to-bake"}),
        ("tag:side", {"why-dense"}),
        ('tag:"side effects"', {"why-dense"}),
        ("tag:nothing", set()),
        ("section:baking", {"how-long-to-bake"}),
        ("section:troub", {"why-dense"}),
        ("author:smith", {"what-is-sourdough", "why-dense"}),
        ("author:SMI", {"what-is-sourdough", "why-dense"}),
        ("year:2020", {"why-dense"}),
        ("year:2015-2019", {"what-is-sourdough", "why-dense"}),
        ("year:1999", set()),
        ("doi:10.1000/yeast.1", {"what-is-sourdough", "why-dense"}),
        ("doi:https://doi.org/10.1000/belly(20)30-2", {"why-dense"}),
        ("author:smith -tag:dough", set()),
        ("tag:dough -crumb", {"what-is-sourdough"}),
        ("yeast -underproofing", {"what-is-sourdough", "is-rye-safe"}),
        ('yeast -"wild yeast"', {"is-rye-safe"}),
        ('"wild yeast"', {"what-is-sourdough", "why-dense"}),
        ('"yeast wild" tag:gluten', {"is-rye-safe"}),  # scattered: searched as words
        ('"at home"', {"is-rye-safe"}),
        ("in:question yeast", set()),
        ("in:answer yeast", {"what-is-sourdough", "why-dense", "is-rye-safe"}),
        ("in:question dense", {"why-dense"}),
        ("in:answer dense", set()),
        ("year:2018 oven", set()),
    ],
)
def test_syntax(text: str, expected: set[str]) -> None:
    assert set(ids(text)) == expected


@pytest.mark.parametrize(
    ("text", "field", "detail"),
    [
        ("sourdough", "question", ""),
        ("levain", "alias", "0"),
        ("steam", "answer", ""),
        ("gluten", "tag", "gluten"),
        ("belly", "reference", "zola2020"),
        ("troubles", "section", ""),
    ],
)
def test_says_where(text: str, field: str, detail: str) -> None:
    hit = INDEX.search(SearchRequest(text, literal=True)).hits[0]
    assert (hit.field, hit.detail) == (field, detail)


def test_corrects_what_occurs_nowhere() -> None:
    result = search("sourdogh")
    assert result.corrections == (Correction("sourdogh", "sourdough"),)
    assert result.hits[0].entry_id == "what-is-sourdough"
    assert spans("Sourdough!", result.needle) == ((0, 9),)
    assert search("sourdogh", literal=True).corrections == ()
    assert search("sourdogh", literal=True).hits == ()
    assert search("sourdough").corrections == ()


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("bale", "bake"),  # another letter, in a word of a question
        ("dogh", "dough"),
        ("yeats", "yeast"),  # swapped, in a word of answers
        ("gluen", "gluten"),
        ("mouble", ""),
        ("broad", ""),  # bread is only in answers
        ("cake", ""),  # another first letter
        ("toh", ""),  # "the" says nothing
    ],
)
def test_short_words_are_corrected_where_a_slip_is_likely(typed: str, used: str) -> None:
    result = search(typed)
    assert [correction.used for correction in result.corrections] == ([used] if used else [])


def test_a_word_that_is_not_sure_to_be_meant_is_offered() -> None:
    result = search("broad")
    assert result.hits == ()
    assert "bread" in result.suggestions.words


def test_function_words_are_not_offered() -> None:
    assert search("thw").suggestions.words == ()


def test_corrects_words_run_together() -> None:
    result = search("athome")
    assert result.corrections == (Correction("athome", "at home"),)
    assert [hit.entry_id for hit in result.hits] == ["is-rye-safe"]


@pytest.mark.parametrize("size", range(1, 10))
def test_last_word_is_a_beginning_while_typing(size: int) -> None:
    assert "what-is-sourdough" in ids("sourdough"[:size], typing=True)


def test_beginning_is_lit() -> None:
    result = search("sou", typing=True)
    assert spans("Sourdough", result.needle) == ((0, 9),)
    assert search("sou", literal=True).hits == ()


def test_the_last_word_is_a_beginning_when_nothing_has_it_as_a_word() -> None:
    for text in ("sou", "yeast und", "kitchen ov", "what is sourd"):
        entered, typed = search(text), search(text, typing=True)
        assert [hit.entry_id for hit in entered.hits] == [hit.entry_id for hit in typed.hits], text
        assert entered.hits
    assert search("sou wild").partial  # not the last word, so no beginning
    assert ids("a") == ids("a", typing=True)[: len(ids("a"))]


def test_beginnings_in_a_large_faq() -> None:
    faq = many(2600)
    extra = Entry("x", "Which number1 widget?", "Yes.")
    index = FaqIndex.open(dataclasses.replace(faq, entries=(*faq.entries, extra)), None)
    assert index.search(SearchRequest("n", typing=True)).total == 2601
    assert index.search(SearchRequest("nu", typing=True)).total == 2601
    assert index.search(SearchRequest("which n", typing=True)).hits[0].entry_id == "x"
    assert index.search(SearchRequest("widget15", typing=True)).hits[0].entry_id == "e15"


def test_function_words_help_without_restricting() -> None:
    assert ids("what is the crumb")[0] == "why-dense"
    assert not search("what about the crumb").partial


def test_function_words_are_not_lit_beside_others() -> None:
    assert spans("What is the crumb?", search("what is the crumb").needle) == ((12, 17),)


def test_weak_and_suggestions() -> None:
    result = search("gigantic zeppelin airships over yeast")
    assert all(hit.weak for hit in result.hits)
    assert result.suggestions.section_ids
    assert result.suggestions.entry_ids == tuple(hit.entry_id for hit in result.hits[:3])
    fine = search("sourdough")
    assert not fine.hits[0].weak
    assert not fine.suggestions.section_ids


def test_nothing_found_offers_near_words() -> None:
    result = search("sourdoogghh", literal=True)
    assert result.hits == ()
    assert "sourdough" in result.suggestions.words
    assert result.suggestions.entry_ids[0] == "what-is-sourdough"


@pytest.mark.parametrize("text", ["", "   ", "\0", "(((", '"', "-", "tag:", "🍞", "\u202e"])
def test_asking_nothing_finds_nothing(text: str) -> None:
    result = search(text)
    assert result.hits == ()
    assert result.total == 0


HOSTILE = (
    "yeast " * 2000,
    " ".join(f"word{number}" for number in range(200)),
    '"' * 5000,
    "-" * 5000,
    "tag:" * 2000,
    '"yeast ' * 1000,
    "x" * 10_000,
    "酵" * 10_000,
    "1," * 5000,
    "'" * 10_000,
    "\u202eyeast\0\x1b[31m",
    "year:" + "9" * 4000,
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("typing", [False, True])
def test_hostile_queries_are_answered(text: str, typing: bool) -> None:
    search(text, typing=typing)


@given(st.text(), st.booleans())
@settings(deadline=None)
def test_nothing_typed_is_an_error(text: str, typing: bool) -> None:
    result = search(text, typing=typing)
    assert len(result.hits) <= result.total
    for entry in BREAD.entries:
        spans(entry.answer, result.needle)


@given(st.lists(st.sampled_from(["yeast", "rye", "how", "-dense", '"wild', 'yeast"', "tag:dough"])))
@settings(deadline=None)
def test_results_are_stable(words: list[str]) -> None:
    first, second = (dataclasses.replace(search(" ".join(words)), elapsed=0) for _ in range(2))
    assert first == second
    scores = [hit.score for hit in first.hits]
    assert scores == sorted(scores, reverse=True)


def test_cancelled() -> None:
    with pytest.raises(Cancelled):
        INDEX.search(SearchRequest("yeast"), cancelled=lambda: True)


def test_cancelled_in_the_middle_of_a_phrase() -> None:
    index = FaqIndex.open(many(300), None)
    asked = iter(range(10_000))
    with pytest.raises(Cancelled):
        index.search(SearchRequest('"is thing"'), cancelled=lambda: next(asked) > 8)


def test_many_threads_search_at_once() -> None:
    index = FaqIndex.open(many(300), None)
    barrier = threading.Barrier(8)

    def one(number: int) -> str:
        barrier.wait()
        return index.search(SearchRequest(f"number{number}")).hits[0].entry_id

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(one, range(8))) == [f"e{number}" for number in range(8)]


def test_empty_faq() -> None:
    index = FaqIndex.open(Faq("Empty"), None)
    assert index.search(SearchRequest("anything", typing=True)).hits == ()
    assert index.search(SearchRequest("tag:x -y")).hits == ()
    assert index.related("nothing") == ()


def test_same_words_everywhere() -> None:
    entries = tuple(Entry(f"e{n}", "What is it?", "It is it.") for n in range(50))
    index = FaqIndex.open(Faq("", entries), None)
    assert index.search(SearchRequest("what is it")).total == 50


def test_other_languages() -> None:
    entries = (
        Entry("de", "Wie pflege ich Katzen?", "Mit Liebe. Häuser sind Übungssache."),
        Entry("de2", "Was kostet es?", "Nichts."),
    )
    index = FaqIndex.open(Faq("", entries, language="de-DE"), None)
    for text in ("katze", "haus", "hauser", "ubungssache", "wie"):
        assert index.search(SearchRequest(text)).hits[0].entry_id == "de", text
    unknown = FaqIndex.open(Faq("", entries, language="tlh"), None)
    assert unknown.search(SearchRequest("katzen")).hits[0].entry_id == "de"
    assert unknown.search(SearchRequest("katze", literal=True)).hits == ()


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("Wild-yeast.", '"wild yeast"', True),
        ("wild\n\n* yeast", '"Wild  Yeast"', True),
        ("wildest yeast, wild", '"wild yeast"', False),
        ("rewild yeast", '"wild yeast"', False),
        ("wild yeasty", '"wild yeast"', False),
        ("Take 10mg daily", '"mg daily"', True),
        ("Take b12mg daily, mg", '"mg daily"', False),
        ("a baker's dozen", '"bakers dozen"', True),
        ("a baker’s dozen", '"bakers dozen"', True),
        ("0.5 mg of it", '"0.5 mg"', True),
        ("wíld yeast", '"wild yeast"', True),
    ],
)
def test_phrases_stand_together(text: str, phrase: str, there: bool) -> None:
    index = FaqIndex.open(Faq("", (Entry("one", "?", text),)), None)
    result = index.search(SearchRequest(phrase, literal=True))
    assert bool(result.hits)
    assert any("not found as a phrase" in note for note in result.notes) != there


def test_a_long_phrase_is_words() -> None:
    assert ids('"a dough that is raised by the wild yeast"')[0] == "what-is-sourdough"
    assert search('"a dough that is raised by the wild yeast"').notes == ()


def test_a_number_left_out_is_told() -> None:
    assert search("yeast -20").notes == (
        "Answers with “20” are hidden; remove the “-” to find them",
    )
    assert search("yeast -rye").notes == ()


NOTED = dataclasses.replace(
    BREAD,
    references=(*BREAD.references, reference("ergot2021", "Pasteur", 2021, "Ergot poisoning")),
    errata=(
        Erratum("rye-warning", "is-rye-safe", "Mouldy rye may hold **alkaloids**.", "warning"),
        Erratum(
            "smith-mixed", "smith2018", "It mixes up fungi; see the other.", see=("ergot2021",)
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "first", "detail"),
    [
        ("alkaloids", "is-rye-safe", "rye-warning"),
        ("warning", "is-rye-safe", "rye-warning"),
        ("fungi", "what-is-sourdough", "smith-mixed"),
        ("ergot", "what-is-sourdough", "ergot2021"),
        ('"ergot poisoning"', "what-is-sourdough", "ergot2021"),
    ],
)
def test_notes_and_what_they_cite_are_found_and_said(text: str, first: str, detail: str) -> None:
    hit = FaqIndex.open(NOTED, None).search(SearchRequest(text)).hits[0]
    assert (hit.entry_id, hit.field, hit.detail) == (first, "note", detail)
    where, shown = matching_text(NOTED, NOTED.entries_by_id[first], hit)
    assert where == "in a note"
    assert text.strip('"').split()[0] in shown.lower()


def test_what_only_a_note_cites_meets_conditions() -> None:
    index = FaqIndex.open(NOTED, None)
    hits = index.search(SearchRequest("author:pasteur")).hits
    assert {hit.entry_id for hit in hits} == {"what-is-sourdough", "why-dense"}


def test_a_changed_note_is_indexed(tmp_path: Path) -> None:
    FaqIndex.open(on_disk(BREAD, tmp_path), tmp_path).close()
    noted = dataclasses.replace(on_disk(NOTED, tmp_path), digest="another")
    index = FaqIndex.open(noted, tmp_path)
    assert [hit.entry_id for hit in index.search(SearchRequest("alkaloids")).hits] == [
        "is-rye-safe"
    ]


def test_preview_knows_questions_only() -> None:
    index = FaqIndex.preview(BREAD)
    assert not index.complete
    assert INDEX.complete
    for text, expected in (("sourdough", 1), ("levain", 1), ("tag:oven", 1), ("kitchen", 0)):
        assert len(index.search(SearchRequest(text, literal=True)).hits) == expected, text


def test_corrections_are_shown_as_written() -> None:
    entries = (Entry("a", "What is Tourette's?", "Résumé. The résumé."), Entry("b", "b", "c"))
    index = FaqIndex.open(Faq("", entries), None)
    assert index.search(SearchRequest("tourettss")).corrections[0].used == "Tourette's"
    assert index.search(SearchRequest("resmue")).corrections[0].used == "résumé"


def test_a_common_beginning_that_no_question_has_is_found_in_answers() -> None:
    words = " ".join(f"zeb{number}a" for number in range(6000))
    index = FaqIndex.open(Faq("", (Entry("one", "What?", words),)), None)
    assert index.search(SearchRequest("ze", typing=True)).hits
    assert index.search(SearchRequest("zeb", typing=True)).hits


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("university", "universe"),
        ("organization", "organs"),
        ("policy", "police"),
        ("generic", "general"),
        ("importance", "import"),
        ("news", "new"),
        ("doses", "dose"),
    ],
)
def test_the_word_as_typed_beats_words_that_share_its_stem(typed: str, other: str) -> None:
    for left, right in ((typed, other), (other, typed)):
        entries = (
            Entry(right, f"What about the {right}?", "."),
            Entry(left, f"My {left} then?", "."),
        )
        index = FaqIndex.open(Faq("", entries), None)
        assert index.search(SearchRequest(left)).hits[0].entry_id == left
        assert index.search(SearchRequest(f"which {left}", typing=True)).hits[0].entry_id == left


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("child", "children"),
        ("feet", "foot"),
        ("take", "took"),
        ("wolves", "wolf"),
        ("diagnosis", "diagnoses"),
        ("bought", "buying"),
        ("stop", "stopping"),
        ("planned", "plan"),
        ("people", "person"),
    ],
)
def test_irregular_forms_are_found_and_lit(typed: str, other: str) -> None:
    entries = (Entry("a", f"What of the {other}?", "."), Entry("b", "And then?", "No."))
    result = FaqIndex.open(Faq("", entries), None).search(SearchRequest(typed))
    assert [hit.entry_id for hit in result.hits] == ["a"]
    assert result.corrections == ()
    assert spans(other, result.needle) == ((0, len(other)),)
    assert spans(typed, result.needle) == ((0, len(typed)),)


def test_what_is_not_there_is_named() -> None:
    result = search("insurance")
    assert result.missing == ("insurance",)
    assert result.is_nothing
    assert nothing_about(result) == "Nothing about “insurance”"
    assert result.suggestions.section_ids
    two = search("is my mortgage or the Dentist covered")
    assert nothing_about(two) == "Nothing about “mortgage”, “Dentist” or “covered”"
    assert two.shown == ()
    some = search("mortgage on yeast")
    assert some.missing == ("mortgage",)
    assert some.shown


def test_the_closest_question_is_offered_where_words_tell_nothing() -> None:
    result = search("is my mortgage safe from the dentist", literal=True)
    assert result.suggestions.entry_ids
    asked = search("why is my mortgage")
    assert asked.is_nothing or asked.hits[0].entry_id == "why-dense"


def test_a_long_search_without_a_result_is_cut() -> None:
    text = " ".join(f"nothing{number}" for number in range(40))
    said = nothing_about(search(text))
    assert said.startswith("Nothing about “nothing0 nothing1 ")
    assert said.endswith("…”")
    assert len(said) < 80


def test_what_is_merely_close_in_meaning_is_no_result() -> None:
    faint = Hit("pan", 0.1, "meaning", "", weak=True)
    assert SearchResult(SearchRequest("x"), (faint,), 1).is_nothing
    assert SearchResult(SearchRequest("x"), (faint,), 1).shown == ()
    clear = dataclasses.replace(faint, weak=False)
    assert SearchResult(SearchRequest("x"), (clear, faint), 2).shown == (clear, faint)


@pytest.mark.parametrize("typing", [False, True])
def test_an_unfinished_word_has_no_meaning_yet(
    typing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Meaning:
        def to(self, text: str) -> None:
            asked.append(text)

    monkeypatch.setattr(INDEX._search, "_meaning", Meaning())
    search("what is sourd", typing=typing)
    assert asked == []
    search("what is sourdough", typing=typing)
    assert asked == ["what is sourdough"]
