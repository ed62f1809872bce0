"""From the line where an entry or reference starts to the very field that a problem is about.

Reading keeps no more than that line, so that it stays fast; a check looks once more.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from data.problems import FaqError
from data.reading.decoding import decode
from data.reading.files import read_bytes
from data.reading.report import Report, excerpt
from data.reading.source import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import Faq
    from data.problems import Problem
    from data.reading.report import Place
    from data.reading.source import SourceText

_LINE_END = re.compile(r"\r\n?")
_START = re.compile(r"\s*(?:-\s+)*")


def pinpoint(faq: Faq, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give problems of a FAQ's content their exact place and line.

    Args:
        faq: The FAQ that they are about.
        problems: Problems with the line where their entry or reference starts, and with the field
            at the end of their path.

    Returns:
        The problems in the same order, with line, column and source of the field, else of the
        entry's or reference's start. They stay as they are where the file cannot be read again, or
        has changed.
    """
    vague = tuple(problems)
    source = _source(faq) if vague else None
    if source is None:
        return vague
    starts = sorted(
        item.line
        for items in (faq.entries, faq.references, faq.errata)
        for item in items
        if not getattr(item, "file", "")
    )
    placed = []
    for problem in vague:
        if problem.file in faq.bibliographies:
            placed.append(problem)
            continue
        following = bisect_right(starts, problem.line)
        # Keys of the document may stand between the last item of one list and the first of the
        # next; they cannot be mistaken, for they are indented less.
        last = starts[following] - 1 if following < len(starts) else 1 << 60
        field = problem.path.rpartition("].")[2] if "]." in problem.path else ""
        if "[" not in problem.path:
            field, last = problem.path, 1 << 60
        line, column = _place(source, problem.line, max(problem.line, last), field)
        shown, caret = excerpt(source.line(line), column)
        placed.append(replace(problem, line=line, column=column, source=shown, caret=caret))
    return tuple(placed)


def _source(faq: Faq) -> SourceText | None:
    if not faq.path or not Path(faq.path).is_file():
        return None
    try:
        raw = read_bytes(faq.path, Limits.configured())
    except FaqError:
        return None
    if hashlib.sha256(raw).hexdigest() != faq.source_digest:
        return None
    return decode(raw, Report(""))


def _place(source: SourceText, first: int, last: int, field: str) -> Place:
    text = _LINE_END.sub("\n", source.lines(first, last))
    start = _START.match(text)
    indent = start.end() if start else 0
    found = None
    if field:
        key = re.compile(rf"(?<![^\s{{,\"'])({re.escape(field)})[\"']?:(?=\s)[ \t]*", re.IGNORECASE)
        for match in key.finditer(text):
            line_start = text.rfind("\n", 0, match.start()) + 1
            # Of several, the field itself stands where the item's first key does, not deeper.
            if match.start() - line_start == indent:
                found = match
                break
            found = found or match
    offset = indent
    if found:
        is_below = text[found.end() : found.end() + 1] in ("", "\n")
        offset = found.start() if is_below else found.end()
    before = text[:offset]
    return first + before.count("\n"), offset - (before.rfind("\n") + 1) + 1
