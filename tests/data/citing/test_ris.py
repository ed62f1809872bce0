"""RIS is read back by rispy as it was meant."""

from __future__ import annotations

import rispy

from data.citing.ris import ris
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
