"""Makes rows of questions, which need nothing of what composing an answer does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.ordering import is_doubtful
from show.blocks import Listed

if TYPE_CHECKING:
    from data.model import Entry, Faq


def listed(faq: Faq, entry: Entry, number: int) -> Listed:
    """Make the row of a question in a list.

    Args:
        faq: The FAQ.
        entry: One of its entries.
        number: The question's number.

    Returns:
        The row, which tells whether a note concerns the question.
    """
    return Listed(number, entry.id, entry.question, is_doubtful(faq, entry))
