"""What the panes show, laid out without a screen."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from data.ordering import reference_numbers
from data.text import clean
from desk.config import Config
from show.compose import work
from show.document import Document, DocumentWriter, restyle
from tests.tui.conftest import small_faq
from tui.keys import Keys
from tui.layout.render import render_answer, render_references
from tui.layout.wrap import wrap_offsets
from tui.related import related_offers

if TYPE_CHECKING:
    from data.model import Faq

KEYS = Keys(Config()).names
STYLES = {
    "citation": Style(bold=True),
    "erratum": Style(italic=True),
    "link": Style(underline=True),
}


def answer(faq: Faq, entry_id: str = "a", width: int = 60) -> Document:
    entry = faq.entries_by_id[entry_id]
    numbers = reference_numbers(faq, entry)
    return render_answer(DocumentWriter(width, STYLES), faq, entry, numbers, (), KEYS)


def references(faq: Faq, width: int = 60) -> Document:
    numbers = {reference.id: number for number, reference in enumerate(faq.references, 1)}
    return render_references(DocumentWriter(width, STYLES, margin=2), faq, numbers, keys=KEYS)


FAQ = """
schema: 1
title: T
questions:
  - id: a
    question: One?
    answer: |
      Text with two [@x; @y], one again [@x, p. 3], and https://example.org/ too.
      @y says so.

      | a | b |
      |---|---|
      | 1 | 2 |
  - {id: b, question: Two?, answer: Nothing cited.}
references:
  - id: x
    type: book
    title: Book [of] things
    author: [{literal: Ministry}]
    issued: 2001
    custom:
      printed: 'Ministry 2001, another wording'
      checked: {status: retracted, date: '2026-01-02'}
  - {id: y, title: Without a link, author: [{literal: Office}]}
errata:
  - {id: e, target: x, kind: odd-thing, date: '2026-01-01', note: 'See [@y].'}
"""


def test_citations_are_links_each_for_itself() -> None:
    document = answer(small_faq(FAQ))
    text = " ".join(document.plain.split())
    assert "two [1] [2]" in text or "two [1][2]" in text or "two [1], [2]" in text
    hrefs = [link.href for link in document.links]
    assert hrefs.count("cite:x") >= 3  # twice in the text, once below
    assert "Office (n.d.)" in text
    assert "! see the note" in text


def test_a_link_that_is_wrapped_is_one_link() -> None:
    writer = DocumentWriter(12, STYLES)
    writer.markdown("see [a link of many words here](https://example.org/x)")
    (link,) = writer.build().links
    assert link.href == "https://example.org/x"
    assert len(link.places) > 1


def test_references_tell_all_about_a_work() -> None:
    document = references(small_faq(FAQ))
    text = " ".join(document.plain.split())
    assert "As printed in the source: Ministry 2001, another wording" in text
    assert "Checked online: retracted, 2026-01-02" in text
    assert "! Odd thing, noted 2026-01-01" in text
    assert "Cited by: One?" in text
    assert "No DOI or link. Try searching for the title." in text
    assert document.anchors["x"] == 0
    assert document.anchors["x/end"] <= document.anchors["y"]


def test_a_table_is_drawn() -> None:
    assert any(set(line.split()) == {"1", "2"} for line in answer(small_faq(FAQ)).texts)


def test_as_many_related_questions_as_there_are_keys() -> None:
    faq = small_faq(FAQ)
    offers = related_offers(faq, ["a", "b"] * 10, Keys(Config()))
    assert [offer.key for offer in offers] == list("vwxza")


@pytest.mark.parametrize("width", [6, 8, 12, 20, 40, 100])
def test_nothing_is_wider_than_the_pane(width: int) -> None:
    faq = small_faq(FAQ)
    for document in (answer(faq, width=width), references(faq, width=width)):
        assert max(cell_len(text) for text in document.texts) <= width


@pytest.mark.parametrize("width", [1, 2, 3])
def test_the_narrowest_panes_still_show_everything(width: int) -> None:
    letters = "".join("".join(answer(small_faq(FAQ), width=width).texts).split())
    assert "Nothingcited" not in letters
    assert "One?" in letters
    assert "saysso." in letters


def test_spans_of_the_text_become_places_on_lines() -> None:
    writer = DocumentWriter(10, STYLES)
    writer.text(("one two three four five", ""))
    document = writer.build()
    start = document.plain.index("two")
    end = document.plain.index("four") + 4
    (places,) = document.place_spans([(start, end)])
    lit = " ".join(document.texts[line][left:right] for line, left, right in places)
    assert lit.split() == ["two", "three", "four"]


@given(
    st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5),
    st.data(),
)
def test_restyling_never_changes_the_text(texts: list[str], data: st.DataObject) -> None:
    from rich.segment import Segment

    whole = "".join(texts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole)), max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    style = Style(bold=True)
    segments = restyle([Segment(text) for text in texts], spans, style)
    assert "".join(segment.text for segment in segments) == whole
    lit = "".join(segment.text for segment in segments if segment.style)
    assert lit == "".join(whole[start:end] for start, end in spans)


@given(st.text(max_size=200), st.integers(0, 30), st.integers(1, 5))
def test_wrapping_keeps_order_and_bounds(text: str, width: int, most: int) -> None:
    lines = wrap_offsets(text, width, most)
    assert 1 <= len(lines) <= most
    flat = [offset for line in lines for offset in line]
    assert flat == sorted(flat)
    assert all(0 <= offset <= len(text) for offset in flat)
    # What stands between the lines is only space.
    for (_, end), (start, _) in itertools.pairwise(lines):
        assert not text[end:start].strip()


_VISIBLE = st.characters(categories=("L", "N", "P", "Zs"))


@given(st.text(_VISIBLE, max_size=300), st.integers(5, 40))
def test_wrapping_a_paragraph_loses_no_letter(text: str, width: int) -> None:
    writer = DocumentWriter(width, STYLES)
    writer.text((text, ""), hanging=2)
    assert "".join(writer.build().plain.split()) == "".join(clean(text).split())


@given(st.text(max_size=300))
def test_any_answer_can_be_laid_out(text: str) -> None:
    writer = DocumentWriter(20, STYLES)
    writer.markdown(f"{text}\n\n# The end")
    document = writer.build()
    assert all(clean(line) == line for line in document.texts)


def test_the_drawer_says_what_the_command_says() -> None:
    faq = small_faq(FAQ)
    drawer = " ".join(references(faq).plain.split())
    for reference in faq.references:
        said = work(faq, reference, reference.id, cited_by=True)
        assert said.facts
        for fact in said.facts:
            assert " ".join((fact.name or fact.value).split()) in drawer
            assert fact.said in drawer or fact.target is not None
        for notice in said.notices:
            assert notice.title in drawer
