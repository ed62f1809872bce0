"""A program on a pseudo-terminal: what it paints and when, and keys for it.

The picture is followed with as little as Textual's output needs: moving the cursor, clearing and
text. Colours are passed over.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import queue
import re
import struct
import subprocess
import termios
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

COLUMNS, ROWS = 100, 30
_TOKEN = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|[\x00-\x1a\x1c-\x1f]"
    r"|(?P<text>[^\x00-\x1f]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the screen."""

    top: int = 0
    """First row, from 0."""
    bottom: int = ROWS
    """The row after the last."""
    left: int = 0
    """First column, from 0."""
    right: int = COLUMNS
    """The column after the last."""


class Screen:
    """The characters that a terminal shows."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self._columns, self._rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, raw: bytes) -> None:
        """Take what a program has written; it may end within a character or a sequence."""
        text = self._rest + self._decoder.decode(raw)
        at = 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:  # the rest of a sequence is still to come
                break
            at = token.end()
            if token["text"]:
                self._write(token["text"])
            elif token["final"] and not token["private"]:
                self._control(token["final"], token["numbers"])
            elif token[0] == "\r":
                self._column = 0
            elif token[0] == "\n":
                self._row = min(self._row + 1, self._rows - 1)
        self._rest = text[at:]

    def part(self, region: Region) -> str:
        """Return the text of a region, a newline after each row but the last."""
        rows = self._cells[region.top : region.bottom]
        return "\n".join("".join(row[region.left : region.right]) for row in rows)

    def _write(self, text: str) -> None:
        for char in text:
            width = get_character_cell_size(char)
            if self._column + width > self._columns:
                continue
            row = self._cells[self._row]
            if width:
                row[self._column] = char
                row[self._column + 1 : self._column + width] = [""] * (width - 1)
            self._column += width

    def _control(self, final: str, numbers: str) -> None:
        values = [int(part) if part else 0 for part in numbers.replace(":", ";").split(";")]
        if final in "Hf":
            row, column = [*values, 1][:2]
            self._row = min(max(row, 1), self._rows) - 1
            self._column = min(max(column, 1), self._columns) - 1
        elif final in "ABCD":
            step = max(values[0], 1)
            if final in "AB":
                row = self._row + (step if final == "B" else -step)
                self._row = min(max(row, 0), self._rows - 1)
            else:
                column = self._column + (step if final == "C" else -step)
                self._column = min(max(column, 0), self._columns - 1)
        elif final == "J" and values[0] == 2:
            self._cells = [[" "] * self._columns for _ in range(self._rows)]
        elif final == "K" and values[0] == 0:
            row_cells = self._cells[self._row]
            row_cells[self._column :] = [" "] * (self._columns - self._column)


class Program:
    """A process whose terminal this is.

    Attributes:
        started: When it was started, as :func:`time.perf_counter` tells it.
        screen: What it shows.
    """

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str] | None = None) -> None:
        """Start a program.

        Args:
            argv: The program and its arguments.
            environ: Environment variables that differ from those of this process.
        """
        self.screen = Screen()
        ours, theirs = pty.openpty()
        fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        size = {"COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            argv,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", **size, **(environ or {})},
        )
        os.close(theirs)
        self._side = ours
        self._chunks: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        # A thread of its own, so that the time of a chunk is not that of having understood it.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join(timeout=5)
        os.close(self._side)

    def _read(self) -> None:
        while True:
            try:
                raw = os.read(self._side, 65_536)
            except OSError:  # nobody has the other side open any more
                raw = b""
            self._chunks.put((time.perf_counter(), raw))
            if not raw:
                return

    def type(self, keys: str) -> float:
        """Send keys after taking in all that was painted before; give when that was."""
        while self._take(0) is not None:
            pass
        now = time.perf_counter()
        os.write(self._side, keys.encode())
        return now

    def _take(self, seconds: float) -> float | None:
        """Take the next chunk; give when it came, None when none came in time."""
        with contextlib.suppress(queue.Empty):
            when, raw = self._chunks.get(timeout=max(seconds, 0))
            if not raw:
                shown = self.screen.part(Region())
                raise EOFError(f"the program has ended; its terminal shows:\n{shown}")
            self.screen.feed(raw)
            return when
        return None

    def until(self, text: str, region: Region = Region(), *, seconds: float = 60) -> float:
        """Wait for a text.

        Args:
            text: What is waited for; on one line.
            region: The part of the screen where it is to stand.
            seconds: How long to wait.

        Returns:
            When it was there, as :func:`time.perf_counter` tells it.

        Raises:
            TimeoutError: It has not come.
            EOFError: The program has ended.
        """
        end = when = time.perf_counter()
        end += seconds
        while text not in self.screen.part(region):
            taken = self._take(end - time.perf_counter())
            if taken is None:
                raise TimeoutError(f"no {text!r} in {seconds} s:\n{self.screen.part(Region())}")
            when = taken
        return when

    def settle(
        self, region: Region = Region(), *, quiet: float = 0.3, seconds: float = 30
    ) -> float | None:
        """Wait until a part of the screen stays as it is.

        Args:
            region: What part.
            quiet: How long it must stay so, in seconds.
            seconds: How long to wait at the most.

        Returns:
            When it changed last; None when it did not.
        """
        last, shown = None, self.screen.part(region)
        begun = since = time.perf_counter()
        while (now := time.perf_counter()) - since < quiet and now - begun < seconds:
            when = self._take(quiet - (now - since))
            if when is not None and (picture := self.screen.part(region)) != shown:
                last, shown, since = when, picture, when
        return last

    def memory(self) -> tuple[float, float]:
        """Return the memory that the process has resident, now and at most so far, in MB.

        Raises:
            OSError: The system has no ``/proc`` to tell.
        """
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        now, peak = (re.search(rf"{name}:\s+(\d+) kB", status) for name in ("VmRSS", "VmHWM"))
        assert now
        assert peak
        return int(now[1]) / 1000, int(peak[1]) / 1000
