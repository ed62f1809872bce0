"""Lists and tables of Markdown whose items are questions with their answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.markdown.parts import bold_question, labelled_question
from convert.wording import (
    asks,
    is_labelled,
    starts_answer,
    title_text,
    without_answer_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from convert.markdown.line import Line

_MARKER: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$)")
_HEADING: Final = re.compile(r"#{1,6}[ \t]+(\S.*)$")
_LINK: Final = re.compile(r"\s*\[.*\]\([^()]*\)\W*")
_QUESTION: Final = re.compile(r"\W*(?:q|questions?|faqs?|frage)\W*", re.IGNORECASE)
_ANSWER: Final = re.compile(r"\W*(?:a|answers?|responses?|antwort)\W*", re.IGNORECASE)


def item_lines(tokens: Sequence[Token], piece: Sequence[Line], start: int) -> list[list[Line]]:
    """Return the lines of each item of a list, without its mark and margin.

    Args:
        tokens: The list's tokens.
        piece: Its lines.
        start: Number of its first line in the text that was parsed, from 0.

    Returns:
        The items in order.
    """
    level = tokens[0].level + 1
    items = []
    for token in tokens:
        if token.type == "list_item_open" and token.level == level and token.map:
            lines = piece[token.map[0] - start : token.map[1] - start]
            items.append(_inside(lines))
    return items


def _inside(lines: Sequence[Line]) -> list[Line]:
    if not lines:
        return []
    number, first = lines[0]
    marker = _MARKER.match(first)
    margin = marker.end() if marker else 0
    made = [(number, first[margin:])]
    for number, line in lines[1:]:
        blank = len(line) - len(line.lstrip(" "))
        made.append((number, line[min(blank, margin) :] if not line.startswith("\t") else line[1:]))
    return made


def question_items(items: Sequence[list[Line]]) -> list[tuple[str, list[Line], int]]:
    """Take the items of a list for questions, where they are.

    Args:
        items: The items' lines.

    Returns:
        Question, lines of the answer and line number of each item; none where fewer than half of
        the items ask something and answer it. Of an item that is neither asked nor titled as the
        others are, the question is empty and the answer all of it.
    """
    found = []
    marked = asked = 0
    for item in _joined(items):
        question, answer = _split(item)
        if question and any(line.strip() for _, line in answer):
            found.append((question, answer, item[0][0]))
            asked += asks(title_text(question)) > 0
            marked += asks(title_text(question)) > 1
        elif any(line.strip() for _, line in item):
            found.append(("", item, item[0][0]))
    return found if marked and asked * 2 >= len(items) else []


def _joined(items: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the items of a list, an item ``A: …`` as part of the one ``Q: …`` before it."""
    made: list[list[Line]] = []
    for item in items:
        words = _first(item)
        if made and starts_answer(words) and is_labelled(title_text(_first(made[-1]))):
            made[-1] = [*made[-1], (item[0][0], ""), (item[0][0], without_answer_label(words))]
            made[-1] += item[1:]
        else:
            made.append(list(item))
    return made


def _first(item: Sequence[Line]) -> str:
    return item[0][1] if item else ""


def _split(item: list[Line]) -> tuple[str, list[Line]]:
    """Return question and answer of an item; an empty question where it asks nothing."""
    end = next((at for at, (_, line) in enumerate(item) if not line.strip()), len(item))
    end = next((at for at in range(1, end) if _MARKER.match(item[at][1])), end)
    paragraph = "\n".join(line for _, line in item[:end])
    if not paragraph.strip() or _LINK.fullmatch(paragraph):
        return "", []
    number = item[0][0]
    if heading := _HEADING.match(item[0][1]):
        return heading[1], item[1:]
    found = labelled_question(paragraph) or bold_question(paragraph)
    if found:
        rest = [(number, line) for line in found[1].split("\n")] if found[1].strip() else []
        return found[0], rest + item[end:]
    lines = paragraph.split("\n")
    for at, line in enumerate(lines):
        if line.rstrip(" *_\\`").endswith("?"):
            return " ".join(lines[: at + 1]), _dedented(_only_point(item[at + 1 :]))
    return "", []


def _dedented(lines: list[Line]) -> list[Line]:
    margins = [len(line) - len(line.lstrip(" ")) for _, line in lines if line.strip()]
    least = min(margins, default=0)
    return [(number, line[least:]) for number, line in lines]


def _only_point(lines: list[Line]) -> list[Line]:
    """Return the lines of an answer that is a list of one point as those of a text."""
    filled = [line for _, line in lines if line.strip()]
    points = [line for line in filled if _MARKER.match(line)]
    deeper = all(line.startswith(" ") for line in filled[1:])
    if len(points) == 1 and filled and filled[0] is points[0] and deeper:
        start = next(at for at, (_, line) in enumerate(lines) if line.strip())
        return _inside(lines[start:])
    return lines


def table_rows(tokens: Sequence[Token]) -> list[tuple[int, str, str]]:
    """Take the rows of a table for questions, where its columns say so.

    Args:
        tokens: The table's tokens.

    Returns:
        Line within the table from 0, question and answer of each row; none for another table.
    """
    rows: list[tuple[int, list[str]]] = []
    first = (tokens[0].map or [0])[0]
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append(((token.map or [first])[0] - first, []))
        elif token.type in {"th_open", "td_open"}:
            rows[-1][1].append(tokens[at + 1].content)
    if not rows:
        return []
    head = [title_text(cell) for cell in rows[0][1]]
    question = next((at for at, cell in enumerate(head) if _QUESTION.fullmatch(cell)), -1)
    answer = next((at for at, cell in enumerate(head) if _ANSWER.fullmatch(cell)), -1)
    if question < 0 or answer < 0:
        return []
    return [
        (line, cells[question], cells[answer])
        for line, cells in rows[1:]
        if len(cells) > max(question, answer)
    ]
