from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from data.model import Entry, Faq
from index.analysis import analyzer_for
from index.asking.phrases import PhraseFinder
from index.keeping.documents import Documents
from index.lighting.highlight import contains_phrase

ENGLISH = analyzer_for("en")


@given(
    st.text(alphabet="ab1'-. \n", max_size=40),
    st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=3),
)
@example("1a b", ["a", "b"])
@example("a1a b", ["a", "b"])
@example("a'a b", ["a", "b"])
@example("a''1", ["a"])
@example("a''b", ["a", "b"])
def test_the_fast_way_finds_what_the_exact_way_finds(text: str, phrase: list[str]) -> None:
    faq = Faq("", (Entry("one", "", text),))
    finder = PhraseFinder(faq, ENGLISH, Documents(faq, ENGLISH))
    found = finder.having(tuple(phrase), [0], "answer", lambda: None)
    assert bool(found) == contains_phrase(text, phrase, ENGLISH)
