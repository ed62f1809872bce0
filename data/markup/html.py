"""What HTML in a text means: the one place that decides it, for all that is shown or searched.

A text in Markdown becomes tokens of markdown-it (https://github.com/executablebooks/markdown-it-py)
without any HTML: tags that mean something have become what they mean, the others text. As Pandoc
does, and other than CommonMark, the text between two tags is Markdown; that of code is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

from data.markup.blocks import Blocks
from data.markup.cut import ENTITY, code, cut, decoded, read_tag, tags_of
from data.markup.elements import Elements
from data.markup.rules import START, end_of, parser
from data.markup.tags import (
    AROUND,
    MARKS,
    VANISHING,
    Tag,
    Verdict,
    judge,
)
from data.markup.telltale import may_have_html
from data.markup.words import words
from data.text import clean, unsafe_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt

_MOST_INDENTED: Final = 10
"""How often HTML that is taken for code is looked into again."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text whose HTML has become what it means."""

    tokens: list[Token]
    """Tokens of markdown-it, well nested, among them no HTML. Beside its own there are pairs of
    ``code``, ``u`` and ``mark``. Texts hold no control characters."""
    has_html: bool = True
    """Whether there was any: a tag, a comment or an entity."""
    vanished: tuple[str, ...] = ()
    """Elements whose content is for machines, and is not among the tokens."""


def parse_markdown(source: str) -> Parsed:
    """Parse Markdown, and make its HTML what it means.

    Args:
        source: Markdown.

    Returns:
        What is shown of it.
    """
    if not may_have_html(source) and unsafe_at(source) < 0:
        return Parsed(parser().parse(source), has_html=False)
    reading = _Reading(parser())
    reading.markdown(source)
    tokens = reading.blocks.finish()
    has_html = reading.has_html or bool(ENTITY.search(source))
    return Parsed(tokens, has_html, tuple(reading.vanished))


def parse_line(text: str) -> Parsed:
    """Make the HTML of a text that is not Markdown what it means, such as that of a question.

    Args:
        text: The text.

    Returns:
        What is shown of it.
    """
    reading = _Reading(parser())
    reading.html(text, code_spans=True)
    return Parsed(reading.blocks.finish(), reading.has_html, tuple(reading.vanished))


class _Reading:
    """Reads one text."""

    def __init__(self, parser: MarkdownIt) -> None:
        self.parser = parser
        self.blocks = Blocks()
        self.elements = Elements(self.blocks, parser)
        self.vanished: list[str] = []
        self.has_html = False
        self._inside = 0
        self._is_vanishing = False
        self._skipped = 0

    def markdown(self, source: str, depth: int = 0) -> None:
        """Read a text in Markdown."""
        tokens = self.parser.parse(source)
        lines = [token.children or [] for token in tokens if token.type == "inline"]
        verdicts = iter(judge([tag for line in lines for tag in tags_of(line)]))
        for token in tokens:
            if token.type == "inline":
                self._line(token.children or [], verdicts)
            elif token.type == "html_block":
                self._raw_start(token.content)
            elif token.nesting > 0:
                self._skipped += self._is_vanishing
                if not self._is_vanishing:
                    self.blocks.open(token)
            elif token.nesting < 0 and self._skipped:
                self._skipped -= 1
            elif token.nesting < 0:
                self.blocks.close(token)
            elif self._is_indented_html(token) and depth < _MOST_INDENTED:
                self.markdown(dedent(token.content), depth + 1)
            elif not self._is_vanishing:
                self.blocks.block(token)

    def _is_indented_html(self, token: Token) -> bool:
        """Return whether what Markdown takes for code is HTML, indented within other HTML."""
        is_code = token.type == "code_block" and self._inside > 0
        return is_code and START.match(token.content.lstrip()) is not None

    def _raw_start(self, content: str) -> None:
        """Read a comment or raw element, and what stands on the line where it ends."""
        self.has_html = True
        content = content.strip()
        if content.startswith("<!--"):
            rest = content.partition("-->")[2]
            self.blocks.paragraph()
        else:
            found = START.match(content)
            if not found:
                self._line(self.parser.parseInline(content)[0].children or [], iter(()))
                return
            end = end_of(read_tag(found[0]).name, content, found.end(), {})
            # A quote or an item that ends sooner ends it too.
            end = len(content) if end < 0 else end
            self._raw(content[:end])
            rest = content[end:]
        if rest.strip():
            children = self.parser.parseInline(rest.strip())[0].children or []
            self._line(children, iter(judge(tags_of(children))))
            self.blocks.paragraph()

    def _line(self, tokens: Iterable[Token], verdicts: Iterator[Verdict]) -> None:
        """Read the parts of a line that Markdown made."""
        line, tokens = self.blocks.line, list(tokens)
        tags = iter(tags_of(tokens))
        for token in tokens:
            if token.type == "html_inline":
                self._tag(next(tags), next(verdicts))
            elif self._is_vanishing:
                continue
            elif token.type == "raw":
                self._raw(token.content)
            elif token.type == "text":
                line.text(token.content)
            elif token.type == "softbreak":
                line.space()
            elif token.type == "hardbreak":
                self.blocks.break_()
            elif token.nesting > 0:
                name = token.type.removesuffix("_open")
                line.open(token.type, name, token.tag or "a", dict(token.attrs))
            elif token.nesting < 0:
                line.close(token.type.removesuffix("_close") + "_open")
            elif token.type == "image":
                line.token(self._with_plain_text(token))
            else:
                token.content = clean(token.content)
                line.token(token)

    def html(self, text: str, *, code_spans: bool = False) -> None:
        """Read a text that has HTML in it, but no Markdown other than code in backticks."""
        pieces = cut(text, code_spans=code_spans)
        verdicts = iter(judge([piece for piece in pieces if isinstance(piece, Tag)]))
        for piece in pieces:
            if isinstance(piece, Tag):
                self._tag(piece, next(verdicts))
            elif not self._is_vanishing:
                self.blocks.line.text(re.sub(r"\s+", " ", decoded(piece)))

    def _raw(self, content: str) -> None:
        """Read an element whose text is no Markdown."""
        self.has_html = True
        start = START.match(content)
        if start is None:
            return
        tag = read_tag(start[0])
        inside = re.sub(r"</[^<>]*>\Z", "", content[start.end() :])
        if tag.name in VANISHING:
            self.vanished.append(tag.name)
        elif tag.name == "pre":
            self.blocks.block(code(inside))
        elif tag.name == "textarea":
            self.blocks.paragraph()
            self.html(inside)
            self.blocks.paragraph()
        else:
            line = self.blocks.line
            line.open(tag.name, *MARKS[tag.name], stays=True)
            self.html(inside)
            line.close(tag.name)

    def _tag(self, tag: Tag, verdict: Verdict) -> None:
        is_comment = tag.written.startswith("<!--")
        is_text = verdict == "text" and not tag.written.startswith("<![")
        self.has_html = self.has_html or is_comment or not is_text
        if tag.name in VANISHING and verdict == "pair":
            self._is_vanishing = not tag.is_end
            self.vanished += () if tag.is_end else (tag.name,)
        elif self._is_vanishing:
            return
        elif verdict != "text":
            self._inside += (-1 if tag.is_end else 1) if tag.name in AROUND else 0
            self.elements.tag(tag, verdict)
        elif not is_comment:
            self.blocks.line.text(tag.written.removeprefix("<![CDATA[").removesuffix("]]>"))

    def _with_plain_text(self, image: Token) -> Token:
        """Take marks and tags out of what an image is described by."""
        reading, children = _Reading(self.parser), image.children or []
        reading._line(children, iter(judge(tags_of(children))))
        self.has_html = self.has_html or reading.has_html
        image.content = " ".join(words(reading.blocks.finish()).split())
        image.children = [Token("text", "", 0, content=image.content)]
        return image
