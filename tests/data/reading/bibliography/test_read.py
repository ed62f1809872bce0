"""Bibliographies of all programs, whole and broken."""

from __future__ import annotations

import contextlib
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.ris import ris
from data.model import PartialDate
from data.problems import FaqError
from data.reading.bibliography.read import parse_bibliography, read_bibliography
from tests.data.works import FIELDS, FULL

_RIS = """TY  - JOUR
AU  - Roe, Jane, Jr.
A1  - Institute of Tides
T1  - Salt and
      water
JF  - Shore
VL  - 3
IS  - 2
SP  - 11
EP  - 19
PY  - 2004/05//
DO  - https://doi.org/10.5555/shore.3
SN  - 1234-5678
KW  - salt
KW  - water
UR  - https://example.org/x
ER  -
"""


def test_ris() -> None:
    (work,) = parse_bibliography(_RIS.encode(), "x.ris").references
    assert work.id == "roe2004"
    assert work.title == "Salt and water"
    assert work.authors[0].suffix == "Jr."
    assert work.authors[1].literal == "Institute of Tides"
    assert work.issued == PartialDate(2004, 5)
    assert work.text("DOI") == "10.5555/shore.3"
    assert (work.text("page"), work.text("volume"), work.text("issue")) == ("11-19", "3", "2")
    assert work.text("ISSN") == "1234-5678"
    assert work.text("keyword") == "salt, water"


@pytest.mark.parametrize("mark", ["\ufeff", "1.\n", "Provider: X\n\n"])
def test_ris_with_a_mark_or_words_before_it(mark: str) -> None:
    assert len(parse_bibliography((mark + _RIS).encode(), "x.ris").references) == 1


def test_ris_without_its_end_is_told() -> None:
    text = _RIS.replace("ER  -\n", "") + _RIS
    found = parse_bibliography(text.encode(), "x.ris")
    assert [one.title for one in found.references] == ["Salt and water"] * 2
    assert found.references[0].id != found.references[1].id
    assert found.problems[0].line == 1
    assert "no `ER`" in found.problems[0].message


def test_ris_that_we_write_is_read_back() -> None:
    (work,) = parse_bibliography(ris(FULL).encode(), "x.ris").references
    assert (work.id, work.title, work.text("DOI")) == (FULL.id, FULL.title, FIELDS["DOI"])


def test_web_of_science() -> None:
    text = (
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Roe, J\n   Moe, K\n"
        "TI Tides\n   and salt\nSO SHORE\nPY 2001\nVL 4\nBP 1\nEP 9\nDI 10.5555/tides\nER\n\nEF\n"
    )
    (work,) = parse_bibliography(text.encode(), "x.txt").references
    assert work.title == "Tides and salt"
    assert [name.family for name in work.authors] == ["Roe", "Moe"]
    assert (work.text("page"), work.text("DOI")) == ("1-9", "10.5555/tides")


def test_endnote() -> None:
    text = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
    <ref-type name="Journal Article">17</ref-type><contributors><authors><author>
    <style face="normal">Roe, Jane</style></author></authors></contributors>
    <titles><title><style>Tides &amp; salt</style></title><secondary-title>Shore</secondary-title>
    </titles><pages>1-9</pages><dates><year>2001</year></dates>
    <electronic-resource-num>10.5555/tides</electronic-resource-num></record>"""
    whole = parse_bibliography((text + "</records></xml>").encode(), "x.xml")
    cut = parse_bibliography(text.encode(), "x.xml")
    assert whole.references[0].title == cut.references[0].title == "Tides & salt"
    assert whole.references[0].text("DOI") == "10.5555/tides"
    assert whole.references[0].text("container-title") == "Shore"
    assert not whole.problems
    assert "cannot be read" in cut.problems[0].message


def test_entities_of_xml_are_never_read() -> None:
    text = b'<!DOCTYPE x [<!ENTITY a "b">]><xml><records><record/></records></xml>'
    with pytest.raises(FaqError, match="entities"):
        parse_bibliography(text, "x.xml")


@pytest.mark.parametrize("wrap", ["{}", '{{"items": {}}}', '{{"references": {}}}'])
def test_csl_json(wrap: str) -> None:
    records = [
        {"id": 1, "title": "A\tb", "DOI": "10.5555/1", "issued": {"date-parts": [["2001", 2]]}},
        {"id": "two", "title": "“Ü” \U0001f600", "volume": 3.0},
    ]
    text = wrap.format(json.dumps(records, indent="\t"))
    found = parse_bibliography(text.encode(), "x.json").references
    assert [one.id for one in found] == ["1", "two"]
    assert found[0].issued == PartialDate(2001, 2)
    assert found[1].title == "“Ü” \U0001f600"
    assert found[1].text("volume") == "3"


@pytest.mark.parametrize("head", ["---\nreferences:\n", ""])
def test_csl_yaml(head: str) -> None:
    text = head + "- id: a\n  title: No\n  doi: 10.5555/1\n- id: b\n  title: 1.10\n"
    found = parse_bibliography(text.encode(), "x.yaml").references
    assert [(one.id, one.title) for one in found] == [("a", "No"), ("b", "1.10")]
    assert found[0].text("DOI") == "10.5555/1"


def test_old_encodings() -> None:
    found = parse_bibliography("@book{a, title={Über}}".encode("cp1252"), "x.bib")
    assert found.references[0].title == "Über"
    assert found.problems[0].code == "not-utf8"
    assert parse_bibliography(_RIS.encode("utf-16"), "x.ris").references


@pytest.mark.parametrize("text", ["", "Hello.", "[]", "{", "<a>", "[1, 2]", "@comment{x}", "- a"])
def test_no_bibliography_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "refs.txt"
    file.write_text(text)
    with pytest.raises(FaqError, match=r"No reference was found(.|\n)*BibTeX"):
        read_bibliography(file)


def test_nested_too_deep_is_no_traceback() -> None:
    with pytest.raises(FaqError):
        parse_bibliography(b"[" * 100_000, "x.json")


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(FaqError):
        parse_bibliography(raw, "x")


_ANY = re.MULTILINE | re.IGNORECASE
_SHARED = os.environ.get("FAQT_TEST_BIBLIOGRAPHIES", "")


@pytest.mark.skipif(not _SHARED, reason="FAQT_TEST_BIBLIOGRAPHIES names no folder")
def test_real_bibliographies_keep_every_entry_and_doi() -> None:
    for file in sorted(Path(_SHARED).glob("*/*.bib")):
        text = file.read_text()
        found = read_bibliography(file).references
        assert len(found) == len(
            re.findall(r"^\s*@(?!comment|string|preamble)\w+", text, re.MULTILINE | re.IGNORECASE)
        )
        dois = re.findall(r'^\s*doi\s*=\s*["{](.*?)["}],?\s*$', text, re.MULTILINE | re.IGNORECASE)
        ours = {one.text("DOI").lower() for one in found}
        for doi in dois:
            written = re.sub(r"^https?://(dx\.)?doi\.org/", "", doi.replace("\\_", "_"))
            assert written.lower() in ours
