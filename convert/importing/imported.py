"""From any source to a FAQ that can be written: read, its citations linked, its text made fit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.articles.citing import cite
from convert.articles.jats import jats_references
from convert.articles.listing import Listing
from convert.articles.read import Parts, read_parts
from convert.conversion import convert, convert_bytes
from convert.decoding import GZIP, unzipped
from convert.detect import formats_of
from convert.finish import finish
from convert.formats import FORMATS
from convert.importing.links import absolute, relative_links
from convert.importing.tidy import escaped, tidied, tidied_reference
from convert.model import Converted, DraftEntry
from convert.native import is_native
from convert.pandoc.run import PandocError, run_pandoc
from convert.source import Material
from convert.xml.stackexchange import is_dump
from data.citing.syntax import parse_citations
from data.problems import FaqError, Problem
from data.reading.bibliography.read import parse_bibliography, read_bibliography
from data.reading.files import read_bytes
from data.reading.reader import load, parse
from data.reading.source import Limits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from data.model import Entry, Faq, Reference

_MARKDOWN: Final = (
    "markdown-smart-simple_tables-multiline_tables-grid_tables-fenced_divs-bracketed_spans"
    "-native_divs-native_spans-raw_attribute-link_attributes-fenced_code_attributes"
)
_ARTICLES: Final = frozenset({"markdown", "text"})
_CITED: Final = re.compile(r"(?<![\w\\`])\[[^\[\]\n]*@[\w{]")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a source."""

    faq: Faq
    """The FAQ, fit to be written."""
    linked: int = 0
    """How many citations of its answers lead to a reference."""
    unlinked: tuple[str, ...] = ()
    """What looks like a citation and leads nowhere, with its question."""
    leftovers: tuple[str, ...] = ()
    """What was found and not taken, one line each."""
    unsure: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a person should look at, by the id of the question or reference."""
    problems: tuple[Problem, ...] = ()
    """What is odd about the source and its bibliographies."""
    relative: int = 0
    """How many links and images lead somewhere only from where the source stood."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a source is to be read."""

    format: str = ""
    """What it is, as ``--format`` calls it; empty to find out."""
    base_url: str = ""
    """Address of the page that it stood on; empty for none."""
    bibliographies: tuple[str, ...] = ()
    """Files with the works that it cites."""


def import_source(name: str, wanted: Wanted, *, data: bytes | None = None) -> Imported:
    """Read a source.

    Args:
        name: Its path, or what problems call it.
        wanted: How to read it.
        data: Its bytes, where it is no file.

    Returns:
        What came of it.

    Raises:
        FaqError: It cannot be read, or nothing in it can be a question.
    """
    problems: list[Problem] = []
    works = [work for path in wanted.bibliographies for work in _works(path, problems)]
    raw = _bytes_of(name) if data is None else data
    if raw is not None and not wanted.format and _is_native(name, raw, data):
        return _own_format(name, raw, data, works, problems)
    parts = _parts(name, raw, wanted.format) if raw is not None else None
    if parts is not None:
        works += (*parts.draft.references, *_named_works(parts, name, problems))
    converted = _converted(name, data, raw, wanted.format, parts)
    return _finished(converted, parts, works, problems, wanted, name)


def _bytes_of(name: str) -> bytes | None:
    """Read a file; None for a folder, and for a dump that is read bit by bit."""
    path = Path(name)
    if path.is_dir() or is_dump(path):
        return None
    limits = Limits.configured()
    data = read_bytes(name, limits)
    return unzipped(data, name, limits) if data.startswith(GZIP) else data


def _is_native(name: str, raw: bytes, data: bytes | None) -> bool:
    suffix = Path(name.removesuffix(".gz")).suffix.lower() if data is None else ""
    return suffix in {".yaml", ".yml", ".json", ""} and is_native(raw, suffix)


def _own_format(
    name: str,
    raw: bytes,
    data: bytes | None,
    works: Sequence[Reference],
    problems: list[Problem],
) -> Imported:
    """Take over a file that is in faqt's own format."""
    loaded = load(name) if data is None else parse(raw.decode("utf-8", "replace"), name=name)
    if loaded.faq is None:
        raise FaqError(loaded.problems)
    faq = loaded.faq
    known = {**{work.id: work for work in works}, **faq.references_by_id}
    cited = {one.key for entry in faq.entries for one in parse_citations(entry.answer)}
    used = (one for one in known.values() if one.id in cited or one.id in faq.references_by_id)
    references = tuple(tidied_reference(one) for one in used)
    entries = tuple(
        replace(entry, answer=escaped(tidied(entry.answer), {one.id for one in references}))
        for entry in faq.entries
    )
    linked = sum(1 for entry in entries for _ in parse_citations(entry.answer))
    whole = replace(faq, entries=entries, references=references, path="", digest="")
    return Imported(whole, linked, problems=_without_notes((*loaded.problems, *problems)))


def _works(path: str, problems: list[Problem]) -> tuple[Reference, ...]:
    found = read_bibliography(path)
    problems += found.problems
    return found.references


def _named_works(parts: Parts, name: str, problems: list[Problem]) -> list[Reference]:
    works: list[Reference] = []
    for path in parts.bibliographies:
        try:
            works += _works(_bibliography(Path(name).parent / path), problems)
        except FaqError as error:
            problems += (replace(one, severity="warning") for one in error.problems)
    return works


def _bibliography(path: Path) -> str:
    # LaTeX names it without its ending.
    beside = path.with_name(f"{path.name}.bib")
    return str(beside if not path.exists() and beside.exists() else path)


def _parts(name: str, raw: bytes, format: str) -> Parts | None:
    """Read a text as an article; None for what is none."""
    path = str(Path(name).absolute())
    material = Material(name, raw, path, Limits.configured())
    kinds = [format] if format else formats_of(material)
    kind = FORMATS.get(kinds[0].lower()) if kinds else None
    if kind is None:
        return None
    if kind.id in _ARTICLES:
        return read_parts(material.text, markdown=True if kind.id == "markdown" else None)
    if not kind.by_pandoc:
        return None
    arguments = ["--from", kind.by_pandoc, "--to", _MARKDOWN, "--wrap=none", "--standalone"]
    try:
        parts = read_parts(run_pandoc(arguments, raw).text, markdown=True)
    except PandocError:
        return None  # reading it as a FAQ says what is wrong
    if kind.id == "jats":
        works = jats_references(raw, name)
        return replace(parts, draft=replace(parts.draft, references=works))
    return parts


def _converted(
    name: str, data: bytes | None, raw: bytes | None, format: str, parts: Parts | None
) -> Converted:
    """Read a source as a FAQ, or as the article that it is."""
    has_list = parts is not None and bool(parts.listing.items)
    has_citations = _cites(parts)
    refused: FaqError | None = None
    made: Converted | None = None
    try:
        if parts is not None and (has_list or has_citations):
            # Its reference list is no answer, and Pandoc's citations are to be seen.
            kind = "markdown" if parts.markdown else "text"
            body = parts.body.encode("utf-8", "replace")
            made = convert_bytes(body, name=name, format=kind)
        elif data is not None:
            made = convert_bytes(data, name=name, format=format)
        else:
            made = convert(name, format=format)
    except FaqError as error:
        refused = error
    if parts is not None and parts.draft.entries:
        article = has_list or has_citations
        if article and (made is None or len(made.faq.entries) < len(parts.draft.entries)):
            stem = Path(name).stem or "FAQ"
            return finish(parts.draft, "an article", name=stem)
    if made is None and raw is not None:
        _refuse_bibliography(name, raw)
    if made is None:
        raise refused or FaqError((Problem("error", "no-questions", "It has no questions.", name),))
    return made


def _refuse_bibliography(name: str, raw: bytes) -> None:
    """Say so where a source is a bibliography and no FAQ."""
    try:
        found = parse_bibliography(raw, name)
    except FaqError:
        return
    file = Path(name).name
    raise FaqError(
        (
            Problem(
                "error",
                "no-questions",
                f"This is a bibliography ({found.format}) and has no questions.",
                name,
                hint=f"Import it with a FAQ: `--bibliography {file}`, or name it in the FAQ: "
                f"`bibliography: {file}`.",
            ),
        )
    )


def _cites(parts: Parts | None) -> bool:
    """Return whether an article has citations in Pandoc's syntax."""
    return parts is not None and bool(parts.bibliographies or _CITED.search(parts.body))


def _finished(
    converted: Converted,
    parts: Parts | None,
    works: Sequence[Reference],
    problems: list[Problem],
    wanted: Wanted,
    name: str,
) -> Imported:
    faq = converted.faq
    ids = {entry.id for entry in faq.entries}
    entries = [_relinked(entry, wanted.base_url, ids) for entry in faq.entries]
    works = list({work.id: work for work in (*faq.references, *works)}.values())
    listing = parts.listing if parts else Listing()
    if listing.items or works or _cites(parts):
        drafts = [DraftEntry(entry.question, entry.answer) for entry in entries]
        cited = cite(drafts, listing, works, name=name)
        references = tuple(tidied_reference(one) for one in cited.references)
        answers = [(draft.answer, draft.unsure) for draft in cited.entries]
        linked, unlinked, doubts = cited.linked, cited.unlinked, dict(cited.doubts)
    else:
        references, answers = (), [(entry.answer, ()) for entry in entries]
        linked, unlinked, doubts = 0, (), {}
    keys = {reference.id for reference in references}
    made: list[Entry] = []
    # Questions and references share their ids.
    renamed = {entry_id: f"{entry_id}-question" for entry_id in ids & keys}
    for entry, (answer, unsure) in zip(entries, answers, strict=True):
        text = escaped(tidied(answer), keys)
        entry_id = renamed.get(entry.id, entry.id)
        made.append(replace(entry, id=entry_id, answer=text, citations=parse_citations(text)))
        if told := (*converted.unsure.get(entry.id, ()), *unsure):
            doubts[entry_id] = told
    about = absolute(faq.about, wanted.base_url) if wanted.base_url else faq.about
    whole = replace(
        faq,
        entries=tuple(made),
        references=references,
        about=tidied(about),
        path="",
        digest="",
        format="",
    )
    odd = _without_notes((*converted.problems, *problems))
    relative = sum(relative_links(entry.answer) for entry in whole.entries)
    return Imported(whole, linked, unlinked, converted.leftovers, doubts, odd, relative)


def _relinked(entry: Entry, base: str, ids: Collection[str]) -> Entry:
    return replace(entry, answer=absolute(entry.answer, base, ids)) if base else entry


def _without_notes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.severity != "note")
