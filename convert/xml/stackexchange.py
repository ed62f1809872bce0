"""A dump of a Stack Exchange site: ``Posts.xml`` (https://archive.org/details/stackexchange).

Each row is a question (``PostTypeId`` 1) or an answer (2) with its ``ParentId``. The file is read
bit by bit: only text that will be shown is kept, and of that no more than the limit.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from convert.model import Draft, DraftEntry
from convert.xml.safe import elements
from data.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from convert.source import Material

_MOST_ANSWERS: Final = 5
"""How many answers of a question are kept."""
_TAG: Final = re.compile(r"<([^<>]+)>|([^|<>]+)")


@dataclass(slots=True)
class _Question:
    """A question while the dump is read."""

    title: str
    body: str
    tags: str
    accepted: str
    updated: str
    number: str
    answers: list[tuple[bool, int, str]] = field(default_factory=list)
    """Whether it was accepted, score and text."""


def is_dump(path: Path) -> bool:
    """Return whether a file begins as a dump of posts does."""
    try:
        with path.open("rb") as stream:
            return b"<posts" in stream.read(2048).lower().replace(b"\0", b"")
    except OSError:
        return False


def read(material: Material) -> Draft:
    """Make a draft of a dump.

    Args:
        material: The file.

    Returns:
        The draft: of each question the accepted answer, then the others by their scores.

    Raises:
        FaqError: It is not well-formed.
    """
    if material.data or not material.path:
        return _read(io.BytesIO(material.data), material)
    with Path(material.path).open("rb") as stream:
        return _read(stream, material)


def _read(stream: BinaryIO, material: Material) -> Draft:
    questions: dict[str, _Question] = {}
    early: dict[str, list[Mapping[str, str]]] = {}
    room = material.limits.file_bytes
    root = None
    full = False
    left_out = 0
    for event, element in elements(stream, material.name):
        if root is None:
            root = element
        if event != "end" or element.tag != "row":
            continue
        row = element.attrib
        kind = row.get("PostTypeId")
        if kind == "1" and row.get("Title"):
            full = full or room <= 0
            if full:
                left_out += 1
            else:
                question = _question(row)
                questions[question.number] = question
                room -= len(question.body) + len(question.title)
                for answer in early.pop(question.number, ()):
                    room -= _answer(question, answer)
        elif kind == "2":
            parent = questions.get(row.get("ParentId", ""))
            if parent is not None:
                room -= _answer(parent, row)
            elif not full and len(early) < 1000:
                # Merged questions can have answers that are older than they are.
                early.setdefault(row.get("ParentId", ""), []).append(dict(row))
        element.clear()
        if len(root) > 1000:
            root.clear()
    return _draft(questions, left_out, material)


def _draft(questions: Mapping[str, _Question], left_out: int, material: Material) -> Draft:
    answered = [_entry(question) for question in questions.values() if question.answers]
    leftovers = []
    if unanswered := len(questions) - len(answered):
        leftovers.append(f"{unanswered:,} questions without an answer")
    problems = []
    if left_out:
        problems.append(
            Problem(
                "warning",
                "too-large",
                f"The dump is too large: its first {len(questions):,} questions were "
                f"imported, {left_out:,} were not.",
                material.name,
                hint="Raise FAQT_MAX_MB to import more of it.",
            )
        )
    return Draft(
        entries=tuple(answered),
        leftovers=tuple(leftovers),
        problems=tuple(problems),
    )


def _question(row: Mapping[str, str]) -> _Question:
    return _Question(
        title=row["Title"],
        body=row.get("Body", ""),
        tags=row.get("Tags", ""),
        accepted=row.get("AcceptedAnswerId", ""),
        updated=row.get("LastActivityDate", ""),
        number=row.get("Id", ""),
    )


def _answer(question: _Question, row: Mapping[str, str]) -> int:
    """Put an answer in its place; return by how many characters the text has grown."""
    score = row.get("Score", "0")
    body = row.get("Body", "")
    accepted = bool(question.accepted) and row.get("Id") == question.accepted
    number = int(score) if score.lstrip("-").isdigit() else 0
    before = sum(len(text) for _, _, text in question.answers)
    question.answers.append((accepted, number, body))
    question.answers.sort(key=lambda each: (each[0], each[1]), reverse=True)
    del question.answers[_MOST_ANSWERS:]
    return sum(len(text) for _, _, text in question.answers) - before


def _entry(question: _Question) -> DraftEntry:
    parts = []
    for at, (accepted, score, body) in enumerate(question.answers):
        if at or len(question.answers) > 1:
            said = "Accepted answer" if accepted else "Answer" if not at else "Another answer"
            parts.append(f"**{said} (score {score})**")
        parts.append(body.strip())
    if question.body.strip():
        parts += ("**The question in full**", question.body.strip())
    tags = tuple(one or other for one, other in _TAG.findall(question.tags))
    return DraftEntry(
        question=question.title,
        answer="\n\n".join(parts),
        anchor=f"q{question.number}" if question.number else "",
        tags=tags,
        updated=question.updated,
    )
