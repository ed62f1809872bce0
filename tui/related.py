"""Related questions and the keys that lead to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.actions import RELATED_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Entry, Faq


@dataclass(frozen=True, slots=True)
class Related:
    """A question offered under an answer."""

    key: str
    """Key that leads to it."""
    entry: Entry
    """The entry."""


def related_offers(faq: Faq, entry_ids: Sequence[str]) -> tuple[Related, ...]:
    """Give each related question a key.

    Args:
        faq: The FAQ.
        entry_ids: Ids of related entries, the nearest first.

    Returns:
        As many offers as there are keys.
    """
    known = [entry_id for entry_id in entry_ids if entry_id in faq.entries_by_id]
    pairs = zip(RELATED_KEYS, known, strict=False)
    return tuple(Related(key, faq.entries_by_id[entry_id]) for key, entry_id in pairs)
