"""The names a FAQ file may use: its own keys, and the CSL fields and types of references.

CSL names follow the CSL 1.0.2 specification, appendices III (types) and IV (variables)
(https://docs.citationstyles.org/en/stable/specification.html), and its input schema
(https://github.com/citation-style-language/schema, ``csl-data.json``), which alone knows
``custom`` and the short titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SCHEMA: Final = 1
"""The newest version of the file format that this program reads."""

TOP_KEYS: Final = (
    "schema",
    "title",
    "language",
    "about",
    "source",
    "sections",
    "questions",
    "references",
    "bibliography",
    "errata",
)
SOURCE_KEYS: Final = ("title", "author", "url", "retrieved", "note")
SECTION_KEYS: Final = ("id", "title")
ENTRY_KEYS: Final = (
    "id",
    "section",
    "question",
    "heading",
    "aliases",
    "tags",
    "updated",
    "answer",
)
ERRATUM_KEYS: Final = ("id", "target", "kind", "date", "note", "see")

MEANT: Final[Mapping[str, str]] = {
    "a": "answer",
    "body": "answer",
    "content": "answer",
    "response": "answer",
    "text": "answer",
    "q": "question",
    "name": "title",
    "title": "question",
    "category": "section",
    "group": "section",
    "topic": "section",
    "alias": "aliases",
    "also": "aliases",
    "tag": "tags",
    "keywords": "tags",
    "date": "updated",
    "modified": "updated",
    "slug": "id",
    "key": "id",
    "lang": "language",
    "description": "about",
    "faq": "questions",
    "faqs": "questions",
    "items": "questions",
    "entries": "questions",
    "categories": "sections",
    "groups": "sections",
    "refs": "references",
    "corrections": "errata",
    "erratum": "errata",
    "version": "schema",
    "label": "title",
    "link": "url",
    "accessed": "retrieved",
    "of": "target",
    "for": "target",
    "type": "kind",
    "first": "given",
    "firstname": "given",
    "last": "family",
    "lastname": "family",
    "surname": "family",
    "organization": "literal",
}
"""Keys that other FAQ formats use, and what they are called here."""

CSL_TYPES: Final = _names(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """
)
"""What a work can be."""

MEANT_TYPES: Final[Mapping[str, str]] = {
    "journal-article": "article-journal",
    "journal": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "proceedings-article": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "book-chapter": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "dissertation": "thesis",
    "techreport": "report",
    "online": "webpage",
    "website": "webpage",
    "misc": "document",
    "preprint": "article",
    "posted-content": "article",
}
"""Types of BibTeX and Crossref, and what CSL calls them."""

CSL_NAMES: Final = _names(
    """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
    """
)
"""Fields that hold names."""

CSL_DATES: Final = _names(
    """
    accessed available-date event-date issued original-date submitted
    """
)
"""Fields that hold dates."""

CSL_TEXTS: Final = _names(
    """
    abstract annote archive archive-place archive_collection archive_location authority
    call-number chapter-number citation-key citation-label citation-number collection-number
    collection-title container-title container-title-short dimensions division DOI edition event
    event-place event-title first-reference-note-number genre id ISAN ISBN ISCI ISMN ISRC ISSN
    issue ISWC journalAbbreviation jurisdiction keyword language locator medium note number
    number-of-pages number-of-volumes original-publisher original-publisher-place original-title
    page page-first part part-number part-title PMCID PMID printing printing-number publisher
    publisher-place references reviewed-genre reviewed-title scale section shortTitle source
    status supplement supplement-number title title-short translated-title translated-title-short
    type URL version volume volume-title volume-title-short year-suffix
    """
)
"""Fields that hold a text or a number."""

CSL_OTHER: Final = frozenset({"categories", "custom"})
"""Fields with a shape of their own: a list of texts, and a mapping of anything."""

CSL_FIELDS: Final = CSL_NAMES | CSL_DATES | CSL_TEXTS | CSL_OTHER
"""Every field of a reference."""

CSL_BY_FOLDED: Final[Mapping[str, str]] = {name.casefold(): name for name in CSL_FIELDS}
"""Fields by their name in lower case, for files that write ``doi``."""

MEANT_FIELDS: Final[Mapping[str, str]] = {
    "address": "publisher-place",
    "authors": "author",
    "booktitle": "container-title",
    "date": "issued",
    "editors": "editor",
    "eprint": "number",
    "howpublished": "medium",
    "institution": "publisher",
    "journal": "container-title",
    "keywords": "keyword",
    "link": "URL",
    "location": "publisher-place",
    "name": "title",
    "pages": "page",
    "printed": "custom: {printed: ...}",
    "published": "issued",
    "school": "publisher",
    "series": "collection-title",
    "year": "issued",
}
"""Field names of BibTeX and others, and what CSL calls them."""

NAME_KEYS: Final = (
    "family",
    "given",
    "literal",
    "dropping-particle",
    "non-dropping-particle",
    "suffix",
    "comma-suffix",
    "static-ordering",
    "parse-names",
)
"""Parts of a name."""

DATE_KEYS: Final = (
    "date-parts",
    "literal",
    "raw",
    "edtf",
    "season",
    "circa",
    "year",
    "month",
    "day",
    "other",
    "date-time",
    "timestamp",
)
"""Parts of a date; Pandoc's older ``year``, ``month``, ``day`` and ``other``, and Crossref's
``date-time`` and ``timestamp`` among them."""
