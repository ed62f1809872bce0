"""From bytes to text in whatever encoding, or what the bytes are when they are no text."""

from __future__ import annotations

import codecs
import re
import zlib
from typing import TYPE_CHECKING, Final

from data.problems import FaqError, Problem

if TYPE_CHECKING:
    from data.reading.source import Limits

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF document", "Save its text first, for example with `pdftotext FILE`."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as .docx or as text."),
    (b"{\\rtf", "", ""),
    (b"PK\x03\x04", "a ZIP archive", "Unpack it and import the file or folder inside."),
    (b"\x89PNG", "an image", ""),
    (b"\xff\xd8\xff", "an image", ""),
    (b"GIF8", "an image", ""),
    (b"RIFF", "an image or a recording", ""),
    (b"SQLite format 3", "an SQLite database", "Export the questions as CSV or JSON."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and import the file inside."),
    (b"BZh", "a bzip2 archive", "Unpack it with `bunzip2 -k FILE`."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it with `unxz -k FILE`."),
    (b"(\xb5/\xfd", "a Zstandard archive", "Unpack it with `unzstd FILE`."),
    (b"Rar!", "a RAR archive", "Unpack it and import the file inside."),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
)
_FAQ_WANTED: Final = (
    "Give a FAQ: Markdown, YAML, JSON, HTML, CSV or plain text, or a folder of them."
)
_CONTROLS: Final = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLE: Final = 1 << 16
_SURE: Final = 0.1
"""Of a few words of a western language, the detector is less sure than this."""
GZIP: Final = b"\x1f\x8b"
"""How a gzip archive begins."""


def refused(name: str, code: str, message: str, hint: str = "", *, line: int = 0) -> FaqError:
    """Return the error that says why a source cannot be read.

    Args:
        name: The source as the user named it.
        code: Stable slug of the sort of problem.
        message: What is wrong, one sentence.
        hint: What to do instead.
        line: Where, from 1; 0 for the whole source.
    """
    return FaqError((Problem("error", code, message, file=name, line=line, hint=hint),))


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode a text.

    Args:
        data: Its bytes.
        name: The source as the user named it.

    Returns:
        The text with line feeds, and a warning where its encoding had to be guessed.

    Raises:
        FaqError: It is empty, or no text.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise refused(name, "empty-file", "The file is empty.", _FAQ_WANTED)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lines(data.decode(encoding, "replace").removeprefix("\ufeff")), ()
    refuse_binary(data, name)
    try:
        return _lines(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        sample = data[:_SAMPLE]
        if half := _utf16(sample):
            return _lines(data.decode(half, "replace")), ()
        encoding = guessed_encoding(data, error.start)
        problem = Problem(
            "warning",
            "not-utf8",
            f"The file is not UTF-8; it was read as {encoding}.",
            file=name,
            line=data.count(b"\n", 0, error.start) + 1,
            hint="If letters look wrong, save it as UTF-8: `iconv -f ENCODING -t UTF-8 FILE`.",
        )
        return _lines(data.decode(encoding, "replace")), (problem,)


def guessed_encoding(data: bytes, at: int) -> str:
    """Return the encoding that a text not in UTF-8 has most likely.

    Args:
        data: Its bytes.
        at: Where the first byte stands that is not UTF-8.

    Returns:
        A name that Python and iconv know; Windows-1252 where too little of the text tells.
    """
    from chardet import EncodingEra, detect  # here: few files are not UTF-8, and it takes 30 ms

    start = data.rfind(b"\n", 0, at) + 1
    found = detect(
        data[start : start + _SAMPLE], encoding_era=EncodingEra.MODERN_WEB, prefer_superset=True
    )
    sure = found["encoding"] and found["confidence"] >= _SURE
    return str(found["encoding"]) if sure else "Windows-1252"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf16(sample: bytes) -> str:
    for first, second, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if sample[first::2].count(0) > len(sample) * 0.4 and not sample[second::2].count(0):
            return encoding
    return ""


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse what is no text.

    Args:
        data: The bytes of a file.
        name: The source as the user named it.

    Raises:
        FaqError: It is an image, an archive or the like.
    """
    for magic, kind, hint in _MAGIC:
        if kind and data.startswith(magic):
            raise refused(
                name, "not-a-text", f"This is {kind}, which faqt cannot read.", hint or _FAQ_WANTED
            )
    sample = data[:_SAMPLE]
    if _utf16(sample):
        return
    if len(_CONTROLS.findall(sample)) * 200 > len(sample) or b"\0" in sample:
        raise refused(
            name, "not-a-text", "This is a binary file, which faqt cannot read.", _FAQ_WANTED
        )


def unzipped(data: bytes, name: str, limits: Limits) -> bytes:
    """Unpack a gzip archive.

    Args:
        data: The archive.
        name: The source as the user named it.
        limits: How large its content may be.

    Returns:
        The content.

    Raises:
        FaqError: It is damaged, or too large.
    """
    made = bytearray()
    rest = data
    try:
        while rest:
            unpacker = zlib.decompressobj(wbits=31)
            made += unpacker.decompress(rest, limits.file_bytes + 1 - len(made))
            if len(made) > limits.file_bytes:
                raise refused(
                    name,
                    "too-large",
                    f"Unpacked, the file has more than {limits.file_bytes:,} bytes.",
                    "Split it, or set FAQT_MAX_MB to more megabytes.",
                )
            if not unpacker.eof:
                raise refused(
                    name, "damaged-file", "The gzip archive is incomplete.", "Download it again."
                )
            rest = unpacker.unused_data
            if not rest.startswith(GZIP):
                break
    except zlib.error:
        raise refused(
            name, "damaged-file", "The gzip archive is damaged.", "Download it again."
        ) from None
    return bytes(made)
