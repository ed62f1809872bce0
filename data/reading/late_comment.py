"""A fault of the YAML whose cause is a comment above it, which was meant as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from yaml import YAMLError
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from data.reading.report import Place
    from data.reading.source import SourceText

_BEGINS: Final = re.compile(r"(?:^|(?<=[ \t\r\n\[{,]))#")


class LateComment(NamedTuple):
    """A comment that took with it what the YAML lacks."""

    text: str
    """The comment with its ``#``."""
    start: Place
    """Where it begins, as line and column from 1."""


def late_comment(
    at: Place, source: SourceText, tokens: Iterable[Any], *, in_brackets: bool
) -> LateComment | None:
    """Find a comment that took what the YAML lacks at a fault.

    Args:
        at: Where the parser stumbled.
        source: The text it read.
        tokens: Its tokens from the start of the text; they may end with its error.
        in_brackets: Whether a list or mapping in brackets was being read.

    Returns:
        The first comment that holds the bracket that would have ended what was being read; else
        one that follows the last text before the fault, which goes on below it; None where there
        is none.
    """
    read = _before(at, tokens)
    opening = _opened(read) if in_brackets else None
    if opening:
        for comment in _comments(opening, at, source, read):
            if _closes(comment.text):
                return comment
    last = read[-1] if read else None
    if isinstance(last, ScalarToken) and last.plain:
        end = last.end_mark.line + 1, last.end_mark.column + 1
        for comment in _comments(end, at, source, ()):
            if not comment.text[1:2].isspace():
                return comment
    return None


def _before(at: Place, tokens: Iterable[Any]) -> list[Any]:
    """Return the tokens with something to them that begin before a place."""
    read = []
    try:
        for token in tokens:
            if (token.start_mark.line + 1, token.start_mark.column + 1) >= at:
                break
            if token.end_mark.index > token.start_mark.index:
                read.append(token)
    except YAMLError:
        pass  # the fault itself
    return read


def _opened(read: Iterable[Any]) -> Place | None:
    """Return where the innermost list or mapping begins whose brackets are not closed."""
    opened: list[Place] = []
    for token in read:
        if isinstance(token, (FlowSequenceStartToken, FlowMappingStartToken)):
            opened.append((token.start_mark.line + 1, token.start_mark.column + 1))
        elif isinstance(token, (FlowSequenceEndToken, FlowMappingEndToken)) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _comments(
    start: Place, stop: Place, source: SourceText, read: Sequence[Any]
) -> Iterator[LateComment]:
    """Find the comments between two places that are no part of a text that was read."""
    lines = source.lines(start[0], stop[0]).splitlines()
    texts = [
        ((token.start_mark.line + 1, token.start_mark.column + 1), _end(token))
        for token in read
        if isinstance(token, ScalarToken) and not token.plain
    ]
    for number, line in enumerate(lines, start[0]):
        for match in _BEGINS.finditer(line, start[1] - 1 if number == start[0] else 0):
            found = number, match.start() + 1
            if found < stop and not any(begin < found < end for begin, end in texts):
                yield LateComment(line[match.start() :].rstrip(), found)
                break


def _end(token: Any) -> Place:
    return token.end_mark.line + 1, token.end_mark.column + 1


def _closes(comment: str) -> bool:
    """Return whether a comment closes more brackets than it opens."""
    opened = 0
    for char in comment:
        opened += (char in "[{") - (char in "]}")
        if opened < 0:
            return True
    return False
