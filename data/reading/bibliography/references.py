"""References from CSL records, read as a FAQ file's own references are."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from data.problems import Problem
from data.reading.csl import read_reference
from data.reading.nodes import Mapping
from data.reading.report import Report
from data.reading.shape import Shapes
from data.reading.source import SourceText
from data.reading.tree import FAST, Tree
from data.slug import is_key, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.model import Name, Reference
    from data.reading.bibliography.records import Record

_KEY: Final = "references"
_DEPTH: Final = 20
_MOST: Final = 1_000_000


def to_references(
    records: Sequence[Record], name: str
) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """Make references of CSL records.

    Args:
        records: The records, from whatever they were read.
        name: What problems call their source.

    Returns:
        A reference for each record, with a key that no other has, and what is odd about them:
        warnings, each at the line where its record starts.
    """
    report = Report(name, _MOST)
    lines = (json.dumps(_plain(record.fields), ensure_ascii=False) for record in records)
    # YAML in the manner of JSON, a record a line: the lines tell which one a problem is about.
    text = f"{_KEY}:\n" + "".join(f"- {_for_yaml(line)}\n" for line in lines)
    source = SourceText(text.encode("utf-8", "replace"))
    report.source = source
    shapes = Shapes(report)
    found: list[Reference] = []
    for _, index, node in Tree(source, report, _DEPTH, FAST).read(frozenset({_KEY})):
        if index >= 0 and isinstance(node, Mapping):
            reference = read_reference(node, f"{_KEY}[{index}]", shapes)
            found.append(replace(reference, line=records[index].line or 1))
    problems = [_moved(problem, records) for problem in report.problems()]
    return _with_keys(found, name, problems), tuple(problems)


def key_for(authors: Sequence[Name], year: int | None, title: str = "") -> str:
    """Make a citation key as people do: ``krystal2019``.

    Args:
        authors: The work's authors.
        year: Its year; None for none.
        title: Its title, for a work without authors.

    Returns:
        The first author's family name and the year, in ASCII.
    """
    first = authors[0] if authors else None
    name = (first.family or first.literal or first.given) if first else title
    words = slug(name).split("-")
    stem = "".join(words) if first and first.family else "-".join(words[:3])
    return f"{stem}{year or ''}"


class Keys:
    """Hands out citation keys, each once: the second ``krystal2019`` is ``krystal2019b``."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Start with the keys that are in use."""
        self._taken = set(taken)

    def unique(self, wanted: str) -> str:
        """Take a key; give it, or what is nearest to it and free."""
        made, number = wanted, 1
        while made in self._taken:
            number += 1
            letter = chr(ord("a") + number - 1) if number <= 26 and wanted[-1:].isdigit() else ""
            made = f"{wanted}{letter}" if letter else f"{wanted}-{number}"
        self._taken.add(made)
        return made


def _for_yaml(line: str) -> str:
    # Characters that JSON lets stand and YAML does not.
    return "".join(
        char if char.isprintable() or char == " " else f"\\u{ord(char):04x}" for char in line
    ) if not line.isprintable() else line  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _moved(problem: Problem, records: Sequence[Record]) -> Problem:
    # The first line of our own text is the key, the second the first record.
    index = problem.line - 2
    line = records[index].line if 0 <= index < len(records) else 0
    return replace(
        problem, severity="warning", fatal=False, line=line, column=0, source="", caret=0
    )


def _with_keys(
    found: Sequence[Reference], name: str, problems: list[Problem]
) -> tuple[Reference, ...]:
    keys = Keys()
    given = {reference.id for reference in found}
    made: list[Reference] = []
    for reference in found:
        year = reference.issued.year if reference.issued else None
        written = " ".join(reference.id.split())
        wanted = written if is_key(written) else slug(written) if written else ""
        if not wanted:
            wanted = key_for(reference.authors, year, reference.title)
            while wanted in given:
                wanted += "-x"
        key = keys.unique(wanted)
        if written and key != written:
            twice = is_key(written)
            what = f'The key "{written}" ' + (
                f'is used twice; the second becomes "{key}" here.'
                if twice
                else f'cannot be cited; it becomes "{key}" here.'
            )
            code = "duplicate-id" if twice else "bad-id"
            hint = "Give each work its own key."
            problems.append(Problem("warning", code, what, name, reference.line, hint=hint))
        made.append(replace(reference, id=key, fields={**reference.fields, "id": key}))
    return tuple(made)
