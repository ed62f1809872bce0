"""Lowered and raised text."""

from __future__ import annotations

import pytest

from data.citing.levels import lowered, raised


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2", "₂", "²"),
        ("-1", "₋₁", "⁻¹"),
        ("er", "ₑᵣ", "ᵉʳ"),
        # Unicode has no lowered q: letters are read without it, a formula is not.
        ("qc", "qc", "qc"),
        ("n/2", "_(n/2)", "^(n/2)"),
    ],
)
def test_a_level_is_shown_by_signs_or_said(text: str, low: str, high: str) -> None:
    assert (lowered(text), raised(text)) == (low, high)
