"""Labels of reStructuredText, ``.. _label:``, and the roles that refer to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from convert.wording import is_labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from convert.pandoc.tree import Element

_WORDED: Final = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)


def with_labels(blocks: list[Element]) -> list[Element]:
    """Return blocks in which ``:ref:`label``` is a link with the words of the title it names.

    Args:
        blocks: The ``blocks`` of Pandoc's JSON, where roles that it does not know are code.

    Returns:
        The blocks; a label that stands before no title stays as it is written. Of several labels
        before a title, all lead to the one that names it.
    """
    titles: dict[str, tuple[str, list[Element]]] = {}
    for block in blocks:
        if block.get("t") == "Header":
            _, (name, _, _), words = block["c"]
            kept = _unlabelled([word for word in words if not _names(word)])
            for label in filter(None, (name, *map(_names, words))):
                titles[label.lower()] = (name or label, kept)
    for holder, key in _roles(blocks) if titles else ():
        text = holder[key]["c"][1]
        said = _WORDED.fullmatch(text)
        target, words = titles.get((said[2] if said else text).strip().lower(), ("", []))
        if target:
            shown = [{"t": "Str", "c": said[1]}] if said else words
            holder[key] = {"t": "Link", "c": [["", [], []], shown, [f"#{target}", ""]]}
    return blocks


def _unlabelled(words: list[Element]) -> list[Element]:
    """Return the words of a title without the ``Q:`` before them."""
    labelled = len(words) > 2 and words[0]["t"] == "Str" and is_labelled(f"{words[0]['c']} x")
    return words[2:] if labelled else words


def _names(word: Element) -> str:
    """Return the label that stands in a title as an empty span: its second, its third."""
    if word.get("t") == "Span" and word["c"][0][0] and not word["c"][1]:
        return str(word["c"][0][0])
    return ""


def _roles(blocks: list[Element]) -> Iterator[tuple[list[Any], int]]:
    """Yield where the roles stand that refer to a label."""
    waiting: list[Any] = [blocks]
    found: list[tuple[list[Any], int]] = []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.append(value.get("c"))
        elif isinstance(value, list):
            for at, inner in enumerate(value):
                if isinstance(inner, dict) and inner.get("t") == "Code" and _is_role(inner):
                    found.append((value, at))
                else:
                    waiting.append(inner)
    yield from found


def _is_role(code: Element) -> bool:
    (_, classes, pairs), _ = code["c"]
    role = dict(pairs).get("role", "")
    return "interpreted-text" in classes and role in {"ref", "numref", "std:ref"}
