"""A table that HTML tags draw, on its way into tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Table:
    """The rows of a table, and where in it the text goes."""

    rows: list[list[tuple[bool, list[Token]]]] = field(default_factory=list)
    """Cells of each row, and whether each is a heading."""
    caption: list[Token] = field(default_factory=list)
    """What stands above it."""
    cell: str = ""
    """Element of the cell that is open; empty for none."""
    nested: int = 0
    """Tables open within it."""
    swallowed: int = 0
    """Parts of Markdown open within it."""
    is_ending: bool = False
    """Whether its end was seen, and waits for what Markdown opened inside."""

    def end_cell(self, tokens: list[Token]) -> None:
        """End the cell that is open.

        Args:
            tokens: What was written since it began; where none is open, they get one.
        """
        if self.cell == "caption":
            self.caption += tokens
        elif self.cell or tokens:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append((self.cell == "th", tokens))
        self.cell = ""

    def tokens(self) -> list[Token]:
        """Return the table without its caption; nothing when its cells are empty."""
        rows = [row for row in self.rows if any(tokens for _, tokens in row)]
        if not rows:
            return []
        head = 1 if all(is_head for is_head, _ in rows[0]) else 0
        made = [Token("table_open", "table", 1)]
        for name, part in (("thead", rows[:head]), ("tbody", rows[head:])):
            if part:
                made.append(Token(f"{name}_open", name, 1))
                for row in part:
                    made += _row(row, "th" if name == "thead" else "td")
                made.append(Token(f"{name}_close", name, -1))
        made.append(Token("table_close", "table", -1))
        return made


def _row(row: Sequence[tuple[bool, list[Token]]], name: str) -> list[Token]:
    made = [Token("tr_open", "tr", 1)]
    for is_head, tokens in row:
        made.append(Token(f"{name}_open", name, 1))
        if tokens:
            strong = is_head and name == "td"
            made.append(inline(_strong(tokens) if strong else tokens))
        made.append(Token(f"{name}_close", name, -1))
    made.append(Token("tr_close", "tr", -1))
    return made


def inline(tokens: Sequence[Token]) -> Token:
    """Put the tokens of a line into one, as markdown-it does."""
    content = "".join(token.content for token in tokens)
    return Token("inline", "", 0, content=content, children=list(tokens))


def _strong(tokens: Sequence[Token]) -> list[Token]:
    return [Token("strong_open", "strong", 1), *tokens, Token("strong_close", "strong", -1)]
