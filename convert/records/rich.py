"""Rich text as editors and content systems keep it, in Markdown.

What they keep is a tree of nodes: Contentful (``nodeType`` and ``content``), ProseMirror and TipTap
(``type`` and ``content``), Slate, Lexical and Strapi (``type`` and ``children``), Sanity's Portable
Text (``_type`` and ``children``), Editor.js and Draft.js (``blocks``), and Quill (``ops``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.records.nodes import DEEPEST, INSIDE, KIND, children_of, kind_of
from convert.records.spans import bare_text, line_of_nodes
from convert.records.tree import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convert.records.tree import Tree


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INLINE: Final = _names(
    "text span linebreak hardbreak break br link hyperlink autolink a mention emoji inlinecode "
    "strong emphasis em b i u s delete code entryhyperlink assethyperlink tab"
)
_BLOCK: Final = _names(
    "document doc root paragraph p heading header block unstyled list bulletlist orderedlist ul ol "
    "listitem li lic blockquote quote codeblock pre hr horizontalrule thematicbreak table tablerow "
    "tablecell tableheader unorderedlist bulletedlist numberedlist image listitemchild atomic"
)
_ITEMS: Final = _names("listitem li listitemchild lic")
_LISTS: Final = _names("list bulletlist orderedlist ul ol unorderedlist bulletedlist numberedlist")


def rich_text(value: Tree) -> str:
    """Return rich text as Markdown.

    Args:
        value: A node, or a list of nodes.

    Returns:
        Markdown; empty for what is no such tree.
    """
    if isinstance(value, Table):
        for key in ("blocks", "ops", "root", "document", "doc", "json"):
            inner = value.get(key)
            if inner is not None and (made := rich_text(inner)):
                return made
        return _blocks([value], 0) if kind_of(value) in _BLOCK and _holds(value) else ""
    if not isinstance(value, list) or not value:
        return ""
    nodes = [node for node in value if isinstance(node, Table)]
    if len(nodes) != len(value):
        return ""
    if all("insert" in node for node in nodes):
        return "".join(said for node in nodes if isinstance(said := node["insert"], str))
    known = [node for node in nodes if kind_of(node) in _BLOCK or _is_draft(node)]
    if known and len(known) * 2 >= len(nodes) and any(map(_holds, known)):
        return _blocks(nodes, 0)
    return ""


def _holds(node: Table) -> bool:
    data = node.get("data")
    return (
        any(isinstance(node.get(key), list) for key in INSIDE)
        or _is_draft(node)
        or (isinstance(data, Table) and bool({"text", "items", "code"} & data.keys()))
    )


def _is_draft(node: Table) -> bool:
    """Return whether a node is a block of Draft.js."""
    return isinstance(node.get("text"), str) and "type" in node and "entityRanges" in node


def _blocks(nodes: Sequence[Tree], depth: int) -> str:
    """Return blocks one below the other; inlines that stand among them are a paragraph."""
    parts: list[tuple[bool, str]] = []
    run: list[Table] = []
    for node in nodes:
        if not isinstance(node, Table):
            continue
        if _is_inline(node):
            run.append(node)
            continue
        if run:
            parts.append((False, line_of_nodes(run, depth)))
            run = []
        parts.append((_is_item(node), _block(node, depth)))
    if run:
        parts.append((False, line_of_nodes(run, depth)))
    made = ""
    before = False
    for item, text in parts:
        if text.strip():
            made += ("\n" if item and before else "\n\n") * bool(made) + text
            before = item
    return made


def _is_inline(node: Table) -> bool:
    kind = kind_of(node)
    return kind in _INLINE or (not kind and isinstance(node.get("text"), str))


def _is_item(node: Table) -> bool:
    return bool(node.get("listItem")) or (_is_draft(node) and "listitem" in kind_of(node))


def _block(node: Table, depth: int) -> str:
    if depth > DEEPEST:
        return ""
    kind = kind_of(node)
    data = node.get("data")
    if isinstance(data, Table) and not children_of(node) and not _is_draft(node):
        return _of_editor(kind, data)
    if _is_item(node):
        ordered = str(node.get("listItem")) == "number" or kind.startswith("ordered")
        level = str(node.get("level") or node.get("depth") or "1")
        margin = "  " * (int(level) - 1 if level in set("123456789") else 0)
        return margin + ("1. " if ordered else "- ") + _own_line(node, depth)
    if kind in _LISTS:
        return "\n".join(_items(node, kind, depth))
    if kind == "table" or kind == "tablerow":
        cells = (_blocks([cell], depth + 1).replace("\n", " ") for cell in children_of(node))
        return (" | " if kind == "tablerow" else "\n").join(cells)
    if kind in {"blockquote", "quote"}:
        return "\n".join("> " + line for line in _inner(node, depth).split("\n"))
    if kind in {"codeblock", "pre"} or (kind == "code" and "value" in node):
        return f"```\n{bare_text(node, depth)}\n```"
    if kind in {"hr", "horizontalrule", "thematicbreak"}:
        return "---"
    level_ = _level(node)
    if level_:
        return f"{'#' * level_} {_own_line(node, depth)}"
    return _inner(node, depth)


def _level(node: Table) -> int:
    """Return the level of a heading, which each system writes its own way; 0 for another block."""
    kind = kind_of(node)
    attrs = node.get("attrs")
    places = [node.get(key) for key in ("style", "level", "depth", "tag", *KIND)]
    if isinstance(attrs, Table):
        places.insert(0, attrs.get("level"))
    words = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    if kind.startswith("header") and kind.removeprefix("header") in words:
        return words[kind.removeprefix("header")]
    style = re.fullmatch(r"h([1-6])", str(node.get("style") or kind))
    if style:
        return int(style[1])
    if kind not in {"heading", "header", "h"}:
        return 0
    found = (re.search(r"[1-6]$", str(place)) for place in places if place)
    return next((int(match[0]) for match in found if match), 2)


def _items(node: Table, kind: str, depth: int) -> Iterator[str]:
    how = " ".join(str(node.get(key) or "") for key in ("format", "listType", "ordered", "style"))
    ordered = ("order" in kind and "un" not in kind) or kind in {"ol", "numberedlist"}
    ordered = ordered or bool(re.search(r"(?<!un)ordered|number|true", how))
    for number, item in enumerate(children_of(node), 1):
        if isinstance(item, Table):
            sign = f"{number}. " if ordered else "- "
            lines = _blocks(children_of(item) if kind_of(item) in _ITEMS else [item], depth + 1)
            first, *rest = lines.replace("\n\n", "\n").split("\n")
            yield "\n".join([sign + first, *(" " * len(sign) + line for line in rest)])


def _of_editor(kind: str, data: Table) -> str:
    """Return a block of Editor.js, whose texts are HTML."""
    text = str(data.get("text") or data.get("code") or "")
    items = data.get("items")
    if isinstance(items, list):
        said = [
            str(item.get("content") or item.get("text") or "") if isinstance(item, Table) else item
            for item in items
        ]
        ordered = data.get("style") == "ordered"
        return "\n".join(
            f"{number}. {item}" if ordered else f"- {item}" for number, item in enumerate(said, 1)
        )
    if kind == "header":
        level = str(data.get("level"))
        return f"{'#' * (int(level) if level in set('123456') else 2)} {text}"
    if kind == "code":
        return f"```\n{text}\n```"
    return "> " + text if kind == "quote" else text


def _inner(node: Table, depth: int) -> str:
    if _is_draft(node):
        return str(node["text"])
    links = node.get("markDefs")
    if isinstance(links, list):
        return line_of_nodes(
            [each for each in children_of(node) if isinstance(each, Table)], depth, links
        )
    return _blocks(children_of(node), depth + 1)


def _own_line(node: Table, depth: int) -> str:
    return " ".join(_inner(node, depth).split())
