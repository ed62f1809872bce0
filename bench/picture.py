"""What a terminal shows, followed with as little as Textual's output needs.

Moving the cursor, clearing and text are understood; colours are passed over.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rich.cells import get_character_cell_size

COLUMNS, ROWS = 100, 30
_TOKEN = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|[\x00-\x1a\x1c-\x1f]"
    r"|(?P<text>[^\x00-\x1f]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the screen."""

    top: int = 0
    """First row, from 0."""
    bottom: int = ROWS
    """The row after the last."""
    left: int = 0
    """First column, from 0."""
    right: int = COLUMNS
    """The column after the last."""


WHOLE = Region()
"""All of the screen."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a part of the screen showed from some moment on."""

    when: float
    """The moment, as :func:`time.perf_counter` tells it."""
    text: str
    """What it showed, a newline after each row but the last."""


class Screen:
    """The characters that a terminal shows."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self._columns, self._rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, raw: bytes) -> None:
        """Take what a program has written; it may end within a character or a sequence."""
        text = self._rest + self._decoder.decode(raw)
        at = 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:  # the rest of a sequence is still to come
                break
            at = token.end()
            if token["text"]:
                self._write(token["text"])
            elif token["final"] and not token["private"]:
                self._control(token["final"], token["numbers"])
            elif token[0] == "\r":
                self._column = 0
            elif token[0] == "\n":
                self._row = min(self._row + 1, self._rows - 1)
        self._rest = text[at:]

    def part(self, region: Region) -> str:
        """Return the text of a region, a newline after each row but the last."""
        rows = self._cells[region.top : region.bottom]
        return "\n".join("".join(row[region.left : region.right]) for row in rows)

    def _write(self, text: str) -> None:
        for char in text:
            width = get_character_cell_size(char)
            if self._column + width > self._columns:
                continue
            row = self._cells[self._row]
            if width:
                row[self._column] = char
                row[self._column + 1 : self._column + width] = [""] * (width - 1)
            self._column += width

    def _control(self, final: str, numbers: str) -> None:
        values = [int(part) if part else 0 for part in numbers.replace(":", ";").split(";")]
        if final in "Hf":
            row, column = [*values, 1][:2]
            self._row = min(max(row, 1), self._rows) - 1
            self._column = min(max(column, 1), self._columns) - 1
        elif final in "ABCD":
            step = max(values[0], 1)
            if final in "AB":
                row = self._row + (step if final == "B" else -step)
                self._row = min(max(row, 0), self._rows - 1)
            else:
                column = self._column + (step if final == "C" else -step)
                self._column = min(max(column, 0), self._columns - 1)
        elif final == "J" and values[0] == 2:
            self._cells = [[" "] * self._columns for _ in range(self._rows)]
        elif final == "K" and values[0] == 0:
            row_cells = self._cells[self._row]
            row_cells[self._column :] = [" "] * (self._columns - self._column)
