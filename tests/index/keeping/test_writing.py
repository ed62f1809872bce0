"""Writing posting lists, whatever Whoosh looks like inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from whoosh.filedb.filestore import RamStorage

from index.engine import FaqIndex
from index.keeping import writing
from index.keeping.schema import make_schema
from index.keeping.writing import DirectWriter, PublicWriter, codec_fits
from index.model import SearchRequest
from tests.index.faqs import BREAD, on_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUERIES = ["sourdough", "crumb dense", "starter feed flour", "oven temperature", "bread"]


def answers(index: FaqIndex) -> list[list[tuple[str, float]]]:
    return [
        [(hit.entry_id, round(hit.score, 6)) for hit in index.search(SearchRequest(text)).hits]
        for text in QUERIES
    ]


@pytest.fixture
def _changed_inside(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Whoosh whose postings writer takes its blocks by another name."""

    def gone(self: Any, *_: object) -> None:
        raise AttributeError("_write_block")

    monkeypatch.setattr("index.keeping.codec._PostingsWriter.add_all", gone)
    codec_fits.cache_clear()
    yield
    codec_fits.cache_clear()


def test_the_codec_fits_the_whoosh_that_is_installed() -> None:
    assert codec_fits()


@pytest.mark.usefixtures("_changed_inside")
def test_a_whoosh_that_changed_inside_is_written_through_its_public_writer(tmp_path: Path) -> None:
    index = FaqIndex.open(on_disk(BREAD, tmp_path), tmp_path / "cache")
    assert index.store.made == "built"
    assert "indexing is slower" in index.store.note
    slow = answers(index)
    assert slow[0]

    again = FaqIndex.open(on_disk(BREAD, tmp_path), tmp_path / "cache")
    assert again.store.made == "reused"
    assert again.store.note == ""
    assert answers(again) == slow


def test_both_ways_give_the_same_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = answers(FaqIndex.open(on_disk(BREAD, tmp_path), None))
    monkeypatch.setattr(writing, "codec_fits", lambda: False)
    assert answers(FaqIndex.open(on_disk(BREAD, tmp_path), None)) == fast


@pytest.mark.parametrize("kind", [DirectWriter, PublicWriter])
def test_entries_with_a_word_are_counted_not_its_occurrences(kind: Any) -> None:
    make_storage: Any = RamStorage
    writer = kind(make_storage().create_index(make_schema()))
    writer.add([("answer", {"word": 3}), ("question", {"word": 1})], bytes(16))
    writer.add([("answer", {"word": 1, "other": 2})], bytes(16))
    assert writer.frequency("answer", "word") == 2
    assert writer.frequency("answer", "other") == 1
    assert writer.frequency("question", "word") == 1
    assert writer.frequency("question", "other") == 0
    writer.cancel()
