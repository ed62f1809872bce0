"""Programs that show a text, and how long each takes from its start to that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.sizes import landmark
from bench.terminal import Program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.model import Entry

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent


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
    folder: Path | None = None
    """Where it runs; None for here."""


def faqt(file: Path, *options: str) -> tuple[str, ...]:
    """Return the command that opens a FAQ."""
    return (sys.executable, "-m", "faqt", *options, str(file))


def faqt_environ(home: Path) -> dict[str, str]:
    """Return the environment in which faqt keeps everything in a folder."""
    return {
        "FAQT_CACHE_DIR": str(home / "cache"),
        "FAQT_STATE_DIR": str(home / "state"),
        "FAQT_CONFIG_DIR": str(home / "config"),
    }


def minimal(text: str) -> Starter:
    """Return the smallest Textual app, showing a question."""
    argv = (sys.executable, str(HERE / "minimal_app.py"), text)
    return Starter("minimal Textual app", argv, landmark(text), {})


def seen_before(
    name: str, file: Path, question: str, home: Path, checkout: Path = CHECKOUT
) -> Starter:
    """Return faqt, of any checkout, on a FAQ whose store and index are in the cache.

    It searches by words alone: meaning is made out for minutes, and changes the order later.
    """
    environ = faqt_environ(home)
    settings = home / "config" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("meaning = false\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "faqt", "index", "-f", str(file)],
        env={**os.environ, **environ},
        capture_output=True,
        check=True,
        cwd=checkout,
    )
    return Starter(name, faqt(file), landmark(question), environ, (home / "state",), checkout)


def never_seen(name: str, file: Path, question: str, home: Path) -> Starter:
    """Return faqt on a FAQ of which nothing is in the cache."""
    forget = (home / "state", home / "cache")
    return Starter(name, faqt(file), landmark(question), faqt_environ(home), forget, CHECKOUT)


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
    with Program(starter.argv, starter.environ, starter.folder) as program:
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
