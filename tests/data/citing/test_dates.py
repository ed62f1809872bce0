"""Dates in each shape that programs write, and what is wrong with those that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.date_texts import year_text
from data.citing.dates import date_of, read_date
from data.citing.written_dates import advice, edtf, parse_date
from data.model import CslValue, PartialDate, Reference

OPEN = PartialDate()


def span(
    first: PartialDate, year: int, month: int | None = None, day: int | None = None
) -> PartialDate:
    return replace(first, end=PartialDate(year, month, day))


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (({"year": 1998}, {"year": 2003}), span(PartialDate(1998), 2003)),
        (({"year": 2011, "month": 5}, {"year": 2012}), span(PartialDate(2011, 5), 2012)),
        (({"year": 1998}, {"year": 1998}), PartialDate(1998)),
        ((1998, 2003), span(PartialDate(1998), 2003)),
        (
            {"date-parts": (("2014", "12", 31), (2015, 1, 1))},
            span(PartialDate(2014, 12, 31), 2015, 1, 1),
        ),
        ({"date-parts": ((2014, 12), (0,))}, PartialDate(2014, 12, end=OPEN)),
        ({"date-parts": ((2016, 15),)}, PartialDate(2016, season=3)),
        ({"date-parts": ((2016, 22),)}, PartialDate(2016, season=2)),
        ({"date-parts": ((1985,),), "season": 1}, PartialDate(1985, season=1)),
        ({"date-parts": ((1985,),), "season": "Fall"}, PartialDate(1985, season=3)),
        ({"date-parts": ((2011, 5),), "circa": True}, PartialDate(2011, 5, circa=True)),
        ({"date-parts": ((2011, 5),), "circa": 0}, PartialDate(2011, 5)),
        ({"date-parts": ((2011, 0, 0),)}, PartialDate(2011)),
        ({"date-parts": ((2011, None),)}, PartialDate(2011)),
        ({"date-parts": ((None,),), "raw": "2011-7"}, PartialDate(2011, 7)),
        ({"raw": "2021-3-9"}, PartialDate(2021, 3, 9)),
        ({"raw": "2021-03-09T12:30:00Z"}, PartialDate(2021, 3, 9)),
        ({"edtf": "1999/2001"}, span(PartialDate(1999), 2001)),
        ({"literal": "forthcoming"}, PartialDate(literal="forthcoming")),
        ({"year": 2018, "month": "Sept."}, PartialDate(2018, 9)),
        ({"year": "2018", "month": "november", "day": "3"}, PartialDate(2018, 11, 3)),
        ({"year": "2018", "season": "2"}, PartialDate(2018, season=2)),
        (({"year": 2018, "circa": 1},), PartialDate(2018, circa=True)),
        ("2009-23", PartialDate(2009, season=3)),
        ("1850~", PartialDate(1850, circa=True)),
        ("1850-02?", PartialDate(1850, 2, circa=True)),
        ("1850/1860~", PartialDate(1850, circa=True, end=PartialDate(1860))),
        ("2009/..", PartialDate(2009, end=OPEN)),
        ("2009/", PartialDate(2009, end=OPEN)),
        ("2009-03-01/04", span(PartialDate(2009, 3, 1), 2009, 3, 4)),
        ("197X", span(PartialDate(1970), 1979)),
        ("in revision", PartialDate(literal="in revision")),
        ("13th century", PartialDate(literal="13th century")),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_what_programs_write_is_read_without_a_word(
    value: CslValue, date: PartialDate | None
) -> None:
    read = read_date(value)
    assert (read.date, read.fault) == (date, "")


@pytest.mark.parametrize(
    ("value", "date", "fault", "hint"),
    [
        ("30/11/2016", "30/11/2016", '"30/11/2016" is not a date.', "Write `2016-11-30`."),
        ("March 2016", "March 2016", '"March 2016" is not a date.', "Write `2016-03`."),
        ("2016/03/27", "2016/03/27", '"2016/03/27" is not a date.', "Write `2016-03-27`."),
        ("2016-02-30", "2016-02-30", '"2016-02-30" is not a date.', "Write the year"),
        ("19990131", "19990131", '"19990131" is not a date.', "Write `1999-01-31`."),
        ({"raw": "4th July 2001"}, "4th July 2001", '"4th July', "Write `2001-07-04`."),
        ({"month": "May"}, PartialDate(month=5), "The date has no year.", "Write the year too"),
        ({"date-parts": ()}, None, "The date is empty.", "Write"),
        ({"date-parts": ((None,),)}, None, "The date is empty.", "Write"),
        ({"date-parts": ((2016, 99),)}, PartialDate(2016), '"99" is not a month.', "Write"),
        ({"year": 2016, "month": "Mai"}, PartialDate(2016), '"Mai" is not a month.', "Write"),
        (
            {"year": 2016, "season": "monsoon"},
            PartialDate(2016),
            '"monsoon" is not a season.',
            "Write `season",
        ),
        ({"date-parts": ((2016,), ("x",))}, PartialDate(2016), '"x" is not a year.', "Write"),
        (True, None, '"true" is not a date.', "Write"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_and_not_half_taken(
    value: CslValue, date: PartialDate | str | None, fault: str, hint: str
) -> None:
    read = read_date(value)
    assert read.date == (PartialDate(literal=date) if isinstance(date, str) else date)
    assert read.fault.startswith(fault)
    assert read.hint.startswith(hint)


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("04/05/2016", "2016-05-04 or 2016-04-05"),
        ("4.5.2016", "2016-05-04 or 2016-04-05"),
        ("31.12.2016", "2016-12-31"),
        ("Dec. 31st, 2016", "2016-12-31"),
        ("31 December 2016", "2016-12-31"),
        ("Spring 2016", "2016-21"),
        ("fall, 2016", "2016-23"),
        ("5/2016", "2016-05"),
        ("c. 1850", "1850~"),
        ("[ca. 1850]", "1850~"),
        ("2014-2016", "2014/2016"),
        ("2014–16", "2014/2016"),
        ("1990s", "199X"),
        ("2016, revised 2018", ""),
        ("99/99/2016", ""),
        ("volume 3", ""),
    ],
)
def test_advice(written: str, better: str) -> None:
    assert parse_date(written) is None
    assert advice(written) == better


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2014", "2014"),
        ("2014/2015", "2014–2015"),
        ("2014-03/2014-05", "2014"),
        ("2014/..", "2014–"),
        ("1850~", "ca. 1850"),
        ("0476", "476 C.E."),
    ],
)
def test_years(written: str, text: str) -> None:
    assert year_text(parse_date(written)) == text


def test_years_before_the_common_era() -> None:
    assert year_text(PartialDate(-44)) == "44 B.C.E."
    assert year_text(PartialDate(-100, end=PartialDate(-44))) == "100 B.C.E.–44 B.C.E."
    assert year_text(PartialDate(-4, end=PartialDate(30))) == "4 B.C.E.–30 C.E."
    assert year_text(PartialDate(literal="in press")) == "in press"
    assert year_text(None) == ""


def test_dates_of_a_reference() -> None:
    fields: dict[str, CslValue] = {"accessed": "2020-1-2", "event-date": ({"year": 2019},)}
    reference = Reference("r", issued=PartialDate(2018), fields=fields)
    assert date_of(reference, "accessed") == PartialDate(2020, 1, 2)
    assert date_of(reference, "event-date") == PartialDate(2019)
    assert date_of(reference, "issued") == PartialDate(2018)
    assert date_of(reference, "original-date") is None


days = st.builds(
    PartialDate, st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28) | st.none()
)
seasons = st.builds(PartialDate, st.integers(1000, 2100), season=st.integers(1, 4))


@given(days | seasons, st.booleans(), st.integers(2101, 9999) | st.none())
def test_what_is_written_as_edtf_is_read_back(
    date: PartialDate, circa: bool, end: int | None
) -> None:
    last = PartialDate(end) if end else None
    whole = PartialDate(date.year, date.month, date.day, "", date.season, circa, last)
    assert parse_date(edtf(whole)) == whole


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(["2019", "5"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(
            st.sampled_from(["year", "month", "day", "date-parts", "raw", "season", "circa"]), inner
        )
    ),
    max_leaves=8,
)


@given(VALUES)
def test_any_value_can_be_read(value: CslValue) -> None:
    read = read_date(value)
    assert bool(read.fault) == bool(read.hint)
    year_text(read.date)
