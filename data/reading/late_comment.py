"""A fault of the YAML whose cause is a comment above it, which was meant as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from yaml import YAMLError
from yaml.tokens import ScalarToken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.reading.report import Place
    from data.reading.source import SourceText

_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t\r\n\[{,]))#[^\r\n]*")
_LINE_END: Final = re.compile(r"\r\n?|\n")


class LateComment(NamedTuple):
    """A comment that took with it what the YAML lacks."""

    text: str
    """The comment with its ``#``."""
    start: Place
    """Where it begins, as line and column from 1."""


def late_comment(
    at: Place, source: SourceText, tokens: Iterable[Any], *, in_brackets: bool
) -> LateComment | None:
    """Find a comment between the last thing that was read and a fault.

    Args:
        at: Where the parser stumbled.
        source: The text it read.
        tokens: Its tokens from the start of the text; they may end with its error.
        in_brackets: Whether a list or mapping in brackets was being read.

    Returns:
        The comment, where it holds a bracket that would have ended what was being read, or else
        follows a text that goes on below it; None where there is none.
    """
    last = None
    try:
        for token in tokens:
            if (token.start_mark.line + 1, token.start_mark.column + 1) >= at:
                break
            if token.end_mark.index > token.start_mark.index:
                last = token
    except YAMLError:
        pass  # the fault itself
    is_text = isinstance(last, ScalarToken) and last.plain
    if last is None or not (is_text or in_brackets):
        return None
    line, column = last.end_mark.line + 1, last.end_mark.column
    between = source.lines(line, at[0])
    stop = sum(map(len, between.splitlines(keepends=True)[: at[0] - line])) + at[1] - 1
    for match in _COMMENT.finditer(between, column, stop):
        text = match[0].rstrip()
        if (in_brackets and re.search(r"[\]}]", text)) or (is_text and not text[1:2].isspace()):
            before = _LINE_END.split(between[: match.start()])
            return LateComment(text, (line + len(before) - 1, len(before[-1]) + 1))
    return None
