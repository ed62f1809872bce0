from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lighting.highlight import excerpt, spans
from index.model import Needle


def lit(text: str, needle: Needle) -> list[str]:
    return [text[start:end] for start, end in spans(text, needle)]


def terms(*found: str, language: str = "en") -> Needle:
    return Needle(frozenset(found), language=language)


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        ("Doses and dosages, dosed.", terms("dose", "dosag"), ["Doses", "dosages", "dosed"]),
        ("Résumé", terms("resum"), ["Résumé"]),
        ("re\u0301sume\u0301 it", terms("resum"), ["re\u0301sume\u0301"]),
        ("an at-home visit", terms("home"), ["home"]),
        ("Crohn’s disease", terms("crohn"), ["Crohn’s"]),
        ("10mg daily", terms("10"), ["10"]),
        ("発酵させます", terms("発酵"), ["発酵"]),
        ("katzen", terms("katz", language="de"), ["katzen"]),
        ("none here", terms("nausea"), []),
        ("anything", Needle(), []),
        ("", terms("nausea"), []),
    ],
)
def test_spans(text: str, needle: Needle, expected: list[str]) -> None:
    assert lit(text, needle) == expected


def test_prefixes_light_whole_words() -> None:
    assert lit("Dissociation, dispute", Needle(prefixes=("diss",))) == ["Dissociation"]


def test_phrases_light_as_one_and_words_alone_do_not() -> None:
    needle = Needle(phrases=(("wild", "yeast"),))
    assert lit("Yeast, wild-yeast and wild\n yeast; yeast wild", needle) == [
        "wild-yeast",
        "wild\n yeast",
    ]


def test_overlapping_phrases_merge() -> None:
    needle = Needle(phrases=(("a1", "b1"), ("b1", "c1")))
    assert lit("a1 b1 c1", needle) == ["a1 b1 c1"]


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        # What touches is walked to one by one.
        ("发酵面包", terms("发酵", "面包"), ["发酵", "面包"]),
        ("苹果苹果汁", terms("苹果"), ["苹果", "苹果"]),
        # What overlaps is one, to the end of what reaches furthest.
        ("a1 b1 c1", Needle(phrases=(("a1", "b1", "c1"), ("b1",))), ["a1 b1 c1"]),
        ("a1 b1 c1 d1", Needle(phrases=(("a1", "b1", "c1"), ("b1",), ("d1",))), ["a1 b1 c1", "d1"]),
    ],
)
def test_what_touches_and_what_overlaps(text: str, needle: Needle, expected: list[str]) -> None:
    assert lit(text, needle) == expected


@given(st.text(max_size=200), st.frozensets(st.text(max_size=4), max_size=3))
def test_spans_are_ascending_apart_and_inside(text: str, found: frozenset[str]) -> None:
    needle = Needle(found, tuple(word for word in found if word), (tuple(found),))
    end_before = 0
    for start, end in spans(text, needle):
        assert end_before <= start < end <= len(text)
        end_before = end


def test_excerpt_collapses_space_and_moves_spans() -> None:
    text = "  One\n\n- two   three\n"
    line, found = excerpt(text, [(9, 12), (15, 20)], 40)
    assert line == "One - two three"
    assert [line[start:end] for start, end in found] == ["two", "three"]


def test_excerpt_is_cut_around_the_densest_matches() -> None:
    text = "yeast " + "filler " * 30 + "yeast and more yeast " + "filler " * 30
    found = [match.span() for match in re.finditer("yeast", text)]
    line, moved = excerpt(text, found, 40)
    assert len(line) <= 40
    assert line.startswith("…")
    assert line.endswith("…")
    assert [line[start:end] for start, end in moved] == ["yeast", "yeast"]


def test_excerpt_without_matches_is_the_start() -> None:
    line, moved = excerpt("word " * 30, [], 12)
    assert line == "word word w…"
    assert moved == ()


@pytest.mark.parametrize("width", [0, 1, 2, 3])
def test_excerpt_in_no_room(width: int) -> None:
    line, moved = excerpt("some words here", [(5, 10)], width)
    assert len(line) <= width
    assert all(0 <= start < end <= len(line) for start, end in moved)


@given(st.data(), st.text(alphabet="ab \n漢", max_size=120), st.integers(1, 60))
def test_excerpt_keeps_what_is_lit(data: st.DataObject, text: str, width: int) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    found = list(zip(edges[::2], edges[1::2], strict=False))
    line, moved = excerpt(text, found, width)
    assert len(line) <= width
    assert "\n" not in line
    collapsed = {" ".join(text[start:end].split()) for start, end in found}
    for start, end in moved:
        assert 0 <= start < end <= len(line)
        shown = line[start:end].strip()
        assert any(shown in whole for whole in collapsed)


def test_excerpt_of_a_long_text_reads_only_around_the_match() -> None:
    text = "filler " * 100_000 + "yeast " + "filler " * 100_000
    line, moved = excerpt(text, spans(text, terms("yeast")), 30)
    assert [line[start:end] for start, end in moved] == ["yeast"]
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(line) <= 30
