"""Writing posting lists, whatever Whoosh looks like inside."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import pytest
from whoosh.filedb.filestore import RamStorage

from index.engine import FaqIndex
from index.keeping import writing
from index.keeping.bits import ready
from index.keeping.lists import PostingList
from index.keeping.making import WhooshLists
from index.keeping.schema import make_schema
from index.keeping.writing import DirectWriter, PublicWriter, codec_fits
from index.model import SearchRequest
from index.ranking.postings import Postings
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
def test_whoosh_reads_what_was_written(kind: Any) -> None:
    many = 2_000
    lists = [
        PostingList("all", "few", array("I", (0, 3)), array("f", (0.5, 0.25)), b"\1\4"),
        PostingList(
            "all",
            "most",
            array("I", range(1, many)),
            array("f", [1 / number for number in range(1, many)]),
            bytes([4] * (many - 1)),
        ),
        PostingList("asked", "few", array("I", (3,)), array("f", (2.0,)), b""),
    ]
    make_storage: Any = RamStorage
    index = make_storage().create_index(make_schema())
    kind(index, many).write(lists)
    with index.reader() as reader:
        assert reader.doc_count_all() == many
        for field, term, places, weights, marks in lists:
            found = list(postings(reader, field, term))
            assert [place for place, _, _ in found] == list(places)
            assert [weight for _, weight, _ in found] == list(weights)
            assert b"".join(mark or b"" for _, _, mark in found) == marks
            ours = Postings(WhooshLists(reader), many).get(field, term)
            assert (list(ours.places), list(ours.weights), ours.marks) == (
                list(places),
                list(weights),
                marks,
            )


def postings(reader: Any, field: str, term: str) -> Iterator[tuple[int, float, bytes]]:
    """Step through postings as Whoosh documents it."""
    matcher = reader.postings(field, term)
    while matcher.is_active():
        yield matcher.id(), matcher.weight(), matcher.value()
        matcher.next()


def test_what_is_kept_with_a_long_list_is_what_could_be_worked_out() -> None:
    places = array("I", range(0, 3_000, 3))
    weights = array("f", [(7 * place) % 101 + 1 for place in places])
    bits, best = ready(places, weights, 3_000)
    assert [at for at in range(3_000) if bits[at >> 3] >> (at & 7) & 1] == list(places)
    ranked = sorted(range(len(places)), key=lambda at: (-weights[at], at))
    assert list(best) == ranked[: len(best)]
    assert len(best) > 100
    assert ready(places[:9], weights[:9], 3_000) == (b"", ())
