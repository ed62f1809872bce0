"""From blocks in a row to a tree of titles with what stands below them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from convert.outline.blocks import Block
from convert.outline.spoken import spoken
from convert.wording import title_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Style: TypeAlias = "tuple[str, int]"
"""Kind and level of a title: titles of one style mean the same in a document."""

_CLOSED: Final = frozenset({"summary", "term", "item"})
_FLAT: Final = {"bold": 7, "label": 8}


@dataclass(slots=True, eq=False)
class Node:
    """A title and what belongs to it."""

    block: Block
    """The title."""
    title: str = ""
    """Its words."""
    style: Style = ("", 0)
    """What kind of title it is."""
    parent: Node | None = None
    """The title that it stands below; None for the document itself."""
    parts: list[Block | Node] = field(default_factory=list)
    """Text and titles below it, in order."""

    def nodes(self) -> Iterator[Node]:
        """Yield all titles below this one, in order."""
        for part in self.parts:
            if isinstance(part, Node):
                yield part
                yield from part.nodes()

    def children(self) -> list[Node]:
        """Return the titles directly below this one."""
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def own_text(self) -> str:
        """The text before the first title below this one."""
        texts = []
        for part in self.parts:
            if isinstance(part, Node):
                break
            texts.append(part.text)
        return "\n\n".join(texts).strip()

    def markdown(self) -> str:
        """Return all that stands below the title, as Markdown."""
        parts = [
            part.text if isinstance(part, Block) else part.titled_markdown() for part in self.parts
        ]
        return "\n\n".join(part.strip("\n") for part in parts if part.strip())

    def titled_markdown(self) -> str:
        """Return the title and all that stands below it, as Markdown."""
        block = self.block
        body = self.markdown()
        if block.kind == "item":
            lines = f"{block.text}\n\n{body}".strip().split("\n")
            return "\n".join(
                ("- " if not at else "  " if line else "") + line for at, line in enumerate(lines)
            )
        title = block.raw or (
            f"{'#' * block.level} {block.text}"
            if block.kind == "heading"
            else f"**{block.text.strip('*')}**"
        )
        return f"{title}\n\n{body}".strip()


def grow(blocks: Iterable[Block]) -> Node:
    """Make a tree of blocks.

    Args:
        blocks: The blocks of a document.

    Returns:
        The document, as a node without a title. An ``end`` without a beginning is left out.
    """
    root = Node(Block("heading", level=0))
    stack = [root]
    depths: dict[str, int] = {}
    for block in spoken(blocks):
        if block.kind == "text":
            if block.text.strip():
                stack[-1].parts.append(block)
            continue
        if block.kind == "end":
            _close(stack, depths, block.text)
            continue
        if block.kind == "term":
            # A term ends where the next one begins.
            _close(stack, depths, "term")
        if block.kind in _CLOSED:
            depths[block.kind] = depths.get(block.kind, 0) + 1
            style = (block.kind, depths[block.kind])
        else:
            rank = _FLAT.get(block.kind, block.level)
            while len(stack) > 1 and _rank(stack[-1]) >= rank:
                stack.pop()
            style = (block.kind, rank)
        node = Node(block, title_text(block.text), style, stack[-1])
        stack[-1].parts.append(node)
        stack.append(node)
    return root


def _rank(node: Node) -> int:
    # What has an end of its own is closed by that alone.
    return -1 if node.block.kind in _CLOSED else node.style[1]


def _close(stack: list[Node], depths: dict[str, int], kind: str) -> None:
    at = len(stack) - 1
    while at > 0 and stack[at].block.kind not in _CLOSED:
        at -= 1
    if at > 0 and kind in {"", stack[at].block.kind}:
        depths[stack[at].block.kind] -= 1
        del stack[at:]
