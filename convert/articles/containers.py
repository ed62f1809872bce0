"""Where a printed work appeared: journal, volume and pages, book and publisher."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from convert.articles.authors import printed_names
from data.reading.bibliography.dates import month_number

if TYPE_CHECKING:
    from data.reading.bibliography.records import Value

Title: TypeAlias = Literal["plain", "italic", "quoted"]
"""How a title is set."""
_PROCEEDINGS: Final = re.compile(
    r"Proc|Advances in|.*\b(?:Conference|Symposium|Workshop)\b", re.DOTALL
)
YEAR: Final = r"(?:1[5-9]|20)\d\d"
"""Regular expression of a year that works are of."""
_PAGES: Final = r"(?P<page>[A-Za-z]{0,3}\d+(?:\.\d+)?(?:\s*[-–—]+\s*[A-Za-z]{0,3}\d+)?)"
_VOLUME: Final = r"(?P<volume>\d+[A-Za-z]?|[IVXLC]+)"
_ISSUE: Final = r"(?:\s*\((?P<issue>[^()]{1,30})\))?"
_APA: Final = re.compile(
    rf"(?P<container>.+?),\s*{_VOLUME}{_ISSUE}"
    rf"(?:[,:]\s*(?:pp?\.\s*)?(?:{_PAGES}|(?P<number>(?:Article|Art\.|e)\s?\S+?)))?[.,;\s]*"
)
VANCOUVER: Final = re.compile(
    rf"(?P<container>.+?)[.,]?\s+(?P<year>{YEAR})"
    rf"(?:\s+(?P<month>[A-Z][a-z]{{2}}(?:-[A-Z][a-z]{{2}})?)(?:\s+(?P<day>\d{{1,2}}))?)?\s*;\s*{_VOLUME}{_ISSUE}(?:\s*:\s*{_PAGES})?[.,;\s]*"
)
"""Journal, date, volume and pages as Vancouver prints them."""
_SPACED: Final = re.compile(
    rf"(?P<container>[^\d]+?),?\s+(?:vol\.\s*)?{_VOLUME}(?:\s*\((?P<issue>[^()]{{1,30}})\)"
    rf"|,?\s*(?:no|issue)\.?\s*(?P<issue2>[\w–-]+))?(?:\s*\([^()]*\))?\s*[:,]\s*(?:pp?\.\s*)?{_PAGES}"
    rf"[.,;\s]*"
)
NOTES: Final = re.compile(
    rf"(?P<container>[^\d]+?),?\s+{_VOLUME}(?:,\s*no\.\s*(?P<issue>[\w–-]+))?"
    rf"\s*\((?:[A-Z][a-z]+\s)?(?P<year>{YEAR})\)\s*:\s*{_PAGES}[.,;\s]*"
)
"""A journal as Chicago prints it in notes."""
NATURE: Final = re.compile(
    rf"(?P<container>[^\d]+?),?\s+{_VOLUME}(?:\s*\((?P<issue>\d[^()]{{0,20}})\))?,\s*{_PAGES}"
    rf"\s*\((?P<year>{YEAR})\)[.,;\s]*"
)
"""A journal as *Nature* prints it."""
IEEE: Final = re.compile(
    r"(?P<names>[^“\"]+?),?\s*[“\"](?P<title>[^”\"]+?),?[”\"],?\s*(?:in\s+)?(?P<container>[^,]+),"
    rf"(?:\s*vol\.\s*(?P<volume>[\w-]+),)?(?:\s*no\.\s*(?P<issue>[\w–-]+),)?"
    rf"(?:\s*pp?\.\s*(?P<page>[\w–—-]+),)?(?:\s*(?P<month>[A-Z][a-z]+\.?),?)?\s*(?P<year>{YEAR})"
)
"""A whole reference as the IEEE prints it."""
_IN_BOOK: Final = re.compile(
    r"In:?\s+(?:(?P<editors>[^*]+?),?\s*\((?:Eds?|Hrsg)\.?\)[,.:]?\s*)?(?P<container>.+?)"
    r"(?:\s*\((?P<inside>[^()]*\bpp?\.[^()]*|[^()]*\bed\.[^()]*)\))?"
    r"[.,]\s*(?P<publisher>[^.]*)\.?\s*"
)


def put_container(more: str, fields: dict[str, Value], *, title: Title = "plain") -> None:
    """Read what follows the title, and put it into the fields of a record.

    Args:
        more: The text.
        fields: Takes what is found; nothing where the text is none of the known forms.
        title: How the title was printed: in italics as of books, in quotes as of what is part of
            something, or neither.
    """
    more = more.strip(" .,;")
    if edition := re.match(r"\(([^()]*?)\s*\b(?:ed\.|edition|Aufl\.)\)[.,]?\s*", more):
        fields["edition"] = edition[1]
        more = more[edition.end() :]
    if not more:
        return
    if (book := _IN_BOOK.fullmatch(more + ".")) and not _APA.fullmatch(more):
        held = _PROCEEDINGS.match(book["container"])
        fields["type"] = "paper-conference" if held else "chapter"
        fields["container-title"] = book["container"].strip(" ,.")
        if book["editors"] and (editors := printed_names(book["editors"])):
            fields["editor"] = editors
        if pages := re.search(rf"pp?\.\s*{_PAGES}", book["inside"] or ""):
            fields["page"] = _page_range(pages["page"])
        if book["publisher"].strip():
            fields["publisher"] = book["publisher"].strip()
        return
    for shape in (_APA, VANCOUVER, _SPACED):
        if found := shape.fullmatch(more):
            put_journal(found, fields)
            return
    if re.fullmatch(r"(?:arXiv|bioRxiv|medRxiv|PsyArXiv|SSRN|OSF)\b[^.]*", more):
        fields.update({"type": "article", "publisher": more})
    elif title == "quoted" and re.fullmatch(r"[^\d]{2,100}", more):
        fields["container-title"] = more.strip(" .,")
    elif found := re.fullmatch(r"(?P<place>[^\d:]{2,60}):\s+(?P<publisher>[^\d:]{2,80})", more):
        fields["publisher-place"] = found["place"]
        fields["publisher"] = found["publisher"].strip(" .")
    elif title == "italic" and re.fullmatch(r"[^\d]{2,80}", more):
        fields["publisher"] = more.strip(" .")
    # Else nothing tells a publisher from a journal.


def put_journal(found: re.Match[str], fields: dict[str, Value]) -> None:
    """Put a journal with volume, issue and pages into the fields of a record."""
    groups = found.groupdict()
    fields.setdefault("type", "article-journal")
    fields["container-title"] = groups["container"].strip(" ,.*_")
    fields["volume"] = _number(groups["volume"])
    if issue := groups.get("issue") or groups.get("issue2"):
        fields["issue"] = _number(issue)
    if page := groups.get("page"):
        fields["page"] = _page_range(page)
    elif number := groups.get("number"):
        fields["number"] = re.sub(r"^(?:Article|Art\.)\s*", "", number)
    if groups.get("year") and "issued" not in fields:
        parts: list[Value] = [int(groups["year"])]
        if month := month_number(groups.get("month") or ""):
            parts.append(month)
            if day := groups.get("day"):
                parts.append(int(day))
        fields["issued"] = {"date-parts": [parts]} if len(parts) > 1 else parts[0]


def put_ieee(found: re.Match[str], fields: dict[str, Value]) -> None:
    """Put a work in the manner of the IEEE into the fields of a record."""
    if names := printed_names(found["names"]):
        fields["author"] = names
    fields["title"] = found["title"].strip(" ,.")
    fields["container-title"] = found["container"].strip()
    fields["issued"] = int(found["year"])
    for name in ("volume", "issue"):
        if found[name]:
            fields[name] = _number(found[name])
    if found["page"]:
        fields["page"] = _page_range(found["page"])
    conference = re.search(r"\b(?:Proc|Conf|Symp|Workshop)", found["container"])
    fields["type"] = "paper-conference" if conference else "article-journal"


def _number(text: str) -> Value:
    return int(text) if re.fullmatch(r"[1-9]\d{0,8}", text) else text


def _page_range(text: str) -> str:
    return re.sub(r"\s*[-–—]+\s*", "-", text)
