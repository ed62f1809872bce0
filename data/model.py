"""What a FAQ is: frozen values that every other part passes around.

:mod:`data.reading.reader` makes them; nothing here reads a file, ranks or draws.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from data.catalogue import CitedBy, MemoryCatalogue, Stored, StoredEntries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.catalogue import Catalogue

CslValue: TypeAlias = "str | int | bool | tuple[CslValue, ...] | Mapping[str, CslValue] | None"
"""A value of a CSL field as the file has it: lists become tuples, mappings stay mappings."""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions."""

    id: str
    """Stable slug."""
    title: str
    """What readers see."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference cited at one place of an answer, in Pandoc's grammar."""

    key: str
    """Id of the reference cited."""
    locator: str
    """What follows the key in brackets, such as ``pp. 3-5``; empty when there is nothing."""
    span: tuple[int, int]
    """Start and end offset, in characters of the answer, of the whole citation group: all
    citations of ``[@a; @b]`` share one span."""
    prefix: str = ""
    """What precedes the key in brackets, such as ``see``."""
    in_text: bool = False
    """True for ``@key`` in running text, which reads as authors and year."""
    author_suppressed: bool = False
    """True for ``[-@key]``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its answer."""

    id: str
    """Stable slug, unique in the FAQ."""
    question: str
    """The question as a reader would ask it."""
    answer: str
    """Markdown with Pandoc citations."""
    section: str = ""
    """Id of the section it belongs to; empty when there is none."""
    heading: str = ""
    """The source's own heading where it is not the question."""
    aliases: tuple[str, ...] = ()
    """Other ways to ask it: searched, not listed."""
    tags: tuple[str, ...] = ()
    """Words to filter by."""
    updated: str = ""
    """ISO date of the last review; empty when unknown."""
    citations: tuple[Citation, ...] = ()
    """Citations of the answer in reading order."""
    flaws: tuple[str, ...] = ()
    """What the file has of it and could not be read, a sentence each."""
    line: int = 1
    """Line of the file (from 1) where the entry starts."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organisation, as CSL names them."""

    family: str = ""
    """Family name."""
    given: str = ""
    """Given names or initials."""
    literal: str = ""
    """The whole name where it has no parts, as for organisations."""
    dropping_particle: str = ""
    """Particle that is dropped when only the family name is shown (``de`` in *Musset, A. de*)."""
    non_dropping_particle: str = ""
    """Particle that stays with the family name (``van der`` in *van der Berg*)."""
    suffix: str = ""
    """``Jr.``, ``III``."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, or the beginning of a span of time, as far as it is known."""

    year: int | None = None
    """Year; None when only ``literal`` is known."""
    month: int | None = None
    """Month, 1 to 12."""
    day: int | None = None
    """Day of the month."""
    literal: str = ""
    """The text that was written where it is no date, such as ``in press``."""
    season: int | None = None
    """Season instead of a month: 1 spring, 2 summer, 3 autumn, 4 winter."""
    circa: bool = False
    """Whether the date is only approximate or uncertain."""
    end: PartialDate | None = None
    """End of a span of time; an empty date where the end is open; None for one date."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited work in CSL terms (https://docs.citationstyles.org/en/stable/specification.html)."""

    id: str
    """Citation key, unique in the FAQ."""
    type: str = ""
    """CSL type, such as ``article-journal``; empty when not given."""
    title: str = ""
    """Title of the work."""
    authors: tuple[Name, ...] = ()
    """The CSL ``author`` names in order."""
    issued: PartialDate | None = None
    """When it was issued."""
    fields: Mapping[str, CslValue] = field(default_factory=dict)
    """Every field as the file has it, by CSL name (``container-title``, ``DOI``, ``custom``, ...),
    with ``id``, ``type``, ``title``, ``author`` and ``issued`` among them. Never written to."""
    printed: str = ""
    """The reference exactly as printed in the source (``custom.printed``)."""
    flaws: tuple[str, ...] = ()
    """What the file has of it and could not be read, a sentence each."""
    line: int = 1
    """Line of the file (from 1) where the reference starts."""
    file: str = ""
    """Absolute path of the bibliography that it stands in; empty for the FAQ's own file."""

    def text(self, name: str) -> str:
        """Return a field as text.

        Args:
            name: CSL field name, such as ``container-title``.

        Returns:
            The field's text; empty when it is missing or not a scalar.
        """
        value = self.fields.get(name)
        if isinstance(value, str):
            return value
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


@dataclass(frozen=True, slots=True)
class Erratum:
    """What a careful reader must know about an entry or a reference."""

    id: str
    """Stable slug, unique among the errata."""
    target: str
    """Id of the entry or the reference it concerns."""
    note: str
    """What is doubtful, in Markdown with citations."""
    kind: str = ""
    """Short slug of the sort of trouble, such as ``mixed-reference``."""
    date: str = ""
    """ISO date of when it was found."""
    see: tuple[str, ...] = ()
    """Ids of references that help, such as the works probably meant."""
    citations: tuple[Citation, ...] = ()
    """Citations of the note in reading order."""
    line: int = 1
    """Line of the file (from 1) where the erratum starts."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the FAQ's content comes from."""

    title: str = ""
    """Title of the article or document."""
    author: str = ""
    """Who wrote or published it."""
    url: str = ""
    """Where it was found."""
    retrieved: str = ""
    """ISO date of when it was read."""
    note: str = ""
    """What a reader should know about it."""


@dataclass(frozen=True, slots=True)
class Faq:
    """A whole FAQ.

    Ids of entries and of references do not overlap, so that an erratum's target is never ambiguous.
    Entries and references need not be in memory: who wants few of them takes few, and what is
    counted or looked up is asked of :attr:`catalogue`.
    """

    title: str
    """What the FAQ is called."""
    entries: Sequence[Entry] = ()
    """Questions and answers in file order."""
    sections: tuple[Section, ...] = ()
    """Sections in the order to show them, each used by an entry or declared."""
    references: Sequence[Reference] = ()
    """Cited works in file order."""
    errata: tuple[Erratum, ...] = ()
    """Doubts and corrections in file order."""
    language: str = "en"
    """BCP 47 tag of the language of the content."""
    about: str = ""
    """Provenance and cautions, in Markdown."""
    source: Source = Source()
    """Where the content comes from."""
    path: str = ""
    """Absolute path of the file; empty for a FAQ made in memory."""
    bibliographies: tuple[str, ...] = ()
    """Absolute paths of the bibliographies that its file names and references were taken from."""
    digest: str = ""
    """SHA-256 of the file's bytes in hexadecimal; behind a space, what the file was to be read as,
    where somebody said so. Empty for a FAQ made in memory."""
    format: str = ""
    """What the file was taken for, such as ``Markdown``; empty for faqt's own format."""
    change: Change | None = field(default=None, repr=False, compare=False)
    """How it differs from an earlier state, where only that was read; None where all was."""
    catalogue: Catalogue = field(init=False, repr=False, compare=False)
    """Counts, orders and finds the entries."""
    entries_by_id: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    """Look-up of :attr:`entries`."""
    references_by_id: Mapping[str, Reference] = field(init=False, repr=False, compare=False)
    """Look-up of :attr:`references`."""
    errata_by_target: Mapping[str, tuple[Erratum, ...]] = field(
        init=False, repr=False, compare=False
    )
    """Errata by the id of the entry or reference they concern."""
    cited_by: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    """Ids of the entries that cite a reference, in file order, by the reference's id."""

    @property
    def source_digest(self) -> str:
        """The part of :attr:`digest` that is of the file alone."""
        return self.digest.partition(" ")[0]

    def __post_init__(self) -> None:
        errata: dict[str, list[Erratum]] = {}
        for erratum in self.errata:
            errata.setdefault(erratum.target, []).append(erratum)
        entries, references = self.entries, self.references
        # A frozen class can only be completed this way.
        put = object.__setattr__
        if isinstance(entries, StoredEntries):
            put(self, "catalogue", entries.catalogue)
            put(self, "entries_by_id", entries.by_id)
        else:
            put(self, "catalogue", MemoryCatalogue(entries, references, self.sections))
            put(self, "entries_by_id", {entry.id: entry for entry in entries})
        if isinstance(references, Stored):
            put(self, "references_by_id", references.by_id)
        else:
            put(self, "references_by_id", {ref.id: ref for ref in references})
        put(self, "errata_by_target", {target: tuple(all_) for target, all_ in errata.items()})
        put(self, "cited_by", CitedBy(self.catalogue, entries, references))


@dataclass(frozen=True, slots=True)
class Change:
    """How a FAQ differs from an earlier state of it, with the same ids at the same places."""

    base: Faq
    """The earlier state, which was read whole."""
    places: tuple[int, ...]
    """Places of the entries that are not the same, ascending."""
