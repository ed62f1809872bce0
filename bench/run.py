"""Measures faqt beside its peers, on one machine in one run, and prints Markdown tables.

Usage: ``uv run python bench/run.py --faq FILE [--sizes 11,1000,16407,50000]``

Things that are compared take turns, so that a busy moment of the machine meets all of them. FAQs
of other sizes are made of FILE. Peers that are not installed are left out, with a note.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import keys
from bench import screen_speed as screen
from bench.peers import find_frogmouth, has_tantivy
from bench.sample import Row, Sample, table
from bench.sizes import write_sizes
from data.ordering import entries_by_section
from data.reading.reader import read_faq

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.model import Entry

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "data" / "faq.yaml"


class Bench:
    """One run."""

    def __init__(self, arguments: argparse.Namespace, folder: Path) -> None:
        """Prepare the FAQs.

        Args:
            arguments: The command line's.
            folder: An empty folder for everything that is made.
        """
        self._options = arguments
        self._folder = folder
        self._tantivy = arguments.tantivy if has_tantivy(arguments.tantivy) else ""
        self._frogmouth = find_frogmouth(arguments.frogmouth)
        self.paths = write_sizes(arguments.faq, arguments.sizes, folder)
        self._texts = typed_texts(arguments.faq, arguments.texts)

    def tables(self) -> Iterator[str]:
        """Measure; give the tables one by one."""
        parts = {
            "start": self._start,
            "keys": self._keys,
            "engine": self._engine,
            "reading": self._reading,
        }
        for name, part in parts.items():
            if name in self._options.parts:
                yield from part()

    # Starting

    def _start(self) -> Iterator[str]:
        shipped = listed(SHIPPED)
        question = shipped[0].question
        starters = [screen.minimal(question)]
        for name, entries in (("one question", shipped[:1]), ("the shipped FAQ", shipped)):
            if self._frogmouth:
                home = self._folder / f"frogmouth-{len(entries)}"
                name = f"frogmouth, {name} as Markdown"
                starters.append(screen.frogmouth(name, self._frogmouth, entries, home))
        home = self._folder / "shipped"
        starters.append(screen.seen_before("faqt, the shipped FAQ", SHIPPED, question, home))
        firsts = {size: listed(path)[0].question for size, path in self.paths.items()}
        for size, path in self.paths.items():
            name = f"faqt, {size:,} entries, seen before"
            home = self._folder / f"seen-{size}"
            starters.append(screen.seen_before(name, path, firsts[size], home))
        times = screen.first_paints(starters, self._options.rounds)
        fresh = []
        for size, path in self.paths.items():
            name = f"faqt, {size:,} entries, never seen"
            home = self._folder / f"fresh-{size}"
            fresh.append(screen.never_seen(name, path, firsts[size], home))
        times |= screen.first_paints(fresh, max(self._options.rounds // 5, 1))
        base = Sample(tuple(times["minimal Textual app"]))
        rows = [Row(name, Sample(tuple(taken)), base) for name, taken in times.items()]
        if not self._frogmouth:
            rows.append(Row("frogmouth", None, note="not installed"))
        yield table("Process start to the first painted question", rows, "minimal app")

    # Keys, and the memory of a screen that is used

    def _keys(self) -> Iterator[str]:
        rows: list[Row] = []
        held: list[tuple[str, float, float]] = []
        base = Sample(tuple(keys.echoes(self._texts)))
        rows.append(Row("echo of a key in a minimal Textual app", base))
        for size, path in self.paths.items():
            question = listed(path)[0].question
            seen = []
            for name, checkout in self._checkouts().items():
                home = self._folder / f"keys-{size}{name}"
                named = f"{size:,} entries{name}"
                starter = screen.seen_before(named, path, question, home, checkout)
                seen.append(starter)
            with ExitStack() as opened:
                readings = [opened.enter_context(closing(keys.Reading(each))) for each in seen]
                typed = keys.type_in_turns(readings, self._texts)
                for starter, reading, times in zip(seen, readings, typed, strict=True):
                    rows += keys.rows(starter.name, times, base)
                    memory = reading.program.memory()
                    held.append((f"{starter.name}, searched", *memory))
            fresh = screen.never_seen(f"{size:,}", path, question, self._folder / f"new-{size}")
            with closing(keys.Reading(fresh)) as reading:
                held.append((f"{size:,} entries, never seen before", *reading.program.memory()))
        yield table("From a key to what it paints", rows, "echo")
        lines = ["### Memory of the screen", "", "| resident MB | now | peak |", "|---|--:|--:|"]
        lines += [f"| {name} | {now:.0f} | {peak:.0f} |" for name, now, peak in held]
        yield "\n".join([*lines, ""])

    def _checkouts(self) -> Mapping[str, Path]:
        """Return what is measured, by what is added to its name."""
        before = self._options.before
        return {", before": before.resolve(), "": HERE.parent} if before else {"": HERE.parent}

    # The engine without a screen

    def _engine(self) -> Iterator[str]:
        for size, path in self.paths.items():
            options = ["--queries", str(self._options.queries), "--tantivy", self._tantivy]
            options += ["--builds", str(1 if size > 20_000 else self._options.builds)]
            taken = self._child("engine_speed.py", str(path), *options)
            times = {name: Sample(tuple(seconds)) for name, seconds in taken.items()}
            yield table(f"Searching {size:,} entries", searches(times), "FTS5")
            yield table(f"Indexing {size:,} entries", indexing(times), "FTS5")

    def _reading(self) -> Iterator[str]:
        ways = {
            "yaml alone": "`yaml.load` with CSafeLoader, collector off",
            "yaml": "the same, collector on",
            "faqt": "faqt, from YAML",
            "new": "faqt, from YAML into its store",
            "edited": "faqt, one answer edited",
            "kept": "faqt, kept before, to 40 questions",
        }
        for size, path in self.paths.items():
            times: dict[str, list[float]] = {way: [] for way in ways}
            peak: dict[str, float] = dict.fromkeys(ways, 0.0)
            for _ in range(1 if size > 20_000 else self._options.builds):
                for way in ways:
                    found = self._child(
                        "reading_speed.py", way, str(path), str(self._folder / "kept")
                    )
                    times[way].append(found["seconds"])
                    peak[way] = max(peak[way], found["megabytes"])
            megabytes = path.stat().st_size / 1e6
            base = Sample(tuple(times["yaml alone"]))
            rows = [
                Row(name, Sample(tuple(times[way])), base, f"{peak[way]:.0f} MB of memory at most")
                for way, name in ways.items()
            ]
            yield table(f"Reading {size:,} entries, {megabytes:.1f} MB", rows, "yaml.load")

    @staticmethod
    def _child(script: str, *arguments: str) -> Mapping[str, Any]:
        argv = [sys.executable, str(HERE / script), *arguments]
        done = subprocess.run(argv, stdout=subprocess.PIPE, text=True, check=True, timeout=1800)
        found: dict[str, Any] = json.loads(done.stdout)
        return found


def searches(times: Mapping[str, Sample]) -> list[Row]:
    """Return the rows about searching."""
    base = times["search fts5"]
    names = {
        "search fts5": "SQLite FTS5, all words",
        "search fts5 content": "SQLite FTS5, content words only",
        "search tantivy": "tantivy, all words",
        "search faqt": "faqt",
        "prefix fts5": "SQLite FTS5, one-letter beginning",
        "prefix faqt": "faqt, one-letter beginning",
    }
    rows = [
        Row(name, times.get(key), base, "" if key in times else "not installed")
        for key, name in names.items()
    ]
    rows.append(
        Row(
            "faqt, one-letter beginning beside faqt's search",
            times["prefix faqt"],
            times["search faqt"],
        )
    )
    return rows


def indexing(times: Mapping[str, Sample]) -> list[Row]:
    """Return the rows about making and updating an index."""
    names = {"fts5": "SQLite FTS5", "tantivy": "tantivy", "faqt": "faqt"}
    rows = [
        Row(f"{name}, {what}", times.get(f"{key} {peer}"), times[f"{key} fts5"])
        for key, what in (("build", "build"), ("update", "one entry changed"))
        for peer, name in names.items()
    ]
    return [*rows, Row("faqt, open unchanged", times["reopen faqt"])]


def listed(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a FAQ in the order of its list."""
    return tuple(entry for _, group in entries_by_section(read_faq(path)) for entry in group)


def typed_texts(path: Path, count: int) -> list[str]:
    """Choose what to type: the beginnings of some questions, in lower case."""
    entries = read_faq(path).entries
    chosen = random.Random(7).sample(entries, min(count, len(entries)))
    return [" ".join(entry.question.lower().split())[:16].strip() for entry in chosen]


def machine(arguments: argparse.Namespace) -> str:
    """Describe when and on what this ran."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("textual", "whoosh3", "pyyaml"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {packages},"
        f" {platform.system()} {platform.machine()}, {os.cpu_count()} cores."
        f" {arguments.rounds} starts each, {arguments.queries} questions,"
        f" {arguments.texts} texts typed."
    )


def main() -> None:
    """Measure the FAQ named on the command line."""
    parser = argparse.ArgumentParser(description="Measure faqt beside its peers.")
    parser.add_argument("--faq", type=Path, required=True, metavar="FILE")
    parser.add_argument("--sizes", default="11,1000,16407,50000", metavar="N,N")
    parser.add_argument("--parts", default="start,keys,engine,reading", metavar="NAME,NAME")
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="starts of each")
    parser.add_argument("--queries", type=int, default=200, metavar="N")
    parser.add_argument("--builds", type=int, default=3, metavar="N", help="builds of each index")
    parser.add_argument("--texts", type=int, default=6, metavar="N", help="texts to type")
    parser.add_argument(
        "--before", type=Path, metavar="FOLDER", help="another checkout, for keys, taking turns"
    )
    parser.add_argument("--frogmouth", default="", metavar="PATH", help="else from PATH")
    parser.add_argument(
        "--tantivy", default=sys.executable, metavar="PYTHON", help="a Python that has tantivy"
    )
    arguments = parser.parse_args()
    arguments.sizes = [int(size) for size in arguments.sizes.split(",")]
    arguments.parts = arguments.parts.split(",")
    folder = Path(tempfile.mkdtemp(prefix="faqt-bench-"))
    began = time.monotonic()
    try:
        bench = Bench(arguments, folder)
        print(machine(arguments), flush=True)
        for text in bench.tables():
            print(f"\n{text}", end="", flush=True)
        print(f"\nTook {(time.monotonic() - began) / 60:.0f} minutes.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
