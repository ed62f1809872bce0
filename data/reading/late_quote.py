"""Finding the quote that somebody forgot to close.

YAML goes on until the next quote of its sort, which may be an apostrophe many lines below: there
the parser stumbles, far from where the slip is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from yaml.error import YAMLError
from yaml.tokens import ScalarToken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.reading.report import Place


class LateQuote(NamedTuple):
    """A quoted text that goes on over several lines."""

    mark: str
    """The quote, single or double."""
    start: Place
    """Where it opens, as line and column from 1."""
    end: int
    """The line where it closes, from 1."""


def late_quote(at: Place, tokens: Iterable[Any]) -> LateQuote | None:
    """Find a quote that opens lines above a fault and is closed only on the fault's line.

    Args:
        at: Where the parser stumbled.
        tokens: The parser's tokens from the start of the text; they may end with its error.

    Returns:
        The quote; None when there is none, so that the fault is where it seems.
    """
    last = None
    try:
        for token in tokens:
            if (token.start_mark.line + 1, token.start_mark.column + 1) >= at:
                break
            if isinstance(token, ScalarToken) and token.style in ("'", '"'):
                last = token
    except YAMLError:
        pass  # the fault itself
    if last is None:
        return None
    start, end = last.start_mark, last.end_mark
    if not start.line < end.line or end.line + 1 != at[0]:
        return None
    return LateQuote(last.style, (start.line + 1, start.column + 1), end.line + 1)
