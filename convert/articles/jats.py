"""The reference list of an article in JATS, the XML of journals (https://jats.nlm.nih.gov).

Pandoc reads such articles, but of references that are set as they are printed (``mixed-citation``)
it keeps nothing.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

from convert.xml.safe import elements
from data.identifiers.find import find_identifiers
from data.reading.bibliography.records import Record
from data.reading.bibliography.references import to_references

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from data.model import Reference
    from data.reading.bibliography.records import Value

_TYPES: Final[Mapping[str, str]] = {
    "journal": "article-journal", "book": "book", "confproc": "paper-conference",
    "conf-proc": "paper-conference", "thesis": "thesis", "web": "webpage", "website": "webpage",
    "webpage": "webpage", "report": "report", "data": "dataset", "software": "software",
    "patent": "patent", "preprint": "article", "newspaper": "article-newspaper",
}  # fmt: skip
_TEXTS: Final = {
    "volume": "volume", "issue": "issue", "publisher-name": "publisher",
    "publisher-loc": "publisher-place", "edition": "edition", "isbn": "ISBN",
    "elocation-id": "number",
}  # fmt: skip
_FIELDS: Final = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}


def jats_references(data: bytes, name: str) -> tuple[Reference, ...]:
    """Read the references of an article.

    Args:
        data: The article.
        name: What problems call it.

    Returns:
        Its references, the ids of their elements as keys.

    Raises:
        FaqError: It is no XML that can be read.
    """
    records = [
        Record(_work(element))
        for event, element in elements(BytesIO(data), name)
        if event == "end" and _local(element) == "ref"
    ]
    return to_references(records, name)[0]


def _work(ref: Element) -> dict[str, Value]:
    citation = next((one for one in ref if _local(one).endswith("citation")), ref)
    kind = citation.get("publication-type") or citation.get("citation-type") or ""
    printed = " ".join("".join(citation.itertext()).split())
    made: dict[str, Value] = {"type": _TYPES.get(kind.lower(), "document")}
    if ref.get("id"):
        made["id"] = ref.get("id")
    by_role = _names(citation)
    made |= {role: names for role, names in by_role.items() if names}
    found = {_local(one): _text(one) for one in reversed(list(citation.iter()))}
    _put_titles(made, found)
    made |= {field: found[tag] for tag, field in _TEXTS.items() if found.get(tag)}
    if year := re.search(r"\d{4}", found.get("year", "")):
        made["issued"] = int(year[0])
    first, last = found.get("fpage", ""), found.get("lpage", "")
    if first:
        made["page"] = f"{first}-{last}" if last and last != first else first
    _put_identifiers(made, citation, printed)
    made["custom"] = {"printed": printed}
    return made


def _put_titles(made: dict[str, Value], found: Mapping[str, str]) -> None:
    part = found.get("article-title") or found.get("chapter-title") or found.get("data-title")
    source = found.get("source", "")
    if part:
        made["title"] = part.rstrip(".")
        if source:
            made["container-title"] = source
            made["type"] = "chapter" if made["type"] == "book" else made["type"]
    elif source:
        made["title"] = source.rstrip(".")


def _put_identifiers(made: dict[str, Value], citation: Element, printed: str) -> None:
    for one in citation.iter():
        kind = one.get("pub-id-type", "")
        if kind in _FIELDS and (text := _text(one)):
            made.setdefault(_FIELDS[kind], text)
    names = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": "URL"}
    for item in find_identifiers(printed):
        if field := names.get(item.identifier.kind):
            made.setdefault(field, item.identifier.value)


def _names(citation: Element) -> dict[str, list[Value]]:
    groups = [one for one in citation.iter() if _local(one) == "person-group"]
    by_role: dict[str, list[Value]] = {}
    for group in groups or [citation]:
        kind = group.get("person-group-type", "author")
        role = kind if kind in {"author", "editor", "translator"} else "author"
        names = by_role.setdefault(role, [])
        for one in group.iter():
            tag = _local(one)
            if tag in {"name", "string-name"}:
                parts = {_local(part): _text(part) for part in one}
                family, given = parts.get("surname", ""), parts.get("given-names", "")
                pair = {"family": family, "given": given}
                filled = {key: value for key, value in pair.items() if value}
                names.append(filled or {"literal": _text(one)})
            elif tag in {"collab", "institution"} and _text(one):
                names.append({"literal": _text(one)})
            elif tag == "etal":
                names.append({"literal": "others"})
    return by_role


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
