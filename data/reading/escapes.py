"""Escapes in double quotes that stand for characters no text may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from data.text import unsafe_at

if TYPE_CHECKING:
    from yaml.events import ScalarEvent

    from data.reading.report import Place
    from data.reading.source import SourceText

_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0abvfreNLP])|.)", re.DOTALL
)
_LETTERS: Final = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}


def unsafe_escape(node: ScalarEvent, source: SourceText | None) -> tuple[Place, str] | None:
    """Find the first escape of a scalar in double quotes that stands for an unsafe character.

    Args:
        node: The scalar.
        source: The text of the file, if there is one.

    Returns:
        Its place and the character; None for a scalar without such an escape.
    """
    if node.style != '"' or source is None:
        return None
    start: Any = node.start_mark
    end: Any = node.end_mark
    text = source.lines(start.line + 1, end.line + 1)
    for match in _ESCAPE.finditer(text, start.column):
        code = match[1] or match[2] or match[3]
        char = chr(int(code, 16)) if code else _LETTERS.get(match[4] or "", "")
        if char and unsafe_at(char) >= 0:
            before = text[: match.start()]
            column = match.start() - (before.rfind("\n") + 1)
            return (start.line + 1 + before.count("\n"), column + 1), char
    return None
