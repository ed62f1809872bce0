"""What an answer, a reference or a result consists of, before it is known how it will look.

A command makes blocks; :mod:`show.styled`, :mod:`show.plain` and :mod:`show.linear` write them for
a terminal, for a pipe, and for screen readers, and :mod:`tui.layout.render` lays them out in panes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.problems import Problem
    from show.links import LinkTarget

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
    """What it is, such as ``Section``; empty where the value says it all."""
    value: str
    """What it says."""
    target: LinkTarget | None = None
    """Where it leads; None for nowhere."""
    shown: str = ""
    """What to show among other facts on a line, where the value alone would not be understood."""
    name: str = ""
    """What to call it where it can be followed; empty for the value."""
    warns: bool = False
    """Whether a careful reader should mind it."""


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
    written: str
    """The same without those escapes, its HTML as it was written."""
    lighter: Lighter | None = None
    """Finds matches in the rendered text."""
    see: Seer | None = None
    """Tells what links within the FAQ lead to."""

    @property
    def text(self) -> str:
        """The text as it is best read unrendered: Markdown, nothing escaped, without HTML."""
        from data.markup.readable import readable_markdown  # here, because a list has no prose

        return readable_markdown(self.markdown, self.written)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a careful reader must know."""

    title: str
    """What it is about, in a few words."""
    prose: Prose
    """What it says."""


@dataclass(frozen=True, slots=True)
class Listed:
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
class Found:
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
    id: str = ""
    """Its key."""
    short: str = ""
    """Which work it is, in one line."""
    said: str = "Reference"
    """What :attr:`marker` is the number or key of."""
    facts: tuple[Fact, ...] = ()
    """What else is known about it, such as its links, each on a line of its own."""
    notices: tuple[Notice, ...] = ()
    """What a careful reader must know about it."""
    asks: bool = False
    """Whether another work was probably meant, which is to be offered before it opens."""


@dataclass(frozen=True, slots=True)
class Answer:
    """All about a question; :meth:`blocks` says it in reading order."""

    heading: Heading
    """The question."""
    facts: tuple[Fact, ...]
    """Where it stands: number, id, section."""
    source: Fact | None
    """The source's own heading; None where that is the question."""
    labels: tuple[Fact, ...]
    """Its tags and the date of its last review."""
    notices: tuple[Notice, ...]
    """What a careful reader must know about it."""
    prose: Prose
    """The answer."""
    works: tuple[Work, ...]
    """The references that belong to it, in the order of their numbers."""

    def blocks(self) -> Iterator[Block]:
        """Yield its parts in reading order."""
        yield self.heading
        source = (self.source,) if self.source else ()
        yield Facts((*self.facts, *source, *self.labels))
        yield from self.notices
        yield self.prose
        if self.works:
            yield Heading("References", "Part", 2)
        yield from self.works


@dataclass(frozen=True, slots=True)
class Offers:
    """What to try where a search found nothing."""

    query: str
    """What was searched for."""
    said: str = ""
    """What the FAQ says nothing about, as a sentence without a full stop."""
    words: tuple[str, ...] = ()
    """Words that come near."""
    entries: tuple[tuple[str, str], ...] = ()
    """Id and question of the closest entries."""
    sections: tuple[tuple[str, str], ...] = ()
    """Id and title of sections to browse."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem of a file."""

    problem: Problem
    """The problem."""


Block: TypeAlias = Heading | Facts | Prose | Notice | Listed | Found | Work | Trouble
"""Anything a command can say."""
