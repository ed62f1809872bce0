"""The text of a file, with the places of its lines; and how much of a file is read."""

from __future__ import annotations

import os
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LINE_END: Final = re.compile(rb"\r\n?|\n")

MAX_MB: Final = "FAQT_MAX_MB"
"""Environment variable with the largest size of a file, in megabytes."""

EXAMPLE: Final = 'questions: [{question: "What is it?", answer: "This."}]'
"""The smallest FAQ, for hints."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the reader takes before it refuses."""

    file_bytes: int = 256 * 1024 * 1024
    """Size of a file, in bytes."""
    depth: int = 20
    """How deep lists and mappings may be nested."""
    problems: int = 1000
    """How many errors, and how many warnings, are listed."""

    @classmethod
    def configured(cls) -> Limits:
        """Return the limits with the file size that ``FAQT_MAX_MB`` sets, in megabytes."""
        wanted = os.environ.get(MAX_MB, "")
        megabytes = int(wanted) if re.fullmatch(r"[1-9][0-9]{0,8}", wanted) else 0
        return cls(megabytes * 1024 * 1024) if megabytes else cls()


class SourceText:
    """The text of a file, as UTF-8 bytes that YAML takes, with its lines found on demand.

    Attributes:
        data: The bytes.
        has_returns: Whether any line ends with a carriage return.
        hidden: Whether characters that nobody sees stand in it.
        shortened: Columns, by line, where an escape of two halves was made one that is two
            characters shorter.
    """

    __slots__ = ("_last", "_starts", "data", "has_returns", "hidden", "shortened")

    def __init__(
        self,
        data: bytes,
        *,
        hidden: bool = False,
        shortened: Mapping[int, Sequence[int]] | None = None,
    ) -> None:
        self.data = data
        self.hidden = hidden
        self.shortened = shortened or {}
        self.has_returns = b"\r" in data
        self._starts: array[int] | None = None
        self._last = (0, "")

    def line(self, number: int) -> str:
        """Return one line.

        Args:
            number: Line from 1.

        Returns:
            The line without its end; empty where there is none.
        """
        if number != self._last[0]:
            # Many problems can stand on one long line: it is decoded once.
            self._last = (number, self.lines(number, number).rstrip("\r\n"))
        return self._last[1]

    def lines(self, first: int, last: int) -> str:
        """Return a run of lines.

        Args:
            first: First line from 1.
            last: Last line, included.

        Returns:
            The lines with their ends; empty where there are none.
        """
        starts = self._line_starts()
        if not 1 <= first < len(starts):
            return ""
        end = starts[min(last, len(starts) - 1)]
        return self.data[starts[first - 1] : end].decode("utf-8", "replace")

    def original_column(self, place: tuple[int, int]) -> int:
        """Return the column that a place has in the file itself, before escapes were shortened."""
        line, column = place
        return column + 2 * sum(short < column for short in self.shortened.get(line, ()))

    def place(self, offset: int) -> tuple[int, int]:
        """Turn an offset into what people count by.

        Args:
            offset: Offset in bytes.

        Returns:
            Line and column from 1, the column in characters.
        """
        number = self.line_at(offset)
        before = self.data[self._line_starts()[number - 1] : offset]
        return number, len(before.decode("utf-8", "replace")) + 1

    def offset(self, place: tuple[int, int]) -> int:
        """Return the offset in bytes of a place, as line and column from 1."""
        number, column = place
        start = self._line_starts()[number - 1]
        return start + len(self.line(number)[: column - 1].encode("utf-8"))

    def line_at(self, offset: int) -> int:
        """Return the line, from 1, of an offset in bytes."""
        return bisect_right(self._line_starts(), offset, 0, len(self._line_starts()) - 1)

    def _line_starts(self) -> array[int]:
        # Where each line starts, and last where the text ends.
        if self._starts is None:
            starts = array("Q", [0])
            starts.extend(match.end() for match in _LINE_END.finditer(self.data))
            starts.append(len(self.data))
            self._starts = starts
        return self._starts
