"""BibTeX is read back by bibtexparser as it was meant."""

from __future__ import annotations

import re

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import splitname
from hypothesis import given
from hypothesis import strategies as st

from data.citing.bibtex import bibtex, escape
from data.model import CslValue, Reference
from tests.data.works import FIELDS, FULL, TITLE, WRONG


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
    (entry,) = read_bibtex(bibtex(FULL))
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


def test_what_tex_takes_for_a_command_is_escaped() -> None:
    assert escape("& % $ # _") == r"\& \% \$ \# \_"
    assert escape("{ } ~ ^ \\") == (
        r"\textbraceleft{} \textbraceright{} \textasciitilde{} \textasciicircum{} \textbackslash{}"
    )


def test_bibtex_keeps_the_parts_of_names() -> None:
    (entry,) = read_bibtex(bibtex(FULL))
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
    (entry,) = read_bibtex(bibtex(Reference("r", kind, "T", fields=fields)))
    assert entry["ENTRYTYPE"] == expected


def test_bibtex_of_a_preprint_names_its_archive() -> None:
    reference = Reference("r", "article", "T", fields={"number": "arXiv:2101.01234"})
    (entry,) = read_bibtex(bibtex(reference))
    assert (entry["eprint"], entry["archiveprefix"]) == ("2101.01234", "arXiv")


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))))
def test_any_title_survives_bibtex(title: str) -> None:
    (entry,) = read_bibtex(bibtex(Reference("r", "book", "x" + title)))
    assert plain(entry["title"]) == " ".join(("x" + title).split())


def test_a_key_that_bibtex_cannot_have_is_changed() -> None:
    (entry,) = read_bibtex(bibtex(Reference("odd key,{x}", "book", "T")))
    assert entry["ID"] == "odd-key-x-"


def test_a_reference_with_every_field_wrong_is_still_written() -> None:
    (entry,) = read_bibtex(bibtex(WRONG))
    assert (entry["ID"], entry["note"]) == ("r", "r")
