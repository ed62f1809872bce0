"""Citations of an article in Pandoc's syntax, in the place of how it writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.articles.author_year import find_mentions
from convert.articles.edits import Edit, Linking
from convert.articles.generic import unknown_citations
from convert.articles.masking import masked
from data.citing.keys import written_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from convert.articles.author_year import Mention
    from convert.articles.works import Works

_OPENED: Final = {"(": ")", "[": "]"}
_ODD: Final = re.compile(r"[\[\]@;{}]")
_GLUE: Final = re.compile(r"\s*,?\s*(?:and|&|or)?\s*\Z")
_KEY_GOES_ON: Final = re.compile(r"\w|[:.#$%&\-+?<>~/]\w")
_LONGEST_PREFIX: Final = 5
_FARTHEST: Final = 600


def link_author_year(text: str, works: Works) -> Linking:
    """Find citations by author and year, and what to write instead.

    ``Krystal et al. (2019)`` becomes ``@krystal2019``, and ``(see Daly et al., 2018, p. 3; Short,
    2018)`` becomes ``[see @daly2018, p. 3; @short2018]``. Where that would lose words, they stay
    and the citation stands behind them.

    Args:
        text: Markdown.
        works: The works that can be meant.

    Returns:
        The changes, and what could not be linked.
    """
    mentions, doubtful = find_mentions(text, works)
    seen = masked(text)
    groups = _grouped(seen, mentions)
    edits: list[Edit] = []
    for (start, end), members in groups.items():
        edits += _group(text, start, end, members)
    alone = [one for one in mentions if all(one not in members for members in groups.values())]
    edits += [_narrative(text, seen, one) for one in alone]
    edits.sort(key=lambda edit: edit.start)
    spans = [(one.start, one.end) for one in mentions]
    unknown = [
        one
        for one in unknown_citations(text, spans)
        if not any(one.startswith(other) for other in doubtful)
    ]
    return Linking(tuple(edits), (*doubtful, *unknown))


def _grouped(seen: str, mentions: Iterable[Mention]) -> dict[tuple[int, int], list[Mention]]:
    """Sort the mentions that stand within brackets by the innermost ones."""
    groups: dict[tuple[int, int], list[Mention]] = {}
    for one in mentions:
        around = None if one.narrative else _around(seen, one.start, one.end)
        if around:
            groups.setdefault(around, []).append(one)
    return groups


def _around(seen: str, start: int, end: int) -> tuple[int, int] | None:
    depth: dict[str, int] = dict.fromkeys(_OPENED, 0)
    closing = {close: opened for opened, close in _OPENED.items()}
    for at in range(start - 1, max(-1, start - _FARTHEST), -1):
        char = seen[at]
        if seen.startswith("\n\n", at):
            return None
        if char in closing:
            depth[closing[char]] += 1
        elif char in _OPENED:
            if not depth[char]:
                close = _closing(seen, end, char)
                return (at, close) if close else None
            depth[char] -= 1
    return None


def _closing(seen: str, at: int, opened: str) -> int:
    depth = 0
    for place in range(at, min(len(seen), at + _FARTHEST)):
        char = seen[place]
        if char == opened:
            depth += 1
        elif char == _OPENED[opened]:
            if not depth:
                return place + 1
            depth -= 1
        elif seen.startswith("\n\n", place):
            return 0
    return 0


def _group(text: str, start: int, end: int, members: list[Mention]) -> list[Edit]:
    """Return what to write for the mentions within one pair of brackets."""
    whole = _whole(text, start, end, members)
    if whole:
        escaped = start > 0 and text[start - 1] == "\\"
        keys = tuple(key for one in members for key in one.keys)
        return [Edit(start - escaped, end, whole, keys)]
    edits = []
    for one in members:
        cited = "; ".join(written_key(key) for key in one.keys)
        if one.plain:
            edits.append(Edit(one.start, one.end, f"[{cited}]", one.keys))
        else:
            edits.append(Edit(one.end, one.end, f" [{cited}]", one.keys))
    return edits


def _whole(text: str, start: int, end: int, members: list[Mention]) -> str:
    """Write a whole pair of brackets as one citation group; empty when it says more than that."""
    if text[end - 2] == "\\":
        end -= 1  # `\\]`
    parts: list[str] = []
    at = start + 1
    for place, one in enumerate(members):
        if not one.plain:
            return ""
        before = text[at : one.start]
        head, semicolon, prefix = before.rpartition(";")
        if place and not semicolon:
            prefix = _GLUE.sub("", re.sub(r"^\s*,?\s*(?:and|&)?\s*", "", before))
            if prefix and not re.match(r"(?:see|e\.g\.|cf|also|but)\b", prefix):
                return ""
        elif place:
            parts[-1] += _suffix(head)
        elif head.strip():
            return ""
        prefix = " ".join(prefix.split())
        if len(prefix.split()) > _LONGEST_PREFIX or _ODD.search(prefix) or _ODD.search(head):
            return ""
        cited = "; ".join(written_key(key) for key in one.keys)
        parts.append(f"{prefix} {cited}".strip())
        at = one.end
    rest = text[at : end - 1]
    if _ODD.search(rest.replace("\\", "")) or "\n\n" in rest or "(" in rest:
        return ""
    parts[-1] += _suffix(rest)
    return f"[{'; '.join(parts)}]"


def _suffix(written: str) -> str:
    words = " ".join(written.split()).strip(" ,:\\")
    return f", {words}" if words else ""


def _narrative(text: str, seen: str, one: Mention) -> Edit:
    """Return what to write for a mention in running text."""
    groups = "; ".join(written_key(key) for key in one.keys)
    if not one.narrative:
        return Edit(one.end, one.end, f" [{groups}]", one.keys)
    opened = seen[: one.year_start].rstrip()[-1]
    close = _closing(seen, one.end, opened)
    if not close:
        return Edit(one.end, one.end, f" [{groups}]", one.keys)
    inside = text[one.end : close - 1].strip().rstrip("\\")
    after = text[close : close + 2]
    locator = inside.lstrip(",: ").strip()
    simple = one.plain and len(one.keys) == 1 and not _ODD.search(inside) and "(" not in inside
    follows = seen[close:].lstrip()[:1]
    if simple and not (inside and inside[0] not in ",:") and follows not in {"[", "{"}:
        key = written_key(one.keys[0])
        if _KEY_GOES_ON.match(after) and not locator:
            key = f"@{{{one.keys[0]}}}"
        located = f" [{' '.join(locator.split())}]" if locator else ""
        return Edit(one.start, close, key + located, one.keys)
    if inside:
        return Edit(one.end, one.end, f" [{groups}]", one.keys)
    return Edit(close, close, f" [{groups}]", one.keys)
