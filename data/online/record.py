"""What Crossref and DataCite have on record for a DOI, and how a reference compares with it.

Shapes: https://api.crossref.org/swagger-ui/index.html (``/works/{doi}``) and
https://support.datacite.org/docs/api-get-doi (``/dois/{id}``). Answers come from outside: whatever
has another shape than expected is taken for missing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from data.checking.compare import fold, match_titles, same_pages
from data.checking.printed import Difference
from data.citing.markup import plain
from data.citing.names import family_name
from data.text import clean, one_line

if TYPE_CHECKING:
    from data.model import Reference

RETRACTIONS = frozenset({"retraction", "withdrawal", "removal"})
"""Kinds of notices after which a work must not be relied on."""
_UNIMPORTANT = frozenset({"new_version", "new_edition", "clarification", "addendum"})


@dataclass(frozen=True, slots=True)
class Notice:
    """What was published about a work later: a retraction, a concern, a correction."""

    kind: str
    """Crossref's word for it, such as ``retraction`` or ``expression_of_concern``."""
    doi: str = ""
    """DOI of the notice itself."""
    date: str = ""
    """When it was made, as far as known: ``2019``, ``2019-05`` or ``2019-05-31``."""


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one work."""

    titles: tuple[str, ...] = ()
    """Its title, alone and with its subtitle."""
    author: str = ""
    """Family name, or name, of the first author."""
    years: tuple[int, ...] = ()
    """Years of publication in print and online."""
    volume: str = ""
    """Volume."""
    pages: str = ""
    """Pages, or the number of the article."""
    notices: tuple[Notice, ...] = ()
    """What was published about it later."""

    def to_json(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: object) -> Record:
        """Read what :meth:`to_json` gave; anything else becomes an empty record."""
        if not isinstance(data, dict):
            return cls()
        notices = (_dict(notice) for notice in _list(data.get("notices")))
        return cls(
            tuple(_text(title) for title in _list(data.get("titles"))),
            _text(data.get("author")),
            tuple(year for year in _list(data.get("years")) if isinstance(year, int)),
            _text(data.get("volume")),
            _text(data.get("pages")),
            tuple(
                Notice(_text(n.get("kind")), _text(n.get("doi")), _text(n.get("date")))
                for n in notices
            ),
        )


def crossref_record(answer: object) -> Record | None:
    """Read Crossref's answer; None when it is none."""
    message = _dict(_dict(answer).get("message"))
    if not message.get("DOI"):
        return None
    title = _first(message.get("title"))
    subtitle = _first(message.get("subtitle"))
    author = _dict(_first_item(message.get("author")))
    years = {
        year
        for name in ("issued", "published", "published-print", "published-online")
        for year in _date_parts(message.get(name))[:1]
    }
    # A retraction stands on the record of the paper as "updated-by": "update-to" stands on the
    # notice that retracts.
    notices = tuple(
        Notice(
            _text(item.get("type")).lower().replace(" ", "_"),
            _text(item.get("DOI")),
            "-".join(f"{part:02}" for part in _date_parts(item.get("updated"))),
        )
        for item in map(_dict, _list(message.get("updated-by")))
        if item.get("type")
    )
    return Record(
        tuple(
            text for text in (title, f"{title}: {subtitle}" if title and subtitle else "") if text
        ),
        _text(author.get("family")) or _text(author.get("name")),
        tuple(sorted(years)),
        _text(message.get("volume")),
        _text(message.get("page")) or _text(message.get("article-number")),
        tuple(notice for notice in notices if notice.kind not in _UNIMPORTANT),
    )


def datacite_record(answer: object) -> Record | None:
    """Read DataCite's answer; None when it is none."""
    attributes = _dict(_dict(_dict(answer).get("data")).get("attributes"))
    if not attributes.get("doi"):
        return None
    creator = _dict(_first_item(attributes.get("creators")))
    container = _dict(attributes.get("container"))
    titles = (_text(_dict(item).get("title")) for item in _list(attributes.get("titles")))
    pages = (_text(container.get("firstPage")), _text(container.get("lastPage")))
    year = _text(attributes.get("publicationYear"))
    return Record(
        tuple(title for title in titles if title),
        _text(creator.get("familyName")) or _text(creator.get("name")),
        (int(year),) if year.isdecimal() and len(year) <= 4 else (),
        _text(container.get("volume")),
        "-".join(page for page in pages if page),
    )


def compare_record(
    reference: Reference, record: Record
) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """Compare a reference with the record of its DOI.

    Titles agree when they are the same, also up to a subtitle. Nearly equal titles agree only when
    volume or pages can be compared and all else agrees: "Part I" looks like "Part II". The year
    may differ by one, since print follows online.

    Returns:
        What differs, and notes on what agrees but for a detail.
    """
    differences = list(_details(reference, record))
    ours, titles = plain(reference.title), record.titles
    if not ours or not titles:
        return tuple(differences), ()
    title = Difference("title", ours, titles[0])
    verdicts = {match_titles(ours, theirs) for theirs in titles}
    if "same" in verdicts:
        return tuple(differences), ()
    if "subtitle" in verdicts:
        return tuple(differences), (f"Its title on record is “{titles[-1]}”.",)
    placed = any(
        (reference.text(name) and theirs)
        for name, theirs in (("volume", record.volume), ("page", record.pages))
    )
    if "similar" in verdicts and placed and not differences:
        return (), (f"Check it: its title on record is “{titles[0]}”.",)
    return (title, *differences), ()


def _details(reference: Reference, record: Record) -> list[Difference]:
    differences = []
    author = family_name(reference.authors[0]) if reference.authors else ""
    if author and record.author and not _same_name(author, record.author):
        differences.append(Difference("first author", author, record.author))
    year = reference.issued.year if reference.issued else None
    if year and record.years and all(abs(year - theirs) > 1 for theirs in record.years):
        differences.append(Difference("year", str(year), str(record.years[0])))
    volume = reference.text("volume")
    if volume and record.volume and fold(volume) != fold(record.volume):
        differences.append(Difference("volume", volume, record.volume))
    pages = reference.text("page")
    if pages and record.pages and not same_pages(pages, record.pages):
        differences.append(Difference("pages", pages, record.pages))
    return differences


def _same_name(ours: str, theirs: str) -> bool:
    # A particle may stand with the family name on one side only.
    one, other = fold(ours).split(), fold(theirs).split()
    short, long = sorted((one, other), key=len)
    return bool(short) and long[-len(short) :] == short


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _first_item(value: object) -> object:
    return next(iter(_list(value)), None)


def _first(value: object) -> str:
    return _text(_first_item(value))


def _text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return one_line(clean(value)) if isinstance(value, str) else ""


def _date_parts(value: object) -> list[int]:
    parts = _list(_first_item(_dict(value).get("date-parts")))
    return [part for part in parts if isinstance(part, int) and 0 < part < 10_000]
