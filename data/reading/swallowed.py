"""Text that YAML swallows without a word: behind ``#``, in folded lines, behind a comma.

Nothing of it is an error to YAML, and most comments are comments. A warning is given only where the
text and what follows it cannot well be meant as they are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from data.slug import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import ScalarEvent

    from data.reading.report import Place, Report
    from data.reading.source import SourceText

_AFTER: Final = re.compile(r"([ \t]+)#(.*)")
_ALONE: Final = re.compile(r"[ \t]*[,}]")
_PROSE: Final = frozenset(
    [
        "question",
        "answer",
        "heading",
        "aliases",
        "tags",
        "title",
        "about",
        "note",
        "abstract",
        "keyword",
        "literal",
        "family",
        "given",
        "author",
        "editor",
        "translator",
        "container-title",
        "container-title-short",
        "collection-title",
        "title-short",
        "event-title",
        "publisher",
        "printed",
        "source",
    ]
)
"""Fields that hold words rather than names and numbers: a comment behind them is rare."""
_ID_OR_PROSE: Final = frozenset({"section", "sections"})
_REQUIRED: Final = frozenset({"question", "answer", "note", "target"})
_INDEX: Final = re.compile(r"\[\d+\]$")
_MARKED: Final = re.compile(
    r"\W*(?:todo|fixme|xxx|hack|note|nb|tbd|noqa|yamllint|check)\b", re.IGNORECASE
)
"""Words that people begin a comment with."""
_DECORATION: Final = "#!-=*:<>~+|"
_CLOSING: Final = "\"'”’»)]*_"
_ENDINGS: Final = (".", "?", "!", "…", "。", "？", "！")
_UNFINISHED: Final = re.compile(
    r"\b(?:the|an?|of|in|on|to|for|with|and|or|is|are|does|do|by|this|that|use|press|type|number|"
    r"der|die|das|ein|eine|und|oder|mit|von|le|la|les|un|une|et|ou|de|el|y|o)$",
    re.IGNORECASE,
)
_BULLET: Final = r"(?:[-*+•‣◦▪–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})\)|\d{1,3}\.)[ \t]+\S"
_MARKS: Final = re.compile(r"(?:^|\s)(?:" + _BULLET + r"|\|)")
_LIST_LINE: Final = re.compile(_BULLET)
_TABLE_LINE: Final = re.compile(r"\|.*\|$")
_LONGEST: Final = 40


class Swallowed:
    """Looks for text that was written and is not read."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._told: set[Place] = set()
        self.commented: frozenset[int] = frozenset()
        """Lines, from 0, on which something is followed by a comment."""
        if report.source is not None:
            self.commented = frozenset(_commented(report.source))

    def look(self, node: ScalarEvent, path: str, *, prose: bool | None = None) -> None:
        """Warn of what a text has lost.

        Args:
            node: The text.
            path: Where in the document.
            prose: Whether the field holds words; None to tell by its name, which is faqt's.
        """
        start: Any = node.start_mark
        end: Any = node.end_mark
        if not node.style and end.line in self.commented:
            self._look_behind(node, path, prose)
        if end.line > start.line and len(_MARKS.findall(node.value)) > 1:
            self._look_at_lines(node, path)

    def comment(self, node: ScalarEvent) -> tuple[str, str]:
        """Return the blanks and the comment behind a plain text; empty where there is none."""
        source = self._report.source
        end: Any = node.end_mark
        if node.style or source is None or end.line not in self.commented:
            return "", ""
        match = _AFTER.match(source.line(end.line + 1), end.column)
        return (match[1], match[2].rstrip()) if match else ("", "")

    def stands_alone(self, key: ScalarEvent) -> bool:
        """Return whether a key has no colon: in braces a comma before it ended a text."""
        source = self._report.source
        end: Any = key.end_mark
        if key.style or source is None:
            return False
        return _ALONE.match(source.line(end.line + 1), end.column) is not None

    def tell_alone(self, key: ScalarEvent, name: str, path: str) -> None:
        """Warn of a key that is the rest of a text."""
        start: Any = key.start_mark
        self._report.warning(
            "cut-at-comma",
            f'"{name}" is read as a key: the text before it ends at the comma.',
            (start.line + 1, start.column + 1),
            hint=f"Put a text with a comma in quotes: '…, {_short(name)}'.",
            path=path,
        )

    def _look_behind(self, node: ScalarEvent, path: str, prose: bool | None) -> None:
        gap, comment = self.comment(node)
        field = _INDEX.sub("", path).rpartition(".")[2]
        if not node.value and (field in _REQUIRED or path.endswith("]")):
            return  # told as missing
        if prose is None:
            prose = field in _PROSE or (
                field in _ID_OR_PROSE and not (is_id(node.value) and node.value.islower())
            )
        if not gap or not _is_text(node.value, gap, comment, prose=prose):
            return
        end: Any = node.end_mark
        at = end.line + 1, end.column + len(gap) + 1
        if at in self._told:
            return
        self._told.add(at)
        self._report.warning(
            "cut-by-comment",
            f'"#{_short(comment)}" is read as a comment: '
            + ("the text ends before it." if node.value else "no text is left."),
            at,
            hint="Put the text in quotes, or the comment on its own line.",
            path=path,
        )

    def _look_at_lines(self, node: ScalarEvent, path: str) -> None:
        start: Any = node.start_mark
        found = self._folded_line(node)
        at = start.line + 1, start.column + 1
        if not found or at in self._told:
            return
        self._told.add(at)
        field = path.rpartition(".")[2]
        sign = "`|` instead of `>`" if node.style == ">" else f"`{field}: |`, and the text below,"
        self._report.warning(
            "folded-lines",
            f"The lines of a {found[1]} are folded into one.",
            (found[0], 1),
            hint=f"Write {sign} to keep them apart.",
            path=path,
        )

    def _folded_line(self, node: ScalarEvent) -> tuple[int, str] | None:
        source = self._report.source
        start: Any = node.start_mark
        end: Any = node.end_mark
        if source is None:
            return None
        lines = source.lines(start.line + 1, end.line + 1).splitlines()
        lines[0] = "" if node.style == ">" else lines[0][start.column :].lstrip("\"'")
        # In a block, lines that are indented further than the first are not folded.
        base = _indent(next(filter(str.strip, lines[1:]), ""))
        seen: dict[str, int] = {}
        for number, line in enumerate(lines, start.line + 1):
            text = line.strip()
            if not text or (node.style == ">" and _indent(line) != base):
                seen = {}
            elif (sort := _line_sort(text)) in seen:
                return seen[sort], sort
            elif sort:
                seen[sort] = number
        return None


def _commented(source: SourceText) -> Iterator[int]:
    """Yield the lines, from 0, on which something is followed by blanks and a ``#``."""
    data = source.data
    line = done = 0
    # A single byte is found several times as fast as the two that are looked for.
    at = data.find(b"#")
    while at >= 0:
        before = at - 1
        while before >= 0 and data[before] in b" \t":
            before -= 1
        if 0 <= before < at - 1 and not data[before : before + 1].isspace():
            if source.has_returns:
                yield source.line_at(at) - 1
            else:
                # Counting on from the last one is quicker than knowing where each line starts.
                line += data.count(b"\n", done, at)
                done = at
                yield line
        at = data.find(b"#", at + 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_sort(text: str) -> str:
    if _LIST_LINE.match(text):
        return "list"
    return "table" if _TABLE_LINE.match(text) else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_ENDINGS)


def _is_text(value: str, gap: str, comment: str, *, prose: bool) -> bool:
    """Return whether a comment is rather a part of the text before it.

    Args:
        value: The text.
        gap: Blanks between the two; who knows YAML writes two.
        comment: What follows the ``#``.
        prose: Whether the field holds words.
    """
    if not comment.strip() or comment[0] in _DECORATION or _MARKED.match(comment):
        return False
    if len(gap) > 1:
        return False
    is_tag = not comment[0].isspace()
    if not value:
        return is_tag
    if not prose:
        return False
    if is_tag:
        return not _ended(value) or _ended(comment)
    if _ended(value):
        return False
    if comment[1:2].isupper():
        return bool(_UNFINISHED.search(value))
    return _ended(comment) or comment[1:2].isdigit() or bool(_UNFINISHED.search(value))
