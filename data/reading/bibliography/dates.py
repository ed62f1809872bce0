"""Dates of bibliographies as CSL has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from data.reading.bibliography.records import Value

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Months as BibTeX calls them."""
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_EDTF: Final = re.compile(r"(-?\d{4,5})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.+Z-]*)?")
_PARTS: Final = re.compile(r"(-?\d{1,4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:[/-](.*))?")
_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")


def edtf(written: str) -> Value:
    """Read an ISO 8601-2 date, as biblatex writes it: ``2019-05``, ``1999/2001``, ``1723~``.

    Args:
        written: The field.

    Returns:
        A CSL date; what is none stays as ``literal``.
    """
    text = written.strip()
    circa = text.endswith(("~", "?", "%"))
    ends = [part.strip().rstrip("~?%") for part in text.split("/")]
    parts: list[Value] = []
    for end in ends[:2]:
        if end in {"", ".."} and parts:
            parts.append([0])
            continue
        found = _EDTF.fullmatch(end)
        if not found or len(ends) > 2:
            return {"literal": written.strip()}
        parts.append(_numbers(found[1], found[2], found[3]))
    date: dict[str, Value] = {"date-parts": parts}
    if circa:
        date["circa"] = True
    return date


def year_month(year: str, month: str, day: str = "") -> Value:
    """Read BibTeX's ``year``, ``month`` and ``day``.

    Returns:
        A CSL date: a span for ``2008--2010``, the text as ``literal`` where it is no year.
    """
    span = re.fullmatch(r"\s*(\d{4})\s*(?:--?|[–/])\s*(\d{4}|\d{2})?\s*", year)
    if span:
        first, last = span[1], span[2] or ""
        last = first[: 4 - len(last)] + last if last else "0"
        return {"date-parts": [[int(first)], [int(last)]]}
    found = re.fullmatch(r"\D{0,3}(-?\d{3,4})[a-z]?\D{0,3}", year.strip())
    if not found:
        return edtf(year) if year.strip() else None
    parts: list[Value] = [int(found[1])]
    number = month_number(month)
    if number:
        parts.append(number)
        in_month = _DAY.search(month) if not month.strip().isdigit() else None
        given = day.strip() or (in_month[1] if in_month else "")
        if given.isdigit() and 1 <= int(given) <= 31 and number <= 12:
            parts.append(int(given))
    return {"date-parts": [parts]}


def month_number(written: str) -> int:
    """Return the number of a month, or CSL's of a season; 0 when it is neither."""
    text = written.strip().lower()
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else 0
    for word in re.findall(r"[^\W\d_]+", text):
        if word[:3] in MONTHS:
            return MONTHS.index(word[:3]) + 1
        if word in _SEASONS:
            return _SEASONS[word]
    return 0


def ris_date(written: str) -> Value:
    """Read a date of RIS: ``YYYY/MM/DD/other``, each part but the year perhaps empty."""
    text = written.strip().strip("/-")
    found = _PARTS.fullmatch(text)
    if found and len(found[1].lstrip("-")) >= 3:
        rest = found[4] or ""
        if not found[2] and month_number(rest):
            return {"date-parts": [[int(found[1]), month_number(rest)]]}
        return {"date-parts": [_numbers(found[1], found[2], found[3])]}
    year = re.search(r"(?<!\d)(\d{4})(?!\d)", text)
    if not year:
        return {"literal": text} if text else None
    return year_month(year[1], text.replace(year[1], " "))


def _numbers(year: str, month: str | None, day: str | None) -> list[Value]:
    number = int(year)
    # ISO 8601 has a year 0, which is 1 BC; CSL has none.
    parts: list[Value] = [number if number > 0 else number - 1]
    if month and (1 <= int(month) <= 12 or 21 <= int(month) <= 24):
        parts.append(int(month))
        if day and int(month) <= 12 and 1 <= int(day) <= 31:
            parts.append(int(day))
    return parts
