"""What a reader waits for at a terminal: the first question, the results of a key, and memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.sizes import landmark
from bench.terminal import Program, Region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.model import Entry

HERE = Path(__file__).resolve().parent
RESULTS = Region(top=1, left=0, right=40)
"""The list and, below it, the number of hits."""
SEARCH_LINE = Region(bottom=1)
KEY_EVERY = 0.1
"""Seconds between the keys of somebody who types fast."""


@dataclass(frozen=True, slots=True)
class Starter:
    """A program that shows a text."""

    name: str
    """What the table calls it."""
    argv: tuple[str, ...]
    """The program and its arguments."""
    mark: str
    """What is on the screen once the text is painted."""
    environ: Mapping[str, str]
    """Environment variables of its own."""
    forget: tuple[Path, ...] = ()
    """Folders that are removed before each start."""


def faqt(file: Path, *options: str) -> tuple[str, ...]:
    """Return the command that opens a FAQ."""
    return (sys.executable, "-m", "faqt", *options, str(file))


def faqt_environ(home: Path) -> dict[str, str]:
    """Return the environment in which faqt keeps everything in a folder."""
    return {
        "FAQT_CACHE_DIR": str(home / "cache"),
        "FAQT_STATE_DIR": str(home / "state"),
        "FAQT_CONFIG_DIR": str(home / "config"),
        "PYTHONPATH": str(HERE.parent),
    }


def minimal(text: str) -> Starter:
    """Return the smallest Textual app, showing a question."""
    argv = (sys.executable, str(HERE / "minimal_app.py"), text)
    return Starter("minimal Textual app", argv, landmark(text), {})


def seen_before(name: str, file: Path, question: str, home: Path) -> Starter:
    """Return faqt on a FAQ whose store and index are in the cache."""
    environ = faqt_environ(home)
    subprocess.run(
        [sys.executable, "-m", "faqt", "index", "-f", str(file)],
        env={**os.environ, **environ},
        capture_output=True,
        check=True,
    )
    return Starter(name, faqt(file), landmark(question), environ, (home / "state",))


def never_seen(name: str, file: Path, question: str, home: Path) -> Starter:
    """Return faqt on a FAQ of which nothing is in the cache."""
    forget = (home / "state", home / "cache")
    return Starter(name, faqt(file), landmark(question), faqt_environ(home), forget)


def frogmouth(name: str, program: str, entries: Sequence[Entry], home: Path) -> Starter:
    """Return frogmouth on a Markdown file with some questions and answers."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / "faq.md"
    parts = [f"# {entry.question}\n\n{entry.answer}\n" for entry in entries]
    file.write_text("\n".join(parts), encoding="utf-8")
    # It keeps its history and settings where XDG says.
    environ = {f"XDG_{kind}_HOME": str(home) for kind in ("DATA", "CONFIG", "CACHE")}
    return Starter(name, (program, str(file)), landmark(entries[0].question), environ)


def first_paint(starter: Starter) -> float:
    """Start a program; give the seconds until its text is painted."""
    for folder in starter.forget:
        shutil.rmtree(folder, ignore_errors=True)
    with Program(starter.argv, starter.environ) as program:
        return program.until(starter.mark, seconds=120) - program.started


def first_paints(starters: Sequence[Starter], rounds: int) -> dict[str, list[float]]:
    """Start programs in turns.

    Args:
        starters: The programs.
        rounds: How often each is started.

    Returns:
        For each the seconds from its start to its text.
    """
    times: dict[str, list[float]] = {starter.name: [] for starter in starters}
    for starter in starters:  # once for the disk's and Python's caches
        first_paint(starter)
    for _ in range(rounds):
        for starter in starters:
            times[starter.name].append(first_paint(starter))
    return times


def echoes(texts: Sequence[str]) -> list[float]:
    """Type into the smallest Textual app; give the seconds until each key is painted."""
    times: list[float] = []
    with Program((sys.executable, str(HERE / "minimal_app.py"), "--input")) as program:
        program.until("▊")
        program.settle(quiet=0.5)
        for text in texts:
            for end in range(1, len(text) + 1):
                sent = program.type(text[end - 1])
                if text[end - 1] != " ":  # which looks as if it was there before
                    times.append(program.until(text[:end], seconds=5) - sent)
                time.sleep(0.02)
            program.type("\x15")  # clears the line
            program.settle(quiet=0.1)
    return times


class Reading:
    """faqt on a FAQ, opened and ready to be searched."""

    def __init__(self, starter: Starter) -> None:
        """Open it and go to the search line."""
        for folder in starter.forget:
            shutil.rmtree(folder, ignore_errors=True)
        self.program = Program(starter.argv, starter.environ)
        try:
            self.program.until(starter.mark, seconds=120)
            self.program.settle(quiet=1.0)
            self.program.type("/")
            self.program.settle(quiet=0.2)
            # The first search of all waits for the index.
            self.program.type("a")
            self.program.until("found", RESULTS, seconds=300)
            self.clear()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the program."""
        self.program.__exit__(None, None, None)

    def clear(self) -> None:
        """Empty the search line and wait for the whole list."""
        self.program.type("\x15")
        self.program.settle(quiet=0.3)

    def key_by_key(self, text: str) -> list[float]:
        """Type a text, each key after the results of the one before.

        Returns:
            Seconds from each key to the last change of the results; none for a key that changes
            nothing on the screen.
        """
        times: list[float] = []
        for char in text:
            sent = self.program.type(char)
            painted = self.program.settle(RESULTS, quiet=0.3)
            if painted is not None:
                times.append(painted - sent)
        self.clear()
        return times

    def fast(self, text: str) -> tuple[list[float], float | None]:
        """Type a text without waiting for results.

        Returns:
            Seconds from each key but the last to its echo, and from the last key to the last change
            of the results; None when it changed nothing.
        """
        program = self.program
        sent: list[float] = []
        echo: list[float] = []
        for end in range(1, len(text)):
            sent.append(program.type(text[end - 1]))
            if text[end - 1] != " ":
                typed = f"/ {text[:end]}"
                shown = program.until(typed, SEARCH_LINE, seconds=5)
                echo.append(shown - sent[-1])
            time.sleep(max(sent[-1] + KEY_EVERY - time.perf_counter(), 0))
        last = program.type(text[-1])
        painted = program.settle(RESULTS, quiet=0.4)
        self.clear()
        return echo, painted - last if painted else None
