"""What is wrong with a file: where, what, and what to write instead."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""An error must be put right, and one from reading keeps the FAQ from being read; a warning should
be looked at; a note is good to know."""


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

    def __str__(self) -> str:
        """Give it as people read it: place and message, the line with a caret, the remedy."""
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


class FaqError(Exception):
    """A FAQ that cannot be read.

    Attributes:
        problems: All that is wrong, at least one of them an error.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
