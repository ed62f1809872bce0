"""Which mappings and lists of a tree hold several questions, each in a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.model import DraftEntry
from convert.records.names import (
    ABOUT,
    ANSWER,
    BODY,
    HEADING,
    QUESTION,
    SECTION,
    TITLE,
    first,
    languages,
    plain,
)
from convert.records.tree import Table
from convert.records.values import label_of, line_of, text_of
from convert.wording import asks

if TYPE_CHECKING:
    from convert.records.tree import Tree

_NUMBERED: Final = re.compile(
    r"(?P<before>.*?)(?P<name>question|title|heading|answer|response|content|text|body|q|a)"
    r"[\W_]?(?P<number>\d{1,4})|"
    r"(?P<before2>.*?)(?P<number2>\d{1,4})[\W_]?(?P<name2>question|title|heading|answer|response|"
    r"content|text|body|q|a)",
    re.IGNORECASE,
)
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


def column_entries(table: Table) -> list[DraftEntry]:
    """Take a mapping for questions where it holds all of them in one field, their answers in one.

    Args:
        table: Such as ``{questions: [...], answers: [...]}``, or a table written by columns.

    Returns:
        The questions; none for another mapping.
    """
    asked_key, asked = first(table, QUESTION)
    answer_key, answers = first(table, ANSWER)
    if isinstance(asked, Table) and isinstance(answers, Table) and asked.keys() == answers.keys():
        if languages(asked):
            return []
        asked, answers = list(asked.values()), list(answers.values())
    if not (isinstance(asked, list) and isinstance(answers, list) and asked_key and answer_key):
        return []
    both = [*asked, *answers]
    if len(asked) < 2 or len(asked) != len(answers) or not all(isinstance(x, str) for x in both):
        return []
    # Several ways to ask, with several answers to choose from, look the same but for their words.
    texts = [text_of(text) for text in asked]
    if sum(asks(text) > 0 for text in texts) < len(texts) or plain(asked_key) == "patterns":
        return []
    return [
        DraftEntry(question, text_of(answer), line=line_of(question, table.line))
        for question, answer in zip(texts, answers, strict=True)
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


def only_heading(table: Table) -> str:
    """Return the title that a mapping is, standing between questions; empty for another."""
    ((key, value),) = table.items() if len(table) == 1 else (("", None),)
    return label_of(value) if plain(key) in HEADING and isinstance(value, str) else ""


def named_texts(items: list[Tree]) -> Table:
    """Return the texts of a list by their names, as programs keep what they say."""
    made = Table(0)
    for item in items:
        if not isinstance(item, Table) or item.keys() - {"name", "text", "translatable"}:
            return Table(0)
        made[label_of(item.get("name"))] = item.get("text")
    return made
