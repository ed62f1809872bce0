"""What is wrong with a file: where, what, and what to write instead."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "note"]
"""An error must be put right: a part of the FAQ is not what its author meant, or nothing of it can
be read (:attr:`Problem.fatal`). A warning should be looked at; a note is good to know."""

MORE: Final = "more-problems"
"""Code of a problem that only says how many more there are."""
_RANKS: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "note": 2}
_CONSEQUENCES: Final = frozenset(
    {"missing-title", "unknown-citation", "unknown-section", "unknown-see", "unknown-target"}
)
"""What may only be missing because something else could not be read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place of a file."""

    severity: Severity
    """How bad it is."""
    code: str
    """Stable slug of the sort of problem, such as ``duplicate-id``: scripts may rely on it."""
    message: str
    """What is wrong, one sentence without its place."""
    file: str = ""
    """The file as the user named it."""
    line: int = 0
    """Line from 1; 0 when the problem is about the whole file."""
    column: int = 0
    """Column in characters from 1; 0 when unknown."""
    source: str = ""
    """The offending line, control characters removed; empty when there is none."""
    hint: str = ""
    """What to write or do instead, one sentence; empty when there is nothing to say."""
    path: str = ""
    """Where in the document, such as ``questions[2].answer``; empty for the whole file."""
    caret: int = 0
    """Column of the place within :attr:`source`, where that is only a part of a long line; 0 when
    it is :attr:`column`."""
    fatal: bool = False
    """True when the FAQ cannot be read because of it; without such a problem it can, in spite of
    all others."""

    def __str__(self) -> str:
        """Return it as people read it: place and message, the line with a caret, the remedy."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        lines = [f"{place}: {self.severity}: {self.message}" if place else self.message]
        if self.source:
            margin = f"{self.line:>5} | "
            lines.append(margin + self.source)
            caret = self.caret or self.column
            if caret:
                pad = "".join(map(_blank, self.source[: caret - 1]))
                lines.append(" " * (len(margin) - 2) + "| " + pad + "^")
        if self.hint:
            lines.append(f"      = {self.hint}")
        return "\n".join(lines)


def _blank(char: str) -> str:
    # As wide as the character, so that the caret stands below its own: tabs stay, East Asian
    # characters and emoji take two columns, accents none.
    if char == "\t":
        return char
    if unicodedata.combining(char):
        return ""
    return "  " if unicodedata.east_asian_width(char) in "WF" else " "


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems as they are best mended.

    Args:
        problems: Problems of one file.

    Returns:
        Errors, warnings and notes; of each, causes before what may be their consequence, and then
        in file order. Last, what could not be listed.
    """

    def rank(problem: Problem) -> tuple[bool, int, bool, int, int]:
        return (
            problem.code == MORE,
            _RANKS[problem.severity],
            problem.code in _CONSEQUENCES,
            problem.line,
            problem.column,
        )

    return tuple(sorted(problems, key=rank))


class FaqError(Exception):
    """A FAQ that cannot be read.

    Attributes:
        problems: All that is wrong, at least one of them an error.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
