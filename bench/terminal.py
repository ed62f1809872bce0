"""A program on a pseudo-terminal: what it paints and when, and keys for it."""

from __future__ import annotations

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
from pathlib import Path
from typing import TYPE_CHECKING

from bench.picture import COLUMNS, ROWS, WHOLE, Frame, Region, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType


class Program:
    """A process whose terminal this is.

    Attributes:
        started: When it was started, as :func:`time.perf_counter` tells it.
        screen: What it shows.
    """

    def __init__(
        self,
        argv: Sequence[str],
        environ: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Start a program.

        Args:
            argv: The program and its arguments.
            environ: Environment variables that differ from those of this process.
            folder: Where it runs; None for here.
        """
        self.screen = Screen()
        ours, theirs = pty.openpty()
        fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        ours_environ = {**os.environ, "TERM": "xterm-256color", **(environ or {})}
        ours_environ |= {"COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
        # Else a start would measure how long Python takes to compile.
        ours_environ.pop("PYTHONDONTWRITEBYTECODE", None)
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            argv,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env=ours_environ,
            cwd=folder,
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
        """Send keys; give when that was."""
        now = time.perf_counter()
        os.write(self._side, keys.encode())
        return now

    def _take(self, seconds: float) -> float | None:
        """Take the next chunk; give when it came, None when none came in time."""
        with contextlib.suppress(queue.Empty):
            when, raw = self._chunks.get(timeout=max(seconds, 0))
            if not raw:
                raise EOFError(f"the program has ended; its terminal shows:\n{self._shown}")
            self.screen.feed(raw)
            return when
        return None

    def until(self, text: str, region: Region = WHOLE, *, seconds: float = 60) -> float:
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
                raise TimeoutError(f"no {text!r} in {seconds} s:\n{self._shown}")
            when = taken
        return when

    def record(self, *, quiet: float = 0.3, seconds: float = 30) -> list[tuple[float, bytes]]:
        """Collect what is painted until nothing has been for a while.

        It is not looked at meanwhile: that would take the time of a core that the program may need.

        Args:
            quiet: How long nothing must be painted, in seconds.
            seconds: How long to wait at the most.

        Returns:
            When each piece came, and the piece; :meth:`play` shows it.

        Raises:
            EOFError: The program has ended.
        """
        chunks: list[tuple[float, bytes]] = []
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            try:
                when, raw = self._chunks.get(timeout=min(quiet, left))
            except queue.Empty:
                break
            if not raw:
                self.play(chunks)
                raise EOFError(f"the program has ended; its terminal shows:\n{self._shown}")
            chunks.append((when, raw))
        return chunks

    def play(self, chunks: Iterable[tuple[float, bytes]], *regions: Region) -> list[list[Frame]]:
        """Show what was recorded.

        Args:
            chunks: As :meth:`record` returned them.
            regions: Parts of the screen.

        Returns:
            For each part when it changed, and to what.
        """
        frames: list[list[Frame]] = [[] for _ in regions]
        shown = [self.screen.part(region) for region in regions]
        for when, raw in chunks:
            self.screen.feed(raw)
            for at, region in enumerate(regions):
                if (picture := self.screen.part(region)) != shown[at]:
                    shown[at] = picture
                    frames[at].append(Frame(when, picture))
        return frames

    def settle(
        self, region: Region = WHOLE, *, quiet: float = 0.3, seconds: float = 30
    ) -> float | None:
        """Wait until nothing is painted any more.

        Args:
            region: A part of the screen.
            quiet: How long nothing must be painted, in seconds.
            seconds: How long to wait at the most.

        Returns:
            When that part changed last; None when it did not.
        """
        (frames,) = self.play(self.record(quiet=quiet, seconds=seconds), region)
        return frames[-1].when if frames else None

    @property
    def _shown(self) -> str:
        return self.screen.part(WHOLE)

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
