from __future__ import annotations

import pytest

from data.anchors import anchored
from data.model import Entry, Faq, Reference, Section

FAQ = Faq(
    "t",
    entries=(
        Entry("lists", "How do I make a list?", "a", heading="Lists & more"),
        Entry("größe", "What of the size?", "a"),
    ),
    sections=(Section("first-steps", "Getting started"),),
    references=(Reference("doe2019"),),
)


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("lists", "lists"),
        ("Lists", "lists"),
        ("how-do-i-make-a-list", "lists"),
        ("lists--more", "lists"),
        ("gr%C3%B6%C3%9Fe", "größe"),
        ("doe2019", "doe2019"),
        ("first-steps", "first-steps"),
        ("getting-started", "first-steps"),
    ],
)
def test_an_anchor_names_what_readers_would_think_of(anchor: str, name: str) -> None:
    found = anchored(FAQ, anchor)
    assert found is not None
    assert found.id == name


@pytest.mark.parametrize("anchor", ["", "nothing", "doe"])
def test_an_anchor_may_name_nothing(anchor: str) -> None:
    assert anchored(FAQ, anchor) is None
