"""A FAQ from the nodes of its file, piece by piece as they are read."""

from __future__ import annotations

from array import array
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from yaml.events import ScalarEvent

from data.fields import TOP_KEYS
from data.model import Erratum, Faq, Source
from data.reading.bibliographies import BIBLIOGRAPHY, Bibliographies
from data.reading.csl import read_reference
from data.reading.entries import (
    QUESTION_HINT,
    entry_values,
    read_entry,
    read_erratum,
    read_source,
)
from data.reading.gathered import ELSEWHERE, Gathered
from data.reading.keys import FAQ, meant
from data.reading.layout import GROUP, Layout
from data.reading.links import Links
from data.reading.naming import named_errata, notes_only_known
from data.reading.nodes import Broken, Mapping, Node, Sequence, place
from data.reading.sections import Sections
from data.reading.shape import Shapes
from data.reading.whole import check_schema, wrong_top
from data.slug import is_key, slug

if TYPE_CHECKING:
    from data.reading.report import Report
    from data.reading.sink import Sink

STREAMED: Final = frozenset({"questions", "sections", "references", "errata"})
"""Lists that are read item by item."""

_NO_QUESTIONS: Final = "A FAQ needs at least one question."


class Builder:
    """Takes a file's values one by one and makes a FAQ of them."""

    def __init__(self, report: Report, sink: Sink) -> None:
        """Begin with nothing.

        Args:
            report: Takes the problems.
            sink: Takes the entries and references.
        """
        self._report = report
        self._shapes = Shapes(report)
        self._links = Links(report)
        self._sections = Sections(self._shapes, self._links)
        self._gathered = Gathered(sink)
        self._errata: list[Erratum] = []
        self._texts: dict[str, str] = {}
        self._source = Source()
        self._bibliographies = Bibliographies(self._shapes)
        self._questions: Node | None = None
        self._misnamed: ScalarEvent | None = None
        # Lines of the first of each group of questions, and of what follows the list.
        self._firsts = array("I")
        self._after = -1

    def take(self, key: ScalarEvent | None, index: int, node: Node) -> None:
        """Take one value.

        Args:
            key: Key of the document's mapping; None for a document that is no mapping.
            index: Place in the key's list; -1 for the whole value.
            node: The value.
        """
        if key is None:
            wrong_top(node, self._report)
            return
        name: str = key.value
        if index < 0 and self._firsts and self._after < 0:
            self._after = place(key)[0] - 1
        if index >= 0:
            self._item(name, index, node)
        elif name in STREAMED:
            self._opened(name, node)
        elif name == "schema":
            check_schema(node, self._shapes)
        elif name == "source":
            self._source = read_source(node, self._shapes)
        elif name == BIBLIOGRAPHY:
            self._bibliographies.add(node)
        elif name == "about":
            self._texts[name] = self._shapes.text(node, name) or ""
        elif name in ("title", "language"):
            self._texts[name] = self._shapes.words(node, name) or ""
        else:
            self._shapes.unknown(key, TOP_KEYS, "", FAQ)
            if meant(name, TOP_KEYS) == "questions":
                self._misnamed = self._misnamed or key

    def finish(self, path: str, digest: str) -> Faq | None:
        """Check what names what, and make the FAQ, but for its entries and references.

        Args:
            path: Absolute path of the file; empty for none.
            digest: SHA-256 of its bytes in hexadecimal.

        Returns:
            The FAQ without what is in the sink; None when the file holds nothing that can be read
            as one.
        """
        if not self._gathered.has_answer:
            self._no_questions()
        cited, files = self._bibliographies.take(path, self._wanted)
        for reference in cited:
            self._gathered.reference(reference, ELSEWHERE)
        self._gathered.name()
        ids, keys = self._gathered.ids.keys(), self._gathered.keys.keys()
        sections = self._sections.assign()
        errata = named_errata(self._errata)
        self._links.check(ids, keys, self._gathered.broken())
        title = self._texts.get("title", "")
        if not title and ids:
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
        # With what is wrong with each, so that its reader sees it too.
        self._gathered.finish(sections, self._report.flaws())
        return Faq(
            title=title,
            sections=self._sections.all(),
            errata=tuple(notes_only_known(erratum, keys) for erratum in errata),
            language=self._texts.get("language") or "en",
            about=self._texts.get("about", ""),
            source=self._source,
            path=path,
            bibliographies=files,
            digest=digest,
        )

    def layout(self) -> Layout:
        """Return where the questions stand, of a file that was read to its end."""
        made = frozenset(self._gathered.made_ids)
        return Layout(self._firsts, self._after, made, self._sections.names)

    def _wanted(self) -> set[str]:
        """Find which keys are cited and name nothing in the file."""
        return (self._links.wanted() | self._gathered.wanted()) - self._gathered.written_ids()

    def _item(self, name: str, index: int, node: Node) -> None:
        path = f"{name}[{index}]"
        if name == "questions" and index % GROUP == 0:
            self._firsts.append(place(node)[0] - 1)
        if name == "sections":
            self._sections.declare(node, path)
        elif not isinstance(node, Mapping):
            self._shapes.wrong(node, path, "a mapping", _ITEM_HINTS[name])
            if name == "questions":
                self._questions = Broken(node.start_mark)
        elif name == "questions":
            self._entry(node, path, index)
        elif name == "references":
            self._reference(node, path, index)
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

    def _entry(self, node: Mapping, path: str, number: int) -> None:
        values = entry_values(node, path, self._shapes)
        entry = read_entry(node, values, path, self._shapes)
        if not (entry.question or entry.answer):
            return
        thought = self._sections.thought(entry.section)
        at = self._gathered.entry(entry, number, thought, values.get("answer"))
        if entry.id:
            self._links.claim(entry.id, "question", place(values["id"]), path)
        if entry.section:
            self._sections.use(entry.section, place(values["section"]), number, at)

    def _reference(self, node: Mapping, path: str, number: int) -> None:
        reference = read_reference(node, path, self._shapes)
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
                f'"{reference.id}" cannot be cited: a key cannot have braces or tabs.',
                at,
                hint=f"Write `{slug(reference.id)}`.",
                path=f"{path}.id",
            )
            reference = replace(reference, id=slug(reference.id))
        else:
            self._links.claim(reference.id, "reference", at, path)
        self._gathered.reference(reference, number)

    def _erratum(self, node: Mapping, path: str) -> None:
        erratum = read_erratum(node, path, self._shapes)
        self._errata.append(erratum)
        items = node.items
        if erratum.id:
            self._links.claim(erratum.id, "erratum", place(items["id"][1]), path)
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
                hint = f"Write `questions:` instead of `{node.value}:`."
        where = place(node) if node is not None else None
        self._report.error("no-questions", message, where, hint=hint, path="questions", fatal=True)


_ITEM_HINTS: Final = {
    "questions": QUESTION_HINT,
    "sections": "Write `- {id: basics, title: The basics}`.",
    "references": "Write `- {id: krystal2019, title: …, DOI: …}`.",
    "errata": "Write `- {id: …, target: …, note: …}`.",
}
