"""Collecting what is wrong with a file, each with its place, its line and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from data.problems import Problem, Severity
from data.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.reading.source import SourceText

Place: TypeAlias = tuple[int, int]
"""Line and column from 1, the column in characters."""

Hint: TypeAlias = "str | Callable[[], str]"
"""What to write instead, or what finds it out: that can be slow, and is done once."""

_WIDEST: Final = 100
_BEFORE: Final = 60


class Report:
    """All problems of one file."""

    def __init__(self, file: str, most: int = 1000) -> None:
        """Start with none.

        Args:
            file: The file as the user named it.
            most: How many errors, and how many warnings, are kept.
        """
        self.file = visible(file)
        self.source: SourceText | None = None
        self._most = most
        self._kept: dict[Severity, list[Problem]] = {"error": [], "warning": []}
        self._left_out: dict[Severity, int] = {"error": 0, "warning": 0}

    def error(
        self, code: str, message: str, place: Place | None, *, hint: Hint = "", path: str = ""
    ) -> None:
        """Add a problem that keeps the FAQ from being read.

        Args:
            code: Stable slug of the sort of problem.
            message: What is wrong, one sentence.
            place: Where it is; None for the whole file.
            hint: What to write instead; called only when the problem is listed.
            path: Where in the document.
        """
        self._add("error", code, message, place, hint, path)

    def warning(
        self, code: str, message: str, place: Place | None, *, hint: Hint = "", path: str = ""
    ) -> None:
        """Add a problem that the FAQ can be read in spite of.

        Args:
            code: Stable slug of the sort of problem.
            message: What is wrong, one sentence.
            place: Where it is; None for the whole file.
            hint: What to write instead; called only when the problem is listed.
            path: Where in the document.
        """
        self._add("warning", code, message, place, hint, path)

    def take_back(self, code: str, path: str) -> None:
        """Forget errors that turned out to be the consequence of another one.

        Args:
            code: How their codes begin.
            path: How their places in the document begin.
        """
        self._kept["error"] = [
            problem
            for problem in self._kept["error"]
            if not (problem.code.startswith(code) and problem.path.startswith(path))
        ]

    def take_over(self, other: Report) -> None:
        """Add what another report of the same file has and this one has not."""
        for severity, problems in other._kept.items():
            kept = self._kept[severity]
            kept += (problem for problem in problems if problem not in kept)

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return bool(self._kept["error"])

    def problems(self) -> tuple[Problem, ...]:
        """Give all problems in file order, and last how many were left out."""
        kept = sorted(
            (*self._kept["error"], *self._kept["warning"]),
            key=lambda problem: (problem.line, problem.column),
        )
        rest = [
            Problem(
                severity,
                "more-problems",
                f"{number:,} more {severity}s are not listed.",
                self.file,
                hint="Mend these first; many may have one cause.",
            )
            for severity, number in self._left_out.items()
            if number
        ]
        return (*kept, *rest)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        place: Place | None,
        hint: Hint,
        path: str,
    ) -> None:
        if len(self._kept[severity]) >= self._most:
            self._left_out[severity] += 1
            return
        line, column = place or (0, 0)
        text = self.source.line(line) if self.source and line else ""
        shown, caret = excerpt(text, column)
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
