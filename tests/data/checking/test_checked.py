"""What a check noted in the file is read back."""

from __future__ import annotations

import pytest

from data.checking.checked import Checked, last_check
from data.model import Reference


def test_a_note() -> None:
    fields = {"custom": {"checked": {"status": "matches", "date": "2026-11-22"}}}
    assert last_check(Reference("a", fields=fields)) == Checked("matches", "2026-11-22")


@pytest.mark.parametrize("custom", [None, "x", {}, {"checked": "x"}, {"checked": {"status": 3}}])
def test_no_note(custom: object) -> None:
    assert last_check(Reference("a", fields={"custom": custom})) is None  # type: ignore[dict-item]
