"""Finding by meaning for commands: whether it is wanted, and why it did not come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.folders import cache_dir
from faqt.loading import read_config
from faqt.streams import note
from index.meaning.meaning import Meaning

if TYPE_CHECKING:
    from data.model import Faq
    from index.engine import FaqIndex

AT_ONCE = 150
"""Texts that a search encodes before it answers: two or three seconds of work, done once."""


def meaning_of(faq: Faq, *, at_once: int | None = None) -> Meaning | None:
    """Return what finds by meaning, unless the settings switch it off.

    Args:
        faq: The FAQ.
        at_once: Prepare when first asked, where at most so many texts are missing.

    Returns:
        It, with nothing loaded yet.
    """
    config = read_config()
    if not config.meaning:
        return None
    return Meaning(faq, cache_dir(), config.meaning_model, at_once=at_once)


def tell_meaning(index: FaqIndex) -> None:
    """Say why a search that could have gone by meaning went by words.

    Args:
        index: The index that was searched.
    """
    meaning = index.meaning
    if meaning is not None and meaning.reason:
        note(f"faqt: searched by words only: {meaning.reason}")
    elif meaning is not None and meaning.lacking:
        note("faqt: searched by words only; “faqt index --meaning” prepares search by meaning")


def alike(faq: Faq) -> list[tuple[int, int]]:
    """Find questions that mean the same, where the vectors of this FAQ are kept.

    Args:
        faq: The FAQ.

    Returns:
        Pairs of places of entries, the later first.
    """
    meaning = meaning_of(faq)
    return meaning.alike() if meaning is not None else []
