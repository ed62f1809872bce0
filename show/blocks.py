"""What a command has to say, before it is known how it will look.

A command makes blocks; :mod:`show.styled`, :mod:`show.plain` and :mod:`show.linear` write them for
a terminal, for a pipe, and for screen readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

if TYPE_CHECKING:
    from data.problems import Problem

Span: TypeAlias = tuple[int, int]
"""Start and end offset in characters."""

Lighter: TypeAlias = "Callable[[str], list[Span]]"
"""Finds in a text what to light, in order and without overlaps."""


@dataclass(frozen=True, slots=True)
class See:
    """Something else in the FAQ that a text points to."""

    title: str
    """What it is called, such as its question."""
    command: str
    """The command that shows it."""


Seer: TypeAlias = "Callable[[str], See | None]"
"""Tells what a name within the FAQ leads to; None for nothing."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What follows is about this."""

    text: str
    """The heading."""
    said: str
    """What sort of thing it is, in one word, such as ``Question``."""
    level: int = 1
    """1 for the outermost."""
    lit: tuple[Span, ...] = ()
    """Matches in :attr:`text`."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A small thing worth knowing."""

    said: str
    """What it is, such as ``Section``."""
    value: str
    """What it says."""
    link: str = ""
    """Where it leads; empty for nowhere."""
    shown: str = ""
    """What to show among other facts on a line, where the value alone would not be understood."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Small things worth knowing, on one line where they fit."""

    facts: tuple[Fact, ...]
    """The facts in order."""
    labelled: bool = False
    """Whether each says what it is wherever it is written; else only where it is said in words."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in Markdown."""

    markdown: str
    """Its citations as numbers in brackets, escaped as Markdown needs."""
    text: str
    """The same as it is best read unrendered: Markdown without those escapes."""
    lighter: Lighter | None = None
    """Finds matches in the rendered text."""
    see: Seer | None = None
    """Tells what links within the FAQ lead to."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a careful reader must know."""

    title: str
    """What it is about, in a few words."""
    prose: Prose
    """What it says."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question in a list."""

    number: int
    """Its number."""
    id: str
    """Its id."""
    question: str
    """The question."""
    doubtful: bool = False
    """Whether a notice concerns it."""
    in_note: bool = False
    """Whether only a note shown with it has the words that it was listed for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that a search found."""

    rank: int
    """Its place among the hits, from 1."""
    id: str
    """Its id."""
    question: str
    """The question."""
    lit: tuple[Span, ...] = ()
    """Matches in :attr:`question`."""
    excerpt: str = ""
    """The part of it that matched best, on one line; empty when that is the question."""
    excerpt_lit: tuple[Span, ...] = ()
    """Matches in :attr:`excerpt`."""
    where: str = ""
    """Where the excerpt is from when it is not from the answer, such as ``also asked as``."""
    weak: bool = False
    """Whether it is probably not what was asked for."""


@dataclass(frozen=True, slots=True)
class Work:
    """A reference."""

    marker: str
    """Its number or key."""
    runs: tuple[tuple[str, bool], ...]
    """Its text in parts, each with whether it is italic."""
    said: str = "Reference"
    """What :attr:`marker` is the number or key of."""
    facts: tuple[Fact, ...] = ()
    """What else is known about it, such as its links, each on a line of its own."""
    notices: tuple[Notice, ...] = ()
    """What a careful reader must know about it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem of a file."""

    problem: Problem
    """The problem."""


Block: TypeAlias = Heading | Facts | Prose | Notice | Row | Hit | Work | Trouble
"""Anything a command can say."""
