"""What looks like a citation by author and year, whether its work is known or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.articles.masking import flat, masked

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME: Final = r"(?:(?:van|von|de|der|den|del|di|la|le|du)\s+)*[A-Z][\w'-]*[a-z][\w'-]*"
_NAMES: Final = rf"{_NAME}(?:(?:,\s*|,?\s*(?:&|and)\s*|\s+){_NAME}){{0,6}}(?:,?\s+et\s+al\.?)?"
_YEAR: Final = r"(?:1[6-9]|20)\d\d[a-k]?"
_IN_BRACKETS: Final = re.compile(
    rf"(?:\A|;)\s*(?:see(?:\s+also)?|e\.g\.,?|i\.e\.,?|cf\.?|for example,?|reviewed in)?\s*"
    rf"(?P<cited>{_NAMES},?\s+(?:{_YEAR}|n\.d\.?)(?:,\s*(?:{_YEAR}|[a-k]\b))*)\s*(?:[,:][^;]*)?(?=;|\Z)"
)
_BRACKETS: Final = re.compile(r"\(([^()]{5,400})\)|\[([^\[\]]{5,400})\]")
_IN_TEXT: Final = re.compile(rf"(?P<cited>{_NAMES}\s+\({_YEAR}\))")
_STARTERS: Final = re.compile(
    r"(?:(?:See|Also|As|By|In|But|And|However|While|Although|Like|Unlike|Following|The|When|If|Thus"
    r"|Since|From|For|Both)\s+)+(?=[A-Z])"
)
_MONTHS: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Fall|Winter|Since|Until|Before|After|In|Copyright|Version|Updated"
    r"|Accessed|Retrieved|Table|Figure|Section|Act|Law)\b"
)


def unknown_citations(text: str, linked: Iterable[tuple[int, int]]) -> list[str]:
    """Find what looks like a citation and was not linked.

    Args:
        text: Markdown.
        linked: Start and end of what was.

    Returns:
        The citations as they are written, each once.
    """
    seen = list(flat(masked(text)))
    for start, end in linked:
        seen[start:end] = " " * (end - start)
    blank = "".join(seen)
    found: dict[str, None] = {}
    for group in _BRACKETS.finditer(blank):
        inside = group[1] or group[2]
        offset = group.start() + 1
        for one in _IN_BRACKETS.finditer(inside):
            _add(text, offset + one.start("cited"), offset + one.end("cited"), found)
    for one in _IN_TEXT.finditer(blank):
        _add(text, one.start("cited"), one.end("cited"), found)
    return list(found)


def _add(text: str, start: int, end: int, found: dict[str, None]) -> None:
    written = _STARTERS.sub("", " ".join(text[start:end].split()))
    if not _MONTHS.match(written):
        found[written] = None
