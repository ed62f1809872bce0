"""Where the questions stand in a file: what of it can be read alone when it is edited."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.reading.decoding import decode
from data.reading.entries import entry_values, read_entry
from data.reading.mending import mend
from data.reading.nodes import Mapping, Sequence
from data.reading.report import Report
from data.reading.shape import Shapes
from data.reading.source import Limits
from data.reading.tree import FAST, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping as ReadOnly

    from data.model import Entry

GROUP: Final = 64
"""Questions that are compared and read together."""
_STEP: Final = 2048
"""Bytes whose lines are counted at once."""
_ODD_LINES: Final = re.compile(rb"\r|\xc2\x85|\xe2\x80[\xa8\xa9]")
_DOCUMENT_ENDS: Final = re.compile(rb"^(?:---|\.\.\.)(?:[ \t\n]|\Z)", re.MULTILINE)
_ITEM: Final = re.compile(rb"( *)- ")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the questions of a file without any problem stand."""

    firsts: array[int]
    """Line, from 0, of the first of each :data:`GROUP` questions."""
    after: int
    """Line, from 0, of what follows the list; -1 where nothing does."""
    made: frozenset[int]
    """Places of the questions whose id was made of their words."""
    sections: ReadOnly[str, str]
    """Ids of sections by what questions call them."""


def offsets_of(data: bytes, layout: Layout) -> array[int] | None:
    """Find where the groups begin in a file.

    Args:
        data: The bytes of the file.
        layout: Where its questions stand.

    Returns:
        The offset of each group, then of what follows the list; None where a group cannot be read
        alone: it does not begin with a dash of its own, or lines can end otherwise than with a
        line feed.
    """
    if _ODD_LINES.search(data):
        return None
    found = array("Q")
    line = at = 0
    margin = b""
    for first in layout.firsts:
        at = _forward(data, at, first - line)
        line = first
        item = _ITEM.match(data, at)
        if not item or (found and item[1] != margin):
            return None
        margin = item[1]
        found.append(at)
    found.append(_forward(data, at, layout.after - line) if layout.after >= 0 else len(data))
    return found


def _forward(data: bytes, at: int, lines: int) -> int:
    """Return where the line begins that stands so many lines further down."""
    while (seen := data.count(b"\n", at, at + _STEP)) < lines:
        lines -= seen
        at += _STEP
    for _ in range(lines):
        at = data.index(b"\n", at) + 1
    return at


def read_alone(data: bytes) -> tuple[Entry, ...] | None:
    """Read some questions without the rest of their file.

    Args:
        data: Whole lines of a list of questions, from the dash of one.

    Returns:
        The entries as they are written, the line of each counted from 1 in these lines; None where
        there is any problem, or the lines may mean something else than within their file.
    """
    if _ODD_LINES.search(data) or _DOCUMENT_ENDS.search(data):
        return None
    report = Report("")
    source = decode(b"questions:\n" + data, report)
    if source is None:
        return None
    source = mend(source, report, FAST)
    report.source = source
    shapes = Shapes(report)
    tree = Tree(source, report, Limits().depth, FAST)
    entries: list[Entry] = []
    for number, (_, index, node) in enumerate(tree.read(frozenset({"questions"})), -1):
        if number != index or not isinstance(node, Mapping if index >= 0 else Sequence):
            return None
        if isinstance(node, Mapping):
            path = f"questions[{index}]"
            entry = read_entry(node, entry_values(node, path, shapes), path, shapes)
            # The line of the key above is none of theirs.
            entries.append(replace(entry, line=entry.line - 1))
    return tuple(entries) if tree.complete and not report.problems() else None
