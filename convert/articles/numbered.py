"""Citations by number: ``[1]``, ``[2-4, 7]``, ``[1, p. 5]``, superscripts, footnote marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.articles.edits import Edit, Linking
from convert.articles.masking import masked
from data.citing.keys import written_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBERS: Final = r"\d{1,4}(?:\s*[-–—‐]\s*\d{1,4})?(?:\s*[,;]\s*\d{1,4}(?:\s*[-–—‐]\s*\d{1,4})?)*"
_LOCATOR: Final = (
    r"(?:,\s*(?P<locator>(?:pp?\.|pages?|ch\.|chap\.|chapter|fig\.|table|sec\.|§)[^\[\];]{1,40}))?"
)
_BRACKETS: Final = re.compile(
    rf"(?<![\w\]\\!])\s?\\?\[(?P<numbers>{_NUMBERS}){_LOCATOR}\\?\](?![(:{{]|\[(?!\d))"
    rf"|(?<=\])\[(?P<next>{_NUMBERS})\](?![(:{{])"
    rf"|(?<=\w)\[(?P<tight>{_NUMBERS})\](?![(\[:{{])"
)
_RAISED: Final = re.compile(
    rf"<sup>\s*\[?(?P<html>{_NUMBERS})\]?\s*</sup>"
    rf"|(?<=[^\s^\d])\^\[?(?P<caret>{_NUMBERS})\]?\^"
    r"|(?P<signs>[⁰¹²³⁴-⁹]+(?:[⁻–,˒]\s?[⁰¹²³⁴-⁹]+)*)"
)
_FOOTNOTE: Final = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?!:)")
_NEAR: Final = 60
_SIGNS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_UNITS: Final = re.compile(r"(?:\b(?:mm|cm|dm|km|m|ft|in|kg|s)|[\d)])\Z")


_SPAN: Final = re.compile(r"\d+\s*[,;]\s*\d+|\d+\s*[-–—‐]\s*\d+")
_BEFORE_SPAN: Final = re.compile(
    r"(?:\b(?:intervals?|ranges?|domain|bounds?|limits|scales?|segment|CI|CrI|HDI|IQR|"
    r"confidence (?:interval|limits)|values?|numbers?|integers?|probabilities|scores?|ratings?|"
    r"uniform(?:ly)?|(?:re)?scaled|normali[sz]ed|mapped|clipped|lies|lie|lying|falls?|varies|"
    r"array|vector|list|tuple|pair|coordinates?|indices|index|pixels?|shape|axis|axes)"
    r"(?:\s+(?:of|from|is|are|was|were|in|within|on|over|to|by|the|a|closed|open|half-open|unit|"
    r"interval|range))*|[∈=≤≥<>×⊂≈~]|\d\s?%(?:\s+CI)?)\s*[:,(]?\s*\\?\Z",
    re.IGNORECASE,
)
_BEHIND_SPAN: Final = re.compile(
    r"\s?(?:[%°×^²³ⁿ∪∩]|(?:mm|cm|km|m|s|ms|kg|g|mg|ml|Hz|kHz|K|V|years?|seconds?|minutes?|hours?|days?|"
    r"points?|interval|range)\b)"
)


def link_numbers(text: str, keys: Mapping[str, str], *, notes: bool = False) -> Linking:
    """Find citations by number, and what to write instead.

    Args:
        text: Markdown.
        keys: Key of each work by its number, as the list prints it.
        notes: Whether the works are footnotes of Markdown, cited as ``[^1]``.

    Returns:
        The changes, and numbers that no work has.
    """
    if not keys:
        return Linking()
    seen = _without_tags_hidden(text)
    if notes:
        return _footnotes(text, seen, keys)
    brackets = _found(text, seen, _BRACKETS, keys)
    raised = _found(text, seen, _RAISED, keys)
    # An article has one way of writing numbers: in the other, brackets are spans and signs powers.
    return brackets if len(set(brackets.keys)) >= len(set(raised.keys)) else raised


def _without_tags_hidden(text: str) -> str:
    # `<sup>` is a tag, which is otherwise blank.
    seen = masked(text)
    for found in re.finditer(r"</?sup>", text):
        if not seen[found.start() : found.end()].strip():
            seen = seen[: found.start()] + found[0] + seen[found.end() :]
    return seen


def _footnotes(text: str, seen: str, keys: Mapping[str, str]) -> Linking:
    edits = []
    for found in _FOOTNOTE.finditer(seen):
        if found["name"] not in keys:
            continue
        key = keys[found["name"]]
        start = found.start()
        space = "" if start and text[start - 1].isspace() else " "
        edits.append(Edit(start, found.end(), f"{space}[{written_key(key)}]", (key,)))
    return Linking(tuple(edits))


def _found(text: str, seen: str, pattern: re.Pattern[str], keys: Mapping[str, str]) -> Linking:
    edits: list[Edit] = []
    unknown: dict[str, None] = {}
    for found in pattern.finditer(seen):
        written = next(
            value for name, value in found.groupdict().items() if value and name != "locator"
        )
        if found.lastgroup == "signs" and _UNITS.search(text[: found.start()]):
            continue
        numbers = _numbers(written.translate(_SIGNS))
        if not numbers or _is_span(found, written, text):
            continue
        if missing := [number for number in numbers if number not in keys]:
            if "0" not in missing and all(int(one) < 1000 for one in missing):
                unknown[found[0].strip()] = None
            continue
        works = tuple(keys[number] for number in numbers)
        cited = "; ".join(written_key(key) for key in works)
        if locator := found.groupdict().get("locator"):
            cited += f", {' '.join(locator.split())}"
        start = found.start()
        before = text[start - 1] if start else " "
        space = "" if before.isspace() or before in "([" else " "
        edits.append(Edit(start, found.end(), f"{space}[{cited}]", works))
    return Linking(tuple(edits), tuple(unknown))


def _is_span(found: re.Match[str], written: str, text: str) -> bool:
    """Return whether two numbers in brackets are the ends of an interval, or a pair."""
    if not found[0].strip().strip("\\").startswith("[") or not _SPAN.fullmatch(written):
        return False
    before = text[max(0, found.start() - _NEAR) : found.start()]
    return bool(_BEFORE_SPAN.search(before) or _BEHIND_SPAN.match(text, found.end()))


def _numbers(written: str) -> list[str]:
    """Return the numbers of ``2-4, 7``; none where a span is none."""
    numbers: list[str] = []
    for part in re.split(r"\s*[,;]\s*", written):
        first, *last = re.split(r"\s*[-–—‐]\s*", part)
        if not last:
            numbers.append(str(int(first)))
            continue
        begin, end = int(first), int(last[0])
        if not begin < end <= begin + 100:
            return []
        numbers += map(str, range(begin, end + 1))
    return numbers
