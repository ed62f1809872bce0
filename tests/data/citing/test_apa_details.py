"""Dates, names and links as APA prints them, and whatever else there may be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.fields import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES
from tests.data.citing.apa_text import BOTH, LEE, text


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ("2012/2014", "(2012–2014)"),
        ("2012/..", "(2012–)"),
        ("1850~", "(ca. 1850)"),
        ("2012-22", "(2012, Summer)"),
        ("2012-03-04", "(2012, March 4)"),
        ("2012-03-04/2012-03-06", "(2012, March 4–6)"),
        ("2012-03-30/2012-04-02", "(2012, March 30–April 2)"),
        ("2012-12-30/2013-01-02", "(2012–2013, December 30–January 2)"),
        ("in press", "(in press)"),
        (None, "(n.d.)"),
    ],
)
def test_dates(issued: str | None, date: str) -> None:
    assert text("webpage", issued, author=LEE, title="T") == f"Lee, A. M. {date}. T."


def test_pages_that_were_seen_on_a_day() -> None:
    fields = {"author": LEE, "title": "T", "URL": "https://x.org", "accessed": "2020-03-04"}
    expected = "Lee, A. M. (n.d.). T. Retrieved March 4, 2020, from https://x.org"
    assert text("webpage", None, **fields) == expected
    assert text("webpage", 2012, **fields) == "Lee, A. M. (2012). T. https://x.org"


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ([*LEE, {"literal": "others"}], "Lee, A. M. et al."),
        ([*BOTH, {"family": "others"}], "Lee, A. M., Roy, J.-P., et al."),
        ([{"family": "Roy", "given": "Ana Luz, Jr."}], "Roy, A. L., Jr."),
        ([{"family": "Roy", "given": "Ana III"}], "Roy, A., III."),
        ([{"family": "Hakim", "given": "T.", "non-dropping-particle": "al-"}], "al-Hakim, T."),
        ([{"family": "Arc", "given": "Jo", "dropping-particle": "d'"}], "Arc, J. d’."),
        ([{"family": "Food and Drug Office"}], "Food and Drug Office."),
        ([{"family": "Roy", "given": "Th. A."}], "Roy, Th. A."),
    ],
)
def test_names(names: list[dict[str, str]], listed: str) -> None:
    assert text("book", author=names, title="T") == f"{listed} (2012). T."


@given(
    st.sampled_from(sorted(CSL_TYPES)),
    st.sets(st.sampled_from(sorted(CSL_NAMES)), max_size=5),
    st.sets(st.sampled_from(sorted(CSL_TEXTS - {"id", "type", "DOI", "URL"})), max_size=8),
    st.sets(st.sampled_from(sorted(CSL_DATES)), max_size=2),
)
def test_whatever_is_given_is_put_together_well(
    kind: str, roles: set[str], texts: set[str], dates: set[str]
) -> None:
    fields: dict[str, Any] = dict.fromkeys(roles, BOTH) | dict.fromkeys(texts, "word")
    fields |= dict.fromkeys(dates, "2012-03")
    shown = text(kind, fields.pop("issued", None), **fields)
    for stray in ("  ", "()", "[]", ",,", "..", " .", " ,", "( ", ", )", "[ ", "; )"):
        assert stray not in shown
