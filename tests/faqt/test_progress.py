from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from faqt.progress import Progress

if TYPE_CHECKING:
    import pytest


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_it_counts_up_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress("indexing") as progress:
        for done in range(1, 1_001):
            progress(done, 1_000)
        assert screen.getvalue().endswith("\rindexing: 100 %")
        assert screen.getvalue().count("\r") == 101
    assert screen.getvalue().endswith("\r               \r")


def test_little_is_not_worth_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress("indexing", worth_telling=10) as progress:
        progress(1, 9)
        progress(0, 0)
    assert screen.getvalue() == ""


def test_nobody_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Progress("indexing") as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys, "stderr", None)
    with Progress("indexing") as progress:
        progress(1, 2)
