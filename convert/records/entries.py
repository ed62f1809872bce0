"""Which mappings and lists of a tree are questions with answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.model import DraftEntry
from convert.records.names import (
    ABOUT,
    ALIASES,
    ANCHOR,
    ANSWER,
    BODY,
    HEADING,
    MORE,
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
_SEPARATORS: Final = re.compile(r"\s*(?:\n+###|\n+\s*END|\n\n(?:->|=>)|\s->)\s*\Z")
_SAYING: Final = {
    "user": 0,
    "human": 0,
    "customer": 0,
    "assistant": 1,
    "bot": 1,
    "gpt": 1,
    "agent": 1,
}
"""Who asks (0) and who answers (1) in conversations."""
_WORDY: Final = {
    f"{name}{word}": (name, number)
    for name in ("question", "answer")
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
_SENTENCE: Final = re.compile(r"\S(?:\s+\S+){2,}[.!?。…)]\s*\Z")
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
        more_key, more = first(table, MORE)
        if isinstance(more, str) and more_key not in used and more.strip() not in said:
            said = f"{said.rstrip()}\n\n{more}"
            used.add(more_key)
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
    """Take a list for questions where it is a conversation: messages with who says what.

    Args:
        items: The list.
        line: The line it stands on, where it does not know.

    Returns:
        What users said with the reply to it; none for another list.
    """
    found: list[DraftEntry] = []
    asked = ""
    for item in items:
        if not isinstance(item, Table):
            return []
        role_key, role = first(item, ("role", "from", "sender", "speaker"))
        said_key, said_value = first(item, ("content", "value", "text", "message"))
        if not role_key or not isinstance(role, str):
            return []
        said = text_of(said_value) if said_key else ""
        turn = _SAYING.get(role.lower())
        if turn == 0:
            asked = said
        elif asked and said and turn:
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
    if named and not enough:
        # Subjects for questions, such as `parking`, need whole sentences for answers.
        known = {*TITLE, *BODY, *ABOUT, *SECTION, *HEADING}
        subjects = not any(plain(key) in known for key, _ in answered)
        if (
            len(answered) > 1
            and len(answered) == len(pairs)
            and subjects
            and all(
                _SENTENCE.search(text) and isinstance(table[key], str) for key, text in answered
            )
        ):
            return [DraftEntry(k, t, line=line_of(table[k], table.line)) for k, t in answered]
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
