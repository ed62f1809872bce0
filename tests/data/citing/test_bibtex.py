"""BibTeX is read back by bibtexparser as it was meant."""

from __future__ import annotations

import re

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import splitname
from hypothesis import given
from hypothesis import strategies as st

from data.citing.bibtex import bibtex, bibtex_keys, escape
from data.model import CslValue, Name, PartialDate, Reference
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


CHARS = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="<&[*_~^$\\-.'\""
)


@given(st.text(alphabet=CHARS))
def test_any_title_survives_bibtex(title: str) -> None:
    (entry,) = read_bibtex(bibtex(Reference("r", "book", "x" + title)))
    assert plain(entry["title"]) == " ".join(("x" + title).split())


def test_a_key_that_bibtex_cannot_have_is_changed() -> None:
    (entry,) = read_bibtex(bibtex(Reference("odd key,{x}", "book", "T")))
    assert entry["ID"] == "odd-key-x-"


def test_a_reference_with_every_field_wrong_is_still_written() -> None:
    (entry,) = read_bibtex(bibtex(WRONG))
    assert (entry["ID"], entry["note"]) == ("r", "r")


def written(**fields: CslValue) -> dict[str, str]:
    title = fields.pop("title", "T")
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    kind = str(named.pop("type", "book"))
    (entry,) = read_bibtex(bibtex(Reference("r", kind, str(title), fields=named)))
    return entry


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("Loss: The role of GABA, and of Freud", "Loss: The role of {GABA}, and of {Freud}"),
        ("Fear in Young Adults: Recent DSM Trials", "Fear in Young Adults: Recent {DSM} Trials"),
        ("Covid-19 in Spain (and Italy).", "Covid-19 in {Spain} (and {Italy})."),
        ("Post-COVID care: MDMA", "Post-{COVID} care: {MDMA}"),
        ("What now? Enough of it", "What now? {Enough} of it"),
        ("The Case for A Wider View: I and Others", "The Case for A Wider View: I and Others"),
        ("The Role of Vitamin D in Early Life", "The Role of Vitamin {D} in Early Life"),
        ("Vitamin D and the eBook", "Vitamin {D} and the {eBook}"),
        ("<i>In vivo</i> H<sub>2</sub>O", r"\emph{In vivo} {H}\textsubscript{2}{O}"),
        ('A <span class="nocase">new Age</span> & *S. c.*', r"A {new Age} \& \emph{{S}. c.}"),
        ("$x^2$ of [mRNA]{.smallcaps}", r"x\textsuperscript{2} of \textsc{{mRNA}}"),
    ],
)  # fmt: skip
def test_braces_stand_around_what_needs_them(title: str, tex: str) -> None:
    assert written(title=title)["title"] == tex


def test_what_bibtex_has_no_field_for_stands_in_those_of_biblatex() -> None:
    entry = written(
        type="chapter",
        container_title="Book",
        collection_title="Series",
        collection_number=4,
        chapter_number="7",
        keyword="one, two",
        translator=({"family": "Roe", "given": "Al"},),
        accessed="2020-02-03",
        version="1.2",
        event_date="2019-05",
        original_date=1900,
        language="en-GB",
        status="in press",
    )
    assert entry["series"] == "Series"
    assert (entry["number"], entry["chapter"], entry["keywords"]) == ("4", "7", "one, two")
    assert (entry["translator"], entry["urldate"]) == ("Roe, Al", "2020-02-03")
    assert (entry["version"], entry["eventdate"], entry["origdate"]) == ("1.2", "2019-05", "1900")
    assert (entry["langid"], entry["pubstate"]) == ("british", "in press")


@pytest.mark.parametrize(
    ("issued", "year", "date"),
    [
        (PartialDate(2014), "2014", None),
        (PartialDate(2014, 5), "2014", None),
        (PartialDate(2014, 5, 6), "2014", "2014-05-06"),
        (PartialDate(2014, end=PartialDate(2016)), "2014", "2014/2016"),
        (PartialDate(2014, season=2), "2014", "2014-22"),
        (PartialDate(1850, circa=True), "1850", "1850~"),
        (PartialDate(literal="in press"), "in press", None),
        # In EDTF the year 0 is the one before year 1.
        (PartialDate(-44, 3, 15), "-44", "-0043-03-15"),
        (PartialDate(-1, circa=True), "-1", "0000~"),
    ],
)
def test_dates(issued: PartialDate, year: str, date: str | None) -> None:
    (entry,) = read_bibtex(bibtex(Reference("r", "book", "T", issued=issued)))
    assert (entry["year"], entry.get("date")) == (year, date)


@pytest.mark.parametrize(
    ("names", "author"),
    [
        ((Name(family="Lee", given="A"), Name(literal="others")), "Lee, A and others"),
        ((Name(family="Lee"), Name(literal="…"), Name(family="Roy")), "Lee and Roy and others"),
        ((Name(family="Food and Drug Office"),), "{Food and Drug Office}"),
        ((Name(family="Rand AND Co", given="A. and B."),), "{Rand AND Co}, {A. and B.}"),
        ((Name(family="Brandão", given="Andy"),), "Brandão, Andy"),
        ((Name(family="García Márquez", given="G."),), "García Márquez, G."),
        ((Name(family="Hakim", given="T.", non_dropping_particle="al-"),), "al-Hakim, T."),
    ],
)  # fmt: skip
def test_names(names: tuple[Name, ...], author: str) -> None:
    (entry,) = read_bibtex(bibtex(Reference("r", "book", "T", names)))
    assert entry["author"] == author


def test_keys_are_distinct() -> None:
    ids = ("a b", "a-b", "A-B", "c", "a=b")
    keys = bibtex_keys(Reference(id_) for id_ in ids)
    assert keys == {"a b": "a-b", "a-b": "a-b-2", "A-B": "A-B-3", "c": "c", "a=b": "a-b-4"}


def test_notes_stand_in_the_note() -> None:
    (entry,) = read_bibtex(bibtex(Reference("r", fields={"note": "N."}), notes=["See 5%."]))
    assert entry["note"] == r"N. See 5\%."
