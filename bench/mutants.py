"""Break faqt on purpose, one small place at a time, and see whether the tests notice.

``python bench/mutants.py`` works in a copy of the checkout: for each mutant of ``mutants.toml`` it
changes the one place, runs the tests named there, and puts the place back. It prints a table, the
survivors last, and ends with 1 when fewer than nine in ten were noticed. ``--only WORD`` runs the
mutants whose file or purpose has the word. The tests are run once without any fault first: of red
ones nothing can be learnt. It takes a while, so it is run on purpose, never by the tests; those
only check that each mutant still fits its file.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
MUTANTS = ROOT / "bench" / "mutants.toml"
ENOUGH = 0.9
"""The share of mutants that the tests should notice."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small fault to put into the code."""

    what: str
    """What the fault does to a reader, in a few words."""
    file: str
    """The file, relative to the checkout."""
    before: str
    """The code as it is; it occurs once in the file."""
    after: str
    """The code with the fault."""
    tests: tuple[str, ...]
    """Files or folders of tests that should notice, or single ones as pytest names them."""


def load(path: Path = MUTANTS) -> tuple[Mutant, ...]:
    """Read the table of mutants.

    Args:
        path: A TOML file with a list ``mutant``.

    Returns:
        The mutants in the order of the file.

    Raises:
        KeyError: A mutant lacks one of its fields.
    """
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Mutant(each["what"], each["file"], each["before"], each["after"], tuple(each["tests"]))
        for each in document["mutant"]
    )


def is_noticed(mutant: Mutant, checkout: Path) -> bool:
    """Put a fault into a checkout, run its tests, and mend it again.

    Args:
        mutant: The fault.
        checkout: A copy of the project that may be changed.

    Returns:
        Whether a test failed.

    Raises:
        ValueError: The place is not there exactly once, or the tests could not be run.
    """
    path = checkout / mutant.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutant.before) != 1:
        raise ValueError(f"{mutant.file}: {text.count(mutant.before)} places for “{mutant.what}”")
    path.write_text(text.replace(mutant.before, mutant.after), encoding="utf-8")
    try:
        done = run_tests(mutant.tests, checkout)
    finally:
        path.write_text(text, encoding="utf-8")
    if done.returncode not in (0, 1, 2):
        raise ValueError(f"{mutant.what}: the tests did not run\n{done.stdout[-2000:]}")
    return done.returncode != 0


def run_tests(tests: Iterable[str], checkout: Path) -> subprocess.CompletedProcess[str]:
    """Run tests of a checkout on its own modules, up to the first that fails.

    Args:
        tests: What to run, as pytest names it.
        checkout: The checkout.

    Returns:
        How pytest ended, and what it printed.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-n0", "-p", "no:cacheprovider", *tests]
    # Programs that the tests start would else import what is installed: the original.
    own = {**os.environ, "PYTHONPATH": str(checkout)}
    return subprocess.run(
        command, cwd=checkout, env=own, check=False, capture_output=True, text=True
    )


def main() -> int:
    """Run the mutants and print what came of them.

    Returns:
        0 when enough of them were noticed, else 1.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="only those whose file or purpose has this word")
    word = parser.parse_args().only.casefold()
    chosen = [each for each in load() if word in f"{each.file} {each.what}".casefold()]
    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder, "faqt")
        shutil.copytree(
            ROOT,
            checkout,
            ignore=shutil.ignore_patterns(".git", ".venv*", ".*_cache", "__pycache__"),
        )
        whole = run_tests(dict.fromkeys(test for each in chosen for test in each.tests), checkout)
        if whole.returncode:
            print(f"the tests fail without any fault:\n{whole.stdout[-2000:]}")
            return 1
        for mutant in chosen:
            started = time.monotonic()
            noticed = is_noticed(mutant, checkout)
            seconds = time.monotonic() - started
            verdict = "noticed " if noticed else "SURVIVED"
            print(f"{verdict} {seconds:5.0f} s  {mutant.file}: {mutant.what}", flush=True)
            if not noticed:
                survivors.append(mutant)
    share = 1 - len(survivors) / max(1, len(chosen))
    print(f"\n{len(chosen) - len(survivors)} of {len(chosen)} noticed ({share:.0%})")
    for mutant in survivors:
        print(f"survived: {mutant.file}: {mutant.what}")
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
