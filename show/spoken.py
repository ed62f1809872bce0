"""Markdown said in words, for screen readers and braille: one thing a line."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.tree import SyntaxTreeNode

    from show.blocks import Seer


def markdown_lines(source: str, see: Seer | None = None) -> Iterator[str]:
    """Say a Markdown text: lists, tables, quotes and code are announced in words.

    Args:
        source: The Markdown.
        see: Tells what a link within the FAQ leads to.

    Yields:
        One line for each paragraph, item, table row or line of code.
    """
    from markdown_it.tree import SyntaxTreeNode  # here, because it costs start-up

    from data.markup.html import parse_markdown

    yield from _Speaker(see).blocks(SyntaxTreeNode(parse_markdown(source).tokens).children)


class _Speaker:
    """Says a text."""

    def __init__(self, see: Seer | None) -> None:
        self._see = see

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[str]:
        for node in nodes:
            yield from self._node(node)

    def _node(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Say one block of Markdown."""
        match node.type:
            case "heading":
                yield f"Heading: {self._inline(node)}"
            case "paragraph":
                yield self._inline(node)
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "blockquote":
                yield "Quote:"
                yield from self.blocks(node.children)
                yield "End of quote."
            case "fence" | "code_block":
                language = node.info.split()[0] if node.info.strip() else ""
                yield f"Code in {language}:" if language else "Code:"
                yield from node.content.rstrip("\n").split("\n")
                yield "End of code."
            case "table":
                yield from self._table(node)
            case "hr":
                yield "Break."
            case _:
                yield from node.content.strip().split("\n")

    def _list(self, node: SyntaxTreeNode) -> Iterator[str]:
        items = node.children
        yield "List of 1 item:" if len(items) == 1 else f"List of {len(items)} items:"
        start = node.attrs.get("start", 1)
        for number, item in enumerate(items, start if isinstance(start, int) else 1):
            lines = [line for child in item.children for line in self._node(child)] or [""]
            yield f"Item {number}: {lines[0]}".rstrip()
            yield from lines[1:]
        yield "End of list."

    def _table(self, node: SyntaxTreeNode) -> Iterator[str]:
        rows = [
            [self._inline(cell) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        has_names = node.children[0].type == "thead"
        names, body = (rows[0], rows[1:]) if has_names else ([], rows)
        yield f"Table of {len(body)} {'row' if len(body) == 1 else 'rows'}:"
        for number, row in enumerate(body, start=1):
            cells = [
                f"{name}: {cell}" if name else cell
                for name, cell in zip_longest(names[: len(row)], row, fillvalue="")
            ]
            yield f"Row {number}. {'; '.join(cells)}."
        yield "End of table."

    def _inline(self, node: SyntaxTreeNode) -> str:
        """Return the words of a paragraph, a heading or a cell."""
        return "".join(
            self._word(child) for inline in node.children for child in inline.children
        ).strip()

    def _word(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "softbreak" | "hardbreak":
                return " "
            case "link":
                return self._link(node, "".join(map(self._word, node.children)))
            case "image":
                source = str(node.attrs.get("src", ""))
                return f"image: {node.content} ({source})" if source else f"image: {node.content}"
            case "s":
                # Heard without this, what was taken back would seem to stand.
                return f"(struck out: {''.join(map(self._word, node.children))})"
            case _:
                if node.children:
                    return "".join(self._word(child) for child in node.children)
                return node.content

    def _link(self, node: SyntaxTreeNode, text: str) -> str:
        address = str(node.attrs.get("href", ""))
        if address.startswith("#"):
            seen = self._see(address[1:]) if self._see else None
            if seen is None:
                return text
            told = f"see: {seen.title} ({seen.command})"
            return told if text.casefold() == seen.title.casefold() else f"{text}, {told}"
        return text if address in ("", text, f"mailto:{text}") else f"{text} ({address})"
