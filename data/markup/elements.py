"""What each HTML element becomes: a mark, a line, a list, a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from data.markup.cut import number
from data.markup.tags import EMBEDDED, LEADS, MARKS, PARAGRAPHS, Tag, Verdict
from data.text import clean, one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from data.markup.blocks import Blocks


class Elements:
    """Makes blocks and marks of tags."""

    def __init__(self, blocks: Blocks, parser: MarkdownIt) -> None:
        """Begin a text.

        Args:
            blocks: Takes what becomes of it.
            parser: Knows which addresses a link may have.
        """
        self._blocks = blocks
        self._parser = parser

    def tag(self, tag: Tag, verdict: Verdict) -> None:
        """Begin or end an element.

        Args:
            tag: The tag, which is HTML.
            verdict: Whether it has a partner.
        """
        line = self._blocks.line
        if tag.name == "q":
            # A lone one quotes nothing.
            line.text(("”" if tag.is_end else "“") if verdict == "pair" else "")
        elif tag.name in MARKS:
            self._mark(tag, stays=verdict == "pair")
        elif tag.name in LEADS:
            self._blocks.paragraph()
            if not tag.is_end:
                stays = verdict == "pair" and tag.name != "dt"
                line.open(tag.name, "strong", "strong", stays=stays)
            elif line.close(tag.name):
                self._blocks.paragraph()
        elif tag.is_end:
            self._end(tag.name)
        else:
            self._start(tag)

    def _mark(self, tag: Tag, *, stays: bool) -> None:
        line = self._blocks.line
        kind, name = MARKS[tag.name]
        if tag.is_end:
            line.close(tag.name)
        elif kind != "link":
            line.open(tag.name, kind, name, stays=stays)
        elif href := self._address(tag, "href"):
            line.open(tag.name, kind, name, {"href": href}, stays=stays)

    def _address(self, tag: Tag, attribute: str) -> str:
        """Return where a tag leads; empty for nowhere, or where nobody should be led."""
        written = clean((tag.attributes.get(attribute) or "").strip())
        address = self._parser.normalizeLink(written)
        return address if self._parser.validateLink(address) else ""

    def _start(self, tag: Tag) -> None:
        blocks, name = self._blocks, tag.name
        if name == "br":
            blocks.break_()
        elif name == "hr":
            blocks.block(Token("hr", "hr", 0))
        elif name == "img":
            self._image(tag)
        elif name in {"ul", "ol", "menu", "blockquote"}:
            start = number(tag, "start") if name == "ol" else None
            blocks.container("ul" if name == "menu" else name, start)
        elif name == "li":
            blocks.item(number(tag, "value"))
        elif re.fullmatch("h[1-6]", name):
            blocks.heading(int(name[1]))
        elif name == "table":
            blocks.table()
        elif name == "tr":
            blocks.row()
        elif name in {"td", "th", "caption"}:
            blocks.cell(name)
        elif name in EMBEDDED:
            self._embedded(tag)
        elif name in PARAGRAPHS:
            blocks.paragraph()

    def _end(self, name: str) -> None:
        blocks = self._blocks
        if name == "br":
            blocks.break_()
        elif name in {"ul", "ol", "menu", "blockquote", "li"}:
            blocks.end("ul" if name == "menu" else name)
        elif re.fullmatch("h[1-6]", name):
            blocks.heading(0)
        elif name == "table":
            blocks.end_table()
        elif name in PARAGRAPHS:
            blocks.paragraph()

    def _image(self, tag: Tag) -> None:
        alt = one_line(clean(tag.attributes.get("alt") or ""))
        source = self._address(tag, "src")
        source = "" if source.startswith("data:") else source
        if alt or source:
            attrs: dict[str, str | int | float] = {"src": source, "alt": ""}
            text = [Token("text", "", 0, content=alt)]
            self._blocks.line.token(Token("image", "img", 0, attrs, content=alt, children=text))

    def _embedded(self, tag: Tag) -> None:
        """Give a film, a sound or a page within the page as a link to it."""
        source = self._address(tag, "src")
        if source:
            self._blocks.line.open("embedded", "link", "a", {"href": source})
            self._blocks.line.text(source)
            self._blocks.line.close("embedded")
            self._blocks.break_()
