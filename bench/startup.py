"""How long each command takes, from start of the process to its end, as ratios.

Usage: ``uv run python bench/startup.py [--runs N] [--json]``

Runs of all commands take turns, and the fastest of each counts: what else the machine does then
hits all of them alike, and the ratios hold on other machines, which milliseconds do not. The
floors are what a command of this kind cannot do without: ``python -c pass``, Python with click,
with click and PyYAML, with Rich as well (which alone loads next to nothing), with Rich's console,
and with Rich's Markdown. The screen's time is that to its first question on a pseudo-terminal, as a
ratio to a Textual app that shows one line.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FLOORS = {
    "pass": "pass",
    "click": "import click",
    "click yaml": "import click, yaml",
    "click yaml rich": "import click, yaml, rich",
    "click yaml rich.console": "import click, yaml, rich.console",
    "click yaml rich.markdown": "import click, yaml, rich.markdown",
}
COMMANDS = {
    "faqt --version": ["--version"],
    "faqt --help": ["--help"],
    "faqt list": ["list"],
    "faqt list --json": ["list", "--json"],
    "faqt show": ["show", "what-is-ketamine"],
    "faqt show, laid out": ["show", "what-is-ketamine", "--color", "always"],
    "faqt refs": ["refs"],
    "faqt cite": ["cite", "krystal2019", "--format", "bibtex"],
    "faqt open --print": ["open", "krystal2019", "--print"],
    "faqt search": ["search", "nausea"],
    "faqt check": ["check"],
    "faqt completion": ["completion", "bash"],
}
COMPLETION = "completion of an id"
SCREEN = "faqt, first question painted"
MINIMAL = "minimal Textual app, painted"
MINIMAL_APP = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Minimal(App):\n"
    "    def compose(self):\n"
    "        yield Static('PAINTED')\n"
    "Minimal().run()\n"
)


@dataclass(frozen=True)
class Target:
    """What is to be reached."""

    name: str
    """The command."""
    floor: str
    """What it is compared with."""
    ratio: float
    """At most so many times as long."""


TARGETS = (
    Target("faqt --version", "click", 3.0),
    Target("faqt show", "click yaml rich", 1.5),
    Target("faqt show, laid out", "click yaml rich.markdown", 1.5),
    Target("faqt search", "click yaml rich.console", 2.0),
    Target("faqt search", "click yaml rich", 2.0),
)


def run(argv: list[str], environ: dict[str, str]) -> float:
    """Run a process to its end; give the seconds that took."""
    start = time.perf_counter()
    subprocess.run(
        argv, env=environ, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    return time.perf_counter() - start


def paint(argv: list[str], environ: dict[str, str], wanted: str) -> float:
    """Run a screen on a pseudo-terminal; give the seconds until a text is painted."""
    start = time.perf_counter()
    process, side = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execvpe(argv[0], argv, environ)  # noqa: S606 - a list of arguments, no shell
    seen = ""
    try:
        while not re.search(wanted, seen):
            ready, _, _ = select.select([side], [], [], 60)
            if not ready:
                raise TimeoutError(f"{argv} painted no {wanted!r}")
            seen += os.read(side, 65_536).decode("utf-8", "replace")
        return time.perf_counter() - start
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(side)


def measure(runs: int) -> dict[str, float]:
    """Measure everything.

    Args:
        runs: How often.

    Returns:
        The fastest run of each in seconds, by name.
    """
    python = sys.executable
    best: dict[str, float] = {}

    def take(name: str, seconds: float) -> None:
        best[name] = min(seconds, best.get(name, seconds))

    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            **{f"FAQT_{name}_DIR": f"{folder}/{name}" for name in ("CONFIG", "STATE", "CACHE")},
            "TERM": "xterm-256color",
        }
        environ.pop("FAQT_FILE", None)
        completing = {**environ, "_FAQT_COMPLETE": "fish"}
        for command in COMMANDS.values():  # once to compile and to index
            run([python, "-m", "faqt", *command], environ)
        for _ in range(runs):
            for name, code in FLOORS.items():
                take(name, run([python, "-c", code], environ))
            for name, command in COMMANDS.items():
                take(name, run([python, "-m", "faqt", *command], environ))
            take(COMPLETION, run([python, "-m", "faqt", "show", "wh"], completing))
            take(MINIMAL, paint([python, "-c", MINIMAL_APP], environ, "PAINTED"))
            question = r"What\b.*ketamine"
            take(SCREEN, paint([python, "-m", "faqt"], environ, question))
    return best


def report(best: dict[str, float]) -> str:
    """Return what was measured as a table, and what was reached."""
    floors = tuple(FLOORS)
    lines = [f"{'':30} {'ms':>6} " + " ".join(f"/{name.split()[-1]:>13}" for name in floors)]
    for name, seconds in best.items():
        ratios = " ".join(f"{seconds / best[floor]:14.2f}" for floor in floors)
        lines.append(f"{name:30} {seconds * 1000:6.0f} {ratios}")
    lines.append(f"\nscreen / minimal Textual app: {best[SCREEN] / best[MINIMAL]:.2f}")
    for target in TARGETS:
        ratio = best[target.name] / best[target.floor]
        reached = "reached" if ratio <= target.ratio else "MISSED"
        lines.append(
            f"{target.name}: {ratio:.2f} times python with {target.floor}"
            f" (to reach: {target.ratio:.1f}): {reached}"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--json", action="store_true", help="print seconds by name")
    arguments = parser.parse_args()
    best = measure(arguments.runs)
    print(json.dumps(best, indent=2) if arguments.json else report(best))


if __name__ == "__main__":
    main()
