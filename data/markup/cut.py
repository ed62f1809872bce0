"""Cutting a text at its tags, and decoding what is between them."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.token import Token

from data.markup.tags import Tag, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")
"""A character by its number or name; as CommonMark has it, with the semicolon."""
_TAG_OR_SPAN: Final = re.compile(rf"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|{HTML_TAG_RE.pattern}")


class _Attributes(HTMLParser):
    """Takes the attributes out of a tag."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Keep the first value of each attribute, as browsers do."""
        for name, value in attrs:
            self.found.setdefault(name, value)


_NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def read_tag(written: str, before: str = "", after: str = "") -> Tag:
    """Read one tag.

    Args:
        written: The tag, from ``<`` to ``>``.
        before: The character before it.
        after: The character behind it.

    Returns:
        The tag; without a name when it is a comment, a declaration or an instruction.
    """
    found = _NAME.match(written)
    if not found:
        return Tag(written, before, after, "", False, {})
    is_end = written.startswith("</")
    attributes: dict[str, str | None] = {}
    if "=" in written or " " in written or "\n" in written:
        parser = _Attributes()
        parser.feed(written)
        attributes = parser.found
    return Tag(written, before, after, found[1].lower(), is_end, attributes)


def tags_of(tokens: Sequence[Token]) -> list[Tag]:
    """Read the tags of a line, each with the characters beside it."""
    return [
        read_tag(
            token.content,
            _edge(tokens[place - 1], -1) if place else "",
            _edge(tokens[place + 1], 0) if place + 1 < len(tokens) else "",
        )
        for place, token in enumerate(tokens)
        if token.type == "html_inline"
    ]


def _edge(token: Token, at: int) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    return (token.content or token.markup or "*")[at]


def cut(text: str, *, code_spans: bool = False) -> list[str | Tag]:
    """Cut a text at its tags.

    Args:
        text: Text with HTML, without Markdown.
        code_spans: Whether what stands in backticks is code, given as a tag without a name.

    Returns:
        Its tags, and the texts between them with their entities, in reading order.
    """
    pieces: list[str | Tag] = []
    done = 0
    pattern = _TAG_OR_SPAN if code_spans else HTML_TAG_RE
    for found in pattern.finditer(text):
        start, end = found.span()
        if start > done:
            pieces.append(text[done:start])
        pieces.append(read_tag(found[0], text[start - 1 : start], text[end : end + 1]))
        done = end
    if done < len(text):
        pieces.append(text[done:])
    return pieces


def decoded(text: str) -> str:
    """Decode the entities of a text; what is none stays as it is."""
    return ENTITY.sub(_entity, text) if "&" in text else text


def _entity(found: re.Match[str]) -> str:
    return unescape(found[0]) if not found[1] or f"{found[1]};" in html5 else found[0]


def code(inside: str) -> Token:
    """Make the content of a ``pre`` element a block of code.

    Args:
        inside: The content, with tags and entities.

    Returns:
        A token as of a fence, in the language that a ``code`` element within names.
    """
    pieces = cut(inside.removeprefix("\n"))
    tags = [piece for piece in pieces if isinstance(piece, Tag)]
    verdicts = iter(judge(tags))
    written: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(decoded(piece))
        elif next(verdicts) == "text":
            written.append("" if piece.written.startswith("<!--") else piece.written)
        elif piece.name == "br":
            written.append("\n")
    classes = " ".join(tag.attributes.get("class") or "" for tag in tags if tag.name == "code")
    language = re.search(r"\blanguage-([\w+#-]+)", classes)
    content = "".join(written).rstrip("\n") + "\n"
    return Token("fence", "code", 0, content=content, info=language[1] if language else "")


def number(tag: Tag, attribute: str) -> int | None:
    """Return an attribute that is a number from 0; None when it is none."""
    written = tag.attributes.get(attribute) or ""
    return int(written) if re.fullmatch(r"\d{1,9}", written) else None
