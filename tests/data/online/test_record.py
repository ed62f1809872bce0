"""Records are read from what the registries send, and compared with what the FAQ says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.checking.printed import Difference
from data.model import CslValue, Name, PartialDate, Reference
from data.online.record import Notice, Record, compare_record, crossref_record, datacite_record

CROSSREF: dict[str, Any] = {
    "status": "ok",
    "message-type": "work",
    "message": {
        "DOI": "10.1000/1",
        "type": "journal-article",
        "title": ["A <i>title</i>"],
        "subtitle": ["With more"],
        "author": [
            {"given": "Jane", "family": "Doe", "sequence": "first", "affiliation": []},
            {"name": "A Group", "sequence": "additional"},
        ],
        "issued": {"date-parts": [[2018, 12, 1]]},
        "published-print": {"date-parts": [[2019, 2]]},
        "container-title": ["The Journal"],
        "volume": "75",
        "issue": "2",
        "page": "139-148",
        "update-to": [{"type": "retraction", "DOI": "10.1000/other"}],
        "updated-by": [
            {
                "updated": {"date-parts": [[2020, 5, 1]], "timestamp": 1588291200000},
                "DOI": "10.1000/notice",
                "type": "expression_of_concern",
                "source": "retraction-watch",
                "label": "Expression of Concern",
            },
            {"DOI": "10.1000/v2", "type": "new_version", "label": "New version"},
        ],
    },
}
DATACITE: dict[str, Any] = {
    "data": {
        "id": "10.5281/zenodo.1",
        "type": "dois",
        "attributes": {
            "doi": "10.5281/zenodo.1",
            "creators": [{"name": "Doe, Jane", "familyName": "Doe", "givenName": "Jane"}],
            "titles": [{"title": "A data set"}],
            "publicationYear": 2019,
            "container": {"volume": "3", "firstPage": "1", "lastPage": "9"},
        },
    }
}


def test_crossref() -> None:
    assert crossref_record(CROSSREF) == Record(
        ("A <i>title</i>", "A <i>title</i>: With more"),
        "Doe",
        (2018, 2019),
        "75",
        "139-148",
        (Notice("expression_of_concern", "10.1000/notice", "2020-05-01"),),
    )


def test_datacite() -> None:
    assert datacite_record(DATACITE) == Record(("A data set",), "Doe", (2019,), "3", "1-9")


@pytest.mark.parametrize("read", [crossref_record, datacite_record])
@pytest.mark.parametrize(
    "data", [None, [], {}, "x", 3, {"message": []}, {"data": {"attributes": 1}}]
)
def test_what_is_no_record(read: Any, data: Any) -> None:
    assert read(data) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(CROSSREF["message"])), JSON), JSON)
def test_any_shape_is_read(message: dict[str, Any], data: Any) -> None:
    record = crossref_record({"message": {"DOI": "x", **message}})
    assert record is None or Record.from_json(json.loads(json.dumps(record.to_json()))) == record
    names = ("creators", "titles", "container", "publicationYear")
    datacite_record({"data": {"attributes": {"doi": "x", **dict.fromkeys(names, data)}}})
    assert isinstance(Record.from_json(data), Record)


def test_controls_are_taken_out() -> None:
    message = {"DOI": "x", "title": ["a\x1b[31m\u202eb\nc"]}
    record = crossref_record({"message": message})
    assert record is not None
    assert record.titles == ("a[31mb c",)


NEARLY = "A long title of something to reads"
RECORD = Record(
    ("A long title of something to read",), "van der Doe", (2018, 2019), "75", "139-148"
)


def compared(
    title: str = RECORD.titles[0],
    author: str = "Doe",
    year: int | None = 2018,
    record: Record = RECORD,
    **fields: CslValue,
) -> tuple[list[str], int]:
    reference = Reference(
        "r",
        title=title,
        authors=(Name(family=author),),
        issued=PartialDate(year) if year else None,
        fields={"volume": 75, "page": "139–48", **fields},
    )
    differences, notes = compare_record(reference, record)
    return [difference.field for difference in differences], len(notes)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ([], 0)),
        ({"title": "a LONG title of “something” to read."}, ([], 0)),
        ({"title": RECORD.titles[0] + ": a trial"}, ([], 1)),
        ({"title": NEARLY}, ([], 1)),
        ({"title": NEARLY, "volume": 7}, (["title", "volume"], 0)),
        ({"title": NEARLY, "author": "Roe"}, (["title", "first author"], 0)),
        ({"title": NEARLY, "volume": "", "page": ""}, (["title"], 0)),
        ({"title": "Something else"}, (["title"], 0)),
        ({"title": ""}, ([], 0)),
        ({"author": "Roe"}, (["first author"], 0)),
        ({"author": "Van der Doe"}, ([], 0)),
        ({"author": ""}, ([], 0)),
        ({"year": 2017}, ([], 0)),
        ({"year": 2020}, ([], 0)),
        ({"year": 2021}, (["year"], 0)),
        ({"year": None}, ([], 0)),
        ({"volume": "76"}, (["volume"], 0)),
        ({"page": "139"}, ([], 0)),
        ({"page": "140-148"}, (["pages"], 0)),
        ({"record": Record()}, ([], 0)),
    ],
)  # fmt: skip
def test_compare(changed: dict[str, Any], expected: tuple[list[str], int]) -> None:
    assert compared(**changed) == expected


def test_both_values_are_given() -> None:
    reference = Reference("r", title="One", issued=PartialDate(1999))
    differences, _ = compare_record(reference, RECORD)
    assert differences == (
        Difference("title", "One", RECORD.titles[0]),
        Difference("year", "1999", "2018"),
    )
