"""Dates of references: what CSL fields hold, in each of the shapes that programs write.

Shapes: the CSL-JSON schema (``date-parts``, ``season``, ``circa``, ``literal``, ``raw``,
``edtf``), Crossref's (``date-parts: [[null]]``) and Pandoc's older one (``{year, month, day}``,
two of them for a span of time).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from data.citing.written_dates import (
    advice,
    day_of,
    month_number,
    parse_date,
    season_number,
)
from data.model import PartialDate
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from data.model import CslValue, Reference

Step: TypeAlias = "str | int"

DATE_HINT: Final = "Write the year, an ISO date `2019-01-31`, or `{date-parts: [[2019, 1, 31]]}`."
"""How a date is written, for messages."""
_LIKE_A_DATE: Final = lazy_pattern(r"\d{3}|\d[/.-]\d")
"""What looks like a date, other than words such as `13th century`."""
_LATEST_YEAR: Final = 9999
_PARTS: Final = ("year", "month", "day")
_FALSE: Final = ("", "0", "false", "no")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a value says as a date, and what is wrong with it."""

    date: PartialDate | None = None
    """The date as far as it can be understood."""
    fault: str = ""
    """What is wrong, one sentence; empty when nothing is."""
    hint: str = ""
    """What to write instead."""
    at: tuple[Step, ...] = ()
    """Where in the value: keys and indexes."""


def date_of(reference: Reference, field: str) -> PartialDate | None:
    """Return a date of a reference, as far as it can be understood.

    Args:
        reference: A reference.
        field: CSL date variable, such as ``accessed``.

    Returns:
        The date; None where there is none.
    """
    if field == "issued":
        return reference.issued
    return read_date(reference.fields.get(field)).date


def read_date(value: CslValue) -> ReadDate:
    """Read the value of a CSL date field.

    Args:
        value: A year, a text, a list or a mapping.

    Returns:
        The date and what is wrong with it. A text that looks like a date and is none stays
        what it is, as the date's literal.
    """
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, tuple):
        return _list(value)
    if value is None or value == "":
        return ReadDate()
    if isinstance(value, bool):
        return ReadDate(None, f'"{str(value).lower()}" is not a date.', DATE_HINT)
    if isinstance(value, int) and -1000 < value <= _LATEST_YEAR:
        return ReadDate(PartialDate(value))
    return _text(str(value))


def _text(text: str) -> ReadDate:
    text = " ".join(text.split())
    date = parse_date(text)
    if date or not _LIKE_A_DATE.search(text):
        return ReadDate(date or (PartialDate(literal=text) if text else None))
    better = advice(text).replace(" or ", "` or `")
    hint = f"Write `{better}`." if better else f"{DATE_HINT[:-1]}, or `{{literal: …}}` for words."
    return ReadDate(PartialDate(literal=text), f'"{text}" is not a date.', hint)


def _list(items: tuple[CslValue, ...]) -> ReadDate:
    if not items:
        return ReadDate(None, "The date is empty.", DATE_HINT)
    if all(isinstance(item, Mapping) for item in items) and len(items) <= 2:
        return _span([_stepped(read_date(item), index) for index, item in enumerate(items)])
    if any(isinstance(item, tuple) for item in items):
        return _date_parts(items)
    years = [_number(item) for item in items]
    if len(items) == 2 and (years[1] or 0) > 999:
        return _span([_stepped(read_date(item), index) for index, item in enumerate(items)])
    return _parts(items)


def _mapping(value: Mapping[str, CslValue]) -> ReadDate:
    read = _named(value)
    date = read.date
    if date and date.year is not None:
        season = value.get("season")
        number = season_number(str(season)) if _given(season) else None
        if number and date.season is None:
            date = replace(date, month=None, day=None, season=number)
        elif season and not number and not read.fault:
            fault = f'"{season}" is not a season.'
            read = ReadDate(date, fault, "Write `season: 1` for spring, up to 4.", ("season",))
        if str(value.get("circa", "")).casefold() not in _FALSE and value.get("circa"):
            date = replace(date, circa=True)
    return replace(read, date=date)


def _named(value: Mapping[str, CslValue]) -> ReadDate:
    parts = value.get("date-parts")
    if parts is not None:
        outer = parts if isinstance(parts, tuple) else (parts,)
        read = _stepped(_date_parts(outer), "date-parts")
        # Zotero adds what was typed; only without numbers does it say more.
        if read.date or not (value.get("raw") or value.get("literal") or value.get("edtf")):
            return read
    if _given(value.get("year")):
        return _year_month_day(value)
    for name in ("edtf", "raw", "literal", "other", "date-time"):
        written = value.get(name)
        if not _given(written) or isinstance(written, tuple | Mapping):
            continue
        if name in {"literal", "other"}:
            return ReadDate(PartialDate(literal=" ".join(str(written).split())))
        return _stepped(read_date(written), name)
    if _given(value.get("month")):
        month = _month(value["month"])
        return ReadDate(
            PartialDate(month=month) if month else None,
            "The date has no year.",
            "Write the year too: `{year: 2019, month: 5}`.",
            ("month",),
        )
    return ReadDate(None, "The date is empty.", DATE_HINT)


def _year_month_day(value: Mapping[str, CslValue]) -> ReadDate:
    names: list[str] = ["year"]
    for name in ("month", "day"):
        if not _given(value.get(name)):
            break
        names.append(name)
    if len(names) == 1 and isinstance(value["year"], str) and _number(value["year"]) is None:
        return _stepped(_text(value["year"]), "year")
    read = _parts(tuple(value[name] for name in names))
    step = read.at[0] if read.at else 0
    return replace(read, at=(names[step],) if read.fault and isinstance(step, int) else ())


def _date_parts(outer: tuple[CslValue, ...]) -> ReadDate:
    if outer and not any(isinstance(item, tuple) for item in outer):
        return _parts(outer)
    spans = [item for item in outer if isinstance(item, tuple)]
    if not spans or all(part is None or part == "" for part in spans[0]):
        return ReadDate(None, "The date is empty.", DATE_HINT)
    reads = [_stepped(_parts(spans[0]), 0)]
    for end in spans[1:2]:
        known = any(_given(part) and part not in (0, "0") for part in end)
        reads.append(_stepped(_parts(end), 1) if known else ReadDate(PartialDate()))
    return _span(reads)


def _span(reads: list[ReadDate]) -> ReadDate:
    """Make one date of the beginning and the end."""
    first = reads[0]
    if len(reads) == 1 or first.fault or first.date is None or first.date.year is None:
        return first
    last = reads[1]
    if last.fault or last.date is None:
        return replace(last, date=first.date)
    circa = first.date.circa or last.date.circa
    end = replace(last.date, circa=False)
    if end == replace(first.date, circa=False):
        return first
    return ReadDate(replace(first.date, circa=circa, end=end))


def _parts(items: tuple[CslValue, ...]) -> ReadDate:
    """Read year, month and day."""
    numbers: list[int] = []
    fault, at = "", 0
    # A part that is left empty ends the date, as do the zeros that some programs write.
    for index, (item, part) in enumerate(zip(items, _PARTS, strict=False)):
        if item is None or item == "" or (index and _number(item) == 0):
            break
        number = _month(item) if part == "month" else _number(item)
        if number is None or (part == "year" and abs(number) > _LATEST_YEAR):
            fault, at = f"{_shown(item)} is not a {part}.", index
            break
        if day_of(*[*numbers, number]) is None:
            fault, at = f"{_shown(item)} is not a {part}.", index
            break
        numbers.append(number)
    date = day_of(*numbers) if numbers else None
    if date is None and not fault:
        fault = "The date is empty."
    return ReadDate(date, fault, DATE_HINT if fault else "", (at,) if fault else ())


def _given(value: CslValue) -> bool:
    return value is not None and value != ""


def _number(value: CslValue) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = value.strip() if isinstance(value, str) else ""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None


def _month(value: CslValue) -> int | None:
    number = _number(value)
    if number is not None or not isinstance(value, str):
        return number
    season = season_number(value)
    return month_number(value) or (20 + season if season else None)


def _shown(value: CslValue) -> str:
    if isinstance(value, tuple):
        return "A list"
    return "A mapping" if isinstance(value, Mapping) else f'"{value}"'


def _stepped(read: ReadDate, step: Step) -> ReadDate:
    return replace(read, at=(step, *read.at)) if read.fault else read
