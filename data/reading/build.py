"""A FAQ from the nodes of its file, piece by piece as they are read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from yaml.events import ScalarEvent

from data.fields import SCHEMA, TOP_KEYS
from data.model import Entry, Erratum, Faq, Reference, Source
from data.reading.csl import read_reference
from data.reading.entries import (
    QUESTION_HINT,
    entry_values,
    provisional_question,
    read_entry,
    read_erratum,
    read_source,
)
from data.reading.links import Links, known_citations
from data.reading.nodes import Broken, Mapping, Node, Sequence, place
from data.reading.sections import Sections
from data.reading.shape import FAQ, Shapes, integer, meant
from data.slug import Names, is_key, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from data.reading.report import Place, Report

STREAMED: Final = frozenset({"questions", "sections", "references", "errata"})
"""Lists that are read item by item."""

BIBLIOGRAPHY: Final = "bibliography"
"""The key that names files with more references."""
_NO_QUESTIONS: Final = "A FAQ needs at least one question."


class Builder:
    """Takes a file's values one by one and makes a FAQ of them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._shapes = Shapes(report)
        self._links = Links(report)
        self._sections = Sections(self._shapes, self._links)
        self._entries: dict[str, Entry] = {}
        self._references: dict[str, Reference] = {}
        self._errata: list[Erratum] = []
        self._texts: dict[str, str] = {}
        self._source = Source()
        self._bibliographies: list[tuple[str, Place]] = []
        self._questions: Node | None = None
        self._misnamed: ScalarEvent | None = None

    def take(self, key: ScalarEvent | None, index: int, node: Node) -> None:
        """Take one value.

        Args:
            key: Key of the document's mapping; None for a document that is no mapping.
            index: Place in the key's list; -1 for the whole value.
            node: The value.
        """
        if key is None:
            self._wrong_top(node)
            return
        name: str = key.value
        if index >= 0:
            self._item(name, index, node)
        elif name in STREAMED:
            self._opened(name, node)
        elif name == "schema":
            self._schema(node)
        elif name == "source":
            self._source = read_source(node, self._shapes)
        elif name == BIBLIOGRAPHY:
            self._named_bibliographies(node)
        elif name == "about":
            self._texts[name] = self._shapes.text(node, name) or ""
        elif name in ("title", "language"):
            self._texts[name] = self._shapes.words(node, name) or ""
        else:
            self._shapes.unknown(key, TOP_KEYS, "", FAQ)
            if meant(name, TOP_KEYS) == "questions":
                self._misnamed = self._misnamed or key

    def finish(self, path: str, digest: str) -> Faq | None:
        """Check what names what, and make the FAQ.

        Args:
            path: Absolute path of the file; empty for none.
            digest: SHA-256 of its bytes in hexadecimal.

        Returns:
            The FAQ; None when the file holds nothing that can be read as one.
        """
        if not any(entry.question and entry.answer.strip() for entry in self._entries.values()):
            self._no_questions()
        files = self._take_cited(path)
        references = self._name_references()
        entries = self._sections.assign(self._name_entries(references))
        errata = self._name_errata()
        keys = {reference.id: None for reference in references}.keys()
        self._links.check({entry.id: None for entry in entries}.keys(), keys)
        title = self._texts.get("title", "")
        if not title and self._entries:
            title = (Path(path).stem if path else "") or "FAQ"
            self._report.warning(
                "missing-title",
                "The FAQ has no title.",
                None,
                hint="Write `title: …` at the top.",
                path="title",
            )
        if self._report.refused:
            return None
        return Faq(
            title=title,
            entries=tuple(
                self._marked(self._entries, (_only_known(entry, keys) for entry in entries))
            ),
            sections=self._sections.all(),
            references=tuple(self._marked(self._references, references)),
            errata=tuple(_only_known_note(erratum, keys) for erratum in errata),
            language=self._texts.get("language") or "en",
            about=self._texts.get("about", ""),
            source=self._source,
            path=path,
            bibliographies=files,
            digest=digest,
        )

    def _named_bibliographies(self, node: Node) -> None:
        items = node.items if isinstance(node, Sequence) else [node]
        for item in items:
            if isinstance(item, ScalarEvent):
                if written := self._shapes.line(item, BIBLIOGRAPHY):
                    self._bibliographies.append((written, place(item)))
            else:
                hint = "Write `bibliography: refs.bib`; works themselves go below `references:`."
                self._shapes.wrong(item, BIBLIOGRAPHY, "the name of a file", hint)

    def _take_cited(self, path: str) -> tuple[str, ...]:
        if not self._bibliographies:
            return ()
        # Here, because most FAQs name none, and reading them takes an XML parser and more.
        from data.reading.bibliography.named import take_cited

        own = {reference.id for reference in self._references.values()}
        own |= {entry.id for entry in self._entries.values()}
        folder = str(Path(path).parent) if path else ""
        wanted = self._links.wanted() - own
        taken, files = take_cited(self._bibliographies, folder, wanted, self._report)
        for key, reference in taken.items():
            self._references[f"{BIBLIOGRAPHY}.{key}"] = reference
        return files

    def _item(self, name: str, index: int, node: Node) -> None:
        path = f"{name}[{index}]"
        if name == "sections":
            self._sections.declare(node, path)
        elif not isinstance(node, Mapping):
            self._shapes.wrong(node, path, "a mapping", _ITEM_HINTS[name])
            if name == "questions":
                self._questions = Broken(node.start_mark)
        elif name == "questions":
            self._entry(node, path)
        elif name == "references":
            self._reference(node, path)
        else:
            self._erratum(node, path)

    def _opened(self, name: str, node: Node) -> None:
        if name == "questions":
            self._questions = node
        empty = isinstance(node, ScalarEvent) and self._shapes.scalar(node, name) == ""
        if not isinstance(node, Sequence) and not empty:
            hint = _ITEM_HINTS[name]
            if name == "questions" and isinstance(node, Mapping):
                hint += " Groups are named by `section:` in each question."
            self._shapes.wrong(node, name, "a list", hint)
            if name == "questions":
                self._questions = Broken(node.start_mark)

    def _entry(self, node: Mapping, path: str) -> None:
        values = entry_values(node, path, self._shapes)
        entry = read_entry(node, values, path, self._shapes)
        if not (entry.question or entry.answer):
            return
        self._entries[path] = entry
        if entry.id:
            self._links.claim(entry.id, "question", place(values["id"]), f"{path}.id")
        if entry.section:
            self._sections.use(entry.section, place(values["section"]), f"{path}.section")
        if entry.citations:
            answer = values["answer"]
            self._links.cites(entry.answer, entry.citations, answer, f"{path}.answer")

    def _reference(self, node: Mapping, path: str) -> None:
        reference = read_reference(node, path, self._shapes)
        self._references[path] = reference
        at = place(node.items["id"][1]) if "id" in node.items else place(node)
        if not reference.id:
            if "id" not in node.items or isinstance(node.items["id"][1], ScalarEvent):
                self._report.error(
                    "missing-id",
                    "The reference has no id.",
                    at,
                    hint="Write `id: krystal2019`, which answers cite as `[@krystal2019]`.",
                    path=f"{path}.id",
                )
        elif not is_key(reference.id):
            self._report.error(
                "bad-id",
                f'"{reference.id}" cannot be cited: a key has neither braces nor tabs.',
                at,
                hint=f"Write `{slug(reference.id)}`.",
                path=f"{path}.id",
            )
            self._references[path] = replace(reference, id=slug(reference.id))
        else:
            self._links.claim(reference.id, "reference", at, f"{path}.id")

    def _erratum(self, node: Mapping, path: str) -> None:
        erratum = read_erratum(node, path, self._shapes)
        self._errata.append(erratum)
        items = node.items
        if erratum.id:
            self._links.claim(erratum.id, "erratum", place(items["id"][1]), f"{path}.id")
        if erratum.target:
            self._links.targets(erratum.target, place(items["target"][1]), f"{path}.target")
        if erratum.see:
            node_see = items["see"][1]
            several = node_see.items if isinstance(node_see, Sequence) else [node_see]
            for item in several:
                key = self._shapes.line(item, "") if isinstance(item, ScalarEvent) else ""
                if key:
                    self._links.sees(key, place(item), f"{path}.see")
        if erratum.citations:
            self._links.cites(erratum.note, erratum.citations, items["note"][1], f"{path}.note")

    def _name_references(self) -> list[Reference]:
        written = [reference.id for reference in self._references.values()]
        names = Names((*written, *(entry.id for entry in self._entries.values())))
        given: set[str] = set()
        return [
            _named(reference, _key(reference), given, names)
            for reference in self._references.values()
        ]

    def _name_entries(self, references: list[Reference]) -> list[Entry]:
        given = {reference.id for reference in references}
        names = Names((*given, *(entry.id for entry in self._entries.values())))
        return [
            _named(entry, slug(entry.question), given, names)
            for entry in map(_with_question, self._entries.values())
        ]

    def _name_errata(self) -> list[Erratum]:
        names = Names(erratum.id for erratum in self._errata)
        given: set[str] = set()
        return [_named(erratum, slug(erratum.target), given, names) for erratum in self._errata]

    def _marked(self, paths: Iterable[str], items: Iterable[_Item]) -> Iterator[_Item]:
        # With what is wrong with each, so that its reader sees it too.
        flaws = self._report.flaws()
        for path, item in zip(paths, items, strict=True):
            yield replace(item, flaws=flaws[path]) if path in flaws else item

    def _schema(self, node: Node) -> None:
        if isinstance(node, Broken):
            return
        number = integer(node)
        if number is None:
            self._shapes.wrong(node, "schema", "a whole number", f"Write `schema: {SCHEMA}`.")
        elif number > SCHEMA:
            self._report.error(
                "newer-schema",
                f"The file's format is {number}; this program reads {SCHEMA}.",
                place(node),
                hint="Update faqt.",
                path="schema",
                fatal=True,
            )
        elif number < 1:
            self._report.error(
                "bad-schema",
                f"There is no format {number}.",
                place(node),
                hint=f"Write `schema: {SCHEMA}`.",
                path="schema",
            )

    def _no_questions(self) -> None:
        node = self._questions
        at = place(node) if node is not None else (0, 0)
        if self._report.refuse(lambda problem: problem.path.startswith("questions")):
            return
        if self._report.refuse(
            lambda problem: (
                problem.code == "second-document" or (problem.line, problem.column) == at
            )
        ):
            return
        hint = QUESTION_HINT
        if node is not None:
            message = "`questions` is empty. " + _NO_QUESTIONS
        else:
            message = "`questions` is missing. " + _NO_QUESTIONS
            node = self._misnamed
            if node is not None:
                hint = f"Write `questions:` in the place of `{node.value}:`."
        where = place(node) if node is not None else None
        self._report.error("no-questions", message, where, hint=hint, path="questions", fatal=True)

    def _wrong_top(self, node: Node) -> None:
        if isinstance(node, Sequence):
            message = "The file is a list; a FAQ is a mapping with a list of `questions`."
            hint = "Write `questions:` above the list, in a line of its own."
        else:
            message = "The file is plain text; a FAQ is a mapping with a list of `questions`."
            hint = QUESTION_HINT.replace("Write", "Write `questions:` and, below it,", 1)
        if not isinstance(node, Broken):
            self._report.error("wrong-type", message, place(node), hint=hint, fatal=True)


_Item = TypeVar("_Item", Entry, Reference)
_Named = TypeVar("_Named", Entry, Reference, Erratum)


def _named(item: _Named, wanted: str, given: set[str], names: Names) -> _Named:
    """Give an item an id of its own: the one it has, where no other was given that before."""
    if not item.id or item.id in given:
        item = replace(item, id=names.unique(item.id or wanted))
    given.add(item.id)
    return item


def _key(reference: Reference) -> str:
    """Make a key for a reference that has none."""
    author = reference.authors[0] if reference.authors else None
    named = (author.family or author.literal) if author else ""
    year = str(reference.issued.year or "") if reference.issued else ""
    return slug(f"{named}{year}" if named else reference.title or "reference")


def _with_question(entry: Entry) -> Entry:
    return entry if entry.question else replace(entry, question=provisional_question(entry))


def _only_known(entry: Entry, keys: Set[str]) -> Entry:
    if all(citation.key in keys for citation in entry.citations):
        return entry
    return replace(entry, citations=known_citations(entry.answer, entry.citations, keys))


def _only_known_note(erratum: Erratum, keys: Set[str]) -> Erratum:
    if all(citation.key in keys for citation in erratum.citations) and keys >= {*erratum.see}:
        return erratum
    citations = known_citations(erratum.note, erratum.citations, keys)
    return replace(erratum, citations=citations, see=tuple(filter(keys.__contains__, erratum.see)))


_ITEM_HINTS: Final = {
    "questions": QUESTION_HINT,
    "sections": "Write `- {id: basics, title: The basics}`.",
    "references": "Write `- {id: krystal2019, title: …, DOI: …}`.",
    "errata": "Write `- {id: …, target: …, note: …}`.",
}
