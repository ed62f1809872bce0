"""From a file's bytes to text that both YAML parsers take: encoding and characters."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from data.reading.source import EXAMPLE, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.reading.report import Report

# Everything YAML 1.1 forbids in a file (production c-printable), as UTF-8 bytes. U+FEFF stands
# here too, since libyaml takes it only at the very start.
_FORBIDDEN_ASCII: Final = bytes((*range(9), 11, 12, *range(14, 32), 127))
_FORBIDDEN: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x84\x86-\x9f]|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]"
)
# Line breaks of YAML 1.1 that are none in YAML 1.2 and in editors: U+0085, U+2028, U+2029.
_ODD_BREAKS: Final = re.compile(rb"\xc2\x85|\xe2\x80[\xa8\xa9]")
_BIDI: Final = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
# Whether any of the rarities above is there at all.
_RARE: Final = re.compile(
    rb"[\xc2\xe2\xef](?:(?<=\xc2)[\x80-\x9f]|\x80[\xa8-\xae]|\x81[\xa6-\xa9]|\xbb\xbf|\xbf[\xbe\xbf])"
)
_VISIBLE: Final = re.compile(rb"\S")

_CHUNK: Final = 1 << 14
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
    bad, rare = _scan(data)
    if bad >= 0:
        report.source = SourceText(data)
        message, hint, of_text = _not_utf8(data, bad)
        at = report.source.place(bad) if of_text else None
        report.error("not-utf8", message, at, hint=hint, fatal=True)
        return None
    if not _VISIBLE.search(data):
        report.error(
            "empty-file", "The file is empty.", None, hint=f"Write `{EXAMPLE}`.", fatal=True
        )
        return None
    hidden = False
    if rare:
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
                f"The invisible direction mark {_named(char)} is ignored.",
                place,
                hint="Delete it: it makes text look different from what it says.",
            )
        data = _ODD_BREAKS.sub(b" ", _FORBIDDEN.sub(b" ", data))
    if not data.endswith((b"\n", b"\r")):
        # The parsers do not agree on where a file ends that ends within a line.
        data += b"\n"
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
    # The first one of each line: a line of a million would otherwise be counted through for each.
    seen = 0
    for match in pattern.finditer(source.data):
        line = source.line_at(match.start())
        if line != seen:
            seen = line
            yield source.place(match.start()), match[0].decode()


def _scan(data: bytes) -> tuple[int, bool]:
    # Where the first byte is that cannot be text, -1 for none, and whether there is any of the
    # characters that need care. In pieces that end with a line: most of them are plain ASCII and
    # need no second look, and no copy of the whole is made. A line feed is never part of a longer
    # UTF-8 sequence.
    rare = False
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _CHUNK) + 1 or len(data)
        piece = data[start:end]
        if len(piece.translate(None, _FORBIDDEN_ASCII)) != len(piece):
            rare = True
            if b"\0" in piece:
                return start + piece.find(b"\0"), True
        if not piece.isascii():
            try:
                piece.decode("utf-8")
            except UnicodeDecodeError as error:
                return start + error.start, rare
            rare = rare or _RARE.search(piece) is not None
        start = end
    return -1, rare


def _not_utf8(data: bytes, bad: int) -> tuple[str, str, bool]:
    # Message, hint, and whether the rest is text, so that a place means something.
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return f"This is {kind}, not a text file.", "Give the YAML file of a FAQ.", False
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "The file is UTF-16, not UTF-8.", _convert("UTF-16"), False
    byte = data[bad]
    if byte == 0:
        sample = data[:_SAMPLE]
        for half, other, name in ((1, 0, "UTF-16LE"), (0, 1, "UTF-16BE")):
            if sample[half::2].count(0) > len(sample) * 0.4 and not sample[other::2].count(0):
                return f"The file seems to be {name}, not UTF-8.", _convert(name), False
        return (
            "The file contains a zero byte: it is not text, or it is damaged.",
            "Save it as plain text in UTF-8.",
            True,
        )
    # Bytes 80 to 9F are control characters in ISO 8859-1 and typographic ones in Windows-1252.
    name = "Windows-1252" if re.search(rb"[\x80-\x9f]", data) else "ISO-8859-1"
    char = bytes([byte]).decode(name, "replace")
    read = f" ({char} in {name})" if char.isprintable() and char != "\ufffd" else ""
    return (
        f"The byte 0x{byte:02X}{read} at offset {bad:,} is not UTF-8.",
        _convert(name, "probably "),
        True,
    )


def _convert(encoding: str, doubt: str = "") -> str:
    return (
        f"Save the file as UTF-8; it is {doubt}{encoding}: "
        f"`iconv -f {encoding.upper()} -t UTF-8 FILE`."
    )
