"""What finding by meaning costs: loading the model, encoding, and comparing with all entries.

Usage: ``uv run python bench/meaning_speed.py SOURCE [--entries N] [--answers N]``

SOURCE is as for ``bench/make_faq.py``. The vectors that a question is compared with are random: how
long that takes depends on how many there are, not on what is in them. Times are the processor's
but for the first. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.make_faq import make_faq, read_rows
from bench.search_speed import resident
from index.meaning.model import find_model
from index.meaning.passages import ANSWER, ANSWER_PIECES, QUESTION, Passage, passages, text_of


def _median(times: list[float]) -> float:
    return statistics.median(times) * 1e3


def main() -> None:
    """Measure with the source named on the command line."""
    parser = argparse.ArgumentParser(description="Measure what finding by meaning costs.")
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--entries", type=int, default=16_407, metavar="N")
    parser.add_argument("--answers", type=int, default=200, metavar="N")
    arguments = parser.parse_args()
    faq = make_faq(read_rows(arguments.source), 1)
    texts = [text_of(faq, each) for each in passages(faq) if each.part == ANSWER]
    texts = random.Random(20).sample(texts, arguments.answers)
    questions = [entry.question for entry in random.Random(21).sample(faq.entries, 200)]

    before, start, processor = resident(), time.perf_counter(), time.process_time()
    from index.meaning.encoder import load_encoder  # here: importing numpy is part of loading

    encoder = load_encoder(find_model())
    encoder.encode(["how long does it take"])
    load, load_cpu = time.perf_counter() - start, time.process_time() - processor

    start = time.process_time()
    encoder.encode(texts, ANSWER_PIECES)
    rate = len(texts) / (time.process_time() - start)

    import numpy as np

    from index.meaning.closeness import Closeness
    from index.meaning.vectors import new_table

    parts = [
        Passage(place, part, 0, place.to_bytes(15, "little") + bytes([part]))
        for place in range(arguments.entries)
        for part in (QUESTION, ANSWER)
    ]
    table = new_table(parts)
    table["numbers"] = np.random.default_rng(22).integers(-127, 128, table["numbers"].shape)
    table["scale"] = 0.0005
    closeness = Closeness(arguments.entries, table)
    del table, parts
    times, compared = [], []
    for question in questions:
        start = time.process_time()
        vector = encoder.encode([question])[0]
        middle = time.process_time()
        closeness.to(vector)
        compared.append(time.process_time() - middle)
        times.append(time.process_time() - start)
    rows = {
        "loading to the first vector, ms": f"{load * 1e3:.0f}",
        "of that the processor's, ms": f"{load_cpu * 1e3:.0f}",
        "answers encoded in a second of one core": f"{rate:.0f}",
        f"a question, median ms among {arguments.entries:,}": f"{_median(times):.1f}",
        "of that comparing, ms": f"{_median(compared):.1f}",
        "memory that all of it adds, MB": f"{resident() - before:.0f}",
    }
    print("| measure | |\n|---|--:|")
    for name, figure in rows.items():
        print(f"| {name} | {figure} |")


if __name__ == "__main__":
    main()
