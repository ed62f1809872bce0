"""Counting on two cores gives what counting on one gives."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from data.model import Erratum
from index.analysis import analyzer_for
from index.keeping import sharing
from tests.index.faqs import BREAD, many

if TYPE_CHECKING:
    from data.model import Faq

LARGE = dataclasses.replace(
    BREAD,
    entries=(*many(300).entries, *BREAD.entries),
    errata=(Erratum("n", "smith2018", "Retracted, says the zebra."),),
)


@pytest.fixture(autouse=True)
def _shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_WORTH_SHARING", 100)
    monkeypatch.setattr(sharing, "_cores", lambda: 2)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Gather the processes that are started."""
    processes = []
    popen = subprocess.Popen

    def start(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        processes.append(popen(*arguments, **options))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return processes


def counted(faq: Faq) -> tuple[object, ...]:
    counts = sharing.counts_of(faq, analyzer_for(faq.language), lambda _: None)
    gathered = counts.gathered
    tables = gathered.answers, gathered.others, gathered.beginnings
    return (*tables, counts.words, counts.lengths, counts.digests)


def alone(faq: Faq, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    with monkeypatch.context() as patched:
        patched.setattr(sharing, "_cores", lambda: 1)
        return counted(faq)


def test_two_count_what_one_counts(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    expected = alone(LARGE, monkeypatch)
    assert not started
    assert counted(LARGE) == expected
    (process,) = started
    assert process.returncode == 0


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "print(1)", "import nothing_such"])
def test_a_helper_that_fails_is_no_loss(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    expected = alone(LARGE, monkeypatch)
    monkeypatch.setattr(sharing, "_CODE", code)
    assert counted(LARGE) == expected


def test_without_another_python(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = alone(LARGE, monkeypatch)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert counted(LARGE) == expected


def test_a_small_faq_is_counted_alone(started: list[subprocess.Popen[bytes]]) -> None:
    counted(BREAD)
    assert not started


def test_the_helper_ends_when_counting_is_given_up(
    started: list[subprocess.Popen[bytes]],
) -> None:
    class StopError(Exception):
        pass

    def stop(done: int) -> None:
        if done > 10:
            raise StopError

    with pytest.raises(StopError):
        sharing.counts_of(LARGE, analyzer_for("en"), stop)
    (process,) = started
    assert process.returncode is not None


def test_it_has_no_terminal(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    options = {}
    popen = subprocess.Popen

    def start(*arguments: Any, **given: Any) -> subprocess.Popen[bytes]:
        options.update(given)
        return popen(*arguments, **given)

    monkeypatch.setattr(subprocess, "Popen", start)
    counted(LARGE)
    assert options["stdin"] == options["stdout"] == subprocess.PIPE
    assert options["stderr"] == subprocess.DEVNULL
    assert options["start_new_session"]
