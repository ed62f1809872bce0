"""Blocks of a text on their way into tokens: what Markdown made, and what HTML tags make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

from data.markup.line import Line
from data.markup.table import Table, inline
from data.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_NESTED: Final = 20
"""Lists and quotes nested deeper are read as paragraphs, so that no text costs more than this."""
_LISTS: Final = {"ul": "bullet_list", "ol": "ordered_list"}


@dataclass(slots=True)
class _Frame:
    """A list, an item, a quote or a part of a table that is open."""

    end: Token
    """The token that ends it."""
    element: str = ""
    """The HTML element that opened it; empty for Markdown."""
    is_ending: bool = False
    """Whether its end was seen, and waits for what Markdown opened inside."""
    number: int = 1
    """Number of the next item of a list."""


class Blocks:
    """Takes lines, lists, quotes and tables; gives tokens as markdown-it does, well nested."""

    def __init__(self) -> None:
        self.line = Line()
        """The line that text goes to."""
        self._out: list[Token] = []
        self._frames: list[_Frame] = []
        self._heading = 0
        self._hidden = False
        self._cell = ""
        self._table: Table | None = None

    @property
    def in_cell(self) -> bool:
        """Whether there is no room for blocks: in a cell, or in a heading."""
        return bool(self._cell) or self._table is not None

    def finish(self) -> list[Token]:
        """End all that is open, and give the tokens."""
        if self._table:
            self._end_table()
        self.paragraph()
        while self._frames:
            self._out.append(self._frames.pop().end)
        return self._out

    # Lines

    def paragraph(self, *, hidden: bool = False) -> None:
        """End the line, and begin a paragraph; in a cell, a new line.

        Args:
            hidden: Whether the new one is the text of an item that stands close to the next.
        """
        if self.in_cell:
            self.break_(once=True)
            return
        tokens = self.line.take()
        if tokens:
            self._write(tokens)
            self._heading = 0
        self._hidden = hidden

    def _write(self, tokens: Sequence[Token]) -> None:
        self._into_item()
        name, tag = ("heading", f"h{self._heading}") if self._heading else ("paragraph", "p")
        inside = bool(self._frames) and self._frames[-1].element == "li"
        hidden = name == "paragraph" and (self._hidden or inside)
        self._out += (
            Token(f"{name}_open", tag, 1, hidden=hidden),
            inline(tokens),
            Token(f"{name}_close", tag, -1, hidden=hidden),
        )

    def heading(self, level: int) -> None:
        """Begin a heading of a level from 1 to 6; with 0, end it."""
        self.paragraph()
        if not self.in_cell:
            self._heading = level

    def break_(self, *, once: bool = False) -> None:
        """Begin a new line of the same paragraph.

        Args:
            once: Whether to leave it where a new line was begun already.
        """
        if self._cell == "heading":
            self.line.space()
        else:
            self.line.break_(once=once)

    def block(self, token: Token) -> None:
        """Add a block that has no parts, such as code or a rule."""
        token.content = clean(token.content)
        if self.in_cell:
            self.break_()
            if token.content:
                self.line.token(Token("code_inline", "code", 0, content=token.content.strip()))
                self.break_()
            return
        self.paragraph()
        self._into_item()
        self._out.append(token)

    # What Markdown opens and closes

    def open(self, token: Token) -> None:
        """Begin a part that Markdown opens."""
        if self._table:
            self._table.swallowed += 1
            self.break_()
            if token.type == "list_item_open":
                self.line.text("• ")
            return
        if token.type == "heading_open":
            self.heading(int(token.tag[1:]))
            self._cell = "heading"
            return
        self.paragraph(hidden=token.hidden)
        if token.type == "paragraph_open":
            return
        if token.type in {"th_open", "td_open"}:
            self._cell = "td"
        self._into_item()
        self._out.append(token)
        end = Token(f"{token.type.removesuffix('_open')}_close", token.tag, -1)
        self._frames.append(_Frame(end))

    def close(self, token: Token) -> None:
        """End a part that Markdown closes, with all that HTML opened inside it."""
        if self._table and self._table.swallowed:
            self._table.swallowed -= 1
            if self._table.is_ending and not self._table.swallowed:
                self._end_table()
            return
        if token.type == "paragraph_close":
            self.paragraph()
            return
        if self._table:
            self._end_table()
        if token.type == "heading_close":
            self._cell = ""
            self.heading(0)
            return
        if token.type in {"th_close", "td_close"}:
            self._cell = ""
            if tokens := self.line.take():
                self._out.append(inline(tokens))
        self.paragraph()
        while self._frames and self._frames[-1].element:
            self._out.append(self._frames.pop().end)
        if self._frames:
            self._frames.pop()
            self._out.append(token)
        while self._frames and self._frames[-1].is_ending:
            self._out.append(self._frames.pop().end)

    # What HTML opens and closes

    def container(self, element: str, start: int | None = None) -> None:
        """Begin a list or a quote.

        Args:
            element: ``ul``, ``ol`` or ``blockquote``.
            start: Number of a list's first item.
        """
        self.paragraph()
        if self.in_cell or len(self._frames) >= MOST_NESTED:
            return
        self._into_item()
        name = _LISTS.get(element, "blockquote")
        attrs: dict[str, str | int | float] = {} if start in (None, 1) else {"start": start or 0}
        self._out.append(Token(f"{name}_open", element, 1, attrs=attrs))
        end = Token(f"{name}_close", element, -1)
        self._frames.append(_Frame(end, element, number=1 if start is None else start))

    def item(self, number: int | None = None) -> None:
        """Begin an item of the innermost list that HTML opened, or of a new one.

        Args:
            number: Its number where it is given.
        """
        self.paragraph()
        if self.in_cell:
            self.line.text("• ")
            return
        depth = len(self._frames)
        while depth and self._frames[depth - 1].element not in {"", *_LISTS}:
            depth -= 1
        if not (depth and self._frames[depth - 1].element):
            if len(self._frames) >= MOST_NESTED:
                return
            self.container("ul")
            depth = len(self._frames)
        self._close_to(depth)
        list_ = self._frames[-1]
        number = list_.number if number is None else number
        list_.number = number + 1
        self._out.append(Token("list_item_open", "li", 1, info=str(number)))
        self._frames.append(_Frame(Token("list_item_close", "li", -1), "li"))

    def _into_item(self) -> None:
        """Begin an item where there is a list without one: nothing stands in a list itself."""
        if self._frames and self._frames[-1].element in _LISTS:
            self.item()

    def end(self, element: str) -> None:
        """End a list, an item or a quote that HTML opened."""
        self.paragraph()
        if self.in_cell:
            return
        for depth in range(len(self._frames) - 1, -1, -1):
            if self._frames[depth].element == element:
                if all(frame.element for frame in self._frames[depth:]):
                    self._close_to(depth)
                else:
                    self._frames[depth].is_ending = True
                return

    def _close_to(self, depth: int) -> None:
        while len(self._frames) > depth:
            self._out.append(self._frames.pop().end)

    # Tables that HTML draws

    def table(self) -> None:
        """Begin a table; one within another is told cell by cell."""
        self.paragraph()
        if self._table:
            self._table.nested += 1
        elif not self.in_cell:
            self._table = Table()

    def row(self) -> None:
        """Begin a row."""
        table = self._table
        if table is None or table.nested:
            self.paragraph()
            return
        table.end_cell(self.line.take())
        table.rows.append([])

    def cell(self, element: str) -> None:
        """Begin a cell.

        Args:
            element: ``td``, ``th`` or ``caption``.
        """
        table = self._table
        if table is None or table.nested:
            if self.in_cell:
                self.line.text(" ")
            else:
                self.paragraph()
            return
        table.end_cell(self.line.take())
        table.cell = element

    def end_table(self) -> None:
        """End a table."""
        table = self._table
        if table is None:
            self.paragraph()
        elif table.nested:
            table.nested -= 1
            self.break_()
        elif table.swallowed:
            table.is_ending = True
        else:
            self._end_table()

    def _end_table(self) -> None:
        table = self._table
        if table is None:
            return
        table.end_cell(self.line.take())
        self._table = None
        if table.caption:
            self._write(table.caption)
        if tokens := table.tokens():
            self._into_item()
            self._out += tokens
