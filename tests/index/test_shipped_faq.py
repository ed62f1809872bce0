"""What a reader of the FAQ that is shipped asks first."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.reading.reader import read_faq
from index.engine import FaqIndex
from index.lighting.highlight import spans
from index.model import SearchRequest

FAQ = read_faq(Path(__file__).parents[2] / "data" / "faq.yaml")
INDEX = FaqIndex.open(FAQ, None)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nausea", "risks-of-ketamine-therapy"),
        ("risks", "risks-of-ketamine-therapy"),
        ("dissociation", "risks-of-ketamine-therapy"),
        ("disociation", "risks-of-ketamine-therapy"),
        ("is it addictive", "is-ketamine-safe"),
        ("can I do this at home", "benefits-of-at-home-therapy"),
        ("how fast does it work", "what-is-ketamine"),
        ("krystal 2019", "what-is-ketamine"),
    ],
)
def test_the_first_hit(text: str, first: str) -> None:
    result = INDEX.search(SearchRequest(text))
    assert result.hits[0].entry_id == first
    assert not result.hits[0].weak


@pytest.mark.parametrize("size", range(3, 7))
def test_nausea_while_it_is_typed(size: int) -> None:
    result = INDEX.search(SearchRequest("nausea"[:size], typing=True))
    assert result.hits[0].entry_id == "risks-of-ketamine-therapy"
    answer = FAQ.entries_by_id["risks-of-ketamine-therapy"].answer
    assert [answer[start:end].lower() for start, end in spans(answer, result.needle)] == ["nausea"]


def test_dose_lights_dosages() -> None:
    result = INDEX.search(SearchRequest("dose"))
    lit = {
        entry.answer[start:end].lower()
        for hit in result.hits
        for entry in (FAQ.entries_by_id[hit.entry_id],)
        for start, end in spans(entry.answer, result.needle)
    }
    assert any(word.startswith("dosage") for word in lit)


def test_every_question_finds_itself() -> None:
    for entry in FAQ.entries:
        hits = INDEX.search(SearchRequest(entry.question)).hits
        assert hits[0].entry_id == entry.id
        assert not hits[0].weak
