"""CSL-JSON fits the schema of CSL's input."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from data.citing.csl_json import csl_item, csl_json
from data.fields import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES
from data.model import PartialDate, Reference
from tests.data.works import FULL, TITLE, WRONG

NAME = {
    "type": "object",
    "properties": {
        part: {"type": "string"}
        for part in (
            *("family", "given", "literal", "suffix"),
            *("dropping-particle", "non-dropping-particle"),
        )
    },
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": ["string", "number"]},
            },
        },
        "season": {"type": ["string", "number"]},
        "circa": {"type": ["string", "number", "boolean"]},
        **{name: {"type": "string"} for name in ("literal", "raw", "edtf")},
    },
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string"} for name in CSL_TEXTS},
            **{name: {"type": "array", "items": NAME} for name in CSL_NAMES},
            **dict.fromkeys(CSL_DATES, DATE),
            "type": {"enum": sorted(CSL_TYPES)},
            "categories": {"type": "array", "items": {"type": "string"}},
            "custom": {"type": "object"},
        },
    },
}


def test_csl_json_fits_the_schema() -> None:
    items = json.loads(csl_json([FULL]))
    jsonschema.validate(items, SCHEMA)
    (item,) = items
    assert item["title"] == TITLE
    assert item["author"][0] == {
        "family": "Berg",
        "given": "Jean-Luc",
        "non-dropping-particle": "van der",
    }
    assert item["editor"] == [{"family": "Roe", "given": "Al"}, {"literal": "Some Group"}]
    assert item["issued"] == {"date-parts": [[2019, 3, 5]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert item["volume"] == "101"
    assert item["PMID"] == "30946828"
    assert item["custom"] == {"printed": "x", "list": [1, True, None]}
    assert "unheard-of" not in item


def test_a_reference_with_every_field_wrong_is_still_written() -> None:
    jsonschema.validate(json.loads(csl_json([WRONG])), SCHEMA)


@pytest.mark.parametrize(
    ("issued", "shape"),
    [
        (PartialDate(2014, end=PartialDate(2016, 3)), {"date-parts": [[2014], [2016, 3]]}),
        (PartialDate(2014, end=PartialDate()), {"date-parts": [[2014], [0]]}),
        (PartialDate(2014, season=2), {"date-parts": [[2014, 22]], "season": 2}),
        (
            PartialDate(2014, season=2, end=PartialDate(2014, season=3)),
            {"date-parts": [[2014, 22], [2014, 23]]},
        ),
        (PartialDate(1850, circa=True), {"date-parts": [[1850]], "circa": True}),
        (PartialDate(literal="in press"), {"literal": "in press"}),
    ],
)
def test_dates(issued: PartialDate, shape: object) -> None:
    item = csl_item(Reference("r", "book", issued=issued))
    assert item["issued"] == shape


def test_titles_get_tags_and_notes_are_added() -> None:
    reference = Reference(
        "r", "book", "CO~2~ *in situ*", fields={"note": "N.", "DOI": "10.1/a_b_c"}
    )
    item = csl_item(reference, ["Note: x."])
    assert item["title"] == "CO<sub>2</sub> <i>in situ</i>"
    assert (item["note"], item["DOI"]) == ("N. Note: x.", "10.1/a_b_c")
