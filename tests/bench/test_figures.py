"""The cells of the tables, by hand."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from bench.make_faq import make_faq, write_faq
from bench.run import searches, typed_texts
from bench.sample import Row, Sample, table
from bench.sizes import landmark, resize, write_sizes
from data.reading.reader import read_faq

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    {
        "id": str(number),
        "question": f"What is thing {number}?",
        "answer": f"Answer {number}.",
        "collection": "some",
        "type": "information",
        "url": f"https://www.example.org/{number}",
    }
    for number in range(5)
]


def test_sample_by_hand() -> None:
    sample = Sample(tuple(float(number) for number in range(100, 0, -1)))
    assert (sample.least, sample.median, sample.p95) == (1.0, 50.5, 96.0)
    assert Sample((2.0,)).p95 == 2.0


def test_ratios_are_to_the_base() -> None:
    rows = [Row("ours", Sample((0.2, 0.6)), Sample((0.1, 0.1))), Row("missing", None, note="none")]
    text = table("Title", rows, "peer")
    assert "| ours | 200 | 400 | 600 | 2.00 | 4.00 | 6.00 |  |" in text
    assert "| missing |  |  |  |  |  |  | none |" in text


def test_peers_that_are_not_there_are_noted() -> None:
    sample = Sample((1.0,))
    names = ("search fts5", "search fts5 content", "search faqt", "prefix fts5", "prefix faqt")
    notes = {row.what: row.note for row in searches(dict.fromkeys(names, sample))}
    assert notes["tantivy, all words"] == "not installed"
    assert notes["faqt"] == ""


@pytest.mark.parametrize("size", [1, 3, 5, 12])
def test_resized_faqs_can_be_read(tmp_path: Path, size: int) -> None:
    faq = make_faq(ROWS)
    resized = resize(faq, size)
    assert len({entry.id for entry in resized.entries}) == size
    if size == 3:
        assert [entry.id for entry in resized.entries] == ["q0-0", "q0-1", "q0-3"]
    source = tmp_path / "source.yaml"
    with source.open("w", encoding="utf-8") as out:
        write_faq(faq, out)
    path = write_sizes(source, [size], tmp_path)[size]
    assert (path == source) == (size == 5)
    assert read_faq(path).entries == tuple(
        dataclasses.replace(entry, line=line.line, answer=line.answer, citations=line.citations)
        for entry, line in zip(resized.entries, read_faq(path).entries, strict=True)
    )
    assert typed_texts(path, 2)[0].startswith("what is thing")


def test_landmarks_fit_on_a_line() -> None:
    assert landmark("What is it?") == "What is it?"
    assert landmark("What is a very, very long question about?") == "What is a very, very"
    assert landmark("x" * 100) == "x" * 24
