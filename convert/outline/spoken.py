"""Titles that are not what is asked: ``Question``, ``Answer`` and ``A: …``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.outline.blocks import Block
from convert.wording import (
    answer_label,
    is_labelled,
    only_labels,
    title_text,
    without_answer_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDED: Final = frozenset({"summary", "term", "item"})
_LONGEST: Final = 300


def spoken(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks of a document with its questions in their titles and its answers in texts.

    Args:
        blocks: The blocks.

    Returns:
        The blocks. A title ``A: …`` behind one ``Q: …`` of its kind is text; a title that only says
        ``Answer`` is gone, and one that only says ``Question`` gets the words of the paragraph
        below it.
    """
    made: list[Block] = []
    waiting = list(reversed(list(blocks)))
    last = Block("end")
    while waiting:
        block = waiting.pop()
        if block.kind in {"text", "end"}:
            made.append(block)
            continue
        title = title_text(block.text)
        label = only_labels(title) if block.kind not in _ENDED else ""
        if label == "answer" and last.kind != "end":
            continue
        if label == "question" and waiting and (asked := _asked(waiting[-1])):
            block, rest = replace(block, text=asked[0], raw=""), asked[1]
            waiting.pop()
            if rest:
                waiting.append(Block("text", rest, line=block.line))
        elif _answers(block, title, last):
            made.append(Block("text", without_answer_label(block.text), line=block.line))
            continue
        made.append(block)
        last = block
    return made


def _asked(block: Block) -> tuple[str, str] | None:
    """Return the first paragraph of a text as a title, and the rest; None for another block."""
    if block.kind != "text":
        return None
    first, _, rest = block.text.strip().partition("\n\n")
    words = " ".join(first.split())
    return (words, rest.strip("\n")) if words and len(words) < _LONGEST else None


def _answers(block: Block, title: str, last: Block) -> bool:
    """Return whether a title is the answer to the one before it."""
    if block.kind != last.kind or block.level != last.level or block.kind in _ENDED:
        return False
    return bool(answer_label(title)) and is_labelled(title_text(last.text))
