from __future__ import annotations

from index.engine import FaqIndex
from tests.index.faqs import BREAD

INDEX = FaqIndex.open(BREAD, None)


def test_related_share_words_tags_or_references() -> None:
    assert INDEX.related("what-is-sourdough")[0] == "why-dense"
    assert "what-is-sourdough" in INDEX.related("why-dense")


def test_an_entry_is_not_related_to_itself() -> None:
    for entry in BREAD.entries:
        assert entry.id not in INDEX.related(entry.id)


def test_related_is_bounded() -> None:
    assert len(INDEX.related("why-dense", 1)) == 1
    assert INDEX.related("why-dense", 0) == ()
    assert INDEX.related("no-such-entry") == ()
