"""Blocks as linear text for screen readers and braille: one thing a line, said in words."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from show.blocks import Block, Facts, Heading, Hit, Notice, Prose, Row, Trouble, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.tree import SyntaxTreeNode

    from data.problems import Problem


def render(blocks: Iterable[Block], width: int = 0) -> str:
    """Write blocks as linear text.

    Args:
        blocks: What to say.
        width: Columns to wrap at; 0 leaves each paragraph on one line.

    Returns:
        Text ending with a line feed; empty when there is nothing to say.
    """
    lines = [line for block in blocks for line in _lines(block)]
    if width:
        lines = [part for line in lines for part in _wrapped(line, width)]
    return "".join(f"{line}\n" for line in lines)


def _wrapped(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def _lines(block: Block) -> Iterator[str]:
    """Say one block."""
    match block:
        case Heading():
            yield ""
            yield f"{block.said}: {block.text}"
        case Facts():
            yield from (f"{fact.said}: {fact.value}" for fact in block.facts)
        case Prose():
            yield from markdown_lines(block.markdown)
        case Notice():
            yield from _notice(block)
        case Row():
            doubt = " (a note says what is doubtful)" if block.doubtful else ""
            yield f"Question {block.number}: {block.question}{doubt}"
            yield f"Id: {block.id}"
            if block.in_note:
                yield "Found in a note"
        case Hit():
            yield ""
            weak = ", probably not what you asked for" if block.weak else ""
            yield f"Result {block.rank}{weak}: {block.question}"
            yield f"Id: {block.id}"
            if block.excerpt:
                yield f"{block.where.capitalize() or 'From the answer'}: {block.excerpt}"
        case Work():
            yield ""
            text = "".join(run for run, _ in block.runs)
            yield f"{block.said} {block.marker.strip('[]')}: {text}"
            yield from (f"{fact.said}: {fact.value}" for fact in block.facts)
            for notice in block.notices:
                yield from _notice(notice)
        case Trouble():
            yield ""
            yield from _finding(block.problem)


def _finding(problem: Problem) -> Iterator[str]:
    """Say a problem, its place first."""
    parts = (("line", problem.line), ("column", problem.column))
    place = ", ".join(f"{name} {value}" for name, value in parts if value)
    yield f"{problem.severity.capitalize()}{f' in {place}' if place else ''}: {problem.message}"
    yield f"File: {problem.file}"
    if problem.source:
        yield f"The line reads: {problem.source.strip()}"
    if problem.hint:
        yield f"What to do: {problem.hint}"


def _notice(notice: Notice) -> Iterator[str]:
    yield f"Caution: {notice.title}"
    yield from markdown_lines(notice.prose.markdown)
    yield "End of caution."


def markdown_lines(source: str) -> Iterator[str]:
    """Say a Markdown text: lists, tables, quotes and code are announced in words.

    Args:
        source: The Markdown.

    Yields:
        One line for each paragraph, item, table row or line of code.
    """
    from markdown_it.tree import SyntaxTreeNode  # here, because it costs start-up

    from data.markup.html import parse_markdown

    for node in SyntaxTreeNode(parse_markdown(source).tokens).children:
        yield from _node(node)


def _node(node: SyntaxTreeNode) -> Iterator[str]:
    """Say one block of Markdown."""
    match node.type:
        case "heading":
            yield f"Heading: {_inline(node)}"
        case "paragraph":
            yield _inline(node)
        case "bullet_list" | "ordered_list":
            yield from _list(node)
        case "blockquote":
            yield "Quote:"
            for child in node.children:
                yield from _node(child)
            yield "End of quote."
        case "fence" | "code_block":
            language = node.info.split()[0] if node.info.strip() else ""
            yield f"Code in {language}:" if language else "Code:"
            yield from node.content.rstrip("\n").split("\n")
            yield "End of code."
        case "table":
            yield from _table(node)
        case "hr":
            yield "Break."
        case _:
            yield from node.content.strip().split("\n")


def _list(node: SyntaxTreeNode) -> Iterator[str]:
    items = node.children
    yield "List of 1 item:" if len(items) == 1 else f"List of {len(items)} items:"
    start = node.attrs.get("start", 1)
    for number, item in enumerate(items, start if isinstance(start, int) else 1):
        lines = [line for child in item.children for line in _node(child)] or [""]
        yield f"Item {number}: {lines[0]}".rstrip()
        yield from lines[1:]
    yield "End of list."


def _table(node: SyntaxTreeNode) -> Iterator[str]:
    rows = [
        [_inline(cell) for cell in row.children] for part in node.children for row in part.children
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


def _inline(node: SyntaxTreeNode) -> str:
    """Give the words of a paragraph, a heading or a cell."""
    return "".join(_word(child) for inline in node.children for child in inline.children).strip()


def _word(node: SyntaxTreeNode) -> str:
    match node.type:
        case "softbreak" | "hardbreak":
            return " "
        case "link":
            text = "".join(_word(child) for child in node.children)
            address = str(node.attrs.get("href", ""))
            return text if address in ("", text, f"mailto:{text}") else f"{text} ({address})"
        case "image":
            source = str(node.attrs.get("src", ""))
            return f"image: {node.content} ({source})" if source else f"image: {node.content}"
        case "s":
            # Heard without this, what was taken back would seem to stand.
            return f"(struck out: {''.join(map(_word, node.children))})"
        case _:
            if node.children:
                return "".join(_word(child) for child in node.children)
            return node.content
