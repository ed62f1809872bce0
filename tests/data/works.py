"""References that are hard to write down, for the tests of all formats."""

from __future__ import annotations

from data.fields import CSL_DATES, CSL_NAMES, CSL_TEXTS
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
"""Every field has a shape that CSL does not know."""
