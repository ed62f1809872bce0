"""Names: initials, particles, suffixes, and who stands for a work."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.citing.names import (
    author_year,
    initials,
    inverted_name,
    names_of,
    plain_name,
    short_author,
    shorten,
)
from data.model import CslValue, Name, PartialDate, Reference


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("John Henry", "J. H."),
        ("J. H.", "J. H."),
        ("J.H.", "J. H."),
        ("JH", "J. H."),
        ("Jean-Luc", "J.-L."),
        ("J.-L.", "J.-L."),
        ("Jo-ann", "J.-ann"),
        ("Åsa", "Å."),
        ("Élise M", "É. M."),
        ("Ed", "E."),
        ("太郎", "太郎"),
        ("", ""),
        ("-", ""),
    ],
)
def test_initials(given_names: str, expected: str) -> None:
    assert initials(given_names) == expected


@pytest.mark.parametrize(
    ("name", "inverted", "plain"),
    [
        (
            Name(family="Berg", given="Jan", non_dropping_particle="van der"),
            "van der Berg, J.",
            "J. van der Berg",
        ),
        (
            Name(family="Musset", given="Alfred", dropping_particle="de"),
            "Musset, A. de",
            "A. de Musset",
        ),
        (Name(family="Aubry", non_dropping_particle="d’"), "d’Aubry", "d’Aubry"),
        (Name(family="King", given="M", suffix="Jr."), "King, M., Jr.", "M. King Jr."),
        (Name(literal="A Group"), "A Group", "A Group"),
        (Name(given="Plato"), "Plato", "Plato"),
        (Name(), "", ""),
    ],
)
def test_names(name: Name, inverted: str, plain: str) -> None:
    assert (inverted_name(name), plain_name(name)) == (inverted, plain)


def reference(*families: str, title: str = "", **fields: str) -> Reference:
    names = tuple(Name(family=family) for family in families)
    return Reference("key", title=title, authors=names, fields=fields, issued=PartialDate(2019))


def test_short_author() -> None:
    assert short_author(reference("A")) == "A"
    assert short_author(reference("A", "B")) == "A and B"
    assert short_author(reference("A", "B"), ampersand=True) == "A & B"
    assert short_author(reference("A", "B", "C")) == "A et al."
    assert short_author(Reference("key", fields={"editor": ({"family": "E"},)})) == "E"
    assert short_author(reference(title="Short")) == "“Short”"
    assert short_author(reference(title="<i>E. coli</i> & CO~2~")) == "“E. coli & CO₂”"
    assert short_author(reference()) == "key"
    assert len(short_author(reference(title="word " * 40))) < 70


def test_author_year() -> None:
    assert author_year(reference("A")) == "A (2019)"
    assert author_year(Reference("key", title="T")) == "“T” (n.d.)"
    assert author_year(Reference("key", issued=PartialDate(literal="in press"))) == "key (in press)"


def test_names_of_reads_what_it_can() -> None:
    value: CslValue = (
        {"family": "Berg", "non-dropping-particle": "van der", "given": 3},
        " A Group ",
        None,
        7,
        ("x",),
        {"family": " "},
    )
    assert names_of(Reference("r", fields={"editor": value}), "editor") == (
        Name(family="Berg", non_dropping_particle="van der"),
        Name(literal="A Group"),
    )
    assert names_of(Reference("r"), "editor") == ()


def test_names_of_reads_what_other_programs_write() -> None:
    value: CslValue = ({"name": "WHO"}, {"firstname": "Al", "surname": "Roe"}, "Anna M. Lee")
    assert names_of(Reference("r", fields={"editor": value}), "editor") == (
        Name(literal="WHO"),
        Name(family="Roe", given="Al"),
        Name(family="Lee", given="Anna M."),
    )


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("John PA", "J. P."),
        ("Th. A.", "Th. A."),
        ("Jo-ann", "J."),
        ("J.R.R.", "J. R. R."),
        ("Jean-Luc", "J.-L."),
        ("泽东", "泽东"),
    ],
)
def test_initials_as_citation_processors_have_them(given_names: str, expected: str) -> None:
    assert initials(given_names, together=False) == expected


@given(st.text(max_size=80), st.integers(1, 60))
@example("  x", 1)
def test_shorten(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= max(limit + 1, 1)
    assert short == text or short.endswith("…")


@given(st.text(max_size=30), st.booleans())
def test_any_given_name(text: str, together: bool) -> None:
    shown = initials(text, together=together)
    assert shown == shown.strip()
