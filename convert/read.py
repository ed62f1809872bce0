"""Reading what people have: the one door for commands and the screen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.native import is_native
from data.problems import FaqError
from data.reading.files import read_bytes
from data.reading.reader import Loaded
from data.reading.reader import load as load_native
from data.reading.reader import parse as parse_native
from data.reading.source import Limits

if TYPE_CHECKING:
    from data.reading.sink import Sink

OWN: Final = "faqt"
"""What faqt's own format is called where a reader says which it is."""


def load(
    path: str | os.PathLike[str],
    *,
    format: str = "",
    limits: Limits | None = None,
    sink: Sink | None = None,
) -> Loaded:
    """Read a FAQ from a file in faqt's own format, or in whatever else it is.

    Args:
        path: A file or a folder.
        format: What it is: :data:`OWN`, or as in :data:`convert.formats.FORMATS`; empty to find
            out.
        limits: How much to take; None for what the environment says.
        sink: Takes the entries and references of faqt's own format as they are read; None to have
            them in memory, as those of all other formats are.

    Returns:
        The FAQ, whose ``format`` says what it was taken for, and all problems. Never raises
        because of what is in the file or on the disk.
    """
    name = os.fspath(path)
    try:
        if format.lower() == OWN or (not format and _is_native(name)):
            return load_native(name, limits=limits, sink=sink)
        from convert.conversion import convert  # here: our own format needs no other

        converted = convert(name, format=format, limits=limits)
    except FaqError as error:
        return Loaded(None, error.problems)
    return Loaded(converted.faq, converted.problems)


def load_bytes(data: bytes, name: str, *, format: str = "") -> Loaded:
    """Read a FAQ from memory; otherwise like :func:`load`.

    Args:
        data: The bytes of a file.
        name: What problems call it.
        format: What it is; empty to find out.
    """
    native = not format and (is_native(data, "") or not data.strip())
    try:
        if native or format.lower() == OWN:
            return parse_native(data.decode("utf-8", "surrogateescape"), name=name)
        from convert.conversion import convert_bytes  # here for the same reason

        converted = convert_bytes(data, name=name, format=format)
    except FaqError as error:
        return Loaded(None, error.problems)
    return Loaded(converted.faq, converted.problems)


def _is_native(name: str) -> bool:
    """Return whether a file is faqt's own, or cannot be told from it, by its beginning."""
    path = Path(name)
    if path.is_dir() or path.suffix.lower() not in {".yaml", ".yml", ".json", ""}:
        return False
    try:
        data = read_bytes(name, Limits.configured())
    except FaqError:
        return True
    return is_native(data, path.suffix.lower())
