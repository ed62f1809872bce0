"""A small FAQ, places of its own for every test, and ways to run the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from faqt.cli import run

ROOT = Path(__file__).parents[2]

SMALL = """\
schema: 1
title: Bread, questions and answers
sections:
  - {id: dough, title: The dough}
  - {id: oven, title: In the oven}
questions:
  - id: why-knead
    section: dough
    question: Why is dough kneaded?
    heading: On kneading
    aliases: [do I have to knead]
    tags: [gluten, by hand]
    updated: '2026-01-02'
    answer: |
      Kneading lines up **gluten** [@miller2001; @baker1999, p. 5].

      - by hand
      - by machine

      See also `[@code]` and <https://example.org/a_b>.
  - id: why-steam
    section: oven
    question: Why is there steam in the oven?
    tags: [crust]
    answer: |
      @baker1999 holds that steam keeps the crust soft [red]warning[/red] \\:smile:.
  - id: why-salt
    question: Why does bread need salt?
    answer: Salt slows the yeast.
references:
  - id: miller2001
    type: article-journal
    author: [{family: Miller, given: Ann}]
    issued: 2001
    title: On gluten & its “lines”
    container-title: Journal of Dough
    volume: 3
    page: 1-9
    DOI: 10.1000/dough(1)<2>
  - id: baker1999
    type: book
    author: [{family: Bäcker, given: Jo}]
    issued: 1999
    title: Steam
    publisher: Crust Press
  - id: baker2000
    type: webpage
    author: [{family: Bäcker, given: Jo}]
    issued: 2000
    title: Steam again
    URL: https://example.org/steam?a=1&b=2
    PMID: '12345'
errata:
  - id: steam-year
    target: baker1999
    kind: wrong-year
    date: '2026-03-04'
    note: It may be the later work [@baker2000].
    see: [baker2000]
  - id: salt-open
    target: why-salt
    kind: unconfirmed
    note: No source is given.
"""


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Faqt = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test, and what it starts, away from the files of whoever runs it."""
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"FAQT_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm-256color")
    # A slow machine must not turn a program that fails into one that goes on running.
    monkeypatch.setattr("desk.opener.PATIENCE", 60)
    unset = ("FAQT_FILE", "NO_COLOR", "PAGER", "LESS", "BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    for name in (*unset, "COLUMNS", "LINES", "WSL_DISTRO_NAME", "WSL_INTEROP", "_FAQT_COMPLETE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small FAQ's file, which is the one that commands read."""
    path = tmp_path / "bread.yaml"
    path.write_text(SMALL, encoding="utf-8")
    monkeypatch.setenv("FAQT_FILE", str(path))
    return path


@pytest.fixture
def faqt(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Faqt:
    """Return a way to run the command in this process, without a terminal."""

    def ran(*argv: str, stdin: str | None = None) -> Ran:
        if stdin is not None:
            monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(stdin.encode())))
        code = run(argv)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


def command(*argv: str) -> list[str]:
    """Return the command as another process runs it."""
    return [sys.executable, "-m", "faqt", *argv]


def process(argv: Sequence[str], *, stdin: str = "", environ: dict[str, str] | None = None) -> Ran:
    """Run the command in a process of its own."""
    done = subprocess.run(
        command(*argv),
        input=stdin.encode(),
        capture_output=True,
        env={**os.environ, **(environ or {})},
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8"))
