"""Several ISBNs in one field, and what stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.identifiers.isbns import parse_isbns


@pytest.mark.parametrize(
    ("written", "isbns"),
    [
        ("0415170540 (hardcover)", ["0415170540"]),
        ("0-8044-2957-X (alk. paper)", ["080442957X"]),
        ("978-3-16-148410-0, 0-306-40615-2", ["9783161484100", "0306406152"]),
        ("978-3-16-148410-0 0-306-40615-2", ["9783161484100", "0306406152"]),
        ("9780415170543 0415170540", ["9780415170543", "0415170540"]),
        ("ISBN 0-306-40615-2 (pbk.) ; 978-3-16-148410-0 hbk", ["0306406152", "9783161484100"]),
        ("0 306 40615 2 978 3 16 148410 0", ["0306406152", "9783161484100"]),
        ("v. 1: 0306406152; v. 2: 9783161484100", ["0306406152", "9783161484100"]),
        ("ISBN-13: 978-3-16-148410-0 / ISBN-10: 0306406152", ["9783161484100", "0306406152"]),
        ("9783161484100 (e-book : PDF)", ["9783161484100"]),
        ("978‑3‑16‑148410‑0", ["9783161484100"]),
        ("", []),
        ("  ", []),
    ],
)
def test_isbns_as_catalogues_write_them(written: str, isbns: list[str]) -> None:
    parsed = parse_isbns(written)
    assert [one.identifier.value for one in parsed if one.identifier] == isbns
    assert not any(one.problem for one in parsed)


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("978-3-16-148410-0 978-3-16-148410-1", ["has a wrong check digit"]),
        ("0415170541 (hardcover)", ["has a wrong check digit"]),
        ("none", ["is not an ISBN"]),
        ("Hardcover", ["is not an ISBN"]),
        ("12345", ["is not an ISBN"]),
        ("0306406152, 12345", ["is not an ISBN"]),
    ],
)
def test_what_is_no_isbn_is_told(written: str, problems: list[str]) -> None:
    found = [one.problem for one in parse_isbns(written) if one.problem]
    assert len(found) == len(problems)
    assert all(map(str.startswith, found, problems))


@given(st.text())
def test_any_text_is_read_for_isbns(text: str) -> None:
    for one in parse_isbns(text):
        assert bool(one.identifier) != bool(one.problem)
