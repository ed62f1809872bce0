"""A stored FAQ says the same as one in memory, whatever is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.anchors import anchored
from data.model import Citation, Entry, Faq, Reference, Section
from data.ordering import entries_by_section, question_numbers
from data.slug import slug
from data.store.codec import unpack
from data.store.rows import RowsWriter
from data.store.stamp import Stamp
from data.store.store import Store
from data.store.stored import stored_faq
from data.store.writing import FaqWriter
from tests.data.store.faqs import faqs, texts

if TYPE_CHECKING:
    from data.store.rows import Rows


def stored(faq: Faq) -> Faq:
    """Return a FAQ as it comes out of a store."""
    rows = RowsWriter(":memory:")
    writer = FaqWriter(rows)
    for entry in faq.entries:
        writer.add_entry(entry)
    for work in faq.references:
        writer.add_reference(work)
    writer.finish(faq, (), Stamp("", 0, 0, "", 0.0, ""))

    def fail(_times: int) -> Rows:
        raise AssertionError

    store = Store(rows.read(), fail)
    return stored_faq(store, unpack(store.get("head", 0)))[0]


@given(faqs())
def test_all_is_the_same(faq: Faq) -> None:
    kept = stored(faq)
    assert kept == faq
    assert faq == kept
    assert list(kept.entries) == list(faq.entries)
    assert kept.entries_by_id == faq.entries_by_id
    assert kept.references_by_id == faq.references_by_id
    assert list(kept.references_by_id) == list(faq.references_by_id)
    assert kept.cited_by == faq.cited_by
    assert kept.errata_by_target == faq.errata_by_target
    assert kept.catalogue.tags == faq.catalogue.tags
    assert list(kept.catalogue.tags) == list(faq.catalogue.tags)
    assert kept.catalogue.groups == faq.catalogue.groups
    assert list(kept.catalogue.listed) == list(faq.catalogue.listed)
    assert question_numbers(kept) == question_numbers(faq)
    assert [(section, tuple(group)) for section, group in entries_by_section(kept)] == [
        (section, tuple(group)) for section, group in entries_by_section(faq)
    ]
    for section in ("", "one", "two", "three", "four"):
        assert list(kept.catalogue.in_section(section)) == list(faq.catalogue.in_section(section))
    for tag in ("x", "Y", "zz z", "none"):
        assert list(kept.catalogue.tagged(tag)) == list(faq.catalogue.tagged(tag))
    for key in (*faq.references_by_id, "none"):
        assert list(kept.catalogue.citing(key)) == list(faq.catalogue.citing(key))


@given(faqs(), texts, st.text(st.sampled_from("abAB12-Äß_\x1f\x1e"), max_size=3))
def test_what_is_looked_up_is_the_same(faq: Faq, text: str, beginning: str) -> None:
    kept, catalogue = stored(faq), faq.catalogue
    assert list(kept.catalogue.asking(text)) == list(catalogue.asking(text))
    assert kept.catalogue.ids(beginning) == catalogue.ids(beginning)
    assert kept.catalogue.keys(beginning) == catalogue.keys(beginning)
    assert kept.catalogue.place(beginning) == catalogue.place(beginning)
    for name in (beginning, text, *(entry.question for entry in faq.entries)):
        assert anchored(kept, slug(name)) == anchored(faq, slug(name))


def test_many_entries_are_looked_up_across_pages() -> None:
    entries = tuple(
        Entry(f"Q{n * 7 % 5000}", f"What is thing {n}?", "A [@r].", "bac"[n % 3], tags=("t",))
        for n in range(5000)
    )
    sections = tuple(Section(one, one) for one in "abc")
    faq = Faq("T", entries, sections, (Reference("r"),))
    kept = stored(faq)
    assert [kept.catalogue.place(entry.id) for entry in entries] == list(range(5000))
    assert [kept.catalogue.number(place) for place in range(5000)] == [
        faq.catalogue.number(place) for place in range(5000)
    ]
    assert kept.entries[4999] == entries[-1] == kept.entries[-1]
    assert kept.entries[10:20] == entries[10:20]
    assert kept.entries[::-1000] == entries[::-1000]
    assert len(kept.catalogue.ids("q1")) == 1111
    assert list(kept.catalogue.asking("THING 4999")) == [4999]
    assert kept.entries_by_id.get("Q5000") is None
    assert "Q5000" not in kept.entries_by_id
    with pytest.raises(IndexError):
        kept.entries[5000]


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("what-is-it", "a"),
        ("warum-nicht", "b"),
        ("the-heading", "c"),
        ("o-neill-s", ""),
        ("d-1", "D.1"),
    ],
)
def test_an_anchor_may_be_made_of_words(anchor: str, found: str) -> None:
    entries = (
        Entry("a", "What is it?", ""),
        Entry("b", "Wárum nicht?", ""),
        Entry("c", "O'Neill's?", "", heading="The heading"),
        Entry("D.1", "Other?", ""),
    )
    target = anchored(stored(Faq("T", entries)), anchor)
    assert (target.id if target is not None else "") == found
    assert target == anchored(Faq("T", entries), anchor)


def test_citations_count_once_an_entry() -> None:
    twice = (Citation("r", "", (0, 1)), Citation("r", "", (2, 3)))
    faq = stored(Faq("T", (Entry("a", "Q?", "", citations=twice),), (), (Reference("r"),)))
    assert faq.cited_by == {"r": ("a",)}
