"""Questions, sections, errata and the source from YAML nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yaml.events import ScalarEvent

from data.citing.syntax import parse_citations
from data.fields import ENTRY_KEYS, ERRATUM_KEYS, SECTION_KEYS, SOURCE_KEYS
from data.markup.readable import readable, readable_line
from data.model import Entry, Erratum, Section, Source
from data.reading.keys import meant
from data.reading.nodes import Mapping, Node, place
from data.slug import is_id, slug

if TYPE_CHECKING:
    from collections.abc import Mapping as ReadOnly

    from data.reading.shape import Shapes

_ENTRY_KEYS: Final = frozenset(ENTRY_KEYS)
_NEEDED: Final = ("question", "answer")
_LONGEST: Final = 60

QUESTION_HINT: Final = 'Write `- question: "What is it?"` and, below it, `answer: |` with the text.'


def entry_values(node: Mapping, path: str, shapes: Shapes) -> dict[str, Node]:
    """Return the values of one question by their keys.

    Args:
        node: Its mapping.
        path: Where in the document.
        shapes: Takes values out of nodes.

    Returns:
        The values, those without which there is no question also where their key only comes close.
    """
    items = node.items
    values = {name: pair[1] for name, pair in items.items()}
    if not items.keys() <= _ENTRY_KEYS:
        for name, (key, value) in items.items():
            if name in _ENTRY_KEYS:
                continue
            near = "" if shapes.swallowed.stands_alone(key) else meant(name, ENTRY_KEYS)
            if near in _NEEDED and near not in values:
                values[near] = value
                shapes.unknown(key, ENTRY_KEYS, path, "a question", near)
            else:
                shapes.unknown(key, ENTRY_KEYS, path, "a question")
    return values


def read_entry(node: Mapping, values: ReadOnly[str, Node], path: str, shapes: Shapes) -> Entry:
    """Read one question with its answer.

    Args:
        node: Its mapping.
        values: The mapping's values (:func:`entry_values`).
        path: Where in the document.
        shapes: Takes values out of nodes.

    Returns:
        The entry, with an empty id where the file gives none, and question or answer empty where
        there is none.
    """
    value = values.get
    question = shapes.words(value("question"), f"{path}.question")
    answer = shapes.text(value("answer"), f"{path}.answer")
    if question == "":
        shapes.report.error(
            "missing-question",
            "The question is missing." if "question" not in values else "The question is empty.",
            place(value("question") or node),
            hint=shapes.hint(value("question"), "Write `question: …` as a reader would ask it."),
            path=f"{path}.question",
        )
    if answer is not None and not answer.strip():
        named = f' to "{question}"' if question else ""
        state = "missing" if "answer" not in values else "empty"
        shapes.report.error(
            "missing-answer",
            f"The answer{named} is {state}.",
            place(value("answer") or node),
            hint=shapes.hint(
                value("answer"), "Write `answer: |`, and the text on the next lines, indented."
            ),
            path=f"{path}.answer",
        )
    answer = answer or ""
    section = shapes.words(value("section"), f"{path}.section") or ""
    return Entry(
        id=read_id(value("id"), f"{path}.id", shapes),
        question=question or "",
        answer=answer,
        section=shapes.shared(section),
        heading=(shapes.words(values["heading"], f"{path}.heading") or "")
        if "heading" in values
        else "",
        aliases=shapes.lines(values["aliases"], f"{path}.aliases", readable=True)
        if "aliases" in values
        else (),
        tags=_tags(values["tags"], f"{path}.tags", shapes) if "tags" in values else (),
        updated=shapes.date(values["updated"], f"{path}.updated") if "updated" in values else "",
        citations=parse_citations(answer) if "@" in answer else (),
        line=node.start_mark.line + 1,
    )


def provisional_question(entry: Entry) -> str:
    """Return what an answer can be listed by whose question is missing."""
    first = readable(entry.answer[:500]).strip().partition("\n")[0]
    if len(first) > _LONGEST:
        first = first[:_LONGEST].rpartition(" ")[0] or first[:_LONGEST]
        first += "…"
    return entry.heading or next(iter(entry.aliases), "") or first or entry.id


def _tags(node: Node | None, path: str, shapes: Shapes) -> tuple[str, ...]:
    tags = tuple(map(shapes.shared, shapes.lines(node, path)))
    if isinstance(node, ScalarEvent) and tags and "," in tags[0]:
        several = ", ".join(filter(None, map(str.strip, tags[0].split(","))))
        shapes.report.warning(
            "comma-in-tag",
            f'"{tags[0]}" is read as one tag, with the comma in it.',
            place(node),
            hint=f"Write `[{several}]` for several tags.",
            path=path,
        )
    return tags


def read_id(node: Node | None, path: str, shapes: Shapes) -> str:
    """Read the id of a question, section or erratum; empty when there is none."""
    if node is None:
        return ""
    value = shapes.line(node, path) or ""
    if value and not is_id(value):
        shapes.report.error(
            "bad-id",
            f'"{value}" cannot be an id: letters, digits and - _ . : only.',
            place(node),
            hint=f"Write `{slug(value)}`.",
            path=path,
        )
        # It is used all the same, in the form that an id can have.
        return slug(value)
    return value


def read_section(node: Node, path: str, shapes: Shapes) -> Section | None:
    """Read a declared section; without an id where the file gives none."""
    if isinstance(node, ScalarEvent):
        title = shapes.words(node, path) or ""
        if not title:
            shapes.wrong(node, path, "a section", _SECTION_HINT)
            return None
        return Section(title if is_id(title) else "", title)
    if not isinstance(node, Mapping):
        shapes.wrong(node, path, "a section", _SECTION_HINT)
        return None
    parts = {name: value for name, _, value in shapes.known(node, SECTION_KEYS, path, "a section")}
    title = shapes.words(parts.get("title"), f"{path}.title") or ""
    made = read_id(parts.get("id"), f"{path}.id", shapes)
    if not made and not title:
        if all(isinstance(part, ScalarEvent) and not part.value for part in parts.values()):
            shapes.report.error(
                "missing-id",
                "The section has neither id nor title.",
                place(node),
                hint=_SECTION_HINT,
                path=path,
            )
        return None
    return Section(made, title or made)


_SECTION_HINT: Final = "Write `{id: basics, title: The basics}`."


def read_erratum(node: Mapping, path: str, shapes: Shapes) -> Erratum:
    """Read an erratum; without an id or target where the file gives none."""
    parts = {name: value for name, _, value in shapes.known(node, ERRATUM_KEYS, path, "an erratum")}
    note = shapes.text(parts.get("note"), f"{path}.note")
    target = shapes.line(parts.get("target"), f"{path}.target")
    for name, given, wanted in (
        ("target", target, "the id of a question or a reference"),
        ("note", note, "what is doubtful"),
    ):
        if given is not None and not given.strip():
            shapes.report.error(
                f"missing-{name}",
                f"The erratum has no {name}.",
                place(parts.get(name) or node),
                hint=shapes.hint(parts.get(name), f"Write `{name}:` and {wanted}."),
                path=f"{path}.{name}",
            )
    note = note or ""
    return Erratum(
        id=read_id(parts.get("id"), f"{path}.id", shapes),
        target=target or "",
        note=note,
        kind=shapes.line(parts.get("kind"), f"{path}.kind") or "",
        date=shapes.date(parts.get("date"), f"{path}.date"),
        see=shapes.lines(parts.get("see"), f"{path}.see"),
        citations=parse_citations(note) if "@" in note else (),
        line=place(node)[0],
    )


def read_source(node: Node, shapes: Shapes) -> Source:
    """Read where the content comes from; a text alone is its title, or its address."""
    if isinstance(node, ScalarEvent):
        written = shapes.line(node, "source") or ""
        is_url = written.startswith(("http://", "https://"))
        return Source(url=written) if is_url else Source(title=written)
    if not isinstance(node, Mapping):
        shapes.wrong(node, "source", "a mapping", "Write `source: {title: …, url: …}`.")
        return Source()
    parts = {
        name: value for name, _, value in shapes.known(node, SOURCE_KEYS, "source", "the source")
    }
    return Source(
        title=shapes.words(parts.get("title"), "source.title") or "",
        author=shapes.words(parts.get("author"), "source.author") or "",
        url=shapes.line(parts.get("url"), "source.url") or "",
        retrieved=shapes.date(parts.get("retrieved"), "source.retrieved"),
        note=readable_line(shapes.text(parts.get("note"), "source.note") or ""),
    )
