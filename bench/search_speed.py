"""How fast the index is made, updated and searched, beside SQLite FTS5 in the same run.

Usage: ``uv run python bench/search_speed.py SOURCE [--copies N] [--queries N]``

SOURCE is as for ``bench/make_faq.py``. FTS5 indexes the same questions and answers with Porter
stemming and is asked for the ten best of the OR of the words by ``bm25()``: once with all words of
a question, once without the words that English questions are made of. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import random
import re
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.make_faq import make_faq, read_rows
from index.analysis import analyzer_for
from index.engine import FaqIndex
from index.model import SearchRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.model import Faq

LIMIT = 10


def timed(action: Callable[..., object], *arguments: object) -> float:
    """Return the seconds that an action takes."""
    start = time.perf_counter()
    action(*arguments)
    return time.perf_counter() - start


def resident() -> float:
    """Return the resident memory of the process in MB; its peak where that is unknown."""
    status = Path("/proc/self/status")
    if status.is_file():
        match = re.search(r"VmRSS:\s+(\d+) kB", status.read_text())
        if match:
            return int(match[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def row(name: str, times: Sequence[float], base: Sequence[float]) -> str:
    """Return a table row: median and 95th percentile in milliseconds, and ratios to a base."""
    figures = [statistics.median(times), _p95(times)]
    ratios = [figures[0] / statistics.median(base), figures[1] / _p95(base)]
    return (
        f"| {name} | {figures[0] * 1e3:.2f} | {figures[1] * 1e3:.2f}"
        f" | {ratios[0]:.2f} | {ratios[1]:.2f} |"
    )


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def with_path(faq: Faq) -> Faq:
    """Return the FAQ a path and a digest, as if it had been read from a file."""
    digest = hashlib.sha256("\0".join(entry.answer for entry in faq.entries).encode()).hexdigest()
    return dataclasses.replace(faq, path="/benchmark/faq.yaml", digest=digest)


def main() -> None:
    """Measure the source named on the command line."""
    parser = argparse.ArgumentParser(description="Measure indexing and searching.")
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--copies", type=int, default=1, metavar="N")
    parser.add_argument("--queries", type=int, default=200, metavar="N")
    arguments = parser.parse_args()
    rows = read_rows(arguments.source)
    faq = with_path(make_faq(rows, arguments.copies))
    del rows
    loaded = resident()
    rng = random.Random(20)
    questions = [entry.question for entry in rng.sample(faq.entries, arguments.queries)]

    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        opened: list[FaqIndex] = []
        build = timed(lambda: opened.append(FaqIndex.open(faq, cache)))
        reopen = timed(lambda: opened.append(FaqIndex.open(faq, cache)))
        index = opened[-1]
        ours = [timed(index.search, SearchRequest(q, LIMIT)) for q in questions]
        again = [timed(index.search, SearchRequest(q, LIMIT)) for q in questions]
        words = sorted({word for q in questions for word in re.findall(r"[a-z]{4,}", q.lower())})
        chosen = rng.sample(words, min(len(words), arguments.queries))
        typed = {
            size: [
                timed(index.search, SearchRequest(p, LIMIT, typing=True))
                for p in (word[:size] for word in chosen)
            ]
            for size in (1, 2, 3, 4)
        }
        whole = [timed(index.search, SearchRequest(w, LIMIT)) for w in chosen]
        after = resident()
        number = len(faq.entries) // 2
        entry = dataclasses.replace(faq.entries[number], answer="Something quite different.")
        entries = (*faq.entries[:number], entry, *faq.entries[number + 1 :])
        changed = with_path(dataclasses.replace(faq, entries=entries))
        update = timed(lambda: opened.append(FaqIndex.open(changed, cache)))
        made = opened[-1].store.made

    database = sqlite3.connect(":memory:")

    def fill() -> None:
        database.execute("CREATE VIRTUAL TABLE faq USING fts5(q, a, tokenize='porter unicode61')")
        database.executemany(
            "INSERT INTO faq(q, a) VALUES (?, ?)", ((e.question, e.answer) for e in faq.entries)
        )
        database.commit()

    fts_build = timed(fill)
    is_function = analyzer_for("en").is_function_word

    def fts(text: str, content: object) -> None:
        words = re.findall(r"\w+", text.lower())
        kept = [w for w in words if not is_function(w)] if content else words
        match = " OR ".join(f'"{word}"' for word in kept or words)
        statement = f"SELECT rowid FROM faq WHERE faq MATCH ? ORDER BY bm25(faq) LIMIT {LIMIT}"  # noqa: S608
        database.execute(statement, (match,)).fetchall()

    fts_all = [timed(fts, q, False) for q in questions]
    fts_content = [timed(fts, q, True) for q in questions]

    print(f"{len(faq.entries)} entries, {len(questions)} questions, {LIMIT} hits each\n")
    print("| search | median ms | p95 ms | median / FTS5 | p95 / FTS5 |")
    print("|---|---|---|---|---|")
    print(row("SQLite FTS5, all words", fts_all, fts_all))
    print(row("SQLite FTS5, content words only", fts_content, fts_all))
    print(row("faqt", ours, fts_all))
    print(row("faqt, the same questions again", again, fts_all))
    print(row("faqt, one whole word", whole, fts_all))
    for size, times in typed.items():
        print(row(f"faqt, beginning of {size} letter{'s' * (size > 1)}", times, fts_all))
    print()
    print("| index | seconds | / FTS5's build |")
    print("|---|---|---|")
    print(f"| SQLite FTS5, build | {fts_build:.2f} | 1.0 |")
    print(f"| faqt, build | {build:.2f} | {build / fts_build:.1f} |")
    print(f"| faqt, open unchanged | {reopen:.3f} | {reopen / fts_build:.2f} |")
    print(f"| faqt, one entry changed ({made}) | {update:.2f} | {update / fts_build:.2f} |")
    print()
    print(f"Resident: {loaded:.0f} MB with the FAQ loaded, {after:.0f} MB after all searches.")


if __name__ == "__main__":
    main()
