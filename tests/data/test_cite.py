"""What is exported is read back by the programs that people use."""

from __future__ import annotations

import json
import re
from typing import Any

import bibtexparser
import jsonschema
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import splitname
from hypothesis import given
from hypothesis import strategies as st

from data.cite import CITE_FORMATS, cite, cite_all
from data.fields import CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES
from data.model import CslValue, Name, PartialDate, Reference

FIELDS: dict[str, CslValue] = {
    "container-title": "Neuron & Co_100%",
    "volume": 101,
    "issue": "5",
    "page": "774-778",
    "DOI": "10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C",
    "URL": "https://x.org/a_b?c=d&e=%20f#g",
    "PMID": 30946828,
    "ISBN": "978-3-16-148410-0",
    "editor": ({"family": "Roe", "given": "Al", "note": "not CSL"}, "Some Group"),
    "accessed": "2026-11-22",
    "event-date": {"date-parts": ((2020, 1),)},
    "custom": {"printed": "x", "list": (1, True, None)},
    "unheard-of": "y",
}
AUTHORS = (
    Name(family="Berg", given="Jean-Luc", non_dropping_particle="van der"),
    Name(family="Müller", given="Žofia", suffix="Jr."),
    Name(literal="Smith and Sons, Ltd."),
    Name(family="Musset", given="Alfred", dropping_particle="de"),
)
TITLE = r"Größe & 100% of {braces}, one } $x_1^2 ~ #1 \cmd — 東京 PTSD"
FULL = Reference(
    "berg2019", "article-journal", TITLE, AUTHORS, PartialDate(2019, 3, 5), FIELDS, "x"
)


def plain(tex: str) -> str:
    """Undo TeX, independently of what writes it."""
    for command, char in (
        (r"\textbraceleft{}", "\x01"),
        (r"\textbraceright{}", "\x02"),
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
        (r"\textbackslash{}", "\x03"),
    ):
        tex = tex.replace(command, char)
    tex = re.sub(r"\\([&%$#_])", r"\1", tex).replace("{", "").replace("}", "")
    return tex.replace("\x01", "{").replace("\x02", "}").replace("\x03", "\\")


def read_bibtex(text: str) -> list[dict[str, str]]:
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries: list[dict[str, str]] = bibtexparser.loads(text, parser).entries
    return entries


def test_bibtex_is_read_back() -> None:
    (entry,) = read_bibtex(cite(FULL, "bibtex"))
    assert entry["ENTRYTYPE"] == "article"
    assert entry["ID"] == "berg2019"
    assert plain(entry["title"]) == TITLE
    assert entry["title"].endswith("{PTSD}")
    assert plain(entry["journal"]) == "Neuron & Co_100%"
    assert entry["pages"] == "774--778"
    assert (entry["year"], entry["month"].lower()) == ("2019", "march")
    assert entry["doi"] == FIELDS["DOI"]
    assert entry["url"] == FIELDS["URL"]
    assert entry["number"] == "5"


def test_bibtex_keeps_the_parts_of_names() -> None:
    (entry,) = read_bibtex(cite(FULL, "bibtex"))
    names = entry["author"].split(" and ")
    assert names[2:4] == ["{Smith", "Sons, Ltd.}"]
    assert splitname(names[0]) == {
        "first": ["Jean-Luc"],
        "von": ["van", "der"],
        "last": ["Berg"],
        "jr": [],
    }
    assert splitname(names[1])["jr"] == ["Jr."]
    assert splitname(names[4])["von"] == ["de"]
    assert entry["editor"] == "Roe, Al and {Some Group}"


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", {}, "book"),
        ("chapter", {"container-title": "B"}, "incollection"),
        ("paper-conference", {}, "inproceedings"),
        ("report", {"publisher": "P"}, "techreport"),
        ("thesis", {}, "phdthesis"),
        ("thesis", {"genre": "Master's thesis"}, "mastersthesis"),
        ("webpage", {}, "misc"),
        ("", {}, "misc"),
    ],
)
def test_bibtex_types(kind: str, fields: dict[str, CslValue], expected: str) -> None:
    (entry,) = read_bibtex(cite(Reference("r", kind, "T", fields=fields), "bibtex"))
    assert entry["ENTRYTYPE"] == expected


def test_bibtex_of_a_preprint_names_its_archive() -> None:
    reference = Reference("r", "article", "T", fields={"number": "arXiv:2101.01234"})
    (entry,) = read_bibtex(cite(reference, "bibtex"))
    assert (entry["eprint"], entry["archiveprefix"]) == ("2101.01234", "arXiv")


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))))
def test_any_title_survives_bibtex(title: str) -> None:
    (entry,) = read_bibtex(cite(Reference("r", "book", "x" + title), "bibtex"))
    assert plain(entry["title"]) == " ".join(("x" + title).split())


def test_a_key_that_bibtex_cannot_have_is_changed() -> None:
    (entry,) = read_bibtex(cite(Reference("odd key,{x}", "book", "T"), "bibtex"))
    assert entry["ID"] == "odd-key-x-"


def test_ris_is_read_back() -> None:
    (record,) = rispy.loads(cite(FULL, "ris"))
    assert record["type_of_reference"] == "JOUR"
    assert record["id"] == "berg2019"
    assert record["title"] == TITLE
    assert record["authors"] == [
        "van der Berg, Jean-Luc",
        "Müller, Žofia, Jr.",
        "Smith and Sons, Ltd.",
        "Musset, Alfred de",
    ]
    assert record["secondary_title"] == "Neuron & Co_100%"
    assert (record["start_page"], record["end_page"]) == ("774", "778")
    assert (record["year"], record["date"]) == ("2019", "2019/03/05")
    assert record["doi"] == FIELDS["DOI"]
    assert record["urls"] == [FIELDS["URL"]]
    assert record["accession_number"] == "30946828"


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
    items = json.loads(cite(FULL, "csl-json"))
    jsonschema.validate(items, SCHEMA)
    (item,) = items
    assert item["title"] == TITLE
    assert item["author"][0] == {
        "family": "Berg",
        "given": "Jean-Luc",
        "non-dropping-particle": "van der",
    }
    assert item["issued"] == {"date-parts": [[2019, 3, 5]]}
    assert item["accessed"] == {"raw": "2026-11-22"}
    assert item["volume"] == "101"
    assert item["PMID"] == "30946828"
    assert item["custom"] == {"printed": "x", "list": [1, True, None]}
    assert "unheard-of" not in item


WRONG = Reference(
    "r",
    "nonsense",
    fields={
        name: value
        for names, value in (
            (CSL_TEXTS, ("a",)),
            (CSL_NAMES, 3),
            (CSL_DATES, ("a",)),
            ({"custom", "categories"}, "a"),
        )
        for name in names
    },
)


def test_a_reference_with_every_field_wrong_is_still_written() -> None:
    jsonschema.validate(json.loads(cite(WRONG, "csl-json")), SCHEMA)
    assert read_bibtex(cite(WRONG, "bibtex"))[0]["ID"] == "r"
    assert rispy.loads(cite(WRONG, "ris"))[0]["type_of_reference"] == "GEN"
    assert cite(WRONG, "text") == "r."
    assert cite(WRONG, "url") == ""


def test_text_and_link() -> None:
    assert cite(FULL, "url") == (
        "https://doi.org/10.1002/(SICI)1097-0258(19981130)17:22%3C2635::AID-SIM954%3E3.0.CO;2-C"
    )
    assert cite(FULL, "text").endswith(cite(FULL, "url"))


def test_many_references_are_one_document() -> None:
    both = (FULL, Reference("r", "book", "T", issued=PartialDate(literal="in press")))
    assert len(json.loads(cite_all(both, "csl-json"))) == 2
    assert [entry["ID"] for entry in read_bibtex(cite_all(both, "bibtex"))] == ["berg2019", "r"]
    assert [record["year"] for record in rispy.loads(cite_all(both, "ris"))] == ["2019", "in press"]
    assert len(cite_all(both, "text").splitlines()) == 2
    assert len(cite_all(both, "url").splitlines()) == 1


@pytest.mark.parametrize("form", CITE_FORMATS)
def test_no_control_characters_are_written(form: Any) -> None:
    title = Reference("r", "book", "a\nb\r\tER  - \n@book{x", fields={"note": "x\ny"})
    assert len(re.findall(r"^(?:ER  - |@book)", cite(title, form), re.MULTILINE)) <= 1
