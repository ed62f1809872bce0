"""Sources as Pandoc needs them: UTF-8, and without what its readers do not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from convert.source import Material

_BINARY: Final = frozenset({"docx", "odt", "epub", "xlsx", "pptx"})
_LITERAL: Final = re.compile(r"(?m)(?<=\S)(:?)[ \t]+::[ \t]*$")
_INCLUDE: Final = re.compile(r"(?m)^include::[^\n\[\]]*\[[^\n]*\][ \t]*$")
_FENCE: Final = re.compile(
    r"(?m)^```[ \t]*([\w+-]*)[^\n]*\n((?:(?!```)[^\n]*\n)*?)```[ \t]*$",
)
_DOTS: Final = re.compile(r"(?m)^\\\.{3}")
_ADDRESS: Final = re.compile(r"(?m)^:([\w-]+):[ \t]+(https?://\S+)[ \t]*$")
_TERM: Final = re.compile(r"(?m)^\S.*::[ \t]*\n(?=[ \t]*\n)")


def source_of(material: Material) -> bytes:
    """Return a source as Pandoc reads it best.

    Args:
        material: The file, with what Pandoc calls its format.

    Returns:
        Bytes as they are of a format that is no text; else UTF-8, where of reStructuredText a
        paragraph that announces code ends with one colon (``Example: ::``), and of AsciiDoc
        included files, which it would fail on, are left out, fences in the manner of Markdown
        are blocks of code, and names of addresses are written out.

    Raises:
        FaqError: It should be a text and is none.
    """
    if material.reader in _BINARY:
        return material.data
    text = material.text
    if material.reader == "rst":
        text = _LITERAL.sub(lambda found: "::" if found[1] else "\n\n::", text)
    elif material.reader == "asciidoc":
        text = _asciidoc(text)
    return text.encode("utf-8", "surrogatepass")


def _asciidoc(text: str) -> str:
    text = _DOTS.sub("…", _FENCE.sub(_listing, _INCLUDE.sub("", text)))
    for name, address in _ADDRESS.findall(text):
        text = text.replace(f"{{{name}}}[", f"{address}[")
    # Behind an empty line, what a term explains is no part of the list, and nothing goes on there.
    terms = list(_TERM.finditer(text))
    end = len(text)
    for term in reversed(terms):
        body = re.sub(r"\n\+[ \t]*(?=\n)", "\n", text[term.end() : end])
        text = text[: term.end()] + body + text[end:]
        end = term.start()
    return text


def _listing(fence: re.Match[str]) -> str:
    """Return a block of code in AsciiDoc, apart from the paragraph before and behind it."""
    language = f"[source,{fence[1]}]\n" if fence[1] else ""
    return f"\n{language}----\n{fence[2]}----\n"
