"""References in any citation style, written by Pandoc's citation processor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from convert.pandoc.run import PandocError, run_pandoc
from convert.pandoc.styles import GET_STYLES, find_style
from data.citing.csl_json import csl_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from data.model import Reference

StyledFormat: TypeAlias = Literal["text", "html", "markdown"]
"""What a reference in a citation style can be written as."""

_WRITERS: Final[dict[StyledFormat, str]] = {
    "text": "plain",
    "html": "html",
    # Fences and attributes around each reference would only be in the way of a reader.
    "markdown": "commonmark-raw_html",
}
_SECONDS: Final = 60.0
_BEGINNING: Final = 65536


def cite_in_style(references: Iterable[Reference], style: str, format: StyledFormat) -> str:
    """Write references in a citation style.

    Args:
        references: References.
        style: A CSL file, or the name of a style.
        format: What to write them as.

    Returns:
        The list of references in the order of the style, without a line feed at its end: in plain
        text one a line, else one a paragraph.

    Raises:
        PandocError: When Pandoc or the style is missing, or the style is none.
    """
    path = find_style(style)
    if path is not None and b"<style" not in _beginning(path):
        raise PandocError(f"{style} is not a citation style", GET_STYLES)
    options = ["--csl", str(path)] if path else []
    arguments = ["--from", "csljson", "--to", _WRITERS[format], "--wrap", "none", "--citeproc"]

    written = csl_json(references).encode()
    output = run_pandoc([*arguments, *options], written, seconds=_SECONDS)
    text = output.text.strip("\n")
    if not text:
        raise PandocError(f"the style “{style}” writes no list of references")
    return re.sub(r"\n{2,}", "\n", text) if format == "text" else text


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_BEGINNING)
    except OSError as error:
        raise PandocError(f"{path} cannot be read: {error.strerror}") from error
