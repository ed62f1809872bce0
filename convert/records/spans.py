"""The inlines of rich text, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from convert.records.names import plain
from convert.records.nodes import DEEPEST, children_of, kind_of
from convert.records.tree import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convert.records.tree import Tree

_MARKS: Final = {"bold": "**", "strong": "**", "b": "**", "italic": "*", "em": "*", "code": "`"}
_BITS: Final = ((1, "bold"), (2, "italic"), (16, "code"))
"""Lexical keeps the marks of a text as the bits of a number."""


def line_of_nodes(nodes: Sequence[Table], depth: int, links: Sequence[Tree] = ()) -> str:
    """Return inlines as a line of Markdown.

    Args:
        nodes: The inlines.
        depth: How deep they stand.
        links: What the marks of Portable Text stand for.

    Returns:
        The line, with emphasis, code and links.
    """
    return "".join(_inline(node, depth, links) for node in nodes)


def _inline(node: Table, depth: int, links: Sequence[Tree]) -> str:
    kind = kind_of(node)
    if depth > DEEPEST:
        return ""
    if kind in {"linebreak", "hardbreak", "break", "br"}:
        return "\\\n"
    text = node.get("text")
    said = text if isinstance(text, str) else node.get("value")
    if not isinstance(said, str):
        said = line_of_nodes(
            [each for each in children_of(node) if isinstance(each, Table)], depth + 1, links
        )
    mark = _MARKS.get("em" if kind == "emphasis" else "code" if kind == "inlinecode" else kind, "")
    marks = [mark, *(_MARKS.get(name, "") for name in _marks(node))]
    for sign in dict.fromkeys(filter(None, marks)):
        core = said.strip()
        if core:
            said = said.replace(core, f"{sign}{core}{sign}", 1)
    target = _target(node, links)
    return f"[{said.strip()}]({target})" if target and said.strip() else said


def _marks(node: Table) -> Iterator[str]:
    marks = node.get("marks")
    for mark in marks if isinstance(marks, list) else ():
        yield plain(str(mark.get("type") or "")) if isinstance(mark, Table) else plain(str(mark))
    for name in ("bold", "italic", "code"):
        if node.get(name) == "true":
            yield name
    style = node.get("format")
    if isinstance(style, str) and style.isdecimal():
        yield from (name for bit, name in _BITS if int(style) & bit)


def _target(node: Table, links: Sequence[Tree]) -> str:
    """Return the address that an inline leads to; empty for none."""
    places: list[Tree] = [node, node.get("data"), node.get("attrs"), node.get("fields")]
    marks = node.get("marks")
    for mark in marks if isinstance(marks, list) else ():
        if isinstance(mark, Table):
            places.append(mark.get("attrs"))
        else:
            places += [
                each for each in links if isinstance(each, Table) and each.get("_key") == mark
            ]
    for place in places:
        for key in ("url", "href", "uri"):
            if isinstance(place, Table) and isinstance(place.get(key), str):
                return str(place[key])
    return ""


def bare_text(node: Table, depth: int) -> str:
    """Return the words of a node without marks, as of code."""
    if isinstance(node.get("value"), str):
        return str(node["value"])
    said = (
        str(each.get("text") or each.get("value") or "") or bare_text(each, depth + 1)
        for each in children_of(node)
        if isinstance(each, Table) and depth < DEEPEST
    )
    return "".join(said)
