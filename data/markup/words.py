"""Tokens of a text as plain writing: its words alone, or Markdown that is read unrendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markdown_it.tree import SyntaxTreeNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

_SIGNS: Final = {"strong": "**", "em": "*", "s": "~~"}


def words(tokens: Iterable[Token]) -> str:
    """Return the words of a text, without marks and addresses.

    Args:
        tokens: Tokens without HTML.

    Returns:
        A line for each paragraph, item, line of code and row of a table, cells parted by bars.
    """
    lines: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            lines.append(" | ".join(filter(None, row)))
            row = None
        elif token.type == "inline":
            text = line_words(token.children or ())
            if row is None:
                lines.append(text)
            else:
                row.append(" ".join(text.split()))
        elif token.content:
            lines.append(token.content.rstrip("\n"))
    return "\n".join(lines)


def line_words(tokens: Iterable[Token]) -> str:
    """Return the words of the tokens of one line."""
    return "".join(
        "\n" if token.type in {"softbreak", "hardbreak"} else token.content for token in tokens
    )


def markdown(tokens: Sequence[Token]) -> str:
    """Write tokens as Markdown that is read as it stands: nothing is escaped.

    Args:
        tokens: Tokens without HTML.

    Returns:
        The text, without a line feed at its end.
    """
    return "\n".join(_blocks(SyntaxTreeNode(tokens).children))


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> list[str]:
    """Write blocks, with an empty line between them."""
    lines: list[str] = []
    for node in nodes:
        block = _block(node)
        if lines and block:
            lines.append("")
        lines += block
    return lines


def _block(node: SyntaxTreeNode) -> list[str]:
    match node.type:
        case "heading":
            return [f"{'#' * int(node.tag[1])} {' '.join(_line(node).split())}"]
        case "paragraph":
            return _line(node).split("\n")
        case "bullet_list" | "ordered_list":
            return _list(node)
        case "blockquote":
            return [f"> {line}".rstrip() for line in _blocks(node.children)]
        case "fence" | "code_block":
            info = node.info.strip() if node.type == "fence" else ""
            return [f"```{info}", *node.content.rstrip("\n").split("\n"), "```"]
        case "hr":
            return ["---"]
        case "table":
            return _table(node)
        case _:
            return node.content.rstrip("\n").split("\n") if node.content else []


def _list(node: SyntaxTreeNode) -> list[str]:
    lines: list[str] = []
    number = list_start(node)
    for item in node.children:
        mark = f"{number}. " if node.type == "ordered_list" else "- "
        number += 1
        loose = any(child.type == "paragraph" and not child.hidden for child in item.children)
        if lines and loose:
            lines.append("")
        first, *rest = _blocks(item.children) if loose else _close(item.children)
        lines.append(f"{mark}{first}".rstrip())
        lines += [f"{' ' * len(mark)}{line}".rstrip() for line in rest]
    return lines


def list_start(node: SyntaxTreeNode) -> int:
    """Return the number that a list begins with."""
    start = node.attrs.get("start", 1)
    return start if isinstance(start, int) else 1


def _close(nodes: Iterable[SyntaxTreeNode]) -> list[str]:
    """Write the blocks of an item that stands close to the next."""
    return [line for node in nodes for line in _block(node)] or [""]


def _table(node: SyntaxTreeNode) -> list[str]:
    rows = [
        [" ".join(_line(cell).split()) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    if node.children[0].type != "thead":
        rows.insert(0, [""] * max(map(len, rows)))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{'---|' * len(rows[0])}")
    return lines


def _line(node: SyntaxTreeNode) -> str:
    return "".join(_word(child) for inline in node.children for child in inline.children)


def _word(node: SyntaxTreeNode) -> str:
    match node.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline":
            return _as_code(node.content)
        case "image":
            source = node.attrs.get("src")
            return f"![{node.content}]({source})" if source else node.content
    inside = "".join(map(_word, node.children)) if node.children else ""
    if node.type == "link":
        address = str(node.attrs.get("href", ""))
        same = inside in (address, address.removeprefix("mailto:"))
        return f"<{inside}>" if same else f"[{inside}]({address})"
    if node.type == "code":
        return _as_code(inside)
    if sign := _SIGNS.get(node.type):
        return f"{sign}{inside}{sign}"
    return inside if node.children else node.content


def _as_code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
