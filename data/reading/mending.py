r"""What YAML would lose or refuse, put right before it is read.

Spaces that are none to YAML stand in the indentation of text pasted from web pages and word
processors. Writers of JSON escape a character beyond U+FFFF as two halves (RFC 8259, section 7),
which YAML does not know. Both only count where they are not part of a text: what the scalars of the
file are is asked of the parser.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent

from data.reading.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.reading.report import Place, Report
    from data.reading.tree import Loader

# U+00A0, U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000
_SPACE: Final = rb"\xc2\xa0|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
_SPACES: Final = re.compile(_SPACE)
_INDENTED: Final = re.compile(rb"(?:\A|[\r\n])((?:[ \t]*(?:" + _SPACE + rb"))+)")
_PAIR: Final = re.compile(
    rb"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)
_SHORTER: Final = len(r"\ud83d\ude00") - len(r"\U0001f600")
_HALF: Final = re.compile(rb"\\u[dD][89abAB]")
_PIECE: Final = 1 << 14
_ROUNDS: Final = 20
"""How often a file is read up to its first fault, to find what it owes to its indentation."""


def mend(source: SourceText, report: Report, loader: Loader) -> SourceText:
    """Put right what can only be meant in one way.

    Args:
        source: The text of a file.
        report: Takes the problems.
        loader: The YAML parser.

    Returns:
        The same text, or one in which odd spaces of the indentation, which are reported, are
        spaces, and escaped halves of characters are whole. Lines stay the same; where columns do
        not, the text knows the original ones.
    """
    # A single byte is looked for several times as fast as a pattern.
    if b"\\" in source.data and _HALF.search(source.data):
        source = _with_characters(source, loader)
    if _has_spaces(source.data) and _INDENTED.search(source.data):
        source = _with_spaces(source, report, loader)
    return source


def _has_spaces(data: bytes) -> bool:
    # Most of a file is plain ASCII, which is told much sooner than searched.
    pieces = (data[start : start + _PIECE + 2] for start in range(0, len(data), _PIECE))
    return any(not piece.isascii() and _SPACES.search(piece) for piece in pieces)


def _with_characters(source: SourceText, loader: Loader) -> SourceText:
    # All of them first, so that the file can be read; then those that were no escapes are restored.
    places: list[tuple[int, bytes]] = []
    parts: list[bytes] = []
    done = length = 0
    for match in _PAIR.finditer(source.data):
        high, low = int(match[2], 16), int(match[3], 16)
        code = 0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00
        before = source.data[done : match.end(1)]
        whole = b"\\U%08x" % code
        places.append((length + len(before), source.data[match.end(1) : match.end()]))
        parts += (before, whole)
        length += len(before) + len(whole)
        done = match.end()
    if not places:
        return source
    data = b"".join((*parts, source.data[done:]))
    whole_source = SourceText(data, hidden=source.hidden)
    quoted = _Ranges(whole_source, loader, '"')
    shortened: dict[int, list[int]] = {}
    for offset, written in reversed(places):
        line, column = whole_source.place(offset)
        if quoted.holds((line, column)):
            shortened.setdefault(line, []).append(column)
        else:
            end = offset + len(written) - _SHORTER
            data = data[:offset] + written + data[end:]
    return SourceText(data, hidden=source.hidden, shortened=shortened)


def _with_spaces(source: SourceText, report: Report, loader: Loader) -> SourceText:
    report.source = original = source
    was_read = _Ranges(source, loader, "").fault == 0
    told: dict[int, str] = {}
    for _ in range(_ROUNDS):
        texts = _Ranges(source, loader, "|>'\"[")
        odd = [
            (match.start(1), match.end(1))
            for match in _INDENTED.finditer(source.data)
            if texts.reaches(source.place(match.start(1)))
            and not texts.holds(source.place(match.start(1)))
        ]
        if not odd:
            break
        parts: list[bytes] = []
        done = 0
        for start, end in odd:
            line = source.line_at(start)
            told.setdefault(line, source.line(line))
            parts += (source.data[done:start], _SPACES.sub(b" ", source.data[start:end]))
            done = end
        data = b"".join((*parts, source.data[done:]))
        source = SourceText(data, hidden=source.hidden, shortened=source.shortened)
    if was_read and _Ranges(source, loader, "").fault:
        return original  # a key that begins with such a space, which was meant
    for line, written in told.items():
        column, char = next(
            (column, char) for column, char in enumerate(written, 1) if char not in " \t"
        )
        report.error(
            "odd-indentation",
            f"The indentation has U+{ord(char):04X} in it, which YAML does not count as a space.",
            (line, column),
            hint="Indent with ordinary spaces; it is read as if you had.",
        )
    return source


class _Ranges:
    """Where the scalars of some styles stand, as far as a text can be read."""

    def __init__(self, source: SourceText, loader: Loader, styles: str) -> None:
        self._loader = loader
        self.fault = 0
        """Line where it cannot be read, from 1; 0 when all of it can."""
        self._spans: list[tuple[Place, Place]] = []
        for begin, stop in sorted(
            ((start.line + 1, start.column + 1), (end.line + 1, end.column + 1))
            for style, start, end in self._scalars(source.data)
            if style and style in styles
        ):
            if self._spans and begin < self._spans[-1][1]:
                begin, stop = self._spans[-1][0], max(stop, self._spans.pop()[1])
            self._spans.append((begin, stop))

    def holds(self, place: Place) -> bool:
        """Return whether a place is within one of the scalars."""
        at = bisect_right(self._spans, (place, (1 << 60, 0))) - 1
        return at >= 0 and self._spans[at][0] <= place < self._spans[at][1]

    def reaches(self, place: Place) -> bool:
        """Return whether the text could be read up to a line."""
        return not self.fault or place[0] <= self.fault

    def _scalars(self, data: bytes) -> Iterator[tuple[str, Any, Any]]:
        # A list or mapping in brackets counts as one, of the style of its bracket.
        brackets: list[tuple[str, Any]] = []
        try:
            for event in yaml.parse(data, Loader=self._loader):
                if isinstance(event, CollectionStartEvent):
                    bracket = "[" if event.flow_style else ""
                    brackets.append((bracket, event.start_mark))
                elif isinstance(event, CollectionEndEvent):
                    yield *brackets.pop(), event.end_mark
                elif isinstance(event, ScalarEvent):
                    yield event.style or "", event.start_mark, event.end_mark
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark
            self.fault = mark.line + 1
        except RecursionError:
            self.fault = 1
