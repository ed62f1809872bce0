"""A FAQ as the text of a file: block scalars, sections, references as librarians list them.

What :mod:`data.reading.reader` reads from it is the same FAQ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.fields import SCHEMA
from data.yaml_text import WIDTH, block, comment, flow, inline, items, literal, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.model import CslValue, Entry, Erratum, Faq, Reference, Section, Source

_ORDER: Final = (
    "id", "type", "author", "editor", "issued", "title", "title-short", "container-title",
    "collection-title", "publisher", "publisher-place", "edition", "volume", "issue", "page",
    "number", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL",
)  # fmt: skip
_LAST: Final = ("abstract", "note", "keyword", "custom")
_NAME: Final = re.compile(r"[A-Za-z][\w-]*")


def native(
    faq: Faq,
    *,
    unsure: Mapping[str, Sequence[str]] | None = None,
    remarks: Iterable[str] = (),
    leftovers: Iterable[str] = (),
) -> str:
    """Write a FAQ as the text of a file.

    Args:
        faq: The FAQ.
        unsure: What a person should look at, by the id of the question or reference: comments
            that begin with ``check:``.
        remarks: Comments for the head of the file.
        leftovers: What has no place in it: comments at its end.

    Returns:
        YAML.
    """
    doubts = unsure or {}
    head = [line for remark in remarks for line in comment(remark, 0, "")]
    parts = [*head, f"schema: {SCHEMA}", f"title: {block(faq.title, 2)}"]
    if faq.language:
        parts.append(f"language: {inline(faq.language)}")
    if faq.about:
        parts += ("", f"about: {literal(faq.about, 2)}")
    parts += _source(faq.source)
    if faq.sections:
        parts += ("", "sections:", *(section_text(section) for section in faq.sections))
    parts += ("", "questions:")
    parts.append("\n\n".join(entry_text(entry, doubts.get(entry.id, ())) for entry in faq.entries))
    if faq.references:
        written = (reference_text(one, doubts.get(one.id, ())) for one in faq.references)
        parts += ("", "references:", "\n\n".join(written))
    if faq.errata:
        parts += ("", "errata:", "\n\n".join(map(_erratum, faq.errata)))
    left = [line for one in leftovers for line in comment(one, 0)]
    return "\n".join((*parts, *(("", *left) if left else ()))) + "\n"


def entry_text(entry: Entry, doubts: Iterable[str] = ()) -> str:
    """Write one question, as an item of the list ``questions``, without a line break at its end."""
    lines = [line for doubt in doubts for line in comment(doubt, 2)]
    lines.append(f"  - id: {inline(entry.id)}")
    if entry.section:
        lines.append(f"    section: {inline(entry.section)}")
    lines.append(f"    question: {block(entry.question, 6)}")
    if entry.heading:
        lines.append(f"    heading: {block(entry.heading, 6)}")
    for name, texts in (("aliases", entry.aliases), ("tags", entry.tags)):
        if texts:
            lines += _listed(name, texts)
    if entry.updated:
        lines.append(f"    updated: {inline(entry.updated)}")
    lines.append(f"    answer: {literal(entry.answer.rstrip(chr(10)), 6)}")
    return "\n".join(lines)


def reference_text(reference: Reference, doubts: Iterable[str] = ()) -> str:
    """Write one reference, as an item of the list ``references``, without a break at its end."""
    lines = [line for doubt in doubts for line in comment(doubt, 2)]
    fields = {**reference.fields, "id": reference.id}
    first = [name for name in _ORDER if name in fields]
    last = [name for name in _LAST if name in fields]
    others = [name for name in fields if name not in {*first, *last}]
    for name in (*first, *others, *last):
        start = "  - " if name == "id" else "    "
        lines += _field(start, name, fields[name])
    return "\n".join(lines)


def _field(start: str, name: str, held: CslValue) -> list[str]:
    key = name if _NAME.fullmatch(name) else inline(name, flow=True)
    if isinstance(held, tuple) and held and not isinstance(held[0], (str, int)):
        return [f"{start}{key}:", *(f"      - {flow(one)}" for one in held)]
    if name == "custom" and not isinstance(held, (str, int, tuple)) and held:
        inside = (f"      {_key(own)}: {_printed(own, one)}" for own, one in held.items())
        return [f"{start}{key}:", *inside]
    return [f"{start}{key}: {value(held, 6)}"]


def _key(name: str) -> str:
    return name if _NAME.fullmatch(name) else inline(name, flow=True)


def _printed(name: str, held: CslValue) -> str:
    # A printed reference is one line, to be found and compared as it is.
    if name == "printed" and isinstance(held, str) and "\n" not in held:
        return inline(held)
    return value(held, 8)


def _source(source: Source) -> list[str]:
    named = {
        "title": source.title,
        "author": source.author,
        "url": source.url,
        "retrieved": source.retrieved,
        "note": source.note,
    }
    lines = [f"  {name}: {block(text, 4)}" for name, text in named.items() if text]
    return ["", "source:", *lines] if lines else []


def section_text(section: Section) -> str:
    """Write one section, as an item of the list ``sections``, without a break at its end."""
    one = f"  - {{id: {inline(section.id, flow=True)}, title: {inline(section.title, flow=True)}}}"
    if len(one) <= WIDTH:
        return one
    return f"  - id: {inline(section.id)}\n    title: {block(section.title, 6)}"


def _erratum(erratum: Erratum) -> str:
    lines = [f"  - id: {inline(erratum.id)}", f"    target: {inline(erratum.target)}"]
    if erratum.kind:
        lines.append(f"    kind: {inline(erratum.kind)}")
    if erratum.date:
        lines.append(f"    date: {inline(erratum.date)}")
    if erratum.see:
        lines.append(f"    see: {items(erratum.see)}")
    lines.append(f"    note: {literal(erratum.note.rstrip(chr(10)), 6)}")
    return "\n".join(lines)


def _listed(name: str, texts: Sequence[str]) -> list[str]:
    one = f"    {name}: {items(texts)}"
    if len(one) <= WIDTH:
        return [one]
    return [f"    {name}:", *(f"      - {block(text, 8)}" for text in texts)]
