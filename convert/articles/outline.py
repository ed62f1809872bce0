"""The parts of an article: its headings and what stands below each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADING: Final = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*")
_ATTRIBUTES: Final = re.compile(r"[ \t]*\{(?P<inside>[^{}]*)\}$")
_FENCE: Final = re.compile(r"[ ]{0,3}(```+|~~~+)")
_UNDERLINE: Final = re.compile(r"(=+|-{2,})[ \t]*")
_FRONT: Final = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_META: Final = re.compile(r"^(title|bibliography|lang|date|author)[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_BULLET: Final = re.compile(r"\s*(?:[•·‣▪◦*+–—-]\s|\(?\d{1,3}[.)]\s|[a-z]\)\s|>|\||\$|\\)")
_GENERIC: Final = re.compile(
    r"(?:introduction|abstract|summary|background|overview|preface)", re.IGNORECASE
)
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands directly below it."""

    heading: str
    """The heading's text; empty for what stands before the first one."""
    body: str
    """What follows up to the next heading, in Markdown."""
    level: int = 1
    """1 for the highest; 0 before the first heading."""
    line: int = 1
    """Line of the source (from 1) of the heading."""
    anchor: str = ""
    """The heading's own id; empty for none."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article in parts."""

    parts: tuple[Part, ...]
    """Its parts in order."""
    meta: dict[str, str] = field(default_factory=dict)
    """What its front matter says, such as ``title``; several items are parted by line breaks."""
    front: str = ""
    """The front matter itself; empty for none."""
    markdown: bool = True
    """Whether it is Markdown."""


def outline(text: str, *, markdown: bool | None = None) -> Outline:
    """Read the parts of an article.

    Args:
        text: Markdown, or plain text whose headings are short lines of their own.
        markdown: Which of the two; None to see for oneself.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    meta, front, body, first = _front(text)
    parts = _markdown_parts(body, first)
    headings = sum(1 for part in parts if part.level)
    if markdown or (markdown is None and (headings > 1 or meta)):
        return Outline(tuple(parts), meta, front)
    return Outline(tuple(_plain_parts(body, first)), meta, front, markdown=False)


def _front(text: str) -> tuple[dict[str, str], str, str, int]:
    """Return what the front matter says, its text, the rest, and the line that begins with."""
    found = _FRONT.match(text)
    if not found:
        return {}, "", text, 1
    return _meta(found[1]), found[1], text[found.end() :], found[0].count("\n") + 1


def _meta(front: str) -> dict[str, str]:
    try:
        root = yaml.compose(front, Loader=_LOADER)
    except yaml.YAMLError:
        return {name: value.strip().strip("'\"") for name, value in _META.findall(front)}
    meta: dict[str, str] = {}
    for key, node in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(node, yaml.ScalarNode):
            meta[str(key.value)] = " ".join(str(node.value).split())
        elif isinstance(node, yaml.SequenceNode):
            items = [str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode)]
            meta[str(key.value)] = "\n".join(items)
    return meta


def _markdown_parts(text: str, first: int) -> list[Part]:
    parts: list[Part] = []
    heading, level, line, anchor = "", 0, first, ""
    body: list[str] = []
    fence = ""
    lines = text.split("\n")
    for number, written in enumerate(lines, first):
        if fence:
            body.append(written)
            if written.strip().startswith(fence) and not written.strip().strip(fence[0]):
                fence = ""
            continue
        if opened := _FENCE.match(written):
            fence = opened[1]
        found = _HEADING.fullmatch(written)
        under = _UNDERLINE.fullmatch(written)
        if found:
            parts.append(Part(heading, "\n".join(body), level, line, anchor))
            heading, anchor = _attributes(found[2])
            level, line, body = len(found[1]), number, []
        elif under and body and body[-1].strip() and _is_alone(body):
            title = body.pop().strip()
            parts.append(Part(heading, "\n".join(body), level, line, anchor))
            heading, anchor = _attributes(title)
            level, line, body = 1 if written[0] == "=" else 2, number - 1, []
        else:
            body.append(written)
    parts.append(Part(heading, "\n".join(body), level, line, anchor))
    return [part for part in parts if part.heading or part.body.strip()]


def _is_alone(body: list[str]) -> bool:
    return (len(body) < 2 or not body[-2].strip()) and not _BULLET.match(body[-1])


def _attributes(title: str) -> tuple[str, str]:
    found = _ATTRIBUTES.search(title)
    if not found:
        return title.strip(), ""
    anchor = re.search(r"#(\S+)", found["inside"])
    return title[: found.start()].strip(), anchor[1] if anchor else ""


def _plain_parts(text: str, first: int) -> list[Part]:
    """Read plain text: paragraphs of one line each, or parted by blank lines."""
    blocks = _blocks(text, first)
    parts: list[Part] = []
    heading, line, level = "", first, 0
    body: list[str] = []
    for place, (number, block) in enumerate(blocks):
        following = blocks[place + 1][1] if place + 1 < len(blocks) else ""
        if _is_heading(block, following, first=place == 0):
            parts.append(Part(heading, "\n\n".join(body), level, line))
            heading, line, body = block.strip().rstrip(":"), number, []
            level = 1 if place == 0 and not _GENERIC.fullmatch(heading) else 2
        else:
            body.append(block)
    parts.append(Part(heading, _lists(body), level, line))
    tidied = [
        Part(one.heading, _lists(one.body.split("\n\n")), one.level, one.line) for one in parts
    ]
    return [part for part in tidied if part.heading or part.body.strip()]


def _blocks(text: str, first: int) -> list[tuple[int, str]]:
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    blank = len(lines) - len(full)
    by_line = blank * 3 < len(full) and sum(len(line) > _LONGEST for line in full) * 4 > len(full)
    blocks: list[tuple[int, str]] = []
    open_block = False
    for number, line in enumerate(lines, first):
        if not line.strip():
            open_block = False
        elif by_line or not open_block:
            blocks.append((number, line))
            open_block = True
        else:
            start, block = blocks[-1]
            blocks[-1] = (start, f"{block}\n{line}")
    return blocks


def _is_heading(block: str, following: str, *, first: bool) -> bool:
    title = block.strip()
    if "\n" in title or len(title) > _LONGEST or _BULLET.match(block) or not following:
        return False
    if title[-1] in ".,;:" and not re.fullmatch(r"\w+(?: \w+){0,2}:", title):
        return False
    if re.match(r"\s", block) and not first:
        return False
    if title.endswith(":") and _BULLET.match(following):
        return False
    return title[0].isupper() or title[0].isdigit() or title[0] in "¿“\"'‘"


def _lists(blocks: list[str]) -> str:
    """Join blocks, with the bullets of plain text as Markdown has them."""
    made: list[str] = []
    was_bullet = False
    for block in blocks:
        found = re.match(r"\s*[•·‣▪◦]\s*", block)
        if found:
            item = "- " + block[found.end() :]
            if was_bullet:
                made[-1] += f"\n{item}"
            else:
                made.append(item)
        else:
            made.append(block)
        was_bullet = found is not None
    return "\n\n".join(made)
