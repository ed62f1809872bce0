"""Blocks as plain text for pipes and files: Markdown as it is written, nothing laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from show.blocks import Block, Fact, Facts, Found, Heading, Listed, Notice, Prose, Trouble, Work

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOSE = (Listed, Trouble)
"""Blocks that follow their like without an empty line."""


def render(blocks: Iterable[Block]) -> str:
    """Write blocks as text.

    Rows are one line each, their id and question parted by a tab, as filters want them.

    Args:
        blocks: What to say.

    Returns:
        Text ending with a line feed; empty when there is nothing to say.
    """
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        text = _one(block)
        if text:
            together = isinstance(block, _CLOSE) and type(block) is type(before)
            if parts and not together:
                parts.append("\n")
            parts.append(text + "\n")
            before = block
    return "".join(parts)


def _one(block: Block) -> str:
    """Write one block without its last line feed."""
    match block:
        case Heading():
            return f"{'#' * block.level} {block.text}"
        case Facts():
            if block.labelled:
                return "\n".join(f"{fact.said}: {fact.value}" for fact in block.facts)
            return " · ".join(fact.shown or fact.value for fact in block.facts)
        case Prose():
            return block.text
        case Notice():
            return f"! {block.title}\n{_indented(block.prose.text, '  ')}"
        case Listed():
            return f"{block.id}\t{block.question}" + ("\tin a note" if block.in_note else "")
        case Found():
            lines = [f"{block.rank}. {block.question} ({block.id})"]
            if block.excerpt:
                where = f"{block.where}: " if block.where else ""
                lines.append(f"   {where}{block.excerpt}")
            return "\n".join(lines)
        case Work():
            return _work(block)
        case Trouble():
            return str(block.problem)


def _work(work: Work) -> str:
    text = "".join(run for run, _ in work.runs)
    lines = [f"{work.marker} {text}"]
    lines += [
        f"    {fact.value}" if is_plain(fact) else f"    {fact.said}: {fact.value}"
        for fact in work.facts
    ]
    for notice in work.notices:
        lines.append(f"    ! {notice.title}")
        lines.append(_indented(notice.prose.text, "      "))
    return "\n".join(lines)


def is_plain(fact: Fact) -> bool:
    """Return whether a fact is understood without saying what it is, as an address is."""
    return not fact.said or (fact.target is not None and fact.target.is_outside)


def _indented(text: str, margin: str) -> str:
    return "\n".join(f"{margin}{line}".rstrip() for line in text.split("\n"))
