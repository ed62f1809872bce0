"""BibTeX and BibLaTeX entries as CSL records.

Types and fields follow the biblatex manual (section 2) and, where it leaves a choice, what Pandoc
makes of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.reading.bibliography.bibtex import BibEntry, read_entries
from data.reading.bibliography.dates import edtf, year_month
from data.reading.bibliography.latex import to_address, to_text
from data.reading.bibliography.names import bibtex_names
from data.reading.bibliography.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.reading.bibliography.records import Tell, Value

_TYPES: Final[Mapping[str, str]] = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "bibnote": "document",
    "book": "book", "bookinbook": "chapter", "booklet": "pamphlet", "collection": "book",
    "commentary": "document", "conference": "paper-conference", "dataset": "dataset",
    "electronic": "webpage", "image": "graphic", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case", "legal": "treaty", "legislation": "legislation",
    "letter": "personal_communication", "manual": "book", "mastersthesis": "thesis",
    "movie": "motion_picture", "music": "song", "mvbook": "book", "mvcollection": "book",
    "mvproceedings": "book", "mvreference": "book", "nameonly": "document", "online": "webpage",
    "patent": "patent", "performance": "performance", "periodical": "periodical",
    "phdthesis": "thesis", "proceedings": "book", "reference": "book", "report": "report",
    "review": "review", "software": "software", "standard": "standard",
    "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal",
    "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "video": "motion_picture", "www": "webpage",
}  # fmt: skip
_SUBTYPES: Final = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_NAMES: Final[Mapping[str, str]] = {
    "author": "author", "bookauthor": "container-author", "director": "director",
    "holder": "author", "organizer": "organizer", "translator": "translator",
    "narrator": "narrator", "origauthor": "original-author", "interviewer": "interviewer",
}  # fmt: skip
_EDITORS: Final = {
    "director": "director", "compiler": "compiler", "organizer": "organizer",
    "performer": "performer", "producer": "producer", "narrator": "narrator",
    "series": "collection-editor",
}  # fmt: skip
_TEXTS: Final[Mapping[str, str]] = {
    "abstract": "abstract", "annote": "annote", "annotation": "annote",
    "chapter": "chapter-number", "edition": "edition", "eventtitle": "event-title",
    "issn": "ISSN", "isan": "ISAN", "ismn": "ISMN", "isbn": "ISBN", "keywords": "keyword",
    "langid": "language", "language": "language", "library": "call-number",
    "origlocation": "original-publisher-place", "origpublisher": "original-publisher",
    "origtitle": "original-title", "pagetotal": "number-of-pages", "pages": "page",
    "part": "part-number", "pmcid": "PMCID", "pmid": "PMID", "pubstate": "status",
    "shorttitle": "title-short", "series": "collection-title", "type": "genre",
    "venue": "event-place", "version": "version", "volume": "volume",
    "volumes": "number-of-volumes", "howpublished": "medium", "shortjournal":
    "container-title-short", "lista": "section",
}  # fmt: skip
_GENRES: Final = {
    "phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "bathesis": "Bachelor’s thesis",
    "mathesis": "Master’s thesis", "candthesis": "Candidate thesis",
    "techreport": "technical report", "resreport": "research report",
}  # fmt: skip
_STATES: Final = {
    "inpress": "in press", "forthcoming": "forthcoming", "submitted": "submitted",
    "inpreparation": "in preparation", "manunpub": "unpublished manuscript",
    "maninprep": "manuscript in preparation", "mansub": "manuscript submitted for publication",
    "prepublished": "advance online publication",
}  # fmt: skip
_ADDRESSES: Final = frozenset({"doi", "url", "eprint", "file", "pmid", "pmcid"})
_HOSTS: Final = {"arxiv": "arXiv", "jstor": "JSTOR", "hdl": "HDL", "googlebooks": "Google Books"}
# What an entry has from the one that holds it: biblatex manual, appendix B.
_INHERITED: Final[Mapping[str, str]] = {
    "title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon",
}  # fmt: skip
_OWN: Final = frozenset({"crossref", "xref", "xdata", "shorttitle", "sorttitle", "keywords"})
_PARTS_OF: Final = frozenset(
    {"inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook",
     "suppbook", "suppcollection"}
)  # fmt: skip


def read_biblatex(text: str, tell: Tell) -> list[Record]:
    """Read a BibTeX or BibLaTeX file.

    Args:
        text: All of the file.
        tell: Takes what is wrong.

    Returns:
        Its works in file order; ``@xdata`` is none.
    """
    entries = read_entries(text, tell)
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    return [
        Record(_Work(entry, _inherit(entry, by_key)).fields(), entry.line)
        for entry in entries
        if entry.type not in {"xdata", "set"}
    ]


def _inherit(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> dict[str, str]:
    fields = dict(entry.fields)
    waiting = [(entry, 0)]
    seen = {entry.key.lower()}
    while waiting:
        holder, depth = waiting.pop()
        named = [("xdata", key) for key in holder.fields.get("xdata", "").split(",")]
        named.append(("crossref", holder.fields.get("crossref", "")))
        for how, key in named:
            parent = by_key.get(key.strip().lower())
            if parent is None or key.strip().lower() in seen or depth > 5:
                continue
            seen.add(key.strip().lower())
            moves = how == "crossref" and entry.type in _PARTS_OF
            for name, value in parent.fields.items():
                if name not in _OWN:
                    fields.setdefault(_INHERITED.get(name, name) if moves else name, value)
            waiting.append((parent, depth + 1))
    return fields


class _Work:
    """One entry being turned into a record."""

    def __init__(self, entry: BibEntry, fields: Mapping[str, str]) -> None:
        self.kind, self.key = entry.type, entry.key
        self.written = fields
        self.made: dict[str, Value] = {}

    def text(self, name: str) -> str:
        """Return a field as text; empty when the entry has none."""
        value = self.written.get(name, "")
        return to_address(value) if name in _ADDRESSES else to_text(value)

    def fields(self) -> dict[str, Value]:
        """Return the record."""
        self.made = {"id": self.key, "type": self._type()}
        self._put_names()
        self._put_titles()
        self._put_dates()
        for name, field in _TEXTS.items():
            self._put(field, self.text(name))
        self._put_numbers()
        self._put_publisher()
        self._put_addresses()
        self._put_notes()
        if not self.key:
            del self.made["id"]
        return self.made

    def _put(self, field: str, value: Value) -> None:
        if value and not self.made.get(field):
            self.made[field] = value

    def _type(self) -> str:
        subtype = self.text("entrysubtype").lower()
        if self.kind in {"article", "suppperiodical"}:
            return _SUBTYPES.get(subtype, _TYPES[self.kind])
        if self.kind == "unpublished" and self.written.get("eventtitle"):
            return "speech"
        if self.kind == "misc":
            online = self.written.get("url") or "url" in self.written.get("howpublished", "")
            return "webpage" if online and not self.written.get("doi") else "document"
        return _TYPES.get(self.kind, "document")

    def _put_names(self) -> None:
        for name, field in _NAMES.items():
            if self.written.get(name):
                self._put(field, bibtex_names(self.written[name]))
        for end in ("", "a", "b", "c"):
            if written := self.written.get(f"editor{end}"):
                role = self.written.get(f"editor{end}type", "").lower()
                field = "editor" if self.kind == "periodical" else _EDITORS.get(role, "editor")
                self._put(field, bibtex_names(written))

    def _put_titles(self) -> None:
        self._put("title", self._title("title"))
        if self.kind == "periodical" and self.written.get("issuetitle"):
            self._put("volume-title", self._title("issuetitle"))
        journal = "journaltitle" if self.written.get("journaltitle") else "journal"
        holder = self._title(journal, "journal") or self._title("booktitle", "book")
        main = self._title("maintitle", "main")
        if not holder and main and self.kind.startswith(("mv", "book", "collection", "proc")):
            # A volume of a work: the work is the title, the volume has one of its own.
            self._put("volume-title", self.made.get("title"))
            self.made["title"] = main
            return
        if holder and main:
            self._put("volume-title", holder)
            holder = main
        self._put("container-title", holder)

    def _title(self, name: str, stem: str = "") -> str:
        title = self.text(name)
        subtitle = self.text(f"{stem}subtitle")
        addon = self.text(f"{stem}titleaddon")
        if title and subtitle:
            title += (" " if title.endswith((":", "?", "!", ".")) else ": ") + subtitle
        return f"{title}. {addon}" if title and addon else title

    def _put_dates(self) -> None:
        for name, field in (("date", "issued"), ("eventdate", "event-date"),
                            ("origdate", "original-date"), ("urldate", "accessed")):  # fmt: skip
            if self.written.get(name):
                # A tilde says "about" here, not "no break".
                self._put(field, edtf(self.written[name].strip("{} ")))
        if self.written.get("year"):
            month = self.text("month")
            self._put("issued", year_month(self.text("year"), month, self.text("day")))
        elif not self.made.get("issued") and self.made.get("event-date"):
            self._put("issued", self.made["event-date"])
        if self.written.get("origyear"):
            self._put("original-date", year_month(self.text("origyear"), ""))

    def _put_numbers(self) -> None:
        if state := self.text("pubstate"):
            self.made["status"] = _STATES.get(state.lower(), state)
        medium = str(self.made.get("medium", ""))
        if medium.lower() in _STATES:
            self.made["status"] = _STATES[medium.lower()]
            del self.made["medium"]
        if pages := self.text("pages"):
            self.made["page"] = re.sub(r"\s*(?:-+|–)\s*", "–", pages).replace("–", "-")
        elif identifier := self.text("eid"):
            self._put("number", identifier)
        genre = self.text("type")
        self.made.pop("genre", None)
        self._put("genre", _GENRES.get(genre.lower(), genre) or _GENRES.get(self.kind, ""))
        number = self.text("number")
        if self.kind in {"article", "suppperiodical", "periodical"}:
            self._put("issue", number or self.text("issue"))
        elif self.made.get("collection-title") and self.kind not in {"report", "techreport"}:
            self._put("collection-number", number)
        else:
            self._put("number", number)
        if self.kind not in {"article", "suppperiodical", "periodical"} and (
            issue := self.text("issue")
        ):
            self._put("issue", issue)
        if self.kind == "dataset" or self.kind == "software":
            self._put("version", self.text("edition"))

    def _put_publisher(self) -> None:
        names = ("school", "institution", "publisher", "organization")
        found = [self.text(name) for name in names if self.written.get(name)]
        self._put("publisher", "; ".join(dict.fromkeys(found)))
        place, address = self.text("location"), self.text("address")
        if place and address and self.made["type"] == "paper-conference":
            self._put("event-place", place)  # as the ACM writes it
            place = ""
        self._put("publisher-place", place or address)

    def _put_addresses(self) -> None:
        doi = self.text("doi")
        self._put(
            "DOI",
            re.sub(r"^(?:https?://)?(?:dx\.)?doi\.org/|^doi:\s*", "", doi, flags=re.IGNORECASE),
        )
        self._put("URL", self.text("url"))
        self._put_eprint()
        medium = self.written.get("howpublished", "")
        if "\\url" in medium or medium.strip().startswith("http"):
            self.made.pop("medium", None)
            address = re.search(r"https?://[^\s{}]+", medium)
            self._put("URL", to_address(address[0]) if address else "")

    def _put_eprint(self) -> None:
        number = self.text("eprint")
        host = (self.text("eprinttype") or self.text("archiveprefix")).lower()
        if not number:
            return
        if host == "pubmed":
            self._put("PMID", number)
        elif host in {"pmc", "pmcid"}:
            self._put("PMCID", number)
        else:
            if not host and re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?|[a-z-]+/\d{7}", number):
                host = "arxiv"
            self._put("archive", _HOSTS.get(host, host))
            self._put("archive_location", number)

    def _put_notes(self) -> None:
        notes = [self.text("note"), self.text("addendum")]
        self._put("note", ". ".join(dict.fromkeys(note for note in notes if note)))
