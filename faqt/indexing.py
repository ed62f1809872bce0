"""Opening the search index for a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.folders import cache_dir
from faqt.meaning import AT_ONCE, meaning_of
from faqt.progress import Progress
from faqt.streams import note
from index.engine import FaqIndex

if TYPE_CHECKING:
    from data.model import Faq

_WORTH_TELLING = 2_000
"""Entries from which making an index takes long enough to be watched."""


def open_index(faq: Faq, *, by_meaning: bool = False) -> FaqIndex:
    """Open the index of a FAQ, made or brought up to date where needed.

    Args:
        faq: The FAQ.
        by_meaning: Whether to search by meaning too, where that can be.

    Returns:
        The index; the caller closes it.
    """
    with Progress("indexing", worth_telling=_WORTH_TELLING) as progress:
        index = FaqIndex.open(
            faq,
            cache_dir(),
            progress=progress,
            meaning=meaning_of(faq, at_once=AT_ONCE) if by_meaning else None,
        )
    if index.store.note:
        note(index.store.note)
    return index
