"""Blocks as linear text for screen readers and braille: one thing a line, said in words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from show.blocks import Block, Facts, Found, Heading, Listed, Notice, Prose, Trouble, Work
from show.spoken import markdown_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
            yield from markdown_lines(block.markdown, block.see)
        case Notice():
            yield from _notice(block)
        case Listed():
            doubt = " (a note says what is doubtful)" if block.doubtful else ""
            yield f"Question {block.number}: {block.question}{doubt}"
            yield f"Id: {block.id}"
            if block.in_note:
                yield "Found in a note"
        case Found():
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
            yield from (
                f"{fact.said}: {fact.value}" if fact.said else fact.value for fact in block.facts
            )
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
    yield from markdown_lines(notice.prose.markdown, notice.prose.see)
    yield "End of caution."
