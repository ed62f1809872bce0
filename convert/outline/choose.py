"""Which titles of a document are its questions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from convert.wording import asks, is_labelled, names_faq, only_helps

if TYPE_CHECKING:
    from convert.outline.tree import Node, Style

_SURE: Final = 2
"""How much a title asks that has a question mark."""
_KINDS: Final = ("label", "heading", "summary", "term", "item", "bold")
"""Of two styles with as many questions, the one that stands first here is taken."""


def faq_part(root: Node) -> tuple[Node, bool]:
    """Find the part of a document that is its FAQ.

    Args:
        root: The document.

    Returns:
        The heading whose title says so, where most questions of the document stand below it, else
        the document; and whether a title says that this is a FAQ.
    """
    total = _score(root)
    named = False
    for node in root.nodes():
        if node.block.kind == "heading" and names_faq(node.title) and asks(node.title) < _SURE:
            named = True
            below = any(True for _ in node.nodes())
            if below and _score(node) * 2 >= total:
                return node, True
            if not below and node.parent is not None and node is _first(root):
                # A title of the same level as the questions.
                return root, True
    return root, named


def choose(part: Node, *, named: bool) -> frozenset[int]:
    """Choose the questions of a document, or of the part that is its FAQ.

    Args:
        part: The document or a title in it.
        named: Whether a title or the file's name says that it is a FAQ.

    Returns:
        Ids (:func:`id`) of the nodes that are questions; none where nothing looks like one.
    """
    nodes = [node for node in part.nodes() if not _helps(node)]
    style = _main_style(nodes, named=named)
    if style is None:
        return frozenset()
    same = [node for node in nodes if node.style == style]
    asking = [node for node in same if asks(node.title)]
    whole = named or len(asking) * 2 >= len(same)
    chosen = {id(node) for node in (same if whole else asking) if not _only_groups(node)}
    for node in nodes:
        if id(node) not in chosen and _also(node, style, chosen, named=named):
            chosen.add(id(node))
    return frozenset(chosen)


def _first(root: Node) -> Node | None:
    return next(iter(root.children()), None)


def _score(node: Node) -> int:
    return sum(asks(below.title) for below in node.nodes())


def _helps(node: Node) -> bool:
    return only_helps(node.title) and asks(node.title) < _SURE


def _only_groups(node: Node) -> bool:
    """Return whether a title says nothing but what the questions below it are about."""
    return (
        asks(node.title) < _SURE
        and not node.own_text
        and any(asks(below.title) == _SURE and below.parts for below in node.children())
    )


def _main_style(nodes: list[Node], *, named: bool) -> Style | None:
    scores: Counter[Style] = Counter()
    counts: Counter[Style] = Counter()
    for node in nodes:
        if not node.parts or (names_faq(node.title) and asks(node.title) < _SURE):
            continue
        counts[node.style] += 1
        grade = asks(node.title)
        if is_labelled(node.title):
            grade += 2
        scores[node.style] += grade
    best = max(
        scores,
        key=lambda style: (
            scores[style],
            scores[style] / counts[style],
            -_KINDS.index(style[0]),
        ),
        default=None,
    )
    if best is not None and scores[best]:
        # A few headings that begin as questions do make no FAQ of a manual.
        enough = scores[best] >= counts[best] or named or _marked(nodes, best) >= 2
        return best if enough else None
    if not named or not counts:
        return None
    open_kinds = {
        style: count for style, count in counts.items() if style[0] not in {"bold", "item"}
    }
    return max(open_kinds, key=lambda style: (open_kinds[style], style[1]), default=None)


def _marked(nodes: list[Node], style: Style) -> int:
    return sum(node.style == style and asks(node.title) == _SURE for node in nodes)


def _also(node: Node, style: Style, chosen: set[int], *, named: bool) -> bool:
    """Return whether a title of another style is a question too."""
    inside = _inside(node, chosen)
    if node.block.kind == "heading":
        if asks(node.title) == _SURE:
            return bool(node.own_text) or not node.children()
        # In a FAQ, a heading above the questions with an answer of its own is one of them.
        higher = style[0] != "heading" or node.style[1] < style[1]
        return named and higher and not inside and bool(node.own_text) and not node.children()
    # What folds or is defined has an end; a bold line only seems to reach over it.
    apart = inside in {"bold", "label"} and node.block.kind in {"summary", "term"}
    return (not inside or apart) and asks(node.title) == _SURE and bool(node.parts)


def _inside(node: Node, chosen: set[int]) -> str:
    """Return the kind of the nearest question that a title stands below; empty for none."""
    above = node.parent
    while above is not None:
        if id(above) in chosen:
            return above.block.kind
        above = above.parent
    return ""
