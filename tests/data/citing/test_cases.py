"""Cases of titles, numbers in texts, and quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.cases import capitalized, is_numeric, is_several, ordinal, title_case
from data.citing.markup import spans
from data.citing.typography import curly


@pytest.mark.parametrize(
    ("written", "language", "cased"),
    [
        ("annals of the new world", "", "Annals of the New World"),
        ("of mice", "en-GB", "Of Mice"),
        ("what to aim for", "", "What to Aim For"),
        ("sleep: the science", "", "Sleep: The Science"),
        ("PLoS one and mBio", "", "PLoS One and mBio"),
        ("a well-known over-the-counter drug", "", "A Well-Known over-the-Counter Drug"),
        ("revista de la salud", "es", "revista de la salud"),
        ("the [des]{.nocase} trial", "", "The des Trial"),
        ("plan b", "", "Plan b"),
        ("", "", ""),
    ],
)
def test_title_case(written: str, language: str, cased: str) -> None:
    assert "".join(span.text for span in title_case(spans(written), language)) == cased


@pytest.mark.parametrize(
    ("written", "cased"),
    [("oil on canvas", "Oil on canvas"), ("arXiv:1", "arXiv:1"), ("", ""), ("ö", "Ö")],
)
def test_capitalized(written: str, cased: str) -> None:
    assert "".join(span.text for span in capitalized(spans(written))) == cased


def test_numbers() -> None:
    assert all(map(is_numeric, ("3", "3rd", "S4", "12a", "3-4", "3, 4 & 5", "3–4")))
    assert not any(map(is_numeric, ("third", "3. Aufl.", "XIV", "Rev. ed.", "", "3 parts")))
    assert all(map(is_several, ("3-4", "3–4", "3, 4", "3 & 4")))
    assert not any(map(is_several, ("3", "xii", "")))
    assert [ordinal(number) for number in ("1", "2", "3", "4", "11", "12", "13", "21", "x")] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "x")
    ]


@pytest.mark.parametrize(
    ("straight", "round_"),
    [
        ('The "new" one', "The “new” one"),
        ("The 'new' one", "The “new” one"),
        ("Say \"it's 'so'\" now", "Say “it’s ‘so’” now"),
        ("Patients' rights", "Patients’ rights"),
        ("L'été", "L’été"),
        ('A 5" disc', 'A 5" disc'),
        ('("x") and "y"', "(“x”) and “y”"),
        ('"Why?"', "“Why?”"),
        ("plain", "plain"),
    ],
)
def test_quotation_marks(straight: str, round_: str) -> None:
    assert curly(straight) == round_


@given(st.text(alphabet="ab 5.,()\"'“”", max_size=40))
def test_quotation_marks_keep_every_place(text: str) -> None:
    assert len(curly(text)) == len(text)
