"""Where a work is found: its journal or book, its publisher, archive, event or site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.apa.descriptions import description_of_container
from data.citing.apa.details import PICTURES, book_details, numbered_kind
from data.citing.apa.labels import expanded_pages, supplement
from data.citing.apa.people import bracketed
from data.citing.apa.runs import italic, join, said, text_of, wrap
from data.citing.apa.titles import volume_title
from data.citing.apa.when import day
from data.citing.apa.work import SERIALS, TALKS

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work


def source(work: Work) -> Piece:
    """Return the source of a work, without its link."""
    if work.is_a("post", "webpage"):
        main: Piece = ()
    else:
        main = _serial(work) if work.is_serial() else _book(work)
    site = work.piece("container-title", case="title") if work.is_a("post", "webpage") else ()
    parts = (main, _publisher(work), _archive(work), _event(work), site)
    return join(". ", *parts)


def _serial(work: Work) -> Piece:
    names = (work.piece(name, case="title") for name in ("container-title", "collection-title"))
    issue = wrap("(", join(", ", work.piece("issue"), supplement(work)), ")")
    place = said(expanded_pages(text_of(work.piece("page"))))
    if work.has("number"):
        place = wrap("Article ", work.piece("number"), "")
    number = join("", italic(work.piece("volume")), issue)
    found = join(", ", italic(join(", ", *names)), number, place)
    numbered = ("collection-title", "issue", "number", "page", "supplement-number", "volume")
    if work.has_all("issued", "status") and not work.has(*numbered):
        return join(". ", found, work.piece("status", case="first"))
    return found


def _book(work: Work) -> Piece:
    """Return the work that a chapter, a paper or an entry is part of."""
    if not work.has("container-title"):
        return ()
    people = next(filter(text_of, (bracketed(work, role) for role in _in_charge(work))), ())
    name = italic(join(": ", work.piece("container-title"), volume_title(work)))
    number = () if work.is_a(*PICTURES) else numbered_kind(work)
    details = wrap("(", join("; ", number, book_details(work)), ")")
    word = said("On" if work.is_a("song") else "In")
    return join(" ", word, join(", ", people, name), details, description_of_container(work))


def _in_charge(work: Work) -> tuple[str, ...]:
    first = ("container-author", "executive-producer", "series-creator", "editor-translator")
    talk = ("chair", "organizer") if work.is_a(*TALKS) else ()
    return (
        *first,
        "editor",
        "editorial-director",
        "compiler",
        *talk,
        "curator",
        "collection-editor",
    )


def _publisher(work: Work) -> Piece:
    if work.is_a("thesis"):
        return () if work.has("archive", "DOI", "URL") else work.piece("publisher")
    if work.type in SERIALS or (work.is_serial() and work.is_a("paper-conference")):
        return ()
    return work.piece("publisher")


def _archive(work: Work) -> Piece:
    place = wrap("(", work.piece("archive_location"), ")")
    if work.has("archive_collection"):
        held = join(" ", work.piece("archive_collection"), place)
        return join(", ", held, work.piece("archive"), work.piece("archive-place"))
    return join(", ", join(" ", work.piece("archive"), place), work.piece("archive-place"))


def _event(work: Work) -> Piece:
    if not work.has("event", "event-title"):
        return ()
    if work.is_a("paper-conference") and work.is_published_paper():
        return ()
    field = "event-title" if work.has("event-title") else "event"
    name = work.piece(field, case="first")
    return join(", ", name, work.piece("event-place"), day(work, "event-date"))
