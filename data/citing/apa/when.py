"""Dates as APA prints them: ``(2019, March 5)``, ``(2014–2015)``, ``(ca. 1850)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.citing.apa.runs import said
from data.citing.date_texts import full_date, month_and_day, year_text

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work

_TO_THE_DAY: Final = frozenset(
    {
        *("article-magazine", "article-newspaper", "broadcast", "collection", "document", "event"),
        *("motion_picture", "pamphlet", "performance", "personal_communication", "post"),
        *("post-weblog", "song", "speech", "webpage"),
    }
)
"""Types whose date is given to the day."""


def date_in_parentheses(work: Work) -> Piece:
    """Return when a work was issued, or what stands for it."""
    issued = work.date("issued")
    if issued is None:
        return said(f"({work.text('status').lower() or 'n.d.'})")
    text = year_text(issued)
    talk = work.is_a("interview", "paper-conference") and not work.is_published_paper()
    day = month_and_day(issued) if talk or work.type in _TO_THE_DAY else ""
    return said(f"({text}, {day})" if day else f"({text})")


def year(work: Work, field: str) -> Piece:
    """Return the year or years of a date."""
    return said(year_text(work.date(field)))


def day(work: Work, field: str) -> Piece:
    """Return a date to the day: ``May 25–28, 2014``."""
    return said(full_date(work.date(field)))
