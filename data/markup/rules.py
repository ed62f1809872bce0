"""Two rules for markdown-it's parser: which HTML holds no Markdown, and is taken whole.

That is a comment, and an element such as ``pre`` or ``code``, where it has an end. All other HTML
is left to the lines that it stands in, so that what is between two tags is Markdown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markdown_it.common.html_re import open_tag

from data.markup.cut import read_tag
from data.markup.tags import RAW

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

START: Final = re.compile(open_tag)
"""The tag that begins an element."""
_BLOCK_START: Final = re.compile(
    r"<(?:!--|(?:pre|script|style|textarea)(?=[\s>]|$))", re.IGNORECASE
)


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser of all texts."""
    made = MarkdownIt().enable(["strikethrough", "table"])
    made.block.ruler.at("html_block", _raw_block, {"alt": ["paragraph", "reference", "blockquote"]})
    made.inline.ruler.before("html_inline", "raw", _raw_inline)
    return made


def _raw_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a comment, or an element whose text is no Markdown, where it begins a line and ends.

    All other HTML is left to the lines it stands in.
    """
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<", first):
        return False
    found = _BLOCK_START.match(state.src, first, state.eMarks[start])
    if not found:
        return False
    closer = "-->" if found[0] == "<!--" else f"</{found[0][1:].lower()}"
    last = state.env.setdefault(f"last {closer}", state.src.lower().rfind(closer))
    if last < first:
        return False
    line = start
    text = state.src[first + 2 : state.eMarks[start]].lower()
    if closer == "-->" and text.partition(closer)[2].strip():
        return False  # a comment before a paragraph is part of it
    while closer not in text:
        line += 1
        if line >= end or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
            line -= 1
            break
        text = state.src[state.bMarks[line] : state.eMarks[line]].lower()
    if not silent:
        token = state.push("html_block", "", 0)
        token.map = [start, line + 1]
        token.content = state.getLines(start, line + 1, state.blkIndent, True)
        state.line = line + 1
    return True


def _raw_inline(state: StateInline, silent: bool) -> bool:
    """Take an element within a line whose text is no Markdown, up to its end."""
    if state.src[state.pos] != "<":
        return False
    found = START.match(state.src, state.pos, state.posMax)
    name = read_tag(found[0]).name if found else ""
    if not found or name not in RAW:
        return False
    end = end_of(name, state.src, found.end(), state.env)
    if not found.end() <= end <= state.posMax:
        return False
    if not silent:
        token = state.push("raw", "", 0)
        token.content = state.src[state.pos : end]
    state.pos = end
    return True


def end_of(name: str, text: str, start: int, known: MutableMapping[str, Any]) -> int:
    """Find where an element ends.

    Args:
        name: Its name.
        text: The text that it stands in.
        start: Where its content starts.
        known: Remembers which elements have no end in which text.

    Returns:
        The offset behind its last tag; -1 when there is none.
    """
    # Where it was looked for in vain, it is not looked for again: many starts cost as one.
    place = f"no {name}"
    if known.get(place) is text:
        return -1
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    if not found:
        known[place] = text
    return found.end() if found else -1
