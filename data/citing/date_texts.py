"""Dates as Americans write them: ``2014–2015``, ``May 25–28``, ``ca. Spring 1850``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.citing.written_dates import MONTHS, SEASONS

if TYPE_CHECKING:
    from data.model import PartialDate

_FIRST_PLAIN_YEAR: Final = 1000
"""An earlier year names its era."""


def year_text(date: PartialDate | None) -> str:
    """Return the year or years of a date, or its words: ``2014–2015``, ``ca. 1850``, ``in press``.

    Args:
        date: A date; None for none.

    Returns:
        The text; empty where nothing is known.
    """
    if date is None or date.year is None:
        return date.literal if date else ""
    years = _year(date.year)
    if date.end is not None and date.end.year != date.year:
        years += f"–{_year(date.end.year) if date.end.year is not None else ''}"
    return f"ca. {years}" if date.circa else years


def month_and_day(date: PartialDate) -> str:
    """Return what of a date goes beyond the year: ``May 25–28``, ``Spring``; empty for nothing."""
    first, end = _month_day(date), date.end
    if end is None or end.year is None or not first:
        return first
    if date.day and (end.year, end.month) == (date.year, date.month) and end.day:
        return f"{first}–{end.day}" if end.day != date.day else first
    last = _month_day(end)
    return f"{first}–{last}" if last and last != first else first


def full_date(date: PartialDate | None) -> str:
    """Return a date to the day, as Americans write it: ``May 25, 2014``, ``ca. Spring 1850``.

    Args:
        date: A date; None for none.

    Returns:
        The text; empty where nothing is known.
    """
    if date is None or date.year is None:
        return date.literal if date else ""
    end = date.end
    if end is None or end.year == date.year:
        text = _month_day_year(month_and_day(date), date)
    else:
        last = _month_day_year(_month_day(end), end) if end.year is not None else ""
        text = f"{_month_day_year(_month_day(date), date)}–{last}"
    return f"ca. {text}" if date.circa else text


def _month_day(date: PartialDate) -> str:
    if date.season:
        return SEASONS[date.season - 1]
    if not date.month:
        return ""
    month = MONTHS[date.month - 1]
    return f"{month} {date.day}" if date.day else month


def _month_day_year(day: str, date: PartialDate) -> str:
    year = _year(date.year or 0)
    return f"{day}{',' if date.day else ''} {year}" if day else year


def _year(year: int) -> str:
    if year >= _FIRST_PLAIN_YEAR:
        return str(year)
    return f"{year} C.E." if year > 0 else f"{-year} B.C.E."
