"""Long documents in pieces: a parser holds all of what it is given at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convert.markdown.line import Line

_LEAST: Final = 5_000
"""Lines that a piece has at least."""
_HEADING: Final = re.compile(r"#{1,6}[ \t]")
_FENCE: Final = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_OPENS: Final = re.compile(r"<(pre|script|style|textarea)\b|<!--", re.IGNORECASE)
_CLOSES: Final = re.compile(r"</(pre|script|style|textarea)>|-->", re.IGNORECASE)


def pieces_of(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines of a document in pieces that can be parsed apart.

    Args:
        lines: The document.

    Yields:
        Some thousand lines each; every piece but the first begins with a heading that stands in no
        block of code, no comment and no element whose content is text.
    """
    start = 0
    fence = ""
    held = False
    for at, (_, line) in enumerate(lines):
        opened = _FENCE.match(line)
        if fence:
            if opened and opened[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        if opened:
            fence = opened[1]
        elif not held and at - start >= _LEAST and _HEADING.match(line):
            yield lines[start:at]
            start = at
        if "<" in line or held:
            held = _is_held(line, held=held)
    yield lines[start:]


def _is_held(line: str, *, held: bool) -> bool:
    """Return whether a line leaves an element or a comment open."""
    opened = [found.start() for found in _OPENS.finditer(line)]
    closed = [found.start() for found in _CLOSES.finditer(line)]
    if not opened and not closed:
        return held
    return max(opened, default=-1) > max(closed, default=-1)
