"""Dates written as text: ISO 8601 and its Extended Date/Time Format, and what else people write.

EDTF: https://www.loc.gov/standards/datetime/, levels 0 and 1. What is no date there is not
guessed at; :func:`advice` says how it would be written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from data.model import PartialDate
from data.patterns import lazy_pattern

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Names of the months, as APA writes them."""
SEASONS: Final = ("Spring", "Summer", "Autumn", "Winter")
"""Names of the seasons, the first of which has number 1."""

_DATE: Final = lazy_pattern(
    r"(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?: ?Z| ?[+-]\d{2}:?\d{2})?)?([~?%])?",
    re.ASCII,
)
_UNSPECIFIED: Final = lazy_pattern(r"(\d{2})(\d|[XxUu])[XxUu]([~?%])?", re.ASCII)
_WORD: Final = lazy_pattern(r"[^\W\d_]{3,}")
_OPEN: Final = ("", "..", "open")
_CIRCA: Final = lazy_pattern(
    r"\[?(?:circa|about|around|approx\.?|ca?\.?)\s*(\d{4})\]?", re.IGNORECASE
)
_SPAN: Final = lazy_pattern(r"(\d{4})\s*(?:--?|[‐‑–—]|\bto\b)\s*(\d{4}|\d{2})", re.ASCII)
_FIRST_SEASONS: Final = (13, 17, 21, 25, 29)
"""Numbers of spring where a month is expected: citeproc's 13 and 17, EDTF's 21, 25 and 29."""


def month_number(word: str) -> int | None:
    """Return the number of a month by its English name or the beginning of it; else None."""
    return _numbered(word, MONTHS)


def season_number(word: str) -> int | None:
    """Return a season, 1 to 4, by its name, its number or its EDTF number; else None."""
    text = word.strip()
    if text.isascii() and text.isdigit() and len(text) < 3:
        number = int(text)
        return number if 1 <= number <= 4 else _season_of_month(number)
    return 3 if text.casefold() == "fall" else _numbered(text, SEASONS)


def _numbered(word: str, names: tuple[str, ...]) -> int | None:
    folded = word.strip(" .").casefold()
    found = [number for number, name in enumerate(names, 1) if name.casefold().startswith(folded)]
    return found[0] if len(folded) >= 3 and len(found) == 1 else 9 if folded == "sept" else None


def _season_of_month(month: int) -> int | None:
    if _FIRST_SEASONS[0] <= month < _FIRST_SEASONS[-1] + 4:
        return (month - _FIRST_SEASONS[0]) % 4 + 1
    return None


def day_of(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """Make a date of its numbers.

    Args:
        year: Year; negative before the common era.
        month: Month, or the number of a season: 13 to 16 as citeproc has it, 21 to 24 in EDTF.
        day: Day of the month.

    Returns:
        The date; None where there is no such month or day.
    """
    if month is None:
        return PartialDate(year) if day is None else None
    season = _season_of_month(month)
    if season:
        return PartialDate(year, season=season) if day is None else None
    if not 1 <= month <= 12:
        return None
    # A leap year stands for years that the calendar does not know.
    known = year if 1 <= year <= 9999 else 2000
    if day is not None and not 1 <= day <= _days(known, month):
        return None
    return PartialDate(year, month, day)


def parse_date(text: str) -> PartialDate | None:
    """Read a date.

    Args:
        text: A year, an ISO date or EDTF: ``2014-05``, ``2014/2015``, ``2014/..``, ``2019-21``
            (spring), ``2020~`` or ``2020?`` (circa), ``199X``. A time of day is passed over, and
            a month or day may have one digit.

    Returns:
        The date; None where the text is none.
    """
    # Pandoc writes dates as it does texts, `1850\~` among them.
    text = text.replace("\\", "").strip()
    first, slash, last = (part.strip() for part in text.partition("/"))
    start = _single(first)
    if not slash or start is None:
        return start
    if start.end is not None:
        return None
    if last in _OPEN:
        return replace(start, end=PartialDate())
    # Of an end such as `2014-03/05`, what is left out is that of the beginning.
    stop = _single(last) or _single(f"{first[: -len(last)]}{last}" if len(last) < 3 else "")
    if stop is None or stop.end is not None or _order(stop) < _order(start):
        return None
    circa = start.circa or stop.circa
    return replace(start, circa=circa, end=replace(stop, circa=False))


def _single(text: str) -> PartialDate | None:
    if match := _DATE.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups()[:3])
        # There is a year 0 in ISO 8601, and none before the first year of the common era.
        year = (year or 0) - 1 if (year or 0) <= 0 else year
        date = day_of(year or 0, month, day)
        return replace(date, circa=True) if date and match[4] else date
    if match := _UNSPECIFIED.fullmatch(text):
        known = match[1] + (match[2] if match[2].isdigit() else "")
        years = [int(known.ljust(4, digit)) for digit in "09"]
        return PartialDate(years[0], circa=bool(match[3]), end=PartialDate(years[1]))
    return None


def _order(date: PartialDate) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


def advice(text: str) -> str:
    """Say how what looks like a date would be written.

    Args:
        text: A text that is no date, such as ``27/01/2015`` or ``January 2015``.

    Returns:
        One date in EDTF, or two where day and month could be meant either way, joined by
        `` or ``; empty where nothing is certain.
    """
    folded = " ".join(text.replace(",", " ").split())
    if match := _CIRCA.fullmatch(folded):
        return f"{match[1]}~"
    if match := _SPAN.fullmatch(folded):
        first, last = match.groups()
        last = last if len(last) == 4 else first[:2] + last
        return f"{first}/{last}" if int(first) < int(last) else ""
    if re.fullmatch(r"\d{3}0'?s", folded, re.ASCII):
        return f"{folded[:3]}X"
    words = [word for word in re.split(r"[\s./-]+", folded) if word]
    if len(words) == 1 and re.fullmatch(r"\d{8}", folded, re.ASCII):
        words = [folded[:4], folded[4:6], folded[6:]]
    return " or ".join(dict.fromkeys(_rearranged(words)))


def _rearranged(words: list[str]) -> list[str]:
    # The year is what has four digits, the month what has a name; two numbers can be either.
    names = [word for word in words if _WORD.match(word)]
    numbers = [re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word) for word in words if word not in names]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return []
    years = [number for number in numbers if len(number) == 4]
    rest = [int(number) for number in numbers if len(number) < 3]
    if len(years) != 1 or len(years) + len(rest) != len(numbers) or len(names) > 1:
        return []
    year = int(years[0])
    if names:
        month, season = month_number(names[0]), season_number(names[0])
        if season and not month:
            month = 20 + season
        orders = [(month, *rest)] if month else []
    elif len(rest) == 2:
        first_year = numbers[0] == years[0]
        orders = [(rest[0], rest[1])] if first_year else [(rest[1], rest[0]), (rest[0], rest[1])]
    else:
        orders = [tuple(rest)]
    return [_iso(year, order) for order in orders if len(order) < 3 and day_of(year, *order)]


def _iso(year: int, rest: tuple[int, ...]) -> str:
    return "-".join((f"{year:04}", *(f"{number:02}" for number in rest)))


def edtf(date: PartialDate) -> str:
    """Write a date in EDTF; empty where it has no year."""
    if date.year is None:
        return ""
    year = date.year + 1 if date.year < 0 else date.year
    text = _iso(abs(year), tuple(_rest(date)))
    text = f"{'-' if year < 0 else ''}{text}{'~' if date.circa else ''}"
    return text if date.end is None else f"{text}/{edtf(date.end)}"


def _rest(date: PartialDate) -> list[int]:
    if date.season:
        return [20 + date.season]
    return [part for part in (date.month, date.month and date.day) if part]


def _days(year: int, month: int) -> int:
    from calendar import monthrange  # here: most dates have no day, and it costs start-up

    return monthrange(year, month)[1]
