"""Text that is safe to show: no control characters, no hidden changes of direction."""

from __future__ import annotations

import re
from typing import Final

_BREAKS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
# C0 without tab and line feed, DEL, C1; embeddings, overrides and isolates of the Unicode
# bidirectional algorithm (UAX 9), which can make text read differently from what it says;
# the byte order mark, halves of surrogate pairs and noncharacters, which no terminal can show.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SPACES: Final = re.compile("[ \t\n]*[\t\n][ \t\n]*")


def clean(text: str) -> str:
    """Take out what could steer a terminal or mislead a reader.

    Args:
        text: Any text.

    Returns:
        The text without control characters (tab and line feed stay), bidirectional overrides
        and isolates; every kind of line break has become a line feed.
    """
    if not _UNSAFE.search(text) and not _BREAKS.search(text):
        return text
    return _UNSAFE.sub("", _BREAKS.sub("\n", text))


def unsafe_at(text: str) -> int:
    """Find the first character that :func:`clean` takes out.

    Args:
        text: Any text.

    Returns:
        Its offset in characters; -1 when there is none.
    """
    match = _UNSAFE.search(text)
    return match.start() if match else -1


def visible(text: str) -> str:
    """Make a line of a file safe to show, keeping every column where it is.

    Args:
        text: One line.

    Returns:
        The line with U+FFFD in place of each unsafe character.
    """
    return _UNSAFE.sub("\ufffd", _BREAKS.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Fold a text that must fit one line.

    Args:
        text: Text that may hold line breaks and tabs.

    Returns:
        The text with each run of blanks around a break or tab made one space, and none at the
        ends. No-break spaces stay: they are typography.
    """
    if "\n" in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return text.strip(" ")
