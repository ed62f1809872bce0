"""Text as TeX has it: commands escaped, markup as commands, and braces around what keeps its case.

BibTeX styles put titles into lower case, except what stands in braces and the first word after a
colon (``btxhak``, *change.case$*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.citing.cases import SMALL_WORDS
from data.citing.markup import typeset
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from data.citing.markup import Span

# Braces are escaped by name because BibTeX counts them even behind a backslash.
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_WORD: Final = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_STYLES: Final = (
    ("italic", r"\emph{%s}"),
    ("bold", r"\textbf{%s}"),
    ("small_caps", r"\textsc{%s}"),
)
_TITLE_CASE: Final = 0.8
"""Where this share of the words that count has a capital, the title is in title case."""
_ENOUGH: Final = 3
"""Fewer capitals may all be names."""


def escape(text: str) -> str:
    """Escape what TeX takes for a command, on one line."""
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))


def tex(text: str) -> str:
    """Write a text with markup as TeX."""
    return "".join(_styled(span, escape_part(span.text)) for span in typeset(_folded(text)))


def tex_title(text: str) -> str:
    """Write a title as TeX, with braces around what must keep its capitals.

    Args:
        text: A title with markup.

    Returns:
        TeX. In a title in title case only acronyms and the like are braced, since its other
        capitals are the style's affair; else every word with a capital but the first, as names.
    """
    pieces = typeset(_folded(text))
    whole = "".join(piece.text for piece in pieces)
    everywhere = not _is_title_case(whole)
    offset = 0
    written = []
    for piece in pieces:
        if piece.nocase and re.search(r"[^\W\d_]", piece.text):
            inner = f"{{{escape_part(piece.text)}}}"
        else:
            inner = _braced(piece.text, whole, offset, everywhere=everywhere)
        written.append(_styled(piece, inner))
        offset += len(piece.text)
    return "".join(written)


def escape_part(text: str) -> str:
    """Escape what TeX takes for a command, keeping every blank."""
    return "".join(_TEX.get(char, char) for char in text)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _is_title_case(title: str) -> bool:
    words = [word[0] for word in list(_WORD.finditer(title))[1:]]
    words = [word for word in words if word[0].isalpha() and word.lower() not in SMALL_WORDS]
    capital = [word for word in words if word[0].isupper() and word[1:] == word[1:].lower()]
    plain = [word for word in words if word[1:] == word[1:].lower()]
    return len(capital) >= max(_ENOUGH, _TITLE_CASE * len(plain))


def _braced(text: str, whole: str, offset: int, *, everywhere: bool) -> str:
    """Brace the words of a piece that must keep their capitals."""
    parts = []
    done = 0
    for match in _WORD.finditer(text):
        word = match[0]
        parts.append(escape_part(text[done : match.start()]))
        held = _keeps_case(word, whole[: offset + match.start()], everywhere=everywhere)
        parts.append(f"{{{escape_part(word)}}}" if held else escape_part(word))
        done = match.end()
    parts.append(escape_part(text[done:]))
    return "".join(parts)


def _keeps_case(word: str, before: str, *, everywhere: bool) -> bool:
    if word[1:] != word[1:].lower():
        return True
    if not word[0].isupper():
        return False
    begins = not _WORD.search(before) or before.rstrip(" \"'“‘(").endswith(":")
    if begins:
        return False
    # A capital by itself is a name, such as that of a vitamin, unless it is an article.
    return everywhere or (len(word) == 1 and word not in {"A", "I"})


def _styled(span: Span, inner: str) -> str:
    if not inner.strip():
        return inner
    if span.level:
        inner = f"\\text{'sub' if span.level == 'sub' else 'super'}script{{{inner}}}"
    for name, command in _STYLES:
        if getattr(span, name):
            inner = command % inner
    return inner
