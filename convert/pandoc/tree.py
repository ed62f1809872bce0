"""Pandoc's syntax tree, made ready to be written as Markdown without losing its questions.

The tree is what ``pandoc --to json`` writes (https://hackage.haskell.org/package/pandoc-types,
``Text.Pandoc.Definition``): elements are mappings of ``t``, the type, and ``c``, the contents.
Markdown has no definition lists, no folding boxes and no ids of headings; they become HTML in it.
"""

from __future__ import annotations

import html
import re
from typing import Any, Final, TypeAlias

from convert.wording import asks

Element: TypeAlias = "dict[str, Any]"
"""A block or an inline: JSON of a shape that Pandoc alone knows."""

_FOLDS: Final = frozenset(["dropdown", "details", "collapse", "toggle", "admonition", "faq"])
_ROLE_TARGET: Final = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)
_BREAKS: Final = frozenset(["Space", "SoftBreak", "LineBreak"])
_DEEPEST: Final = 100


def prepared(blocks: list[Element], depth: int = 0) -> list[Element]:
    """Return the blocks of a document with all that Markdown has no word for as HTML.

    Args:
        blocks: The ``blocks`` of Pandoc's JSON, or of a part of it.
        depth: How deep they stand.

    Returns:
        Blocks in which definition lists whose terms ask, and boxes that fold, are ``<details>``,
        and given ids of headings stand in ``<a id>`` before them.
    """
    made: list[Element] = []
    for block in blocks:
        kind: str = block.get("t", "")
        inside: Any = block.get("c")
        if depth > _DEEPEST:
            made.append(block)
        elif kind == "Header":
            made += _header(inside)
        elif kind == "DefinitionList" and any(asks(plain(term)) for term, _ in inside):
            for term, definitions in inside:
                body = [each for definition in definitions for each in definition]
                made += _folded(plain(term), prepared(body, depth + 1))
        elif kind == "Div":
            made += _division(inside, depth)
        else:
            made.append(_within(block, depth))
    return made


def plain(inlines: object) -> str:
    """Return inlines as text, code in backticks."""
    if isinstance(inlines, list):
        return "".join(map(plain, inlines))
    if not isinstance(inlines, dict):
        return ""
    kind, inside = inlines.get("t"), inlines.get("c")
    if kind == "Str":
        return str(inside)
    if kind in _BREAKS:
        return " "
    if kind == "Code" and isinstance(inside, list):
        return f"`{inside[1]}`"
    if kind == "Quoted" and isinstance(inside, list):
        return f"“{plain(inside[1])}”"
    return "" if kind == "Note" else plain(inside)


def _header(inside: list[Any]) -> list[Element]:
    level, (name, classes, pairs), words = inside
    header = {"t": "Header", "c": [level, ["", classes, pairs], _inlines(words, 0)]}
    given = name and not re.fullmatch(re.escape(_automatic(plain(words))) + r"(?:-\d+)?", name)
    return [_raw(f'<a id="{html.escape(name)}"></a>'), header] if given else [header]


def _automatic(title: str) -> str:
    """Return the id that Pandoc makes of a title (MANUAL, extension ``auto_identifiers``)."""
    kept = re.sub(r"[^\w\s.-]", "", title).strip().lower()
    return re.sub(r"^[^a-z]+", "", re.sub(r"\s+", "-", kept)) or "section"


def _division(inside: list[Any], depth: int) -> list[Element]:
    (_, classes, _), body = inside
    titled = bool(body) and body[0].get("t") in {"Para", "Plain"} and len(body) > 1
    if titled and _FOLDS & set(classes):
        return _folded(plain(body[0]["c"]), prepared(body[1:], depth + 1))
    if _FOLDS & set(classes):
        return prepared(body, depth + 1)
    # Notes and warnings have a word of their own in Markdown.
    return [{"t": "Div", "c": [inside[0], prepared(body, depth + 1)]}]


def _folded(title: str, body: list[Element]) -> list[Element]:
    words = html.escape(" ".join(title.split()), quote=False)
    return [_raw(f"<details><summary>{words}</summary>"), *body, _raw("</details>")]


def _raw(text: str) -> Element:
    return {"t": "RawBlock", "c": ["html", text]}


def _within(block: Element, depth: int) -> Element:
    """Return a block with the inlines in it made ready; blocks below it stay blocks."""
    if "c" not in block or block["t"] in {"CodeBlock", "RawBlock"}:
        return block
    return {"t": block["t"], "c": _inlines(block["c"], depth)}


def _inlines(value: Any, depth: int) -> Any:
    if isinstance(value, list):
        return [_inlines(each, depth + 1) for each in value] if depth <= _DEEPEST else value
    if not isinstance(value, dict) or "c" not in value:
        return value
    kind, inside = value["t"], value["c"]
    if kind == "Span" and "title-ref" in inside[0][1]:
        return {"t": "Emph", "c": _inlines(inside[1], depth + 1)}
    if kind == "Code" and "interpreted-text" in inside[0][1]:
        return _role(value)
    if kind in {"Code", "CodeBlock", "RawInline", "RawBlock", "Math"}:
        return value
    return {"t": kind, "c": _inlines(inside, depth + 1)}


def _role(code: Element) -> Element:
    """Return the words of a role of Sphinx, such as ``:ref:`words <target>```; else the code."""
    (_, _, pairs), text = code["c"]
    role = dict(pairs).get("role", "")
    found = _ROLE_TARGET.fullmatch(text)
    if not found or role.rpartition(":")[2] not in {"ref", "doc", "any", "term", "download"}:
        return code
    words = {"t": "Str", "c": found[1]}
    if role == "ref":
        return {"t": "Link", "c": [["", [], []], [words], [f"#{found[2]}", ""]]}
    return {"t": "Span", "c": [["", [], []], [words]]}
