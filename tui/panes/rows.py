"""Rows of the question list: what they say, and how one of them is laid out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from show.document import restyle
from tui.layout.wrap import wrap_offsets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list."""

    text: str
    """The question, or a heading."""
    key: str = ""
    """Id of the entry; empty for a heading, which cannot be chosen."""
    marks: str = ""
    """Two columns of marks, such as ``!`` for something doubtful."""
    lit: Spans = ()
    """Matches in the text."""
    note: str = ""
    """A line beneath, such as an excerpt."""
    note_lit: Spans = ()
    """Matches in the note."""
    faint: bool = False
    """Whether it is drawn as less important."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list shows."""

    keys: Sequence[str] = ()
    """Ids of the entries in order; an empty string stands for a heading."""
    describe: Callable[[int], Row] = field(default=lambda _index: Row(""))
    """Makes the row at an index; asked only for rows in sight."""
    headings: Sequence[int] = ()
    """Indexes of the headings, in order."""
    title: str = "Questions"
    """What they are."""
    to_come: int = 0
    """Rows that are added below soon."""

    def index(self, key: str) -> int:
        """Find an entry.

        Args:
            key: Its id.

        Returns:
            Its index, or -1.
        """
        try:
            return self.keys.index(key) if key else -1
        except ValueError:
            return -1

    def position(self, index: int) -> tuple[int, int]:
        """Count questions, not headings.

        Args:
            index: Index of a row.

        Returns:
            Which question it is, from 1 (0 for none), and how many there are.
        """
        before = bisect_left(self.headings, index)
        count = len(self.keys) - len(self.headings)
        return (index + 1 - before if 0 <= index < len(self.keys) else 0), count

    def selectable(self, start: int, step: int) -> int:
        """Find the nearest row that can be chosen.

        Args:
            start: Where to begin; this row counts.
            step: 1 to look down, -1 to look up.

        Returns:
            Its index, or -1.
        """
        index = start
        while 0 <= index < len(self.keys):
            if self.keys[index]:
                return index
            index += step
        return -1


@dataclass(frozen=True, slots=True)
class RowStyles:
    """What the lines of one frame are drawn in."""

    plain: Style = field(default_factory=Style.null)
    """Style of the list."""
    chosen: Style = field(default_factory=Style.null)
    """Style of the chosen row."""
    bar: Style = field(default_factory=Style.null)
    """Style of the scrollbar."""
    thumb: range | None = None
    """Lines that the thumb of the scrollbar takes; None when all rows are in sight."""

    @classmethod
    def of(cls, pane: Widget, chosen: str, bar: range | None) -> RowStyles:
        """Look up the styles of a frame, once: each asks all ancestors.

        Args:
            pane: The list.
            chosen: Its component class for the chosen row.
            bar: As :attr:`thumb`.
        """
        plain = pane.rich_style
        return cls(
            plain,
            plain + pane.get_component_rich_style(chosen, partial=True),
            plain + pane.get_component_rich_style("questions--scrollbar", partial=True),
            bar,
        )

    def finish(self, strip: Strip, y: int, width: int, *, is_chosen: bool) -> Strip:
        """Put the column of the cursor before a line and the scrollbar behind it.

        Args:
            strip: The line, as :func:`draw_row` made it.
            y: Which line of the list it is.
            width: Columns of the list.
            is_chosen: Whether it belongs to the chosen row.
        """
        body = Strip([Segment("▌" if is_chosen else " "), *strip], strip.cell_length + 1)
        body = body.adjust_cell_length(max(width - 1, 0))
        line = Segment.apply_style(body, self.chosen if is_chosen else self.plain)
        if self.thumb is None:
            last = Segment(" ", self.plain)
        else:
            last = Segment("┃" if y in self.thumb else " ", self.bar)
        return Strip([*line, last], body.cell_length + 1).adjust_cell_length(width, self.plain)


def thumb(rows: int, seen: int, top: int, height: int) -> range | None:
    """Return the lines that the thumb of a scrollbar takes; None when it is not needed.

    Args:
        rows: How many rows there are.
        seen: How many of them are in sight.
        top: The first that is.
        height: Lines of the list.
    """
    if seen >= rows or height <= 0:
        return None
    size = max(round(height * seen / rows), 1)
    start = round((height - size) * top / max(rows - seen, 1))
    return range(start, start + size)


def draw_row(row: Row, width: int, most: int, style: Callable[[str], Style]) -> list[Strip]:
    """Draw a row of the list.

    Args:
        row: The row.
        width: Columns that its text may take, beside three for cursor and marks.
        most: Lines that a question may take.
        style: Gives a style by the name of what is drawn in it.

    Returns:
        Its lines, without the column of the cursor.
    """
    if not row.key:
        look = style("heading")
        wrapped = row_lines(row.text, (), width + 1, most, look, look)
        return [Strip([Segment(" "), *line]) for line in wrapped]
    look = style("faint") if row.faint else Style.null()
    lines = row_lines(row.text, row.lit, width, most, look, style("match"))
    if row.note:
        lines += row_lines(row.note, row.note_lit, width, 1, style("note"), style("match"))
    marks = Segment(set_cell_size(row.marks, 2), style("mark"))
    return [
        Strip([marks if number == 0 else Segment("  "), *line]) for number, line in enumerate(lines)
    ]


def row_lines(
    text: str, lit: Spans, width: int, most: int, style: Style, match: Style
) -> list[list[Segment]]:
    """Wrap a row's text and light its matches.

    Args:
        text: The text.
        lit: Matches in it.
        width: Cells that a line may take.
        most: Lines at the most; a longer text ends with an ellipsis.
        style: Style of the text.
        match: Style to lay over the matches.

    Returns:
        The segments of each line.
    """
    offsets = wrap_offsets(text, width, most)
    lines: list[list[Segment]] = []
    for number, (start, end) in enumerate(offsets):
        part = text[start:end]
        cut = number == len(offsets) - 1 and end < len(text.rstrip())
        if cut:
            while part and cell_len(part) > width - 1:
                part = part[:-1]
            part = part.rstrip() + "…"
        spans = [
            (max(a, start) - start, min(b, start + len(part)) - start)
            for a, b in lit
            if a < start + len(part) and b > start
        ]
        lines.append(restyle([Segment(part, style)], spans, match))
    return lines
