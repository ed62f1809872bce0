"""Opening looks at no entry, and a search at those that it finds, however large the FAQ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.store.keeping import read_kept
from index.engine import FaqIndex
from index.model import SearchRequest
from tests.large import Looks, write_large

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 10


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("widget 2998", 3_000),
        ("wid", 3_000),
        ("hold number", 3_000),
        ("in:answer number", 3_000),
        ("section:a widget", 1_500),
        ("tag:t3", 334),
        ("tag:t3 2998 -up", 0),
        ('"number 17 up"', 3_000),
        ("wigdet 17", 3_000),
    ],
)
def test_a_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, total: int) -> None:
    path, cache = write_large(tmp_path), tmp_path / "cache"
    faq, _ = read_kept(path, cache)
    FaqIndex.open(faq, cache).close()
    faq, _ = read_kept(path, cache)
    looks = Looks(monkeypatch)
    index = FaqIndex.open(faq, cache)
    assert index.store.made == "reused"
    assert looks.at("entry", "work") == 0
    for typing in (False, True):
        looks.forget()
        result = index.search(SearchRequest(text, LIMIT, typing=typing))
        assert result.total <= total
        assert looks.at("entry", "work") <= 6 * LIMIT, (text, looks.rows)
    looks.forget()
    assert index.related("q2998", 3)
    assert looks.at("entry", "work") <= LIMIT, looks.rows
