"""Texts out of values that are not just texts: paragraphs, translations, rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from convert.records.names import ANSWER, BODY, first, languages, plain
from convert.records.rich import rich_text
from convert.records.tree import Table, Text

if TYPE_CHECKING:
    from convert.records.tree import Tree

_ACCEPTED: Final = frozenset({"isaccepted", "accepted", "best", "isbest"})
_INLINE: Final = frozenset({"children", "spans", "runs", "leaves"})
_DEEPEST: Final = 12


def text_of(value: Tree, depth: int = 0) -> str:
    """Return a value as text.

    Args:
        value: A text; a list of paragraphs; a mapping that holds one under a name of answers, in
            several languages, or as rich text.
        depth: How deep it stands.

    Returns:
        The text, paragraphs apart; empty where there is none.
    """
    if value is None or depth > _DEEPEST:
        return ""
    if isinstance(value, str):
        return value
    if rich := rich_text(value):
        return rich
    if isinstance(value, list):
        texts = [text_of(item, depth + 1) for item in _best_first(value)]
        parts = [text for text in texts if text.strip()]
        if _is_list_of_points(value):
            return "\n".join(f"- {part}" for part in parts)
        return "\n\n".join(dict.fromkeys(part.strip("\n") for part in parts))
    if keys := languages(value):
        return text_of(value[keys[0]], depth + 1)
    for key, inner in value.items():
        if plain(key) in _INLINE and isinstance(inner, list):
            return "".join(text_of(part, depth + 1) for part in inner)
    key, inner = first(value, (*ANSWER, *BODY, "en", "rendered", "raw", "plain", "string"))
    if key:
        return text_of(inner, depth + 1)
    lists = [inner for inner in value.values() if isinstance(inner, list)]
    return text_of(lists[0], depth + 1) if len(lists) == 1 else ""


def _best_first(value: list[Tree]) -> list[Tree]:
    """Return answers of a forum with the accepted one first; other lists as they are."""
    return sorted(value, key=lambda item: not _is_accepted(item))


def _is_accepted(item: Tree) -> bool:
    if not isinstance(item, Table):
        return False
    return any(
        plain(key) in _ACCEPTED and isinstance(held, str) and held.lower() == "true"
        for key, held in item.items()
    )


def _is_list_of_points(value: list[Tree]) -> bool:
    # Several short texts without a full stop are points, not paragraphs.
    texts = [item for item in value if isinstance(item, str)]
    return len(texts) == len(value) > 2 and all(
        len(text) < 80 and "\n" not in text and text.rstrip()[-1:] not in set(".!?:。")
        for text in texts
    )


def texts_of(value: Tree) -> tuple[str, ...]:
    """Return a value as several texts, such as tags; a text with commas is several."""
    if isinstance(value, str):
        return tuple(filter(None, (part.strip() for part in value.split(","))))
    if isinstance(value, list):
        return tuple(filter(None, (label_of(item) for item in value)))
    return tuple(filter(None, (label_of(value),)))


def label_of(value: Tree) -> str:
    """Return a value as a label: a text, the title of a mapping, or the first of a list."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return label_of(value[0]) if value else ""
    if isinstance(value, Table):
        if keys := languages(value):
            return label_of(value[keys[0]])
        return label_of(first(value, ("title", "name", "label", "text", "rendered", "value"))[1])
    return ""


def line_of(value: Tree, otherwise: int) -> int:
    """Return the line that a value stands on."""
    if isinstance(value, Text | Table):
        return value.line or otherwise
    if isinstance(value, list) and value:
        return line_of(value[0], otherwise)
    return otherwise
