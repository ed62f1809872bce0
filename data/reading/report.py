"""Collecting what is wrong with a file, each with its place, its line and its remedy."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from data.problems import MORE, Problem, Severity, in_order
from data.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.reading.source import SourceText

Place: TypeAlias = tuple[int, int]
"""Line and column from 1, the column in characters."""

Hint: TypeAlias = "str | Callable[[], str]"
"""What to write instead, or what finds it out: that can be slow, and is done once."""

_ITEM: Final = re.compile(r"(?:questions|references)\[\d+\]")
_LOSSES: Final = frozenset({"bad-date"})
"""Codes of warnings that say that something could not be taken as what it should be."""
_WIDEST: Final = 100
_BEFORE: Final = 60


class Report:
    """All problems of one file.

    Attributes:
        source: Its text, from which lines are shown; None before it is known.
        refused: Whether the FAQ cannot be read.
    """

    def __init__(self, file: str, most: int = 1000) -> None:
        """Start with none.

        Args:
            file: The file as the user named it.
            most: How many errors, and how many warnings, are kept.
        """
        self.file = visible(file)
        self.source: SourceText | None = None
        self.refused = False
        self._most = most
        self._kept: dict[Severity, list[Problem]] = {"error": [], "warning": []}
        self._left_out: dict[Severity, int] = {"error": 0, "warning": 0}

    def error(
        self,
        code: str,
        message: str,
        place: Place | None,
        *,
        hint: Hint = "",
        path: str = "",
        fatal: bool = False,
    ) -> None:
        """Add a problem by which a part of the FAQ is lost, or all of it.

        Args:
            code: Stable slug of the sort of problem.
            message: What is wrong, one sentence.
            place: Where it is; None for the whole file.
            hint: What to write instead; called only when the problem is listed.
            path: Where in the document.
            fatal: Whether the FAQ cannot be read because of it.
        """
        self.refused = self.refused or fatal
        self._add("error", code, message, place, hint, path, fatal=fatal)

    def warning(
        self, code: str, message: str, place: Place | None, *, hint: Hint = "", path: str = ""
    ) -> None:
        """Add a problem by which nothing is lost.

        Args:
            code: Stable slug of the sort of problem.
            message: What is wrong, one sentence.
            place: Where it is; None for the whole file.
            hint: What to write instead; called only when the problem is listed.
            path: Where in the document.
        """
        self._add("warning", code, message, place, hint, path)

    def take_back(self, path: str) -> None:
        """Forget errors that turned out to be the consequence of another one.

        Args:
            path: The item that ended before its time: what it lacks, or that it is none.
        """
        self._kept["error"] = [
            problem
            for problem in self._kept["error"]
            if not (
                (problem.code.startswith("missing-") and problem.path.startswith(path))
                or (problem.code == "wrong-type" and problem.path == path)
            )
        ]

    def take_over(self, other: Report) -> None:
        """Add what another report of the same file has and this one has not."""
        for severity, problems in other._kept.items():
            kept = self._kept[severity]
            kept += (problem for problem in problems if problem not in kept)
        self.refused = self.refused or other.refused

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return bool(self._kept["error"])

    def refuse(self, because: Callable[[Problem], bool]) -> bool:
        """Say that errors that were told keep the FAQ from being read.

        Args:
            because: Which of them.

        Returns:
            Whether there is one; otherwise nothing is said.
        """
        errors = self._kept["error"]
        found = [
            replace(problem, fatal=True) if because(problem) else problem for problem in errors
        ]
        self._kept["error"] = found
        some = any(map(because, errors))
        self.refused = self.refused or some
        return some

    def flaws(self) -> dict[str, tuple[str, ...]]:
        """Say what was lost of each question and reference.

        Returns:
            Sentences by where the item stands in the document, such as ``references[2]``.
        """
        found: dict[str, tuple[str, ...]] = {}
        for problem in (*self._kept["error"], *self._kept["warning"]):
            item = _ITEM.match(problem.path)
            if item and (problem.severity == "error" or problem.code in _LOSSES):
                found[item[0]] = (*found.get(item[0], ()), problem.message)
        return found

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems in the order to mend them, and last how many were left out."""
        rest = [
            Problem(
                severity,
                MORE,
                f"{number:,} more {severity}s are not listed.",
                self.file,
                hint="Fix these first; many may have one cause.",
            )
            for severity, number in self._left_out.items()
            if number
        ]
        return in_order((*self._kept["error"], *self._kept["warning"], *rest))

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        place: Place | None,
        hint: Hint,
        path: str,
        *,
        fatal: bool = False,
    ) -> None:
        if len(self._kept[severity]) >= self._most and not fatal:
            self._left_out[severity] += 1
            return
        line, column = place or (0, 0)
        text = self.source.line(line) if self.source and line else ""
        shown, caret = excerpt(text, column)
        if self.source:
            column = self.source.original_column((line, column))
        self._kept[severity].append(
            Problem(
                severity,
                code,
                visible(message),
                self.file,
                line,
                column,
                shown,
                visible(hint if isinstance(hint, str) else hint()),
                path,
                caret,
                fatal,
            )
        )


def excerpt(line: str, column: int) -> tuple[str, int]:
    """Cut a line so that it can be shown: of a megabyte only what surrounds the column.

    Args:
        line: The line.
        column: Column from 1; 0 for none.

    Returns:
        The line or a part of it, safe to show, and the column within that.
    """
    if len(line) <= _WIDEST:
        return visible(line), column
    start = max(0, min(column - 1 - _BEFORE, len(line) - _WIDEST))
    cut = line[start : start + _WIDEST]
    left = "…" if start else ""
    right = "…" if start + _WIDEST < len(line) else ""
    return left + visible(cut) + right, max(0, column - start + len(left)) if column else 0
