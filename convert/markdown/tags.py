"""HTML among Markdown: headings, ``<details>`` and definition lists in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.markdown.parts import anchor_of
from convert.outline.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.markdown.line import Line

_FENCE: Final = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_FOLDED: Final = re.compile(r"[ \t]+(?=</?(?:details|summary)\b)", re.IGNORECASE)
_HIDDEN: Final = (
    (
        re.compile(r"[ \t]*<script\b", re.IGNORECASE),
        re.compile(r"</script\s*>|<script\b[^>]*/>", re.IGNORECASE),
    ),
    (re.compile(r"[ \t]*<style\b", re.IGNORECASE), re.compile(r"</style\s*>", re.IGNORECASE)),
    (re.compile(r"[ \t]*<head\b", re.IGNORECASE), re.compile(r"</head\s*>", re.IGNORECASE)),
    (re.compile(r"[ ]{0,3}<!--"), re.compile(r"-->")),
)
_SUMMARY: Final = re.compile(r"<summary\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"(?P<heading><h(?P<level>[1-6])\b[^<>]*>(?P<title>.{0,2000}?)</h(?P=level)\s*>)"
    r"|<summary\b[^<>]*>(?P<summary>.{0,2000}?)</summary\s*>"
    r"|<dt\b[^<>]*>(?P<term>.{0,2000}?)(?:</dt\s*>|(?=<dd\b))"
    r"|(?P<shut></(?:details|dl)\s*>)"
    r"|</?(?:details|dl|dd|dt)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)


def prepared(lines: Sequence[Line]) -> list[Line]:
    """Return lines fit for a Markdown parser that is to see what folds.

    Scripts, styles, the head of a page and comments go; tags of ``<details>`` lose their margin,
    which would make code of them; a summary of several lines becomes one.

    Args:
        lines: The lines of a document.

    Returns:
        The lines, with their numbers.
    """
    made: list[Line] = []
    fence = ""
    at = 0
    while at < len(lines):
        number, line = lines[at]
        opened = _FENCE.match(line)
        if fence:
            if opened and opened[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif opened:
            fence = opened[1]
        elif "<" in line:
            hidden = _hidden(lines, at)
            if hidden:
                rest, at = hidden
                made.append((number, rest))
                continue
            line = _FOLDED.sub("", line) if line[:1] in " \t" else line
            found = _SUMMARY.search(line)
            if found and "</summary" not in line[found.end() :].lower():
                line, at = _whole_summary(lines, at, line)
        made.append((number, line))
        at += 1
    return made


def _hidden(lines: Sequence[Line], at: int) -> tuple[str, int] | None:
    for opening, closing in _HIDDEN:
        if opening.match(lines[at][1]):
            for end in range(at, len(lines)):
                found = closing.search(lines[end][1])
                if found:
                    return lines[end][1][found.end() :], end + 1
            return None
    return None


def _whole_summary(lines: Sequence[Line], at: int, line: str) -> tuple[str, int]:
    words = [line]
    for end in range(at + 1, min(at + 20, len(lines))):
        words.append(lines[end][1].strip().lstrip("#").strip())
        if "</summary" in lines[end][1].lower():
            return " ".join(filter(None, words)), end
    return line, at


def tagged(piece: Sequence[Line]) -> list[Block]:
    """Return the blocks of a piece of HTML.

    Args:
        piece: Its lines.

    Returns:
        Titles, ends and what stands between them, as it is written.
    """
    text = "\n".join(line for _, line in piece)
    blocks: list[Block] = []
    done = 0
    for tag in _TAG.finditer(text):
        number = piece[text.count("\n", 0, tag.start())][0]
        between = text[done : tag.start()]
        if between.strip():
            blocks.append(Block("text", between.strip("\n"), line=number))
        done = tag.end()
        if tag["heading"]:
            anchor = anchor_of(tag["heading"].split(">", 1)[0] + ">")
            title = " ".join(tag["title"].split())
            blocks.append(
                Block("heading", title, int(tag["level"]), anchor or anchor_of(title), number)
            )
        elif tag["summary"] is not None:
            blocks.append(Block("summary", " ".join(tag["summary"].split()), line=number))
        elif tag["term"] is not None:
            blocks.append(Block("term", " ".join(tag["term"].split()), line=number))
        elif tag["shut"]:
            closed = "summary" if tag["shut"].lower().startswith("</details") else "term"
            blocks.append(Block("end", closed))
    rest = text[done:]
    if rest.strip():
        blocks.append(Block("text", rest.strip("\n"), line=piece[-1][0]))
    return blocks
