"""What belongs to an answer and stands beside it: its rest, its steps, its links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.records.names import MORE, first, plain
from convert.records.tree import Table
from convert.records.values import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from convert.records.tree import Tree

_STEPS: Final = ("steps", "instructions")
_POINTS: Final = ("points", "bullets", "bulletpoints", "list", "listitems")
_LINKS: Final = ("link", "links", "learnmore", "readmore", "source", "sources", "cta", "button")
_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)\S+|/\S*")
_WORDS_BESIDE: Final = ("linktext", "linklabel", "linktitle", "buttontext", "ctatext")


def with_more(answer: str, table: Table, used: set[str]) -> str:
    """Return an answer with what stands beside it.

    Args:
        answer: The answer.
        table: The question's mapping.
        used: Keys of it that were taken; those that are taken here are added.

    Returns:
        The answer; what it says already is not said again.
    """
    parts = [answer]
    for names, mark in ((MORE, ""), (_STEPS, "1."), (_POINTS, "-")):
        key, value = first(table, names)
        text = _said(value, mark) if key and key not in used else ""
        if text and text.strip() not in answer:
            parts.append(text)
            used.add(key)
    key, value = first(table, _LINKS)
    if key and key not in used:
        words = label_of(first(table, _WORDS_BESIDE)[1])
        links = [link for link in _links(value, words) if link[1] not in answer]
        parts += [f"[{shown}]({target})" if shown else f"<{target}>" for shown, target in links]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def _said(value: Tree, mark: str) -> str:
    if isinstance(value, str):
        return value
    if not (mark and isinstance(value, list)):
        return ""
    texts = [label_of(item) for item in value]
    return "\n".join(
        f"{number}. {text}" if mark == "1." else f"{mark} {text}"
        for number, text in enumerate(filter(None, texts), 1)
    )


def _links(value: Tree, words: str) -> Iterator[tuple[str, str]]:
    """Yield words and addresses of links; no words for a bare address."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            if _ADDRESS.fullmatch(item.strip()) and (words or not item.startswith("/")):
                yield words, item.strip()
        elif isinstance(item, Table):
            target = label_of(next((item[k] for k in item if plain(k) in _TARGETS), None))
            if _ADDRESS.fullmatch(target):
                yield label_of(item) or words, target


_TARGETS: Final = frozenset({"url", "href", "link", "to"})
