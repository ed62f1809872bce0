"""Running Pandoc: found on the path or in the extra, in its sandbox, and never for long.

Manual: https://pandoc.org/MANUAL.html. Pandoc is another program at the edge: what it cannot do,
or does too slowly, becomes one sentence for the reader.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

OLDEST: Final = (2, 15)
"""The first version with ``--sandbox``; an older one is not used."""
TIME_LIMIT: Final = 120.0
"""Seconds that Pandoc may take, unless the caller knows better."""
INSTALL: Final = (
    "Install it from https://pandoc.org/installing.html, or install faqt[convert]: in a clone of "
    "faqt, `uv tool install '.[all]'`."
)
"""How to get Pandoc."""
_VERSION_SECONDS: Final = 10.0
_LONGEST_MESSAGE: Final = 300


class PandocError(Exception):
    """Pandoc is not there, or could not do what it was asked to.

    Attributes:
        message: What is wrong, one sentence without a full stop.
        hint: What to do instead; empty when there is nothing to say.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class PandocOutput:
    """What Pandoc wrote."""

    text: str
    """Its output."""
    warnings: tuple[str, ...] = ()
    """What it said beside it, one line each."""


@dataclass(frozen=True, slots=True)
class Pandoc:
    """A Pandoc that can be run."""

    path: str
    """Its file."""
    version: tuple[int, ...]
    """Its version, such as ``(3, 6)``."""


def find_pandoc() -> Pandoc:
    """Find Pandoc: on the path, else where the extra ``convert`` put it.

    Returns:
        The first that is new enough.

    Raises:
        PandocError: When there is none, or only one that is too old or does not start.
    """
    return _find(os.environ.get("PATH", ""))


@cache
def _find(search_path: str) -> Pandoc:
    trouble = ""
    for path in filter(None, (shutil.which("pandoc", path=search_path), _from_extra())):
        try:
            ran = _run([path, "--version"], b"", _VERSION_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            trouble = trouble or f"Pandoc does not start ({path})"
            continue
        match = re.match(rb"pandoc\S* (\d+(?:\.\d+)*)", ran.stdout)
        if ran.returncode or not match:
            trouble = trouble or f"Pandoc did not report its version ({path})"
            continue
        version = tuple(int(part) for part in match[1].split(b"."))
        if version >= OLDEST:
            return Pandoc(path, version)
        written = ".".join(map(str, version))
        trouble = f"Pandoc {written} is too old: {'.'.join(map(str, OLDEST))} or newer is needed"
    raise PandocError(trouble or "This needs Pandoc, which was not found", INSTALL)


def _from_extra() -> str | None:
    # Importing it would look for Pandoc its own way, which also runs what it finds.
    spec = importlib.util.find_spec("pypandoc")
    if spec is None or not spec.origin:
        return None
    folder = Path(spec.origin).parent / "files"
    found = [folder / name for name in ("pandoc", "pandoc.exe") if (folder / name).is_file()]
    return str(found[0]) if found else None


def run_pandoc(
    arguments: Sequence[str], source: bytes, *, seconds: float = TIME_LIMIT
) -> PandocOutput:
    """Run Pandoc over a text.

    It reads standard input and the files that the arguments name, and nothing else.

    Args:
        arguments: Options, such as ``["--from", "rst", "--to", "json"]``.
        source: What it reads from standard input.
        seconds: How long it may take.

    Returns:
        Its output.

    Raises:
        PandocError: When it is missing or too old, takes too long, or fails.
    """
    pandoc = find_pandoc()
    try:
        ran = _run([pandoc.path, "--sandbox", *arguments], source, seconds)
    except OSError as error:
        raise PandocError(f"Pandoc does not start: {error.strerror}", INSTALL) from error
    except subprocess.TimeoutExpired as error:
        raise PandocError(
            f"Pandoc was stopped after {seconds:.0f} seconds", "Try a smaller file."
        ) from error
    said = ran.stderr.decode("utf-8", "replace").strip()
    if ran.returncode:
        raise PandocError(f"Pandoc failed: {_shortened(said) or ran.returncode}")
    return PandocOutput(ran.stdout.decode("utf-8", "replace"), tuple(said.splitlines()))


def _shortened(said: str) -> str:
    # What follows is about the inside of Pandoc.
    folded = " ".join(said.partition("HasCallStack")[0].split()).rstrip(".")
    return folded if len(folded) <= _LONGEST_MESSAGE else f"{folded[:_LONGEST_MESSAGE]}…"


def _run(argv: list[str], source: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    # A session of its own, so that what Pandoc may have started ends with it.
    with subprocess.Popen(
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(source, timeout=seconds)
        except BaseException:
            _end(process)
            raise
    return subprocess.CompletedProcess(argv, process.returncode, out, err)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        else:
            return
    process.kill()
