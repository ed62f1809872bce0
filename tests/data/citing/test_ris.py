"""RIS is read back by rispy as it was meant."""

from __future__ import annotations

import pytest
import rispy

from data.citing.ris import ris
from data.model import CslValue, Name, PartialDate, Reference
from tests.data.works import FIELDS, FULL, TITLE, WRONG


def test_ris_is_read_back() -> None:
    (record,) = rispy.loads(ris(FULL))
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


def test_a_reference_with_every_field_wrong_is_still_written() -> None:
    assert rispy.loads(ris(WRONG))[0]["type_of_reference"] == "GEN"


def test_what_else_ris_has_room_for() -> None:
    fields: dict[str, CslValue] = {
        "collection-title": "Series",
        "number": "7",
        "chapter-number": 3,
        "keyword": "one, two; three",
        "translator": ({"family": "Roe", "given": "Al"},),
        "accessed": "2020-02-03",
        "version": "1.2",
        "publisher-place": "Oslo",
        "note": "N.",
    }
    text = ris(Reference("r", "book", "H<sub>2</sub>O & *all*", fields=fields), notes=["Note: x."])
    lines = text.splitlines()
    for line in (
        "TI  - H₂O & all",
        "T3  - Series",
        "M1  - 7",
        "SE  - 3",
        "KW  - one",
        "KW  - three",
        "A4  - Roe, Al",
        "Y2  - 2020/02/03",
        "C6  - 1.2",
        "CY  - Oslo",
        "N1  - N.",
        "N1  - Note: x.",
    ):
        assert line in lines
    assert rispy.loads(text)[0]["keywords"] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("issued", "lines"),
    [
        (PartialDate(2014), ["PY  - 2014"]),
        (PartialDate(2014, 5), ["Y1  - 2014-05", "PY  - 2014", "DA  - 2014/05/"]),
        (
            PartialDate(2014, end=PartialDate(2016)),
            ["Y1  - 2014/2016", "PY  - 2014", "DA  - 2014///2014–2016"],
        ),
        (
            PartialDate(2014, season=1),
            ["Y1  - 2014-21", "PY  - 2014", "DA  - 2014///Spring 2014"],
        ),
        (
            PartialDate(1850, circa=True),
            ["Y1  - 1850~", "PY  - 1850", "DA  - 1850///ca. 1850"],
        ),
        (PartialDate(literal="in press"), ["PY  - in press"]),
    ],
)
def test_dates(issued: PartialDate, lines: list[str]) -> None:
    text = ris(Reference("r", "book", issued=issued))
    assert text.splitlines()[2:-1] == lines


def test_a_list_of_authors_tells_that_some_are_left_out() -> None:
    names = (Name(family="Lee", given="A"), Name(literal="…"), Name(family="Roy"))
    lines = ris(Reference("r", authors=names)).splitlines()
    assert lines[2:5] == ["AU  - Lee, A", "AU  - others", "AU  - Roy"]
