"""Pandoc's syntax tree, made ready to be written as Markdown without losing its questions.

The tree is what ``pandoc --to json`` writes (https://hackage.haskell.org/package/pandoc-types,
``Text.Pandoc.Definition``): elements are mappings of ``t``, the type, and ``c``, the contents.
Markdown has no definition lists, no folding boxes and no ids of headings; they become HTML in it.
"""

from __future__ import annotations

import html
import re
from typing import Any, Final, TypeAlias

from convert.labels import ANSWER_WORDS, QUESTION_WORDS
from convert.wording import asks

Element: TypeAlias = "dict[str, Any]"
"""A block or an inline: JSON of a shape that Pandoc alone knows."""

_FOLDS: Final = frozenset(["dropdown", "details", "collapse", "toggle", "admonition", "faq"])
_ROLE_TARGET: Final = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)
_BREAKS: Final = frozenset(["Space", "SoftBreak", "LineBreak"])
_LEFT_OUT: Final = frozenset(["contents", "toctree", "index", "sectionauthor", "codeauthor"])
_ADMONITIONS: Final = frozenset(
    ["note", "warning", "tip", "important", "caution", "danger", "hint", "attention", "error"]
)
_QUESTION: Final = re.compile(rf"(?:{QUESTION_WORDS}|[FPDВ])\s*\d{{0,3}}\s*[:.]?", re.IGNORECASE)
_ANSWER: Final = re.compile(rf"(?:{ANSWER_WORDS}|[ARОS])\s*\d{{0,3}}\s*[:.]?", re.IGNORECASE)
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
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        kind: str = block.get("t", "")
        inside: Any = block.get("c")
        if _names_a_file(block):
            continue
        if depth > _DEEPEST:
            made.append(block)
        elif kind == "Header":
            made += _header(inside)
        elif kind == "DefinitionList":
            made += _definitions(inside, rest, depth) or [_within(block, depth)]
        elif kind == "Div":
            made += _division(inside, depth)
        else:
            made.append(_within(block, depth))
    return made


def _names_a_file(block: Element) -> bool:
    """Return whether a block is nothing but the place where a file of an EPUB begins."""
    inside: Any = block.get("c")
    if block.get("t") not in {"Para", "Plain"} or len(inside) != 1 or inside[0]["t"] != "Span":
        return False
    (name, _, _), words = inside[0]["c"]
    return not words and ".xhtml" in str(name)


def without_leaves(blocks: list[Element]) -> list[Element]:
    """Return the blocks of an outline with those titles as text that have nothing below them.

    Args:
        blocks: The blocks of an OPML file, which Pandoc reads as headings.

    Returns:
        The blocks; a heading with a deeper one or with text behind it stays a heading.
    """
    made: list[Element] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        leaf = block["t"] == "Header" and (
            following is None or (following["t"] == "Header" and following["c"][0] <= block["c"][0])
        )
        made.append({"t": "Para", "c": block["c"][2]} if leaf else block)
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
    words = _without_marks(words)
    header = {"t": "Header", "c": [level, ["", classes, pairs], _inlines(words, 0)]}
    automatic = re.escape(automatic_id(plain(words)))
    # EPUB names its files.
    given = (
        name
        and ".xhtml" not in name
        and not re.fullmatch(automatic + r"(?:-\d+)?", name.replace("_", "-"))
    )
    return [_raw(f'<a id="{html.escape(name)}"></a>'), header] if given else [header]


def _without_marks(words: list[Element]) -> list[Element]:
    """Return the words of a title without tags and states, as Org has them, and empty targets."""
    kept = [
        word
        for word in words
        if not (
            word["t"] == "Span"
            and ({"tag", "todo", "done"} & set(word["c"][0][1]) or not word["c"][1])
        )
    ]
    while kept and (kept[-1]["t"] == "Space" or kept[-1].get("c") == "\u00a0"):
        kept.pop()
    while kept and kept[0]["t"] == "Space":
        kept.pop(0)
    return kept


def automatic_id(title: str) -> str:
    """Return the id that Pandoc makes of a title (MANUAL, extension ``auto_identifiers``)."""
    kept = re.sub(r"[^\w\s.-]", "", title).strip().lower()
    return re.sub(r"^[^a-z]+", "", re.sub(r"\s+", "-", kept)) or "section"


def _definitions(inside: list[Any], following: list[Element], depth: int) -> list[Element]:
    """Return a list of definitions as boxes that fold, where its terms ask; else nothing.

    Args:
        inside: Terms with their definitions.
        following: The blocks behind the list: those up to the next list or heading are taken from
            it where the last term has no definition, as AsciiDoc's lists with empty lines are read.
        depth: How deep the list stands.
    """
    if _is_labelled(inside):
        asked = zip(inside[::2], inside[1::2], strict=True)
        return [
            part
            for (_, question), (_, answer) in asked
            for part in _folded(plain(question), prepared(_body(answer), depth + 1))
        ]
    open_end = not _body(inside[-1][1])
    if not (open_end or any(asks(plain(term)) for term, _ in inside)):
        return []
    made: list[Element] = []
    for at, (term, definitions) in enumerate(inside):
        body = _body(definitions)
        while (
            open_end
            and at == len(inside) - 1
            and following
            and following[0].get("t") not in {"DefinitionList", "Header"}
        ):
            body.append(following.pop(0))
        made += _folded(plain(term), prepared(body, depth + 1))
    return made


def _is_labelled(inside: list[Any]) -> bool:
    """Return whether the terms of a list are ``Q`` and ``A`` in turn, as of a list of fields."""
    terms = [plain(term).strip() for term, _ in inside]
    return (
        len(terms) % 2 == 0
        and all(_QUESTION.fullmatch(term) for term in terms[::2])
        and all(_ANSWER.fullmatch(term) for term in terms[1::2])
    )


def _body(definitions: list[Any]) -> list[Element]:
    return [each for definition in definitions for each in definition]


def _division(inside: list[Any], depth: int) -> list[Element]:
    (_, classes, _), body = inside
    if _LEFT_OUT & set(classes):
        return []
    titled = bool(body) and body[0].get("t") in {"Para", "Plain"} and len(body) > 1
    if titled and _FOLDS & set(classes):
        return _folded(plain(body[0]["c"]), prepared(body[1:], depth + 1))
    if _FOLDS & set(classes):
        return prepared(body, depth + 1)
    if not _ADMONITIONS & set(classes):
        return prepared(body, depth + 1)
    # Notes and warnings have a word of their own in Markdown, which their title tells.
    title = body[:1] if body and body[0].get("t") == "Div" else []
    return [{"t": "Div", "c": [inside[0], title + prepared(body[len(title) :], depth + 1)]}]


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
    if kind == "Math" and inside[0]["t"] == "InlineMath":
        return {"t": "RawInline", "c": ["markdown", f"${inside[1]}$"]}
    if kind in {"Code", "CodeBlock", "RawInline", "RawBlock", "Math"}:
        return value
    if kind == "Link":
        return _link(inside, depth)
    return {"t": kind, "c": _inlines(inside, depth + 1)}


def _link(inside: list[Any], depth: int) -> Element:
    """Return a link without what only HTML could say of it."""
    (_, classes, _), words, (target, title) = inside
    made = _inlines(words, depth + 1)
    if target.startswith("##SUBST##"):
        # A substitution that is defined elsewhere.
        return {"t": "Span", "c": [["", [], []], made]}
    if target.startswith("#") and "#" in target[1:]:
        # A place in another file.
        target = target[1:]
    shown = "" if "wikilink" in classes else title
    return {"t": "Link", "c": [["", [], []], made, [target, shown]]}


def _role(code: Element) -> Element:
    """Return the words of a role of Sphinx, such as ``:ref:`words <target>```; else the code."""
    (_, _, pairs), text = code["c"]
    role = dict(pairs).get("role", "")
    found = _ROLE_TARGET.fullmatch(text)
    if not found and text.startswith("~"):
        # Sphinx shows the last part alone, but a reader here has no link to the whole.
        return {"t": "Code", "c": [["", [], []], text[1:]]}
    if not found or role.rpartition(":")[2] not in {"ref", "doc", "any", "term", "download"}:
        return code
    words = {"t": "Str", "c": found[1]}
    if role == "ref":
        return {"t": "Link", "c": [["", [], []], [words], [f"#{found[2]}", ""]]}
    return {"t": "Span", "c": [["", [], []], [words]]}
