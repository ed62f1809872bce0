"""The figures of the benchmarks rest on these few functions."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import pytest

from bench.make_faq import make_faq, write_faq
from bench.relevance import Collection, faqt_search, fts5_search, measure, read_beir

if TYPE_CHECKING:
    from pathlib import Path

COLLECTION = Collection(
    "small",
    (("d1", "How do I bake?", "In an oven."), ("d2", "What is rye?", "A grain for bread.")),
    (("q1", "bake"), ("q2", "grain bread")),
    {"q1": {"d1": 1}, "q2": {"d2": 2, "d1": 1}},
)


def test_figures_by_hand() -> None:
    figures = measure(COLLECTION, lambda _: ["d2", "d1"])
    second = 1 / math.log2(3)
    assert figures.ndcg == pytest.approx((second + 1) / 2)
    assert figures.mrr == pytest.approx((1 / 2 + 1) / 2)
    assert figures.success1 == 0.5
    assert figures.success5 == 1


def test_nothing_found_counts_nothing() -> None:
    figures = measure(COLLECTION, lambda _: [])
    assert (figures.ndcg, figures.mrr, figures.success1) == (0, 0, 0)


def test_both_searches_find_what_is_there() -> None:
    for search in (faqt_search(COLLECTION, by_meaning=False), fts5_search(COLLECTION, "bm25(faq)")):
        assert search("bake")[0] == "d1"
        assert search("grain of rye")[0] == "d2"
        assert search("?!") == []


def test_reads_beir(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d", "title": "T", "text": "x"}\n')
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": "q", "text": "t"}\n{"_id": "unjudged", "text": "u"}\n'
    )
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\td\t1\n")
    collection = read_beir(tmp_path)
    assert collection.documents == (("d", "T", "x"),)
    assert collection.queries == (("q", "t"),)
    assert collection.judgements["q"] == {"d": 1}


def test_makes_a_faq_of_rows() -> None:
    row = {
        "id": "1",
        "question": "What: is it?",
        "answer": " A thing.\n\n  - one",
        "collection": "1_Some QA",
        "type": "information",
        "url": "https://www.example.org/page",
    }
    faq = make_faq([row, row], copies=2)
    assert len({entry.id for entry in faq.entries}) == 4
    entry = faq.entries[0]
    assert entry.section == faq.sections[0].id
    assert entry.tags == ("information",)
    start, end = entry.citations[0].span
    assert entry.answer[start:end] == f"[@{faq.references[0].id}]"
    out = io.StringIO()
    write_faq(faq, out)
    assert out.getvalue().count("- id: q") == 4
