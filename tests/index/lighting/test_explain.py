from __future__ import annotations

import pytest

from data.model import Entry, Faq, Name, PartialDate, Reference, Section
from index.lighting.explain import matching_text
from index.model import Field, Hit

ENTRY = Entry(
    "a",
    "Question?",
    "An *answer* in **Markdown**.",
    section="s",
    aliases=("asked so", "or so"),
    tags=("one", "two"),
)
FAQ = Faq(
    "T",
    (ENTRY,),
    (Section("s", "The section"),),
    (
        Reference(
            "r", "book", "Title", (Name(literal="Office"),), PartialDate(2001), {"type": "book"}
        ),
    ),
)


@pytest.mark.parametrize(
    ("field", "detail", "expected"),
    [
        ("alias", "1", ("also asked", "or so")),
        ("tag", "two", ("tags", "one, two")),
        ("section", "", ("section", "The section")),
        ("reference", "r", ("cites", "Office. (2001). Title.")),
        ("answer", "", ("", "An answer in Markdown.")),
        ("alias", "7", ("", "An answer in Markdown.")),
        ("reference", "gone", ("", "An answer in Markdown.")),
    ],
)
def test_the_text_that_shows_why(field: Field, detail: str, expected: tuple[str, str]) -> None:
    assert matching_text(FAQ, ENTRY, Hit("a", 1.0, field, detail)) == expected
