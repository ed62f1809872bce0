"""Measured times, and the cells of a table that they fill."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Sample:
    """Times of one thing done again and again."""

    seconds: tuple[float, ...]
    """Each time, in seconds; at least one."""

    @property
    def least(self) -> float:
        """The least of them, in seconds: what the machine can do when nothing is in its way."""
        return min(self.seconds)

    @property
    def median(self) -> float:
        """The middle one, in seconds."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """The 95th percentile, in seconds."""
        ranked = sorted(self.seconds)
        return ranked[int(len(ranked) * 0.95)]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    what: str
    """What was measured."""
    sample: Sample | None
    """Its times; None when it could not be measured."""
    base: Sample | None = None
    """What it is compared with; None for nothing."""
    note: str = ""
    """What one must know to read the figures."""


def milliseconds(seconds: float) -> str:
    """Return a time with three figures or so."""
    value = seconds * 1e3
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(title: str, rows: Iterable[Row], base: str) -> str:
    """Return a Markdown table.

    Args:
        title: Heading of the table.
        rows: What it holds.
        base: What the ratios are to.

    Returns:
        The heading and the table, with an empty line after it.
    """
    lines = [
        f"### {title}",
        "",
        f"| milliseconds | least | median | p95 | least / {base} | median | p95 | |",
        "|---|--:|--:|--:|--:|--:|--:|---|",
        *(_line(row) for row in rows),
        "",
    ]
    return "\n".join(lines)


def _line(row: Row) -> str:
    cells = [row.what, *_times(row.sample), *_ratios(row.sample, row.base), row.note]
    return f"| {' | '.join(cells)} |"


def _times(sample: Sample | None) -> Sequence[str]:
    if sample is None:
        return ["", "", ""]
    return [milliseconds(value) for value in (sample.least, sample.median, sample.p95)]


def _ratios(sample: Sample | None, base: Sample | None) -> Sequence[str]:
    if sample is None or base is None:
        return ["", "", ""]
    pairs = (
        (sample.least, base.least),
        (sample.median, base.median),
        (sample.p95, base.p95),
    )
    return [f"{ours / theirs:.2f}" for ours, theirs in pairs]
