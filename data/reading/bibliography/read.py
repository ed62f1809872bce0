"""Reading a bibliography, whatever program wrote it."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from data.problems import FaqError, Problem
from data.reading.bibliography.biblatex import read_biblatex
from data.reading.bibliography.endnote import read_endnote
from data.reading.bibliography.records import Record
from data.reading.bibliography.references import to_references
from data.reading.bibliography.ris import looks_like_isi, looks_like_ris, read_isi, read_ris
from data.reading.decoding import decode
from data.reading.files import read_bytes
from data.reading.nodes import Mapping, place
from data.reading.report import Report
from data.reading.shape import Shapes
from data.reading.source import Limits
from data.reading.tree import FAST, Tree

if TYPE_CHECKING:
    from data.model import Reference
    from data.reading.bibliography.records import Tell

_LISTS: Final = ("references", "items", "bibliography")
_BIBTEX: Final = re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]", re.MULTILINE)
_BARE_LIST: Final = re.compile(r"(?:(?:---)?[ \t]*(?:#[^\n]*)?\n)*(?=- )")
_WANTED: Final = (
    "Use BibTeX, BibLaTeX, RIS, CSL-JSON, CSL-YAML, EndNote XML or what Web of Science exports."
)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The works of a bibliography."""

    references: tuple[Reference, ...]
    """The works in file order, each with a key of its own."""
    problems: tuple[Problem, ...]
    """What is wrong or odd, as warnings."""
    format: str
    """What the file was taken for, such as ``BibTeX``."""


def read_bibliography(
    path: str | os.PathLike[str], *, limits: Limits | None = None, name: str = ""
) -> Bibliography:
    """Read a bibliography from a file.

    Args:
        path: The file.
        limits: How much to take; None for what the environment says.
        name: What problems call it; by default its path.

    Returns:
        Its works.

    Raises:
        FaqError: It cannot be read, or is no bibliography.
    """
    place = os.fspath(path)
    raw = read_bytes(place, limits or Limits.configured())
    return parse_bibliography(raw, name or place)


def parse_bibliography(raw: bytes, name: str) -> Bibliography:
    """Read a bibliography from memory; otherwise like :func:`read_bibliography`.

    Args:
        raw: The file's bytes.
        name: What problems call it.
    """
    text, problems = _decoded(raw, name)

    def tell(line: int, message: str, hint: str) -> None:
        problems.append(Problem("warning", "bad-bibliography", message, name, line, hint=hint))

    records, kind = _records(text, name, tell, problems)
    if not records:
        message = "No reference was found in this file."
        told = problems[0] if problems else None
        if told is not None:
            message += f" {told.message}"
        raise FaqError(
            (Problem("error", "no-references", message, name, told.line if told else 0,
                     hint=_WANTED),)
        )  # fmt: skip
    references, more = to_references(records, name)
    problems += more
    problems.sort(key=lambda problem: problem.line)
    return Bibliography(references, tuple(problems), kind)


def _decoded(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace"), []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        told = Problem("warning", "not-utf8", "The file is not UTF-8; it is read as Windows-1252.",
                       name, line, hint="Save it as UTF-8.")  # fmt: skip
        return raw.decode("cp1252", "replace").replace("\r\n", "\n"), [told]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _records(text: str, name: str, tell: Tell, problems: list[Problem]) -> tuple[list[Record], str]:
    start = text.lstrip()
    if start.startswith(("{", "[")) and (found := _json(start, tell)) is not None:
        return found, "CSL-JSON"
    if start.startswith("<"):
        return read_endnote(text, tell), "EndNote XML"
    if looks_like_isi(text):
        return read_isi(text, tell), "Web of Science"
    if looks_like_ris(text):
        return read_ris(text, tell), "RIS"
    if _BIBTEX.search(text):
        return read_biblatex(text, tell), "BibTeX"
    return _yaml(text, name, problems), "CSL-YAML"


def _json(text: str, tell: Tell) -> list[Record] | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _BIBTEX.search(text) or re.match(r"[\[{]\s*\w+\s*:", text):
            return None
        line = getattr(error, "lineno", 1)
        tell(line, f"The JSON cannot be read: {getattr(error, 'msg', 'nested too deep')}.",
             "Export it again.")  # fmt: skip
        return []
    if isinstance(data, dict):
        lists = (data[key] for key in _LISTS if isinstance(data.get(key), list))
        data = next(lists, [data] if "title" in data or "DOI" in data else [])
    return [Record(_shallow(item, 0)) for item in data if isinstance(item, dict)]


def _shallow(value: Any, depth: int) -> Any:
    # Deeper than any field of CSL is nothing that means anything.
    if depth > 12:
        return None
    if isinstance(value, dict):
        return {str(key): _shallow(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_shallow(item, depth + 1) for item in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() else str(value)
    return value


def _yaml(text: str, name: str, problems: list[Problem]) -> list[Record]:
    report = Report(name)
    moved = 0
    if begun := _BARE_LIST.match(text):
        # The reader of FAQ files streams lists that have a key.
        text, moved = f"references:\n{text[begun.end() :]}", 1 - begun[0].count("\n")
    source = decode(text.encode("utf-8", "replace"), report)
    if source is None:
        problems += report.problems()
        return []
    report.source = source
    shapes = Shapes(report)
    records: list[Record] = []
    streamed = frozenset(_LISTS)
    for key, index, node in Tree(source, report, 20, FAST).read(streamed):
        if key is not None and index >= 0 and isinstance(node, Mapping):
            value: Any = shapes.value(node, "")
            records.append(Record(value, place(node)[0] - moved))
    problems += report.problems()
    return records
