"""Where in the file a place of a text stands that YAML gave without its indentation and folds."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from data.reading.report import Place
    from data.reading.source import SourceText

_LINE_END: Final = re.compile(r"\r\n?|\n")


class AtSigns:
    """Finds the ``@`` signs of a scalar's text in the file.

    YAML never folds or indents within a word, so that the n-th ``@`` of the text is the n-th of
    the scalar's source, whatever its style. Only an escaped one upsets the count; every place is
    then the scalar's start.
    """

    def __init__(self, text: str, source: SourceText, start: Place, last_line: int) -> None:
        line, column = start
        self._start = start
        self._line = line
        raw = source.lines(line, last_line)
        self._in_text = _signs(text, 0)
        self._in_file = _signs(raw, column - 1)[: len(self._in_text)]
        self._breaks = [0, *(match.end() for match in _LINE_END.finditer(raw))]

    def place(self, offset: int) -> Place:
        """Return the place of the ``@`` at an offset of the text.

        Args:
            offset: Offset in characters.

        Returns:
            Line and column from 1 in the file.
        """
        nth = bisect_right(self._in_text, offset) - 1
        if nth < 0 or len(self._in_file) != len(self._in_text):
            return self._start
        position = self._in_file[nth]
        row = bisect_right(self._breaks, position) - 1
        return self._line + row, position - self._breaks[row] + 1


def _signs(text: str, start: int) -> list[int]:
    return [match.start() for match in re.compile("@").finditer(text, start)]
