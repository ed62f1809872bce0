"""From a file's bytes to text that both YAML parsers take: size, encoding, characters."""

from __future__ import annotations

import codecs
import difflib
import os
import re
import stat
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.problems import FaqError, Problem
from data.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.report import Report

# Everything YAML 1.1 forbids in a file (production c-printable), as UTF-8 bytes. U+FEFF stands
# here too, since libyaml takes it only at the very start.
_FORBIDDEN_ASCII: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORBIDDEN: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x84\x86-\x9f]|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]"
)
# Line breaks of YAML 1.1 that are none in YAML 1.2 and in editors: U+0085, U+2028, U+2029.
_ODD_BREAKS: Final = re.compile(rb"\xc2\x85|\xe2\x80[\xa8\xa9]")
_BIDI: Final = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
# One pass over the file tells whether any of the rarities above is there at all.
_RARE: Final = re.compile(
    rb"[\xc2\xe2\xef](?:(?<=\xc2)[\x80-\x9f]|\x80[\xa8-\xae]|\x81[\xa6-\xa9]|\xbb\xbf|\xbf[\xbe\xbf])"
)
_LINE_END: Final = re.compile(rb"\r\n?|\n")

_CHUNK: Final = 1 << 22
_SAMPLE: Final = 4096

_MAGIC: Final = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"SQLite format 3", "an SQLite database"),
)

EXAMPLE: Final = 'questions: [{question: "What is it?", answer: "This."}]'
"""The smallest FAQ, for hints."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the reader takes before it refuses."""

    file_bytes: int = 256 * 1024 * 1024
    """Size of a file, in bytes."""
    depth: int = 20
    """How deep lists and mappings may be nested."""


class SourceText:
    """The text of a file, as UTF-8 bytes that YAML takes, with its lines found on demand."""

    __slots__ = ("_last", "_starts", "data", "hidden")

    def __init__(self, data: bytes, *, hidden: bool = False) -> None:
        self.data = data
        self.hidden = hidden
        self._starts: array[int] | None = None
        self._last = (0, "")

    def line(self, number: int) -> str:
        """Give one line.

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
        """Give a run of lines.

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

    def place(self, offset: int) -> tuple[int, int]:
        """Turn an offset into what people count by.

        Args:
            offset: Offset in bytes.

        Returns:
            Line and column from 1, the column in characters.
        """
        starts = self._line_starts()
        low, high = 0, len(starts) - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if starts[middle] <= offset else (low, middle)
        before = self.data[starts[low] : offset]
        return low + 1, len(before.decode("utf-8", "replace")) + 1

    def _line_starts(self) -> array[int]:
        # Where each line starts, and last where the text ends.
        if self._starts is None:
            starts = array("Q", [0])
            starts.extend(match.end() for match in _LINE_END.finditer(self.data))
            starts.append(len(self.data))
            self._starts = starts
        return self._starts


def read_bytes(name: str, limits: Limits) -> bytes:
    """Read a file.

    Args:
        name: Its path.
        limits: How large it may be.

    Returns:
        All its bytes.

    Raises:
        FaqError: It is missing, a directory, unreadable or too large.
    """
    try:
        with Path(name).open("rb") as file:
            size = os.fstat(file.fileno())
            # The size of a pipe or device is not known before it is read.
            known = stat.S_ISREG(size.st_mode)
            if known and size.st_size > limits.file_bytes:
                raise _too_large(name, f"{size.st_size:,}", limits)
            # A regular file is read whole: asking for a size would reserve that much memory.
            data = file.read() if known else file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise _refused(name, "missing-file", "There is no such file.", _similar(name)) from None
    except IsADirectoryError:
        raise _refused(
            name, "is-directory", "This is a folder, not a FAQ file.", _inside(name)
        ) from None
    except PermissionError:
        raise _refused(
            name,
            "unreadable-file",
            "You have no permission to read this file.",
            "Look at its owner and mode with `ls -l`.",
        ) from None
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character, which no system call takes.
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(
            name, "unreadable-file", f"The file cannot be read: {reason}.", "Check the path."
        ) from None
    if len(data) > limits.file_bytes:
        raise _too_large(name, f"more than {limits.file_bytes:,}", limits)
    return data


def decode(raw: bytes, report: Report) -> SourceText | None:
    """Check a file's bytes and make them fit for both YAML parsers.

    Characters that YAML forbids are reported and read as spaces, so that what follows is still
    checked and every column stays true.

    Args:
        raw: The file's bytes.
        report: Takes the problems.

    Returns:
        The text; None when it is no text.
    """
    data = raw.removeprefix(codecs.BOM_UTF8)
    if not data.isascii() or b"\0" in data:
        problem = _not_utf8(data)
        if problem:
            message, hint, offset = problem
            report.source = SourceText(data)
            report.error("not-utf8", message, report.source.place(offset), hint=hint)
            return None
    if not data.strip():
        report.error("empty-file", "The file is empty.", None, hint=f"Write {EXAMPLE}")
        return None
    hidden = False
    if _FORBIDDEN_ASCII.search(data) or (not data.isascii() and _RARE.search(data)):
        original = SourceText(data)
        report.source = original
        for place, char in _once_a_line(_FORBIDDEN, original):
            report.error(
                "control-character",
                f"The control character {_named(char)} is not allowed in YAML.",
                place,
                hint=_CONTROL_HINTS.get(char, "Delete it."),
            )
        for place, char in _once_a_line(_ODD_BREAKS, original):
            report.warning(
                "odd-line-break",
                f"The line separator {_named(char)} is read as a space.",
                place,
                hint="Replace it with a space or an ordinary line break.",
            )
        for place, char in _once_a_line(_BIDI, original):
            hidden = True
            report.warning(
                "hidden-character",
                f"The invisible direction mark {_named(char)} is left out.",
                place,
                hint="Delete it: it makes text look different from what it says.",
            )
        data = _ODD_BREAKS.sub(b" ", _FORBIDDEN.sub(b" ", data))
    return SourceText(data, hidden=hidden)


_CONTROL_HINTS: Final = {
    "\ufeff": "Delete it: a byte order mark may stand only at the very start of a file.",
    "\x1b": "Delete it, and the colour code that follows.",
}


def _named(char: str) -> str:
    return f"U+{ord(char):04X}"


def _once_a_line(
    pattern: re.Pattern[bytes], source: SourceText
) -> Iterator[tuple[tuple[int, int], str]]:
    seen = 0
    for match in pattern.finditer(source.data):
        place = source.place(match.start())
        if place[0] != seen:
            seen = place[0]
            yield place, match[0].decode()


def _not_utf8(data: bytes) -> tuple[str, str, int] | None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return f"This is {kind}, not a text file.", "Give the YAML file of a FAQ.", 0
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "The file is UTF-16, not UTF-8.", _convert("UTF-16"), 0
    nul = data.find(b"\0")
    if nul >= 0:
        sample = data[:_SAMPLE]
        for half, other, name in ((1, 0, "UTF-16LE"), (0, 1, "UTF-16BE")):
            if sample[half::2].count(0) > len(sample) * 0.4 and not sample[other::2].count(0):
                return f"The file seems to be {name}, not UTF-8.", _convert(name), nul
        return (
            "The file holds a zero byte: it is no text, or damaged.",
            "Save it as plain text in UTF-8.",
            nul,
        )
    bad = _first_bad_byte(data)
    if bad < 0:
        return None
    byte = data[bad]
    # Bytes 80 to 9F are control characters in ISO 8859-1 and typographic ones in Windows-1252.
    high = re.search(rb"[\x80-\x9f]", data)
    name = "Windows-1252" if high else "ISO-8859-1"
    char = bytes([byte]).decode(name, "replace")
    read = f" ({visible(char)} in {name})" if char.isprintable() and char != "\ufffd" else ""
    return (
        f"The byte 0x{byte:02X}{read} at offset {bad:,} is not UTF-8.",
        _convert(name, "probably "),
        bad,
    )


def _convert(encoding: str, doubt: str = "") -> str:
    return (
        f"Save the file as UTF-8; it is {doubt}{encoding}: "
        f"`iconv -f {encoding.upper()} -t UTF-8 FILE`."
    )


def _first_bad_byte(data: bytes) -> int:
    # In pieces that end with a line, so that a large file is not held a second time, four bytes
    # to the character. A line feed is never part of a longer UTF-8 sequence.
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _CHUNK) + 1 or len(data)
        try:
            data[start:end].decode("utf-8")
        except UnicodeDecodeError as error:
            return start + error.start
        start = end
    return -1


def _refused(name: str, code: str, message: str, hint: str) -> FaqError:
    return FaqError((Problem("error", code, message, file=name, hint=hint),))


def _too_large(name: str, size: str, limits: Limits) -> FaqError:
    return _refused(
        name,
        "too-large",
        f"The file has {size} bytes; at most {limits.file_bytes:,} are read.",
        "Split the FAQ into several files, or raise the limit.",
    )


def _similar(name: str) -> str:
    path = Path(name)
    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.is_file()]
    except OSError:
        return f"There is no folder {visible(str(path.parent))} either. Check the path."
    found = difflib.get_close_matches(path.name, names, n=1)
    return (
        f'Did you mean "{visible(str(path.with_name(found[0])))}"?' if found else "Check the path."
    )


def _inside(name: str) -> str:
    try:
        names = sorted(
            entry.name
            for entry in os.scandir(name)
            if entry.name.endswith((".yaml", ".yml")) and entry.is_file()
        )
    except OSError:
        names = []
    return (
        f'Give a file, such as "{visible(str(Path(name, names[0])))}".' if names else "Give a file."
    )
