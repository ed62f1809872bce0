"""Cases, statutes, bills, hearings, regulations and treaties, which follow the Bluebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.citing.apa.labels import labelled, number, page_range
from data.citing.apa.people import full_names
from data.citing.apa.runs import italic, join, said, text_of, wrap
from data.citing.apa.when import day, year
from data.citing.names import family_name

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work

LEGAL: Final = frozenset(["bill", "hearing", "legal_case", "legislation", "regulation", "treaty"])
"""Types of legal works."""


def legal(work: Work) -> Piece:
    """Return a legal work, without its link and its last full stop."""
    if work.is_a("treaty"):
        parties = "-".join(filter(None, map(family_name, work.names("author"))))
        return join(", ", _title(work), said(parties), day(work, "issued"), _source(work))
    named = join(", ", _title(work), _source(work))
    return join(" ", named, _date(work), _aside(work))


def _title(work: Work) -> Piece:
    if not work.is_a("hearing"):
        return work.piece("title", case="title")
    on = wrap("on ", work.piece("number"), "")
    before = wrap("before the ", work.piece("section"), "")
    heard = join(" ", said("Hearing"), on, before) if on or before else ()
    return italic(join(": ", work.piece("title", case="first"), heard))


def _date(work: Work) -> Piece:
    if work.is_a("legal_case"):
        date = year(work, "issued") if work.has("container-title") else day(work, "issued")
        return wrap("(", join(" ", work.piece("authority"), date), ")")
    first = year(work, "original-date")
    date = year(work, "issued") if work.has("issued") else day(work, "submitted")
    return wrap("(", join(" ", wrap("", first, " &"), date), ")")


def _aside(work: Work) -> Piece:
    if work.is_a("hearing"):
        return wrap("(testimony of ", full_names(work.names("author")), ")")
    amended = work.is_a("bill", "legislation", "regulation")
    return wrap("(", work.piece("status"), ")") if amended else ()


def _source(work: Work) -> Piece:
    if work.is_a("bill"):
        return join(", ", _bill_number(work), _session(work), _place(work, sections=False))
    if work.is_a("hearing"):
        return _session(work)
    if work.is_a("legal_case"):
        return _reporter(work) if work.has("container-title") else number(work)
    if work.is_a("treaty"):
        where = work.piece("page-first") or number(work)
        volume = said(page_range(text_of(work.piece("volume"))))
        return join(" ", volume, work.piece("container-title"), where)
    if work.is_a("regulation"):
        order = join(" ", work.piece("genre"), number(work))
        return join(", ", order, _place(work, sections=True))
    if not work.has("number"):
        return _place(work, sections=True)
    law = join(" ", work.piece("genre", case="first") or said("Pub. L."), number(work))
    return join(", ", law, _place(work, sections=False))


def _bill_number(work: Work) -> Piece:
    known = work.has("authority", "chapter-number", "container-title")
    return join(" ", work.piece("genre"), work.piece("number") if known else number(work))


def _session(work: Work) -> Piece:
    return join(" ", work.piece("authority"), work.piece("chapter-number"))


def _place(work: Work, *, sections: bool) -> Piece:
    where = _section(work) if sections and work.has("section") else work.piece("page-first")
    return join(" ", work.piece("volume"), work.piece("container-title"), where)


def _reporter(work: Work) -> Piece:
    # A case that is not printed yet keeps a place for its page.
    page = work.piece("page-first") if work.has("page", "page-first") else said("___")
    parts = (work.piece("volume"), work.piece("container-title"), _section(work), page)
    return join(" ", *parts)


def _section(work: Work) -> Piece:
    section = labelled(work, "section", "§", "§§")
    return section if text_of(section) else ()
