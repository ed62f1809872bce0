"""The reference list of an article: which part it is, and its items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from convert.articles.plain import plain_line
from data.identifiers.find import find_identifiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.articles.outline import Part

_TITLE: Final = re.compile(
    r"(?:\d+[.)]?\s+|[IVX]+[.)]\s+|[^\w\s]+\s*)?"
    r"(?:(?:list of |selected |cited |key |main |literature )?"
    r"references?(?: list| cited| and (?:notes|links|citations)| & notes)?|bibliography|works cited"
    r"|literature(?: cited)?|sources(?: cited)?|citations|notes and references|reference works"
    r"|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|r[ée]f[ée]rences(?: bibliographiques)?"
    r"|bibliographie|bibliograf[íi]a|referencias(?: bibliográficas)?|referências|riferimenti"
    r"|bibliografia|literatuur|referenser|referencer)\s*:?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"[ ]{0,3}(?:\\?\[(\d{1,4})\\?\]|(\d{1,4})\\?[.)]|\((\d{1,4})\))[:.]?[ \t]+(?=\S)"
)
_FOOTNOTE: Final = re.compile(r"[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*")
_BULLET: Final = re.compile(r"[ ]{0,3}[-*+•·]\s+(?=\S)")
_DIV: Final = re.compile(r"^[ ]{0,3}:::+[^\n]*$", re.MULTILINE)
_DIV_KEY: Final = re.compile(r":::+\s*\{[^}]*#ref-([^\s}]+)")
_STARTS: Final = re.compile(
    r"[^\W\d_a-z][\w'’.\- ]{0,60},\s+(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'’-]+)|"
    r"(?:(?:van|von|de|der|den|di|la|le)\s+)+[^\W\d_a-z][\w'’-]+,\s"
    r"|[^\W\d_a-z][^.\n]{3,80}\.?\s+\((?:1[5-9]|20)\d\d"
)
_DATED: Final = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?!\d)|\bn\.\s?d\.|\(in press\)|\(forthcoming\)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a reference list."""

    text: str
    """The item in Markdown, in one line, without its number."""
    number: str = ""
    """Its number, or the name of its footnote, as the list prints it; empty for none."""
    key: str = ""
    """The key that Pandoc gave it; empty for none."""
    line: int = 1
    """Line of the source (from 1) where it starts."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a reference list consists of."""

    items: tuple[Item, ...] = ()
    """Its references."""
    others: tuple[str, ...] = ()
    """What stands in it and is none."""
    notes: bool = False
    """Whether the references are footnotes of Markdown."""


def is_list_title(heading: str) -> bool:
    """Return whether a heading is that of a reference list."""
    return _TITLE.fullmatch(plain_line(heading).strip(" *_")) is not None


def split_list(parts: Sequence[Part]) -> tuple[list[Part], Listing]:
    """Part an article from its reference lists.

    Args:
        parts: All its parts.

    Returns:
        The other parts, and the references. Footnotes that are references count where there is
        no list.
    """
    rest: list[Part] = []
    items: list[Item] = []
    others: list[str] = []
    for part in parts:
        if part.level and is_list_title(part.heading):
            found = split_items(part.body, part.line + 1)
            items += found.items
            others += found.others
        else:
            rest.append(part)
    if items:
        return rest, Listing(tuple(items), tuple(others))
    return _footnotes(rest, others)


def split_items(body: str, line: int = 1) -> Listing:
    """Split the text of a reference list into its items."""
    keys = {body.count("\n", 0, found.start()): found[1] for found in _DIV_KEY.finditer(body)}
    lines = [(number, written.expandtabs(4)) for number, written in enumerate(body.split("\n"))]
    lines = [(number, "" if _DIV.match(text) else text) for number, text in lines]
    raw = _numbered(lines) or _bulleted(lines) or _paragraphs(lines)
    items: list[Item] = []
    others: list[str] = []
    for number, label, text in raw:
        key = next((keys[at] for at in range(number - 1, number - 4, -1) if at in keys), "")
        text = " ".join(text.split())
        if note := _FOOTNOTE.match(text):
            label, text = (note[1], text[note.end() :]) if _DATED.search(text) else ("", text)
        if label or key or (_is_reference(text) and not note):
            items.append(Item(text, label, key, line + number))
        elif text.strip():
            others.append(plain_line(text))
    return Listing(tuple(items), tuple(others))


def _is_reference(text: str) -> bool:
    return bool(_DATED.search(text) or find_identifiers(text))


_Raw = list[tuple[int, str, str]]


def _numbered(lines: list[tuple[int, str]]) -> _Raw:
    marked = [(number, found) for number, text in lines if (found := _NUMBER.match(text))]
    first = next((number for number, text in lines if text.strip()), -1)
    if not marked or (len(marked) < 2 and marked[0][0] != first):
        return []
    if marked[0][0] > first + 3:
        return []
    items: _Raw = []
    last = 0
    for number, text in lines:
        found = _NUMBER.match(text)
        label = next((one for one in found.groups() if one), "") if found else ""
        # A line may begin with a number that goes on with the item above, such as a page.
        if found and (int(label) == last + 1 or not items or label == "1"):
            last = last + 1 if items and label == "1" else int(label)
            items.append((number, str(last), text[found.end() :]))
        elif items:
            start, label, above = items[-1]
            items[-1] = (start, label, f"{above} {text.strip()}")
    return items


def _bulleted(lines: list[tuple[int, str]]) -> _Raw:
    first = next((text for _, text in lines if text.strip()), "")
    if not _BULLET.match(first):
        return []
    items: _Raw = []
    for number, text in lines:
        if found := _BULLET.match(text):
            items.append((number, "", text[found.end() :]))
        elif items:
            start, label, above = items[-1]
            items[-1] = (start, label, f"{above} {text.strip()}")
    return items


def _paragraphs(lines: list[tuple[int, str]]) -> _Raw:
    items: _Raw = []
    open_item = False
    written = "\n".join(text.rstrip() for _, text in lines).strip("\n")
    parted = "\n\n" in written  # blank lines tell where an item ends
    for number, text in lines:
        stripped = text.strip()
        if not stripped:
            open_item = False
        elif open_item and (parted or not _begins(text, items[-1][2])):
            start, label, above = items[-1]
            items[-1] = (start, label, f"{above} {stripped}")
        else:
            items.append((number, "", text))
            open_item = True
    return items


def _begins(text: str, above: str) -> bool:
    # Lines of one reference may be wrapped; the next one begins with a name, not indented, and
    # what stands above has all that a reference needs.
    if text[:1].isspace() and not above[:1].isspace():
        return False
    return bool(_STARTS.match(text.strip())) and _is_reference(above)


def _footnotes(parts: list[Part], others: list[str]) -> tuple[list[Part], Listing]:
    items: list[Item] = []
    rest: list[Part] = []
    for part in parts:
        kept: list[str] = []
        lines = part.body.split("\n")
        at = 0
        while at < len(lines):
            found = _FOOTNOTE.match(lines[at])
            if not found:
                kept.append(lines[at])
                at += 1
                continue
            end = at + 1
            while end < len(lines) and lines[end].strip() and not _FOOTNOTE.match(lines[end]):
                end += 1
            text = " ".join(" ".join([lines[at][found.end() :], *lines[at + 1 : end]]).split())
            if _DATED.search(text) and len(text) > 40:
                items.append(Item(text, found[1], "", part.line + at + 1))
            else:
                kept += lines[at:end]
            at = end
        body = part.body if len(kept) == len(lines) else "\n".join(kept)
        rest.append(type(part)(part.heading, body, part.level, part.line, part.anchor))
    return rest, Listing(tuple(items), tuple(others), notes=bool(items))
