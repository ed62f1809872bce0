"""What a reader waits for who types: the results of a key, and its echo meanwhile."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.picture import WHOLE, Region
from bench.sample import Row, Sample
from bench.terminal import Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.picture import Frame
    from bench.screen_speed import Starter

HERE = Path(__file__).resolve().parent
RESULTS = Region(top=1, left=0, right=40)
"""The list and, below it, the number of hits."""
SEARCH_LINE = Region(bottom=1)
KEY_EVERY = 0.1
"""Seconds between the keys of somebody who types fast."""


@dataclass(slots=True)
class Typed:
    """What came of typing, in seconds."""

    results: list[float] = field(default_factory=list)
    """From each key to its results."""
    echo: list[float] = field(default_factory=list)
    """From each key of somebody who types fast to its echo."""
    last: list[float] = field(default_factory=list)
    """From the last of such keys to its results."""


def first(frames: Sequence[Frame], text: str) -> float:
    """Give when a text came."""
    return next(frame.when for frame in frames if text in frame.text)


def echoes(texts: Sequence[str]) -> list[float]:
    """Type into the smallest Textual app; give the seconds until each key is painted."""
    times: list[float] = []
    with Program((sys.executable, str(HERE / "minimal_app.py"), "--input")) as program:
        program.until("▊")
        program.settle(quiet=0.5)
        for text in texts:
            for end in range(1, len(text) + 1):
                sent = program.type(text[end - 1])
                (frames,) = program.play(program.record(quiet=0.05), WHOLE)
                if text[end - 1] != " ":  # which looks as if it was there before
                    times.append(first(frames, text[:end]) - sent)
            program.type("\x15")  # clears the line
            program.settle(quiet=0.1)
    return times


class Reading:
    """faqt on a FAQ, opened and ready to be searched."""

    def __init__(self, starter: Starter) -> None:
        """Open it and go to the search line."""
        for folder in starter.forget:
            shutil.rmtree(folder, ignore_errors=True)
        self.program = Program(starter.argv, starter.environ, starter.folder)
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

    def fast(self, text: str) -> tuple[list[float], list[float]]:
        """Type a text without waiting for results.

        Returns:
            Seconds from each key but the last to its echo, and from the last key to the last change
            of the results; none when it changed nothing.
        """
        program = self.program
        sent: list[float] = []
        chunks: list[tuple[float, bytes]] = []
        for char in text:
            sent.append(program.type(char))
            chunks += program.record(quiet=KEY_EVERY, seconds=KEY_EVERY)
        chunks += program.record(quiet=0.4)
        line, results = program.play(chunks, SEARCH_LINE, RESULTS)
        echo = [
            first(line, f"/ {text[:end]}") - sent[end - 1]
            for end in range(1, len(text))
            if text[end - 1] != " "
        ]
        self.clear()
        last = [frame.when - sent[-1] for frame in results if frame.when > sent[-1]]
        return echo, last[-1:]


def type_in_turns(readings: Sequence[Reading], texts: Sequence[str]) -> list[Typed]:
    """Type texts into several at once, text by text in turn; give what came of it for each."""
    typed = [Typed() for _ in readings]
    for text in texts:
        for reading, times in zip(readings, typed, strict=True):
            times.results += reading.key_by_key(text)
            echo, last = reading.fast(text)
            times.echo += echo
            times.last += last
    return typed


def rows(name: str, typed: Typed, base: Sample) -> Iterator[Row]:
    """Return the rows of a table about typing.

    Args:
        name: What was typed into.
        typed: What came of it.
        base: Echoes of a key in the smallest app.
    """
    for what, taken in (
        ("key to its results", typed.results),
        (f"echo of a key, one every {KEY_EVERY * 1e3:.0f} ms", typed.echo),
        ("last of these keys to its results", typed.last),
    ):
        if taken:
            sample = Sample(tuple(taken))
            over = [(each - base.median) * 1e3 for each in (sample.median, sample.p95)]
            note = (
                f"{len(taken)} keys; median and p95 {over[0]:.1f} and {over[1]:.1f} over the echo"
            )
            yield Row(f"{name}: {what}", sample, note=note)
