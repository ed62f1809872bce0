"""References read as APA prints them, whatever is missing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.apa import Run, apa, apa_runs, page_range
from data.model import Name, PartialDate, Reference

DOE = Name(family="Doe", given="Jane Ann")
ROE = Name(family="Roe", given="R.")
BERG = Name(family="Berg", given="Jean-Luc", non_dropping_particle="van der")

MARCH = PartialDate(2019, 3, 5)


def work(
    kind: str,
    *authors: Name,
    title: str = "A title",
    issued: PartialDate | None = MARCH,
    **fields: object,
) -> Reference:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Reference("r", kind, title, authors, issued, named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            work(
                "article-journal",
                DOE,
                BERG,
                container_title="Neuron",
                volume=101,
                issue=5,
                page="774-778",
            ),
            "Doe, J. A., & van der Berg, J.-L. (2019). A title. *Neuron*, *101*(5), 774–778.",
        ),
        (
            work("article-journal", DOE, container_title="PLOS ONE", volume="11", page="e0153152"),
            "Doe, J. A. (2019). A title. *PLOS ONE*, *11*, e0153152.",
        ),
        (
            work("article-journal", DOE, container_title="PLOS ONE", number="12"),
            "Doe, J. A. (2019). A title. *PLOS ONE*, Article 12.",
        ),
        (
            work("article-newspaper", DOE, container_title="The Times", page="A1"),
            "Doe, J. A. (2019, March 5). A title. *The Times*, A1.",
        ),
        (work("article-journal", DOE), "Doe, J. A. (2019). *A title*."),
        (
            work("article-journal", issued=PartialDate(literal="in press"), container_title="J"),
            "A title. (in press). *J*.",
        ),
        (
            work("book", DOE, edition=2, volume="3", publisher="Press"),
            "Doe, J. A. (2019). *A title* (2nd ed., Vol. 3). Press.",
        ),
        (
            work("book", DOE, edition="Rev.", translator=({"family": "Roe", "given": "Al"},)),
            "Doe, J. A. (2019). *A title* (A. Roe, Trans.; Rev.).",
        ),
        (
            work("book", editor=({"family": "Roe", "given": "Al"}, "Some Group")),
            "Roe, A., & Some Group (Eds.). (2019). *A title*.",
        ),
        (
            work("book", Name(literal="World Health Organization"), publisher="Press"),
            "World Health Organization. (2019). *A title*. Press.",
        ),
        (
            work("book", Name(literal="Press"), publisher="Press"),
            "Press. (2019). *A title*. Press.",
        ),
        (
            work(
                "chapter",
                DOE,
                editor=(
                    {"family": "Roe", "given": "Al"},
                    {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
                    {"literal": "A Group"},
                ),
                container_title="Book",
                edition="11",
                page="3--14",
                publisher="Press",
            ),
            (
                "Doe, J. A. (2019). A title. In A. Roe, L. van Beethoven, & A Group (Eds.), "
                "*Book* (11th ed., pp. 3–14). Press."
            ),
        ),
        (
            work("chapter", DOE, container_title="Book", page="3"),
            "Doe, J. A. (2019). A title. In *Book* (p. 3).",
        ),
        (work("chapter", DOE, publisher="Press"), "Doe, J. A. (2019). *A title*. Press."),
        (
            work("webpage", Name(literal="Site"), container_title="Site"),
            "Site. (2019, March 5). *A title*. Site.",
        ),
        (
            work("webpage", DOE, issued=PartialDate(2019, 3), container_title="Site"),
            "Doe, J. A. (2019, March). *A title*. Site.",
        ),
        (work("webpage", issued=None, container_title="Site"), "*A title*. (n.d.). Site."),
        (
            work("report", DOE, number="12-3", genre="Technical Report", publisher="Office"),
            "Doe, J. A. (2019). *A title* (Technical Report Nos. 12-3). Office.",
        ),
        (
            work("article", DOE, number="arXiv:2101.01234", publisher="arXiv"),
            "Doe, J. A. (2019). *A title* (arXiv:2101.01234). arXiv.",
        ),
        (
            work("article", DOE, genre="preprint", publisher="bioRxiv"),
            "Doe, J. A. (2019). *A title* [Preprint]. bioRxiv.",
        ),
        (
            work("thesis", DOE, genre="Doctoral dissertation", publisher="A University"),
            "Doe, J. A. (2019). *A title* [Doctoral dissertation]. A University.",
        ),
        (
            work("dataset", DOE, version="v1.2", publisher="Zenodo"),
            "Doe, J. A. (2019). *A title* (Version v1.2) [Dataset]. Zenodo.",
        ),
        (
            work(
                "paper-conference",
                DOE,
                container_title="Proceedings",
                page="1-2",
                publisher="ACM",
            ),
            "Doe, J. A. (2019). A title. *Proceedings*, 1–2.",
        ),
        (
            work("paper-conference", DOE, event_title="The Meeting"),
            "Doe, J. A. (2019, March 5). *A title*. The Meeting.",
        ),
        (
            work("", DOE, container_title="J", volume="1"),
            "Doe, J. A. (2019). A title. *J*, *1*.",
        ),
        (work("", DOE, publisher="P"), "Doe, J. A. (2019). *A title*. P."),
        (work("unheard-of", DOE), "Doe, J. A. (2019). *A title*."),
        # Stops
        (work("book", DOE, title="Why? "), "Doe, J. A. (2019). *Why?*"),
        (work("book", DOE, title="A title."), "Doe, J. A. (2019). *A title.*"),
        (work("article-journal", DOE, title="Say “so.”"), "Doe, J. A. (2019). *Say “so.”*"),
        (
            work("book", Name(family="King", given="M. L.", suffix="Jr.")),
            "King, M. L., Jr. (2019). *A title*.",
        ),
        # Little or nothing
        (work("book", title=""), "r."),
        (work("book", DOE, title=""), "Doe, J. A. (2019)."),
        (work("book", issued=None), "*A title*. (n.d.)."),
        (Reference("r", printed="As printed"), "As printed."),
        (work("book", issued=PartialDate(-44)), "*A title*. (44 B.C.E.)."),
    ],
)
def test_apa(reference: Reference, expected: str) -> None:
    shown = "".join(f"*{run.text}*" if run.italic else run.text for run in apa_runs(reference))
    assert shown == expected
    assert apa(reference) == expected.replace("*", "")


def test_runs_say_what_is_italic() -> None:
    assert apa_runs(work("book", DOE)) == (
        Run("Doe, J. A. (2019). "),
        Run("A title", italic=True),
        Run("."),
    )


def test_more_than_twenty_authors() -> None:
    names = tuple(Name(family=f"N{number}", given="A") for number in range(1, 23))
    assert ", N20, A., & N21" not in apa(work("book", *names))
    assert apa(work("book", *names)).startswith("N1, A., N2, A., ")
    assert "N19, A., … N22, A. (2019)" in apa(work("book", *names))
    assert "N19, A., & N20, A. (2019)" in apa(work("book", *names[:20]))


def test_authors_that_the_file_leaves_out() -> None:
    names = (DOE, Name(literal="…"), ROE)
    assert apa(work("book", *names)) == "Doe, J. A., … Roe, R. (2019). A title."


def test_the_link_is_added_on_demand() -> None:
    reference = work("book", DOE, DOI="10.1000/a<b>", URL="https://x.org/")
    assert apa(reference) == "Doe, J. A. (2019). A title."
    assert apa(reference, with_link=True).endswith("A title. https://doi.org/10.1000/a<b>")
    assert apa(work("book", DOE), with_link=True) == apa(work("book", DOE))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("774-778", "774–778"),
        ("774--8", "774–8"),
        ("774 – 778", "774–778"),
        ("S1-S5, 7", "S1–S5, 7"),
        ("xii-xv", "xii–xv"),
        ("S-12", "S-12"),
        ("12", "12"),
    ],
)
def test_page_range(pages: str, expected: str) -> None:
    assert page_range(pages) == expected


FIELDS = ("container-title", "volume", "issue", "page", "number", "edition", "publisher", "genre")
TYPES = ("article-journal", "book", "chapter", "webpage", "report", "article", "thesis", "dataset")


@given(
    st.sampled_from(TYPES),
    st.lists(st.sampled_from([DOE, BERG, Name(literal="Group"), Name()]), max_size=3),
    st.booleans(),
    st.sampled_from([None, PartialDate(2019, 3, 5), PartialDate(literal="in press")]),
    st.sets(st.sampled_from(FIELDS)),
)
def test_no_stray_punctuation(
    kind: str, authors: list[Name], titled: bool, issued: PartialDate | None, present: set[str]
) -> None:
    fields = dict.fromkeys(present, "Word")
    reference = Reference("r", kind, "A title" if titled else "", tuple(authors), issued, fields)
    text = apa(reference)
    assert not re.search(r"  |\(\)|\[\]| [.,)\]]|[,(\[]\.|,,|\.\.|\( |^[ .,]|, \.|\*", text), text
    assert text.endswith(".")
    if present and kind == "article-journal" and "container-title" in present:
        assert "Word" in text


def test_a_reference_with_every_field_wrong_is_still_shown() -> None:
    wrong = {name: ("a", {"b": "c"}) for name in (*FIELDS, "editor", "translator", "DOI", "URL")}
    assert apa(Reference("r", "chapter", fields=wrong), with_link=True)
