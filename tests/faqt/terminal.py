"""A terminal for tests: a pseudo-terminal that a process of its own talks to."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType


class Terminal:
    """A process on a pseudo-terminal."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        environ: dict[str, str] | None = None,
        size: str = "80x24",
        ignored: tuple[int, ...] = (),
    ) -> None:
        columns, rows = map(int, size.split("x"))
        self.seen = ""
        self._ended = False
        self._process, self._side = pty.fork()
        if self._process == 0:
            # Tests may run in the background, where a shell lets interrupts be ignored.
            for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(argv[0], list(argv), {**os.environ, **(environ or {})})  # noqa: S606
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._side)
        try:
            os.kill(self._process, 9)
            os.waitpid(self._process, 0)
        except (ChildProcessError, ProcessLookupError):
            pass

    def type(self, keys: str) -> None:
        """Send keys, which are lost when nobody is there any more."""
        with suppress(OSError):
            os.write(self._side, keys.encode())

    def kill(self, number: int) -> None:
        """Send a signal to the process."""
        os.kill(self._process, number)

    def until_stopped(self) -> None:
        """Wait until the process has stopped itself, as a shell does before it says so."""
        _, status = os.waitpid(self._process, os.WUNTRACED)
        assert os.WIFSTOPPED(status), status

    def hang_up(self, *, seconds: float = 60) -> int:
        """Take the terminal away; give the exit code of the process, which has to end by itself."""
        os.close(self._side)
        self._side = os.open(os.devnull, os.O_RDWR)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ended, status = os.waitpid(self._process, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        raise AssertionError("the process goes on without its terminal")

    def until(self, pattern: str, *, seconds: float = 60) -> str:
        """Wait for what the terminal was sent to match; give all of it, and forget it."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.seen, re.DOTALL):
            if not self._read(max(end - time.monotonic(), 0)):
                raise AssertionError(f"no {pattern!r} in {self.seen!r}")
        seen, self.seen = self.seen, ""
        return seen

    def finish(self, keys: str = "") -> tuple[int, str]:
        """Wait for the end; give the exit code and what was seen since.

        Args:
            keys: Typed, and typed again as long as nothing happens: programs drop keys that come
                while they start or are interrupted.
        """
        end = time.monotonic() + 60
        while True:
            if keys:
                self.type(keys)
            while self._read(1):
                pass
            if self._ended:
                break
            if time.monotonic() > end:
                raise AssertionError(f"no end after {self.seen!r}")
        _, status = os.waitpid(self._process, 0)
        return os.waitstatus_to_exitcode(status), self.seen.replace("\r\n", "\n")

    def _read(self, seconds: float) -> bool:
        """Take what there is; False when nothing came in time, or nothing will."""
        ready, _, _ = select.select([self._side], [], [], seconds)
        if not ready:
            return False
        try:
            raw = os.read(self._side, 65_536)
        except OSError:  # the other side is closed
            raw = b""
        self._ended = not raw
        self.seen += raw.decode("utf-8", "replace").replace("\a", "")
        return bool(raw)
