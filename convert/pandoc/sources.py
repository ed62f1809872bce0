"""Sources as Pandoc needs them: UTF-8, and without what its readers do not know."""

from __future__ import annotations

import html
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
_REMARK: Final = re.compile(r"(?ms)^////[ \t]*\n.*?^////[ \t]*\n*")
_UNDERLINED: Final = re.compile(
    r"(?m)(?:(?<=\n\n)|\A)(\w[^\n]*)\n(={3,}|-{3,}|~{3,}|\^{3,}|\+{3,})[ \t]*$"
)
_COLLAPSIBLE: Final = re.compile(
    r"(?ms)^\.(\S[^\n]*)\n\[%collapsible[^\]\n]*\][ \t]*\n(={4,})[ \t]*\n(.*?)^\2[ \t]*$"
)
_TOP: Final = re.compile(r"(?m)^= \S[^\n]*")
_HEADING: Final = re.compile(r"(?m)^(?==+ \S)")
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
    text = _UNDERLINED.sub(_title, _COLLAPSIBLE.sub(_box, _REMARK.sub("", text)))
    if len(_TOP.findall(text)) > 1:
        # Pandoc knows one title of the highest level; each further one is a part.
        first = text.index(_TOP.findall(text)[0])
        text = text[: first + 1] + _HEADING.sub("=", text[first + 1 :])
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


def _title(found: re.Match[str]) -> str:
    """Return a title that is underlined with its sign before it."""
    title, line = found[1], found[2]
    if abs(len(title) - len(line)) > 2:
        return found[0]
    return f"{'=' * ('=-~^+'.index(line[0]) + 1)} {title}"


def _box(found: re.Match[str]) -> str:
    """Return a block that folds as HTML says it."""
    summary = f"<details><summary>{html.escape(found[1].strip(), quote=False)}</summary>"
    return f"++++\n{summary}\n++++\n\n{found[3]}\n++++\n</details>\n++++\n"


def _listing(fence: re.Match[str]) -> str:
    """Return a block of code in AsciiDoc, apart from the paragraph before and behind it."""
    language = f"[source,{fence[1]}]\n" if fence[1] else ""
    return f"\n{language}----\n{fence[2]}----\n"
