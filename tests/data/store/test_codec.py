from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Entry, Reference
from data.problems import Problem
from data.store.codec import pack, pack_entry, unpack, unpack_entry
from tests.data.store.faqs import entries, values, works


@given(entries)
def test_an_entry_comes_back(entry: Entry) -> None:
    assert unpack_entry(pack_entry(entry)) == entry


@given(works)
def test_a_reference_comes_back(work: Reference) -> None:
    assert unpack(pack(work)) == work


@given(values)
def test_any_value_comes_back_with_its_type(value: object) -> None:
    again = unpack(pack(value))
    assert again == value
    assert repr(again) == repr(value)


def test_a_problem_comes_back() -> None:
    problem = Problem(
        "warning", "unknown-key", "Unknown.", "faq.yaml", 3, 4, "colour: 1", fatal=True
    )
    assert unpack(pack((problem,))) == (problem,)


@pytest.mark.parametrize("sign", ["\x1d", "\x1e", "\x1f"])
@pytest.mark.parametrize("field", ["question", "answer", "aliases", "tags", "flaws"])
def test_a_separator_in_a_text_is_refused(sign: str, field: str) -> None:
    text = f"one{sign}two"
    value = text if field in ("question", "answer") else (text,)
    with pytest.raises(ValueError, match="a"):
        pack_entry(Entry(**{"id": "a", "question": "Q?", "answer": "", field: value}))  # type: ignore[arg-type]


def test_an_empty_text_in_a_list_is_refused() -> None:
    with pytest.raises(ValueError, match="a"):
        pack_entry(Entry("a", "Q?", "", aliases=("",)))


@given(st.binary(max_size=60))
def test_what_was_never_packed_is_a_value_error_at_worst(body: bytes) -> None:
    for read in (unpack, unpack_entry):
        try:
            read(body)
        except ValueError:
            continue
