"""References are written in every format, one or many."""

from __future__ import annotations

import json
import re

import pytest
import rispy

from data.citing.format_names import CITE_FORMATS, CiteFormat
from data.citing.formats import cite, cite_all
from data.model import PartialDate, Reference
from tests.data.works import FULL, WRONG


def test_text_and_link() -> None:
    assert cite(FULL, "url") == (
        "https://doi.org/10.1002/(SICI)1097-0258(19981130)17:22%3C2635::AID-SIM954%3E3.0.CO;2-C"
    )
    assert cite(FULL, "text").endswith(f"https://doi.org/{FULL.text('DOI')}")


def test_many_references_are_one_document() -> None:
    both = (FULL, Reference("r", "book", "T", issued=PartialDate(literal="in press")))
    assert len(json.loads(cite_all(both, "csl-json"))) == 2
    assert re.findall(r"@\w+\{(\w+),", cite_all(both, "bibtex")) == ["berg2019", "r"]
    assert [record["year"] for record in rispy.loads(cite_all(both, "ris"))] == ["2019", "in press"]
    assert len(cite_all(both, "text").splitlines()) == 2
    assert len(cite_all(both, "url").splitlines()) == 1


@pytest.mark.parametrize("form", CITE_FORMATS)
def test_no_control_characters_are_written(form: CiteFormat) -> None:
    title = Reference("r", "book", "a\nb\r\tER  - \n@book{x", fields={"note": "x\ny"})
    assert len(re.findall(r"^(?:ER  - |@book)", cite(title, form), re.MULTILINE)) <= 1


def test_a_reference_that_says_nothing() -> None:
    assert cite(WRONG, "text") == "r."
    assert cite(WRONG, "url") == ""


@pytest.mark.parametrize("format", ["text", "bibtex", "csl-json", "ris"])
def test_a_doubt_goes_along(format: CiteFormat) -> None:
    assert "Note: The DOI is that of another paper." in cite(
        FULL, format, notes=["The DOI is that of another paper."]
    )


def test_keys_of_one_bibtex_file_are_distinct() -> None:
    both = cite_all([Reference("a b", "book", "S"), Reference("a-b", "book", "T")], "bibtex")
    assert "@book{a-b,\n  title = {S}" in both
    assert "@book{a-b-2,\n  title = {T}" in both
