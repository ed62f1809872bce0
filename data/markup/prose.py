"""Tell prose from code in Markdown, block by block.

Enough of CommonMark's block structure (https://spec.commonmark.org/0.31.2/#blocks-and-inlines) to
know which lines are code: quotes, list items, fences, indented code, comments and HTML whose text
is no Markdown, as :mod:`data.markup.rules` has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Start and end offset in characters."""

MAX_DEPTH = 50
"""Quotes and items nested deeper are read as text, so that no line costs more than this."""

_FENCE = re.compile(r"(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*)\r?\n?\Z")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?\n?\Z")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*\r?\n?\Z")
_HEADING = re.compile(r"#{1,6}(?:[ \t\r\n]|\Z)")
_MARKER = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t\r\n]|\Z)")
_RAW = re.compile(r"<(?:!--|(pre|script|style|textarea)(?=[\s>]|\Z))", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_BLANK = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of a Markdown text."""

    text: str
    """As long as the original, with code, raw HTML and the marks of quotes and items blanked."""
    blocks: tuple[Span, ...]
    """Paragraphs, headings and the like: inline marks never reach from one to the next."""


def prose(text: str) -> Prose:
    """Separate what is prose from what is code.

    Args:
        text: Markdown.

    Returns:
        The text with all else blanked, offsets unchanged, and its blocks. Code inside a line
        (between backticks) is still there.
    """
    scan = _Scan(text)
    for found in _LINE.finditer(text):
        if found.end() > found.start():
            scan.line(found.start(), found.end())
    scan.close()
    return Prose("".join(scan.parts), tuple(scan.blocks))


@dataclass(slots=True)
class _Item:
    """An open list item."""

    width: int
    """Columns that a line must be indented by to belong to it."""
    empty: bool
    """True while nothing but its marker was seen."""


@dataclass(slots=True)
class _Scan:
    """The state between two lines."""

    text: str
    containers: list[_Item | None] = field(default_factory=list)
    """Open quotes (None) and list items, outermost first."""
    parts: list[str] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    paragraph: bool = False
    """True when the last line was part of a paragraph."""
    start: int = -1
    """Where the open block of prose starts; -1 when there is none."""
    stop: int = 0
    """Where the last line of prose ended."""
    fence: str = ""
    """The run of marks that opened the fence we are in."""
    raw: str = ""
    """What ends the raw HTML that we are in; empty for none."""
    last: dict[str, int] = field(default_factory=dict)
    """Where each of the marks that end raw HTML stands last."""

    # The cursor within a line. Columns count tabs as CommonMark does; ``base`` is the column where
    # the innermost container begins, which may lie inside a tab.
    at: int = 0
    column: int = 0
    base: int = 0

    def line(self, start: int, end: int) -> None:
        self.at, self.column, self.base = start, 0, 0
        if self.text[start].isalpha() and not (self.containers or self.fence or self.raw):
            # Nothing but text begins with a letter: most lines end here.
            if not self.paragraph:
                self.close()
            self._prose(start, end)
            self.paragraph = True
            return
        self._skip_blanks(end)
        matched = self._match_containers(end)
        whole = matched == len(self.containers)
        if (self.fence or self.raw) and whole:
            self._inside(start, end)
            return
        if not whole and (self.fence or self.raw):
            self.fence = self.raw = ""
        if self._is_blank(end):
            self._break(matched, start, end)
            return
        opened = self._open_containers(matched, end)
        if self._is_blank(end):
            self._blank(start, end)
        elif self.column - self.base >= 4 and not (self.paragraph and not opened):
            self._cut(matched, opened)
            self._blank(start, end)
        else:
            self._leaf(matched, opened, start, end)

    def close(self) -> None:
        if self.start >= 0:
            self.blocks.append((self.start, self.stop))
        self.start, self.paragraph = -1, False

    def _leaf(self, matched: int, opened: bool, start: int, end: int) -> None:
        """Read a line of text, a heading or the opening of a fence or of raw HTML."""
        shallow = self.column - self.base < 4
        rest = self.text[self.at : end]
        if shallow and (fence := _FENCE.match(rest)):
            self._cut(matched, opened)
            self.fence = fence[1] or fence[2]
            self._blank(start, end)
        elif shallow and (raw := self._raw_end(rest)):
            self._cut(matched, opened)
            self.raw = raw
            self._inside(start, end)
        elif shallow and (_HEADING.match(rest) or _RULE.match(rest)):
            self._cut(matched, opened)
            self._prose(start, end)
            self.close()
        else:
            # Text goes on with the paragraph before it, even outside its quote or item; the
            # underline of a heading does not.
            underline = matched == len(self.containers) and shallow and _SETEXT.match(rest)
            if not (self.paragraph and not opened):
                self._cut(matched, opened)
            self._prose(start, end)
            self.paragraph = True
            if underline and self.start < start:
                self.close()

    def _inside(self, start: int, end: int) -> None:
        """Read a line inside a fence or raw HTML."""
        rest = self.text[self.at : end]
        if self.fence:
            bare = rest.rstrip()
            if (
                self.column - self.base < 4
                and len(bare) >= len(self.fence)
                and not bare.strip(self.fence[0])
            ):
                self.fence = ""
        elif self.raw in rest.lower():
            place = rest.lower().index(self.raw) + len(self.raw)
            if self.raw != "-->":
                place = rest.find(">", place) + 1 or len(rest)
            self.raw = ""
            if rest[place:].strip():
                # What stands behind it on the line where it ends is prose.
                self.at += place
                self._prose(start, end)
                self.close()
                return
        self._blank(start, end)

    def _raw_end(self, rest: str) -> str:
        """Return what ends the raw HTML that begins here; empty when none begins, or it never ends.

        A comment that ends before other text on its line is part of a paragraph.
        """
        found = _RAW.match(rest)
        if not found:
            return ""
        closer = f"</{found[1].lower()}" if found[1] else "-->"
        if closer not in self.last:
            self.last[closer] = self.text.lower().rfind(closer)
        is_inline = closer == "-->" and rest[2:].partition(closer)[2].strip()
        return "" if is_inline or self.last[closer] < self.at else closer

    def _match_containers(self, end: int) -> int:
        for depth, item in enumerate(self.containers):
            if item is None:
                if not self._quote(end):
                    return depth
            elif self._is_blank(end):
                if item.empty:
                    return depth
            elif self.column - self.base >= item.width:
                self.base += item.width
                item.empty = False
            else:
                return depth
        return len(self.containers)

    def _open_containers(self, matched: int, end: int) -> bool:
        """Open the quotes and items that begin on this line; tell whether there was one."""
        opened = False
        while (
            len(self.containers) < MAX_DEPTH or matched < len(self.containers)
        ) and self.column - self.base < 4:
            if self._quote(end):
                new: _Item | None = None
            else:
                item = self._marker(end, opened, matched == len(self.containers))
                if item is None:
                    break
                new = item
            if not opened:
                self._cut(matched, opened)
                opened = True
            self.containers.append(new)
            matched = len(self.containers)
        return opened

    def _quote(self, end: int) -> bool:
        if self.column - self.base > 3 or not self.text.startswith(">", self.at, end):
            return False
        self.at += 1
        self.column += 1
        self.base = self.column
        if self.text[self.at : self.at + 1] in {" ", "\t"}:
            self.base += 1
        self._skip_blanks(end)
        return True

    def _marker(self, end: int, opened: bool, continues: bool) -> _Item | None:
        found = _MARKER.match(self.text, self.at, end)
        if not found or _RULE.match(self.text[self.at : end]):
            return None
        indent = self.column - self.base
        blank = not self.text[found.end() : end].strip(" \t\r\n")
        if self.paragraph and not opened and continues and (blank or found[1] not in {None, "1"}):
            return None  # it would interrupt a paragraph
        width = found.end() - found.start()
        self.at += width
        self.column += width
        after = self.column
        self._skip_blanks(end)
        gap = self.column - after
        if blank or gap > 4:
            gap = 1
        self.base = after + gap
        return _Item(indent + width + gap, empty=blank)

    def _cut(self, matched: int, opened: bool) -> None:
        """Begin a new block: close the last one and the containers that this line left."""
        self.close()
        if not opened:
            del self.containers[matched:]

    def _break(self, matched: int, start: int, end: int) -> None:
        self._cut(matched, opened=False)
        self._blank(start, end)

    def _prose(self, start: int, end: int) -> None:
        if self.start < 0:
            self.start = self.at
        self.parts.append(" " * (self.at - start))
        self.parts.append(self.text[self.at : end])
        self.stop = end

    def _blank(self, start: int, end: int) -> None:
        body = self.text[start:end].rstrip("\r\n")
        self.parts.append(" " * len(body))
        self.parts.append(self.text[start + len(body) : end])

    def _is_blank(self, end: int) -> bool:
        return self.at >= end or self.text[self.at] in "\r\n"

    def _skip_blanks(self, end: int) -> None:
        found = _BLANK.match(self.text, self.at, end)
        for char in found[0] if found else "":
            self.column += 4 - self.column % 4 if char == "\t" else 1
        if found:
            self.at = found.end()
