"""EndNote's XML export as CSL records."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from io import BytesIO
from typing import TYPE_CHECKING, Final

from data.reading.bibliography.dates import ris_date, year_month
from data.reading.bibliography.names import ris_name
from data.reading.bibliography.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.reading.bibliography.records import Tell, Value

_TYPES: Final[Mapping[str, str]] = {
    "Artwork": "graphic", "Audiovisual Material": "motion_picture", "Bill": "bill",
    "Blog": "post-weblog", "Book": "book", "Book Section": "chapter", "Case": "legal_case",
    "Catalog": "book", "Classical Work": "classic", "Computer Program": "software",
    "Conference Paper": "paper-conference", "Conference Proceedings": "paper-conference",
    "Dataset": "dataset", "Dictionary": "entry-dictionary", "Discussion Forum": "post",
    "Edited Book": "book", "Electronic Article": "article-journal", "Electronic Book": "book",
    "Electronic Book Section": "chapter", "Encyclopedia": "entry-encyclopedia",
    "Figure": "figure", "Film or Broadcast": "motion_picture", "Government Document": "report",
    "Hearing": "hearing", "Interview": "interview", "Journal Article": "article-journal",
    "Legal Rule or Regulation": "regulation", "Magazine Article": "article-magazine",
    "Manuscript": "manuscript", "Map": "map", "Music": "song", "Newspaper Article":
    "article-newspaper", "Online Database": "dataset", "Pamphlet": "pamphlet", "Patent": "patent",
    "Personal Communication": "personal_communication", "Podcast": "broadcast",
    "Press Release": "article", "Report": "report", "Serial": "book", "Standard": "standard",
    "Statute": "legislation", "Thesis": "thesis", "Unpublished Work": "manuscript",
    "Web Page": "webpage",
}  # fmt: skip
_NAMES: Final = {
    "authors": "author", "secondary-authors": "editor", "tertiary-authors": "collection-editor",
    "translated-authors": "translator",
}  # fmt: skip
_TEXTS: Final[Mapping[str, str]] = {
    "titles/title": "title", "titles/short-title": "title-short",
    "titles/secondary-title": "container-title", "periodical/full-title": "container-title",
    "titles/tertiary-title": "collection-title", "alt-periodical/abbr-1": "container-title-short",
    "periodical/abbr-1": "container-title-short", "volume": "volume", "number": "issue",
    "edition": "edition", "publisher": "publisher", "pub-location": "publisher-place",
    "abstract": "abstract", "language": "language", "work-type": "genre", "notes": "note",
    "num-vols": "number-of-volumes", "section": "section", "call-num": "call-number",
    "remote-database-name": "archive",
}  # fmt: skip


def read_endnote(text: str, tell: Tell) -> list[Record]:
    """Read EndNote's XML.

    Args:
        text: All of the file.
        tell: Takes what is wrong; of a file that breaks off, what stands before it is kept.

    Returns:
        Its works in file order.
    """
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text):
        tell(1, "The file declares entities of its own, which are never read.", "Export it again.")
        return []
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    records: list[Record] = []
    stream = BytesIO(body.encode("utf-8", "replace"))
    try:
        for _, node in ET.iterparse(stream, events=("end",)):  # noqa: S314 - no entities: see above
            if node.tag == "record":
                records.append(Record(_work(node)))
                node.clear()
    except ET.ParseError as error:
        message = f"The XML cannot be read on: {error.msg}. Everything before is kept."
        tell(error.position[0], message, "Export it again.")
    return records


def _work(node: ET.Element) -> dict[str, Value]:
    kind = node.find("ref-type")
    name = kind.get("name", "") if kind is not None else ""
    made: dict[str, Value] = {"type": _TYPES.get(name, "document")}
    # The label is the key that its owner chose; numbers are only EndNote's.
    if key := _text(node, "label"):
        made["id"] = key
    for group, field in _NAMES.items():
        found = [_all(author) for author in node.findall(f"contributors/{group}/author")]
        if names := [made_name for one in found if (made_name := ris_name(one))]:
            made[field] = names
    for path, field in _TEXTS.items():
        if value := _text(node, path):
            made.setdefault(field, value)
    if made["type"] in {"book", "report"} and "container-title" in made:
        made.setdefault("collection-title", made.pop("container-title"))
    _put_dates(made, node)
    _put_numbers(made, node)
    if pages := _text(node, "pages"):
        made["page"] = pages.replace("–", "-")
    if keywords := [_all(word) for word in node.findall("keywords/keyword")]:
        made["keyword"] = ", ".join(word for word in keywords if word)
    return made


def _put_dates(made: dict[str, Value], node: ET.Element) -> None:
    year = _text(node, "dates/year")
    month = _text(node, "dates/pub-dates/date")
    if year and (date := year_month(year, month.replace(year, ""))):
        made["issued"] = date
    if accessed := _text(node, "access-date"):
        made["accessed"] = ris_date(accessed)


def _put_numbers(made: dict[str, Value], node: ET.Element) -> None:
    if isbn := _text(node, "isbn"):
        digits = re.sub(r"[^\dXx]", "", isbn.split("(")[0])
        made["ISBN" if len(digits) >= 10 else "ISSN"] = isbn
    if doi := _text(node, "electronic-resource-num"):
        made["DOI"] = re.sub(
            r"^(?:https?://)?(?:dx\.)?doi\.org/|^doi:\s*", "", doi, flags=re.IGNORECASE
        )
    if pmid := _text(node, "accession-num"):
        if pmid.isdigit():
            made["PMID"] = pmid
        else:
            made.setdefault("call-number", pmid)
    if address := _text(node, "urls/related-urls/url") or _text(node, "urls/web-urls/url"):
        made["URL"] = address


def _text(node: ET.Element, path: str) -> str:
    found = node.find(path)
    return "" if found is None else _all(found)


def _all(node: ET.Element) -> str:
    # Words stand in `style` elements, whatever their typeface.
    return " ".join("".join(node.itertext()).split())
