"""Standard output and error: data goes to the one, all else to the other.

Neither an encoding that lacks a character, nor a closed pipe, nor a full disk ends in a traceback.
"""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper
from typing import Final

from data.text import visible

_PLAINER: Final = {
    "–": "-",
    "—": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "·": "-",
    "•": "*",
    "→": "->",
    "≥": ">=",
    "≤": "<=",
}
"""What stands for typographic characters where the encoding has none of them."""


def prepare() -> None:
    """Make standard output and error take any text, whatever their encoding."""
    codecs.register_error("faqt.plainer", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="faqt.plainer")


def note(message: str) -> None:
    """Tell the reader something beside the data.

    Args:
        message: Lines of text; what could steer the terminal is taken out.
    """
    if sys.stderr is None:  # closed by the shell
        return
    try:
        print("\n".join(visible(line) for line in message.split("\n")), file=sys.stderr)
    except OSError:
        give_up(2)


def give_up(descriptor: int) -> None:
    """Send what is still to come on a standard stream to nowhere.

    Python writes out what is left when it ends, and would complain once more.

    Args:
        descriptor: 1 for standard output, 2 for standard error.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks by what reads nearly alike."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = []
    for char in error.object[error.start : error.end]:
        near = _PLAINER.get(char) or unicodedata.normalize("NFKD", char)
        ascii_only = near.encode("ascii", "ignore").decode()
        plain.append(ascii_only or "?")
    return "".join(plain), error.end
