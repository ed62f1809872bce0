"""Collecting what is wrong with a file, each with its place, its line and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from data.problems import Problem, Severity
from data.text import visible

if TYPE_CHECKING:
    from data.source import SourceText

Place: TypeAlias = tuple[int, int]
"""Line and column from 1, the column in characters."""

_WIDEST: Final = 100
_BEFORE: Final = 60


class Report:
    """All problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.source: SourceText | None = None
        self._problems: list[Problem] = []

    def error(
        self, code: str, message: str, place: Place | None, *, hint: str = "", path: str = ""
    ) -> None:
        """Add a problem that keeps the FAQ from being read.

        Args:
            code: Stable slug of the sort of problem.
            message: What is wrong, one sentence.
            place: Where it is; None for the whole file.
            hint: What to write instead.
            path: Where in the document.
        """
        self._add("error", code, message, place, hint, path)

    def warning(
        self, code: str, message: str, place: Place | None, *, hint: str = "", path: str = ""
    ) -> None:
        """Add a problem that the FAQ can be read in spite of.

        Args:
            code: Stable slug of the sort of problem.
            message: What is wrong, one sentence.
            place: Where it is; None for the whole file.
            hint: What to write instead.
            path: Where in the document.
        """
        self._add("warning", code, message, place, hint, path)

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return any(problem.severity == "error" for problem in self._problems)

    def has_error_on(self, line: int) -> bool:
        """Tell whether an error was reported on a line.

        Args:
            line: Line from 1.
        """
        return any(
            problem.line == line and problem.severity == "error" for problem in self._problems
        )

    def problems(self) -> tuple[Problem, ...]:
        """Give all problems in file order."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        place: Place | None,
        hint: str,
        path: str,
    ) -> None:
        line, column = place or (0, 0)
        text = self.source.line(line) if self.source and line else ""
        excerpt, caret = _excerpt(text, column)
        self._problems.append(
            Problem(
                severity,
                code,
                visible(message),
                self.file,
                line,
                column,
                excerpt,
                visible(hint),
                path,
                caret,
            )
        )


def _excerpt(line: str, column: int) -> tuple[str, int]:
    # A line of a megabyte tells nobody anything: what surrounds the column does.
    if len(line) <= _WIDEST:
        return visible(line), column
    start = max(0, min(column - 1 - _BEFORE, len(line) - _WIDEST))
    cut = line[start : start + _WIDEST]
    left = "…" if start else ""
    right = "…" if start + _WIDEST < len(line) else ""
    return left + visible(cut) + right, max(0, column - start + len(left)) if column else 0
