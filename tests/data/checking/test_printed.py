"""A reference is compared with how its source prints it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.checking.printed import Difference, printed_differences
from data.model import CslValue, Name, PartialDate, Reference

PRINTED = (
    "Doe, J., & Roe, R. (2018). Five things in 1999: A review. The Journal, 5(2), 139–148. "
    "https://doi.org/10.1000/5.7.2020"
)
FIELDS: dict[str, CslValue] = {
    "volume": 5,
    "issue": 2,
    "page": "139-148",
    "DOI": "10.1000/5.7.2020",
}


def differences(
    printed: str = PRINTED,
    title: str = "Five things in 1999: a review",
    author: str = "Doe",
    year: int | None = 2018,
    **fields: CslValue,
) -> list[Difference]:
    reference = Reference(
        "r",
        title=title,
        authors=(Name(family=author),),
        issued=PartialDate(year),
        fields={**FIELDS, **fields},
        printed=printed,
    )
    return list(printed_differences(reference))


def test_what_agrees_is_not_reported() -> None:
    assert differences() == []
    assert differences(title="Five things in 1999") == []
    assert differences(page="139--48", DOI="https://doi.org/10.1000/5.7.2020") == []
    assert differences(printed="") == []
    assert differences(year=None) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"year": 2019}, Difference("year", "2019", "2018")),
        ({"year": 1999}, Difference("year", "1999", "2018")),
        ({"author": "Poe"}, Difference("first author", "Poe", "")),
        ({"title": "Six things"}, Difference("title", "Six things", "")),
        ({"volume": "7"}, Difference("volume", "7", "")),
        ({"volume": "139"}, Difference("volume", "139", "")),
        ({"issue": "3"}, Difference("issue", "3", "")),
        ({"page": "140-148"}, Difference("pages", "140-148", "139-148")),
        ({"DOI": "10.1000/6"}, Difference("DOI", "10.1000/6", "10.1000/5.7.2020")),
    ],
)
def test_what_disagrees_is_reported(changed: dict[str, CslValue], expected: Difference) -> None:
    found = differences(**changed)  # type: ignore[arg-type]
    assert expected in found
    assert {difference.field for difference in found} <= {expected.field, "year"}


@given(st.text(alphabet="Five things 2018 (),.:5-–/10doi İß", max_size=60), st.text(max_size=20))
def test_any_printed_form_is_read(printed: str, title: str) -> None:
    for difference in differences(printed=printed, title=title):
        assert difference.ours
