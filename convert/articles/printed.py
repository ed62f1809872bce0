"""A printed reference as a CSL record: what can be told for certain, and the text itself.

Four ways of printing are known: APA and Harvard (``Names (year). Title. Container, 1(2), 3-4.``),
Vancouver and AMA (``Names. Title. Container. year;1(2):3-4.``), Chicago (``Names. year. “Title.”
Container 1 (2): 3–4.``) and IEEE (``Names, “Title,” Container, vol. 1, no. 2, pp. 3–4, year``).
Identifiers are found wherever they stand. What is none of these keeps its identifiers, its year
and its text: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from convert.articles.authors import printed_names
from convert.articles.containers import (
    IEEE,
    NATURE,
    NOTES,
    VANCOUVER,
    YEAR,
    put_container,
    put_ieee,
    put_journal,
)
from convert.articles.plain import plain_line
from data.identifiers.find import find_identifiers
from data.reading.bibliography.dates import month_number

if TYPE_CHECKING:
    from data.reading.bibliography.records import Value

_DATED: Final = re.compile(
    rf"(?P<open>[(\[])?(?P<circa>c(?:a|irca)?\.?\s?)?(?P<year>{YEAR})(?P<letter>[a-z])?(?![\w–-])"
    rf"(?:,\s*(?P<rest>[^()\[\]]{{3,30}}))?(?(open)[)\]])"
    rf"|[(\[](?P<undated>n\.\s?d\.|no date)[\s-]?(?P<letter2>[a-z])?[)\]]"
    rf"|[(\[](?P<state>in press|forthcoming|submitted|under review|in preparation)[)\]]"
    rf"|[(\[](?P<first>{YEAR})\s?[–—/-]\s?(?P<last>{YEAR})[)\]]",
    re.IGNORECASE,
)
_BOOK: Final = re.compile(
    rf"(?:(?P<edition>\w+) ed\.\s*)?(?P<place>[^:;]+):\s*(?P<publisher>[^;]+);"
    rf"\s*(?P<year>{YEAR})\.?.*"
)
_LONGEST: Final = 3000
_IS_EDITOR: Final = re.compile(r"\b[Ee]d(?:itor)?s?\.?\)?$")
_MOST_STOPS: Final = 40
_AFTER_NAMES: Final = re.compile(r"\.,?\s+(?=[^\W\d_a-z](?:\w|\s+[a-z])|[“\"‘\[])")
_BRACKETED: Final = re.compile(r"\s*[\[(](?P<inside>[^\[\]()]+)[\])]\.?$")
_RETRIEVED: Final = re.compile(
    r"[.,;]?\s*(?:Retrieved(?:\s+(?:on\s+)?[A-Z][a-z]+ \d{1,2},? \d{4},?)?(?:\s+from)?"
    r"|Available\s+(?:from|at)|Accessed(?:\s+[^.:]{4,25})?|\[?Internet\]?|doi|DOI|PMID|PMCID|arXiv|ISBN(?:-1[03])?|URL|Epub[^.]*)"
    r"\s*[:;,.]?\s*$"
)
_STOP: Final = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bvs)(?<!\bcf)(?<!\bNo)(?<!\bSt)[.?!](?=[\"”’]?\s+(?=\S))"
)
_HELD: Final = re.compile(r"(?<![\w*])[*_]{1,2}(?P<text>[^*_].*?)[*_]{1,2}(?![\w*])")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed reference."""

    fields: dict[str, Value]
    """Its CSL fields, ``custom.printed`` among them."""
    label: str
    """What tells it from works of the same names and year: ``a`` of ``2001a``; empty for none."""
    doubts: tuple[str, ...] = ()
    """What could not be told, as sentences."""


def read_printed(markdown: str) -> Printed:
    """Read one item of a reference list.

    Args:
        markdown: The item without its number, perhaps with Markdown's emphasis and links.

    Returns:
        What could be told of it.
    """
    printed = plain_line(markdown)
    fields: dict[str, Value] = {}
    rest = _without_identifiers(printed, fields)
    label = ""
    if len(printed) > _LONGEST:
        _only_year("", fields)
    elif found := IEEE.match(rest):
        put_ieee(found, fields)
    elif dated := _author_year(rest):
        label = dated["letter"] or dated["letter2"] or ""
        _names_year(rest, dated, fields, markdown)
    elif not _names_first(rest, fields):
        _only_year(rest, fields)
    doubts = []
    if not fields.get("title"):
        doubts.append("No title was recognised.")
    if not fields.get("author") and not fields.get("editor"):
        doubts.append("No authors were recognised.")
    fields.setdefault("type", _type(fields))
    fields["custom"] = {"printed": printed}
    return Printed(fields, label, tuple(doubts))


def _without_identifiers(printed: str, fields: dict[str, Value]) -> str:
    names = {"doi": "DOI", "short-doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": "URL",
             "isbn": "ISBN"}  # fmt: skip
    rest = printed
    for found in reversed(find_identifiers(printed)):
        start, end = found.span
        identifier = found.identifier
        if identifier.kind == "arxiv":
            fields["archive"], fields["archive_location"] = "arXiv", identifier.value
        else:
            fields[names[identifier.kind]] = identifier.value
        before = rest[:start].rstrip().rstrip("<([")
        while (shorter := _RETRIEVED.sub("", before).rstrip()) != before:
            before = shorter
        after = rest[end:].lstrip(">)] .,;")
        stop = "" if not before or before[-1] in ".?!,;:" else "."
        rest = f"{before}{stop} {after}".strip()
    return rest.strip(" ;,")


def _author_year(rest: str) -> re.Match[str] | None:
    # The year closes the names, and the title follows: it stands near the beginning.
    for found in _DATED.finditer(rest):
        names = rest[: found.start()].strip()
        after = rest[found.end() :]
        bare = rest[found.start()] not in "(["
        if bare and not (names.endswith((".", ",")) and re.match(r"[.,]\s", after)):
            continue
        people = printed_names(names)
        if people and (not bare or "given" in people[0]):
            return found
        if not bare:
            return None
    return None


def _names_year(rest: str, dated: re.Match[str], fields: dict[str, Value], markdown: str) -> None:
    names = rest[: dated.start()]
    editors = re.search(r"\(?\b[Ee]ds?\.\)?[.,]?\s*$", names)
    fields["editor" if editors else "author"] = printed_names(names)
    _put_date(dated, fields)
    after = rest[dated.end() :].strip(" .,:;")
    # What is set in italics without quotes before any container is the title of a book itself.
    held = [found["text"] for found in _HELD.finditer(markdown.split(dated[0], 1)[-1])]
    title, more = _title(after, held)
    _put_title(title, fields)
    if any(plain_line(one).strip(" .,") == more.strip(" .,") for one in held if more):
        fields |= {"type": "article-journal", "container-title": more.strip(" .,")}
        return
    quoted = after[:1] in {"“", '"', "‘"}
    is_held = any(plain_line(one).strip(" .,") == title.strip(" .,") for one in held)
    put_container(more, fields, title="quoted" if quoted else "italic" if is_held else "plain")


def _put_date(dated: re.Match[str], fields: dict[str, Value]) -> None:
    if dated["undated"]:
        return
    if dated["state"]:
        fields["status"] = dated["state"].lower()
        return
    if dated["first"]:
        fields["issued"] = {"date-parts": [[int(dated["first"])], [int(dated["last"])]]}
        return
    parts: list[Value] = [int(dated["year"])]
    rest = dated["rest"] or ""
    if month := month_number(rest):
        parts.append(month)
        day = re.search(r"\b(\d{1,2})\b", rest)
        if day and month <= 12 and 1 <= int(day[1]) <= 31:
            parts.append(int(day[1]))
    date: dict[str, Value] = {"date-parts": [parts]}
    if dated["circa"]:
        date["circa"] = True
    fields["issued"] = date if len(parts) > 1 or dated["circa"] else parts[0]


def _title(after: str, held: list[str]) -> tuple[str, str]:
    quoted = re.match(r"[“\"‘](.+?)[,.]?[”\"’][,.]?\s*", after)
    if quoted:
        return quoted[1], after[quoted.end() :]
    for one in held:
        plain = plain_line(one).strip(" .,")
        if plain and after.startswith(plain):
            return plain, after[len(plain) :].lstrip(" .,")
        # What is set apart behind the end of a sentence is the journal or the book.
        place = after.find(f" {plain}") if plain else -1
        title = after[:place].rstrip()
        before = re.search(r"[.?!][”\"’]?(?:\s+In:?(?:\s+[^.]*\(Eds?\.\),?)?)?$", title)
        if place > 0 and before:
            end = before.start() + (title[before.start()] in "?!")
            return title[:end], after[before.start() + 1 :].lstrip(' ”"’')
    stop = _STOP.search(after)
    if not stop:
        return after.rstrip("."), ""
    end = stop.start() + (after[stop.start()] in "?!")
    return after[:end], after[stop.end() :].strip()


def _put_title(title: str, fields: dict[str, Value]) -> None:
    title = re.sub(r"\s*\[(?:Internet|Online)\]$", "", title.strip(" ,.*_"))
    if not re.search(r"\w", title):
        return
    if found := _BRACKETED.search(title):
        inside = found["inside"].strip()
        if re.search(r"\b(?:ed\.|edition|Aufl\.)", inside):
            fields["edition"] = re.sub(r"\s*(?:ed\.|edition)\s*$", "", inside)
            title = title[: found.start()]
        elif re.search(r"thesis|dissertation", inside, re.IGNORECASE):
            fields["type"], fields["genre"] = "thesis", inside
            title = title[: found.start()]
        elif inside.lower() in {"data set", "dataset", "computer software", "software", "preprint"}:
            kinds = {"data set": "dataset", "dataset": "dataset", "preprint": "article"}
            fields["type"] = kinds.get(inside.lower(), "software")
            title = title[: found.start()]
    fields["title"] = title.strip(" ,.")


def _names_first(rest: str, fields: dict[str, Value]) -> bool:
    """Read Vancouver's order: names, title, journal, year."""
    stops = [*_AFTER_NAMES.finditer(rest)][:_MOST_STOPS]
    for stop in reversed(stops):
        names = printed_names(rest[: stop.start() + 1])
        if not names:
            continue
        people = "given" in names[0] or names[-1] == {"literal": "others"}
        role = "editor" if _IS_EDITOR.search(rest[: stop.start()]) else "author"
        after = rest[stop.end() :]
        title, more = _title(after, [])
        shapes = (VANCOUVER, NOTES, NATURE)
        journal = next((found for one in shapes if (found := one.fullmatch(more.strip()))), None)
        if journal:
            fields[role] = names
            _put_title(title, fields)
            put_journal(journal, fields)
            return True
        book = _BOOK.fullmatch(more)
        if book:
            fields |= {role: names, "type": "book", "issued": int(book["year"])}
            fields["publisher"] = book["publisher"].strip()
            fields["publisher-place"] = book["place"].strip()
            if book["edition"]:
                fields["edition"] = book["edition"]
            _put_title(title, fields)
            return True
        if people and re.fullmatch(r"[^“\"]{10,}", title):
            fields[role] = names
            _put_title(title, fields)
            _only_year(more, fields)
            return True
    return False


def _only_year(rest: str, fields: dict[str, Value]) -> None:
    years = set(re.findall(rf"(?<![\d–-])({YEAR})(?![\d–-])", rest))
    if len(years) == 1:
        fields["issued"] = int(years.pop())


def _type(fields: dict[str, Value]) -> str:
    if fields.get("volume") or (fields.get("container-title") and fields.get("DOI")):
        return "article-journal"
    if fields.get("publisher") or fields.get("ISBN"):
        return "book"
    return "webpage" if fields.get("URL") and not fields.get("DOI") else "document"
