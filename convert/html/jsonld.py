"""Questions in the JSON-LD of a page.

``FAQPage`` and ``QAPage`` of https://schema.org/FAQPage, in ``<script type="application/ld+json">``
of HTML, Markdown or MDX.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.records.draft import draft_of
from convert.records.tree import Table, TreeError, from_values
from convert.records.values import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from convert.model import DraftEntry
    from convert.records.tree import Tree

_SCRIPT: Final = re.compile(
    r"<script\b[^<>]*\btype\s*=\s*[\"'{`]*\s*application/ld\+json[^<>]*>(.*?)</script\s*>",
    re.IGNORECASE | re.DOTALL,
)
_CDATA: Final = re.compile(
    r"(?:/\*|//)?\s*(?:<!\[CDATA\[|\]\]>)\s*(?:\*/)?|(?://\s*)?(?:<!--|-->)", re.IGNORECASE
)
_DEEPEST: Final = 12


def jsonld_entries(text: str) -> tuple[DraftEntry, ...]:
    """Return the questions that a page's JSON-LD holds.

    Args:
        text: HTML, or Markdown with HTML in it.

    Returns:
        The questions in order; scripts that are no JSON are passed over.
    """
    found: list[DraftEntry] = []
    for script in _SCRIPT.finditer(text):
        line = text.count("\n", 0, script.start(1)) + 1
        # In MDX, the JSON stands in a template literal: {`…`}.
        written = _unwrapped(script[1]).strip(" \t\n{}`;")
        for candidate in (script[1], "{" + written + "}", "[" + written.strip("[]") + "]"):
            try:
                tree = from_values(json.loads(candidate, strict=False))
            except (ValueError, RecursionError, TreeError):
                continue
            asked = list(_asked(tree, 0))
            found += (_at(entry, line) for entry in draft_of([asked], named=True).entries)
            break
    return tuple(found)


def _unwrapped(script: str) -> str:
    """Return a script without the comments that hide it from old browsers and from XML."""
    text = script.strip()
    for _ in range(2):
        opening = _CDATA.match(text)
        text = text[opening.end() :].lstrip() if opening else text
    closings = [found for found in _CDATA.finditer(text) if not text[found.end() :].strip()]
    return text[: closings[0].start()] if closings else text


def _at(entry: DraftEntry, line: int) -> DraftEntry:
    return replace(entry, line=line, section="")


def _asked(value: Tree, depth: int) -> Iterator[Tree]:
    """Yield the questions in a value, and not what else it has a name and a text of."""
    if depth > _DEEPEST:
        return
    if isinstance(value, Table):
        kinds = value.get("@type")
        names = {label_of(kind) for kind in kinds} if isinstance(kinds, list) else {label_of(kinds)}
        if "Question" in names:
            question = Table(0)
            question["question"] = value.get("name") or value.get("text")
            question["answer"] = value.get("acceptedAnswer") or value.get("suggestedAnswer")
            question["id"] = value.get("@id") or value.get("url")
            yield question
            return
        for inner in value.values():
            yield from _asked(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _asked(inner, depth + 1)
