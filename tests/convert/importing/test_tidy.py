"""Text and references as a person writes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convert.importing.tidy import escaped, tidied, tidied_reference
from data.citing.syntax import parse_citations
from data.model import Reference


def test_at_signs_that_are_no_citations() -> None:
    text = "Ask @joe, [see @ann; @bo], mail a@b.org, `@code` [@known, p. 3] and @{odd key}."
    made = escaped(text, {"known"})
    assert made == (
        "Ask \\@joe, [see \\@ann; \\@bo], mail a@b.org, `@code` [@known, p. 3] and \\@{odd key}."
    )


_PIECES = st.sampled_from(
    ["@", "a", "[", "]", ";", " ", "{", "}", "known", "@known", "-", "\\", "`"]
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_only_known_works_are_cited(text: str) -> None:
    assert {one.key for one in parse_citations(escaped(text, {"known"}))} <= {"known"}


def test_lines_of_blanks() -> None:
    assert tidied("\n\na  \n   \n\tb\n\n\n\n\n\nc \n") == "a  \n\n\tb\n\n\nc"


def test_dates_and_numbers() -> None:
    reference = Reference(
        "a",
        fields={
            "issued": {"date-parts": ((2011, 4, 3),)},
            "accessed": {"date-parts": ((2011,),)},
            "event-date": {"date-parts": ((2011,), (2012,))},
            "volume": "12",
            "issue": "Suppl 2",
            "page": "3",
        },
    )
    assert tidied_reference(reference).fields == {
        "issued": "2011-04-03",
        "accessed": 2011,
        "event-date": {"date-parts": ((2011,), (2012,))},
        "volume": 12,
        "issue": "Suppl 2",
        "page": "3",
    }
