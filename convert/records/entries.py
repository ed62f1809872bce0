"""Which mappings and lists of a tree are questions with answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.model import DraftEntry
from convert.records.more import with_more
from convert.records.names import (
    ALIASES,
    ANCHOR,
    ANSWER,
    BODY,
    QUESTION,
    SECTION,
    TAGS,
    TITLE,
    UPDATED,
    first,
    in_one_tongue,
    languages,
    plain,
)
from convert.records.tree import Table
from convert.records.values import label_of, line_of, text_of, texts_of

if TYPE_CHECKING:
    from convert.records.tree import Tree

_UUID: Final = re.compile(
    r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{16,}", re.IGNORECASE
)
_SEPARATORS: Final = re.compile(r"\s*(?:\n+###|\n+\s*END|\n\n(?:->|=>)|\s->)\s*\Z")


def strong_entry(table: Table, line: int) -> DraftEntry | None:
    """Take a mapping for a question where a field says that it is one.

    Args:
        table: The mapping.
        line: The line it stands on, where it does not know.

    Returns:
        The question, its answer empty where the mapping has none; None for another mapping.
    """
    table = untongued(table)
    key, value = first(table, QUESTION)
    value = in_one_language(value)
    if not key or (isinstance(value, Table) and not languages(value) and not text_of(value)):
        return None
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        return None
    answer_key, answer = first(table, (*ANSWER, *BODY))
    if not answer_key and isinstance(value, list):
        return None
    if not text_of(answer) and isinstance(answer, list | Table) and plain(key) == "questions":
        return None
    return _entry(table, key, value, answer_key, answer, line)


def weak_entry(table: Table, line: int) -> DraftEntry | None:
    """Take a mapping for a question where it has a title and a text.

    Args:
        table: The mapping.
        line: The line it stands on, where it does not know.

    Returns:
        The question; None for another mapping.
    """
    key, value = first(table, TITLE)
    if not key or not label_of(value):
        return None
    rest = Table(table.line)
    rest.update((name, inner) for name, inner in table.items() if name != key)
    answer_key, answer = first(rest, (*ANSWER, *BODY))
    if not answer_key or not text_of(answer).strip():
        return None
    return _entry(table, key, value, answer_key, answer, line)


def _entry(
    table: Table, key: str, value: Tree, answer_key: str, answer: Tree, line: int
) -> DraftEntry:
    value = in_one_language(value)
    asked = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
    question = asked[0] if asked else text_of(value)
    aliases = tuple(asked[1:]) + texts_or_lines(first(table, ALIASES)[1])
    used = {key, answer_key}
    said = text_of(answer)
    if plain(answer_key) in ANSWER:
        said = with_more(said, table, used)
    if plain(key) == "prompt":
        question, said = _without_separators(question), _without_separators(said)
    rest = Table(table.line)
    rest.update((name, inner) for name, inner in table.items() if name not in used)
    anchor = label_of(first(rest, ANCHOR)[1])
    line_here = line_of(value, 0) if not isinstance(value, Table) else 0
    return DraftEntry(
        question=question,
        answer=said,
        section=label_of(first(rest, SECTION)[1]),
        anchor="" if _UUID.fullmatch(anchor) or "/" in anchor else anchor,
        aliases=aliases,
        tags=texts_of(first(rest, TAGS)[1]),
        updated=label_of(first(rest, UPDATED)[1]),
        line=table.line or line_here or line,
    )


def topic_entry(table: Table) -> DraftEntry | None:
    """Take a topic of Discourse for a question: its title, and the accepted answer or the replies.

    Args:
        table: What ``/t/ID.json`` gives.

    Returns:
        The question; None for another mapping, and for a topic without a reply.
    """
    stream = table.get("post_stream")
    posts = stream.get("posts") if isinstance(stream, Table) else None
    replies = (
        [post for post in posts[1:] if isinstance(post, Table)] if isinstance(posts, list) else []
    )
    accepted = [post for post in replies if post.get("accepted_answer") == "true"]
    texts = [text_of(post.get("cooked") or post.get("raw")) for post in accepted or replies]
    if not any(texts):
        return None
    return DraftEntry(
        question=label_of(table.get("title")),
        answer="\n\n".join(filter(None, texts)),
        tags=texts_of(table.get("tags")),
        updated=label_of(table.get("last_posted_at")),
        line=table.line or 1,
    )


def untongued(table: Table) -> Table:
    """Return a mapping with ``question`` for ``question_en``, where its fields come by language."""
    names = in_one_tongue(table) if not first(table, QUESTION)[0] else {}
    if not names:
        return table
    made = Table(table.line)
    made.update((names.get(key, key), value) for key, value in table.items())
    return made


def in_one_language(value: Tree) -> Tree:
    """Return a value that has other values by language in the first of them, English before all."""
    if isinstance(value, Table) and (keys := languages(value)):
        return value[keys[0]]
    return value


def _without_separators(text: str) -> str:
    """Return a text without the signs by which a language model was to see where it ends."""
    return _SEPARATORS.sub("", text).strip()


def texts_or_lines(value: Tree) -> tuple[str, ...]:
    """Return other ways to ask: a list of texts, or a text as it is."""
    return (value,) if isinstance(value, str) else texts_of(value)
