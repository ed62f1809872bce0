"""RIS files and the tagged export of Web of Science, as CSL records.

RIS has no standard; the tags are those of the specification that Reference Manager had
(https://en.wikipedia.org/wiki/RIS_(file_format)) and of what its users export. A record without its
``ER`` ends where the next one begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from data.identifiers.find import find_identifiers, parse_doi
from data.reading.bibliography.dates import ris_date
from data.reading.bibliography.names import ris_name
from data.reading.bibliography.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.reading.bibliography.records import Tell, Value

_TAG: Final = re.compile(r"[ \t\ufeff]*([A-Z][A-Z0-9])[ ]{1,2}-(?: ?|\Z)(.*)")
_ISI: Final = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|\Z)")
_TYPES: Final[Mapping[str, str]] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset", "DBASE": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure", "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "personal_communication",
    "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal",
    "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "PREP": "article", "RPRT": "report", "SER": "book",
    "SLIDE": "graphic", "SOUND": "song", "STAND": "standard", "STAT": "legislation",
    "THES": "thesis", "UNPB": "manuscript", "UNPD": "manuscript", "VIDEO": "motion_picture",
    "WEB": "webpage", "J": "article-journal", "B": "book", "S": "chapter", "P": "patent",
    "C": "paper-conference",
}  # fmt: skip
_NAMES: Final[Mapping[str, str]] = {
    "AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor",
    "A4": "translator",
}  # fmt: skip
_TEXTS: Final[Mapping[str, str]] = {
    "TI": "title", "T1": "title", "CT": "title", "ST": "title-short", "T2": "container-title",
    "JF": "container-title", "JO": "container-title", "BT": "container-title",
    "JA": "container-title-short", "J1": "container-title-short", "J2": "container-title-short",
    "T3": "collection-title", "VL": "volume", "IS": "issue", "ET": "edition", "PB": "publisher",
    "CY": "publisher-place", "PP": "publisher-place", "AB": "abstract", "N2": "abstract",
    "AN": "call-number", "DB": "archive", "LA": "language", "M3": "genre", "SE": "section",
    "NV": "number-of-volumes", "C7": "number", "AV": "archive_location", "TT": "translated-title",
}  # fmt: skip
_ISI_TEXTS: Final[Mapping[str, str]] = {
    "TI": "title", "SO": "container-title", "J9": "container-title-short", "VL": "volume",
    "IS": "issue", "AB": "abstract", "PU": "publisher", "PI": "publisher-place",
    "SN": "ISSN", "BN": "ISBN", "DI": "DOI", "PM": "PMID", "UT": "call-number", "LA": "language",
    "AR": "number", "PG": "number-of-pages", "SE": "collection-title",
}  # fmt: skip
_BOOKS: Final = frozenset({"book", "chapter", "report", "thesis", "pamphlet", "classic", "patent"})

_Tags = dict[str, list[str]]


def looks_like_ris(text: str) -> bool:
    """Return whether a text has the first line of a RIS record."""
    return re.search(r"^[ \t\ufeff]*TY {1,2}- ", text, re.MULTILINE) is not None


def looks_like_isi(text: str) -> bool:
    """Return whether a text is what Web of Science exports."""
    return re.match(r"\ufeff?FN .*\n", text) is not None


def read_ris(text: str, tell: Tell) -> list[Record]:
    """Read a RIS file.

    Args:
        text: All of the file.
        tell: Takes what is wrong.

    Returns:
        Its works in file order.
    """
    return [Record(_work(tags), line) for line, tags in _ris_records(text, tell)]


def read_isi(text: str, tell: Tell) -> list[Record]:
    """Read the tagged export of Web of Science; otherwise like :func:`read_ris`."""
    return [Record(_isi_work(tags), line) for line, tags in _isi_records(text, tell)]


def _ris_records(text: str, tell: Tell) -> Iterator[tuple[int, _Tags]]:
    tags: _Tags = {}
    start, last = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        found = _TAG.fullmatch(line)
        tag = found[1] if found else ""
        if found is None:
            if start and last and line.strip():  # goes on with the field above
                tags[last][-1] = f"{tags[last][-1]} {line.strip()}".strip()
        elif tag == "TY":
            if start:
                tell(start, "The record has no `ER`; it ends where the next one begins.",
                     "Write `ER  - ` at its end.")  # fmt: skip
                yield start, tags
            tags, start, last = {"TY": [found[2].strip()]}, number, ""
        elif tag == "ER":
            if start:
                yield start, tags
            start, last = 0, ""
        elif start:
            tags.setdefault(tag, []).append(found[2].strip())
            last = tag
    if start:
        tell(start, "The record has no `ER`; it ends with the file.", "Write `ER  - ` at its end.")
        yield start, tags


def _isi_records(text: str, tell: Tell) -> Iterator[tuple[int, _Tags]]:
    tags: _Tags = {}
    start, last = 0, ""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if line.startswith("   "):
            if start and last:
                tags[last].append(line.strip())
            continue
        found = _ISI.fullmatch(line.rstrip())
        if not found:
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag in {"PT", "ER", "EF"} and start:
            if tag != "ER":
                tell(start, "The record has no `ER`.", "Write `ER` at its end.")
            yield start, tags
            start = 0
        if tag == "PT":
            tags, start = {}, number
        if start:
            tags.setdefault(tag, []).append(value)
            last = tag
    if start:
        tell(start, "The record has no `ER`; it ends with the file.", "Write `ER` at its end.")
        yield start, tags


def _first(tags: _Tags, *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _work(tags: _Tags) -> dict[str, Value]:
    kind = _TYPES.get(tags["TY"][0].upper(), "document")
    made: dict[str, Value] = {"type": kind}
    if key := _first(tags, "ID"):
        made["id"] = key
    for tag, usual in _NAMES.items():
        field = "container-author" if usual == "editor" and kind == "review" else usual
        names = [name for value in tags.get(tag, ()) if (name := ris_name(value))]
        if names:
            known: list[Value] = [*cast("list[Value]", made.get(field, ())), *names]
            made[field] = [one for place, one in enumerate(known) if one not in known[:place]]
    for tag, field in _TEXTS.items():
        if value := _first(tags, tag):
            made.setdefault(field, value)
    if kind in {"book", "report"} and "container-title" in made and "collection-title" not in made:
        made["collection-title"] = made.pop("container-title")  # T2 of a book is its series
    if kind in {"report", "patent", "standard"} and "issue" in made:
        made["number"] = made.pop("issue")
    if "title" not in made and "container-title" in made and kind == "book":
        made["title"] = made.pop("container-title")
    _put_dates(made, tags)
    _put_pages(made, _first(tags, "SP"), _first(tags, "EP"))
    _put_numbers(made, tags)
    if keywords := [value for value in tags.get("KW", ()) if value]:
        made["keyword"] = ", ".join(keywords)
    notes = [value for tag in ("N1", "RN") for value in tags.get(tag, ()) if value]
    if notes:
        made["note"] = " ".join(notes)
    return made


def _put_dates(made: dict[str, Value], tags: _Tags) -> None:
    year, full = _first(tags, "PY", "Y1"), _first(tags, "DA")
    whole = full if full[:4].isdigit() and (not year or full[:4] == year[:4]) else year or full
    if date := ris_date(whole):
        made["issued"] = date
    if accessed := ris_date(_first(tags, "Y2")):
        made["accessed"] = accessed
    if original := ris_date(_first(tags, "OP")):
        made["original-date"] = original


def _put_pages(made: dict[str, Value], first: str, last: str) -> None:
    if first and last and last != first and not re.search(r"[-–]", first):
        made["page"] = f"{first}-{last}"
    elif first or last:
        made["page"] = first or last


def _put_numbers(made: dict[str, Value], tags: _Tags) -> None:
    number = _first(tags, "SN")
    if number:
        digits = re.sub(r"[^\dXx]", "", number.split("(")[0])
        made["ISSN" if len(digits) < 10 and made["type"] not in _BOOKS else "ISBN"] = number
    # A DOI stands where it belongs, or where there was no tag for it yet.
    for value in (*tags.get("DO", ()), *tags.get("DI", ()), *tags.get("M3", ()),
                  *tags.get("L3", ()), *tags.get("N1", ())):  # fmt: skip
        found = parse_doi(value).identifier
        if found:
            made["DOI"] = found.value
            if made.get("genre") == value:
                del made["genre"]
            break
    if "DOI" not in made and (written := _first(tags, "DO", "DI")):
        made["DOI"] = written
    urls = [part for tag in ("UR", "L2", "L1", "LK") for value in tags.get(tag, ())
            for part in re.split(r"[;\s]+(?=https?:|www\.)", value) if part]  # fmt: skip
    if urls:
        made["URL"] = urls[0]
    for value in urls:
        for found_in in find_identifiers(value):
            identifier = found_in.identifier
            if identifier.kind == "doi" and "DOI" not in made:
                made["DOI"] = identifier.value
            elif identifier.kind == "pmid":
                made["PMID"] = identifier.value
    if (
        made["type"] in {"article-journal", "article-newspaper"}
        and "issue" not in made
        and (number := _first(tags, "M1"))
    ):
        made["issue"] = number
    elif number := _first(tags, "M1"):
        made.setdefault("number", number)


def _isi_work(tags: _Tags) -> dict[str, Value]:
    made: dict[str, Value] = {"type": _TYPES.get(_first(tags, "PT"), "document")}
    for tag, field in (("AF", "author"), ("AU", "author"), ("BE", "editor"), ("ED", "editor")):
        if names := [name for value in tags.get(tag, ()) if (name := ris_name(value))]:
            made.setdefault(field, names)
    for tag, field in _ISI_TEXTS.items():
        if value := " ".join(tags.get(tag, ())).strip():
            made.setdefault(field, value)
    if year := _first(tags, "PY"):
        made["issued"] = ris_date(f"{year} {_first(tags, 'PD')}")
    _put_pages(made, _first(tags, "BP"), _first(tags, "EP"))
    if keywords := " ".join(tags.get("DE", ())):
        made["keyword"] = keywords.replace(";", ",")
    return made
