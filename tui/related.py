"""Related questions and the keys that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions import RELATED_KEYS
from tui.compose import Related

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Faq


def related_offers(faq: Faq, entry_ids: Sequence[str]) -> tuple[Related, ...]:
    """Give each related question a key.

    Args:
        faq: The FAQ.
        entry_ids: Ids of related entries, the nearest first.

    Returns:
        As many offers as there are keys.
    """
    pairs = zip(RELATED_KEYS, entry_ids, strict=False)
    return tuple(Related(key, faq.entries_by_id[entry_id]) for key, entry_id in pairs)
