"""Markdown and HTML of a line as the plain text that a reader sees."""

from __future__ import annotations

import html
import re
from typing import Final

_LINK: Final = re.compile(
    r"!?\[([^\[\]]*)\]"
    r"\(<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\)"
)
_NO_WORDS: Final = frozenset(
    {"link", "doi", "pdf", "url", "crossref", "pubmed", "google scholar", "full text", "article"}
)
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_TAG: Final = re.compile(r"</?(?:[A-Za-z][\w-]*)(?:\s[^<>]*)?/?>")
_EMPHASIS: Final = re.compile(
    r"(?<![\w\\*])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s\\])\1(?![\w*])"
    r"|(?<![\w\\_])(_{1,3})(?=[^\s_])(.+?)(?<=[^\s\\])\3(?![\w_])"
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPAN: Final = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_RD: Final = re.compile(r"\\enc\{([^{}]*)\}\{[^{}]*\}")


def plain_line(markdown: str) -> str:
    """Return a line of Markdown as plain text: no emphasis, addresses in the place of links.

    Args:
        markdown: The line; its line breaks become spaces.
    """
    text = _RD.sub(r"\1", " ".join(markdown.split()))
    text = _LINK.sub(_address_or_words, text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _SPAN.sub(r"\1", text)
    # Underlines and stars within an address are part of it.
    pieces = re.split(r"(https?://\S+|\b10\.\d{4,9}/\S+)", text)
    pieces[::2] = [_words(piece) for piece in pieces[::2]]
    pieces[1::2] = [html.unescape(_ESCAPE.sub(r"\1", piece)) for piece in pieces[1::2]]
    return " ".join("".join(pieces).split())


def _words(text: str) -> str:
    text = _EMPHASIS.sub(lambda found: found[2] or found[4], text)
    text = _EMPHASIS.sub(lambda found: found[2] or found[4], text)
    return html.unescape(_ESCAPE.sub(r"\1", _TAG.sub("", text)))


def _address_or_words(found: re.Match[str]) -> str:
    words, address = found[1].strip(), found[2]
    if not address.startswith("http"):
        return words
    if address.rstrip("/").endswith(words.rstrip("/")) or words.lower() in _NO_WORDS:
        return address
    return f"{words} {address}"
