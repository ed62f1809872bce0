"""FAQs for the tests of the store, made of whatever Hypothesis likes."""

from __future__ import annotations

from hypothesis import strategies as st

from data.model import (
    Citation,
    Entry,
    Erratum,
    Faq,
    Name,
    PartialDate,
    Reference,
    Section,
    Source,
)
from data.text import clean

texts = st.text(max_size=30).map(clean)
words = texts.filter(bool)
numbers = st.integers(0, 10**6)
ids = st.text(st.sampled_from("abAB12-Äß_"), min_size=1, max_size=4)
sections = st.sampled_from(["", "one", "two", "three"])
citations = st.builds(
    Citation,
    st.sampled_from(["r1", "r2", "R3"]),
    texts,
    st.tuples(numbers, numbers),
    texts,
    st.booleans(),
    st.booleans(),
)
entries = st.builds(
    Entry,
    ids,
    words,
    texts,
    sections,
    texts,
    st.lists(words, max_size=3).map(tuple),
    st.lists(st.sampled_from(["x", "Y", "zz z"]), max_size=3, unique=True).map(tuple),
    texts,
    st.lists(citations, max_size=3).map(tuple),
    st.lists(words, max_size=2).map(tuple),
    numbers,
)
dates = st.builds(PartialDate, st.none() | numbers, st.none() | numbers, circa=st.booleans())
values = st.recursive(
    texts | numbers | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(texts, inner, max_size=3)
    ),
    max_leaves=6,
)
works = st.builds(
    Reference,
    ids,
    texts,
    texts,
    st.lists(st.builds(Name, texts, texts, texts), max_size=2).map(tuple),
    st.none() | dates,
    st.dictionaries(texts, values, max_size=3),
    line=numbers,
)


@st.composite
def faqs(draw: st.DrawFn) -> Faq:
    """Make a FAQ whose ids are its own, and whose citations lead to its references."""
    own = draw(st.lists(entries, max_size=12, unique_by=lambda entry: entry.id))
    cited = [Reference(key, line=number) for number, key in enumerate(("r1", "r2", "R3"))]
    more = draw(st.lists(works, max_size=4, unique_by=lambda work: work.id))
    return Faq(
        draw(texts),
        tuple(own),
        tuple(Section(one, one.title()) for one in draw(st.permutations(["one", "two", "three"]))),
        tuple(draw(st.permutations([*cited, *more]))),
        tuple(draw(st.lists(st.builds(Erratum, ids, ids, texts), max_size=2))),
        about=draw(texts),
        source=Source(draw(texts)),
    )
