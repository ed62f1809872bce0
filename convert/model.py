"""What a format's module makes of a source, and what becomes of that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.model import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.model import Faq, Reference
    from data.problems import Problem


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A question with its answer as the source has it."""

    question: str
    """The question; Markdown or plain text, of any number of lines."""
    answer: str
    """The answer in Markdown, HTML in it left as it is."""
    section: str = ""
    """Title of the section it stands in; empty for none."""
    anchor: str = ""
    """The source's own name for it, such as the target of its heading; empty for none."""
    aliases: tuple[str, ...] = ()
    """Other ways to ask it."""
    tags: tuple[str, ...] = ()
    """Words to filter by."""
    updated: str = ""
    """Date of the last change, as far as the source tells: its first ten characters count when
    they are an ISO date."""
    line: int = 1
    """Line of the source (from 1) where it starts."""
    unsure: tuple[str, ...] = ()
    """What a person should look at, one sentence each."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A FAQ as its source has it: nothing unique, nothing clean."""

    title: str = ""
    """Title; empty when the source has none."""
    language: str = ""
    """BCP 47 tag; empty when unknown."""
    about: str = ""
    """What stands before the questions, in Markdown."""
    source: Source = field(default_factory=Source)
    """Where it comes from."""
    entries: tuple[DraftEntry, ...] = ()
    """Questions in the order of the source."""
    references: tuple[Reference, ...] = ()
    """Works that the answers cite in Pandoc's grammar; without any, no ``@`` is a citation."""
    format: str = ""
    """What the source was taken for, where its module knows better than its format's name."""
    seen: tuple[str, ...] = ()
    """What a source without questions has instead, such as its headings: for the message."""
    hint: str = ""
    """What to do about a source without questions, where its module knows better."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the source without keeping it from being read."""
    leftovers: tuple[str, ...] = ()
    """What was found and not taken, one line each."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A FAQ made of a source, with what a person may want to know about it."""

    faq: Faq
    """The FAQ; its ``format`` says what the source was taken for."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the source without keeping it from being read."""
    leftovers: tuple[str, ...] = ()
    """What was found and not taken, one line each."""
    unsure: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a person should look at, by the id of the entry."""

    @property
    def format(self) -> str:
        """What the source was taken for, such as ``Markdown``."""
        return self.faq.format
