"""Which mappings and lists of a tree are questions with answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.model import DraftEntry
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
    languages,
    plain,
)
from convert.records.tree import Table
from convert.records.values import label_of, line_of, text_of, texts_of
from convert.wording import asks

if TYPE_CHECKING:
    from convert.records.tree import Tree

_UUID: Final = re.compile(
    r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{16,}", re.IGNORECASE
)
_NUMBERED: Final = re.compile(
    r"(?P<before>.*?)(?P<name>question|title|heading|answer|response|content|text|body|q|a)"
    r"[\W_]?(?P<number>\d{1,4})|"
    r"(?P<before2>.*?)(?P<number2>\d{1,4})[\W_]?(?P<name2>question|title|heading|answer|response|"
    r"content|text|body|q|a)",
    re.IGNORECASE,
)
_WORDY: Final = {
    f"{name}{word}": (name, number)
    for name in ("question", "answer")
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
_ASKED_BY: Final = frozenset({"q", "question", "title", "heading"})


def strong_entry(table: Table, line: int) -> DraftEntry | None:
    """Take a mapping for a question where a field says that it is one.

    Args:
        table: The mapping.
        line: The line it stands on, where it does not know.

    Returns:
        The question, its answer empty where the mapping has none; None for another mapping.
    """
    key, value = first(table, QUESTION)
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
    asked = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
    question = asked[0] if asked else text_of(value)
    aliases = tuple(asked[1:]) + texts_or_lines(first(table, ALIASES)[1])
    used = {key, answer_key}
    rest = Table(table.line)
    rest.update((name, inner) for name, inner in table.items() if name not in used)
    anchor = label_of(first(rest, ANCHOR)[1])
    line_here = line_of(value, 0) if not isinstance(value, Table) else 0
    return DraftEntry(
        question=question,
        answer=text_of(answer),
        section=label_of(first(rest, SECTION)[1]),
        anchor="" if _UUID.fullmatch(anchor) or "/" in anchor else anchor,
        aliases=aliases,
        tags=texts_of(first(rest, TAGS)[1]),
        updated=label_of(first(rest, UPDATED)[1]),
        line=table.line or line_here or line,
    )


def texts_or_lines(value: Tree) -> tuple[str, ...]:
    """Return other ways to ask: a list of texts, or a text as it is."""
    return (value,) if isinstance(value, str) else texts_of(value)


def pair_entries(items: list[Tree], line: int) -> list[DraftEntry]:
    """Take a list for questions where each item is a list of a question and its answers."""
    found = []
    for item in items:
        if not isinstance(item, list) or len(item) < 2:
            return []
        texts = [text for text in item if isinstance(text, str)]
        if len(texts) != len(item):
            return []
        answers = list(dict.fromkeys(texts[1:]))
        found.append(DraftEntry(texts[0], "\n\n".join(answers), line=line_of(texts[0], line)))
    return found


def chat_entries(items: list[Tree], line: int) -> list[DraftEntry]:
    """Take a list for questions where it is a conversation: messages with ``role`` and ``content``.

    Args:
        items: The list.
        line: The line it stands on, where it does not know.

    Returns:
        What users said with the reply to it; none for another list.
    """
    found: list[DraftEntry] = []
    asked = ""
    for item in items:
        if not isinstance(item, Table) or not {"role", "content"} <= item.keys():
            return []
        said, role = text_of(item["content"]), label_of(item["role"]).lower()
        if role in {"user", "human"}:
            asked = said
        elif asked and role in {"assistant", "bot"}:
            found.append(DraftEntry(asked, said, line=item.line or line))
            asked = ""
    return found


def keyed_entries(table: Table, *, named: bool) -> list[DraftEntry]:
    """Take a mapping for questions where its keys are questions and its values their answers.

    Args:
        table: The mapping.
        named: Whether its own key says that questions follow.

    Returns:
        The questions; none for another mapping.
    """
    pairs = [(key, text_of(value)) for key, value in table.items() if key.strip()]
    answered = [(key, text) for key, text in pairs if text.strip()]
    asking = sum((asks(key) > 0 and " " in key.strip()) or asks(key) > 1 for key, _ in answered)
    spoken = sum(" " in key.strip() for key, _ in answered)
    enough = asking * 2 >= len(pairs) or (named and spoken * 5 >= len(pairs) * 4)
    if not answered or not enough:
        return []
    return [
        DraftEntry(key, text, line=line_of(table[key], table.line))
        for key, text in answered
        if asks(key) or " " in key.strip()
    ]


def numbered_entries(table: Table) -> list[DraftEntry]:
    """Take a mapping for questions where it has ``q1`` and ``a1``, ``question_2`` and so on."""
    questions: dict[tuple[str, str], tuple[str, str]] = {}
    answers: dict[tuple[str, str], str] = {}
    for key, value in table.items():
        if not isinstance(value, str) and not isinstance(value, list | Table):
            continue
        if plain(key) in _WORDY:
            name, number = _WORDY[plain(key)][0], str(_WORDY[plain(key)][1])
            before = ""
        else:
            found = _NUMBERED.fullmatch(key.strip())
            if not found:
                continue
            name = (found["name"] or found["name2"]).lower()
            number = found["number"] or found["number2"]
            before = plain(found["before"] or found["before2"] or "")
        place = (before, number)
        if name in _ASKED_BY:
            if isinstance(value, str):
                questions.setdefault(place, (key, value))
        else:
            answers.setdefault(place, text_of(value))
    return [
        DraftEntry(question, answers[place], line=line_of(table[key], table.line))
        for place, (key, question) in questions.items()
        if answers.get(place, "").strip()
    ]
