"""Related questions and the keys that lead to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.actions import RELATED_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Entry, Faq
    from tui.keys import Keys


@dataclass(frozen=True, slots=True)
class Related:
    """A question offered under an answer."""

    key: str
    """Name of the key that leads to it; empty when that was taken."""
    entry: Entry
    """The entry."""


def related_offers(faq: Faq, entry_ids: Sequence[str], keys: Keys) -> tuple[Related, ...]:
    """Give each related question a key.

    Args:
        faq: The FAQ.
        entry_ids: Ids of related entries, the nearest first.
        keys: The keys in force.

    Returns:
        As many offers as there are keys.
    """
    known = [entry_id for entry_id in entry_ids if entry_id in faq.entries_by_id]
    names = (keys.names[f"related.{number}"] for number in range(1, len(RELATED_KEYS) + 1))
    return tuple(
        Related(name, faq.entries_by_id[entry_id])
        for name, entry_id in zip(names, known, strict=False)
    )
