"""How fast an index is made, updated and searched, beside its peers, taking turns with them.

Run by ``bench/run.py`` in a process of its own for each size, so that one size's memory is not in
the next one's way. Prints one JSON object: lists of seconds by what was measured.
"""

from __future__ import annotations

import argparse
import dataclasses
import gc
import json
import random
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.peers import Fts5, Tantivy, words_of
from bench.search_speed import LIMIT, timed, with_path
from data.reading.reader import read_faq
from index.analysis import analyzer_for
from index.engine import FaqIndex
from index.model import SearchRequest

if TYPE_CHECKING:
    from data.model import Faq

Times = dict[str, list[float]]
"""Seconds by what was measured."""


class Contest:
    """One FAQ, indexed by faqt and its peers."""

    def __init__(self, faq: Faq, folder: Path, tantivy: str) -> None:
        """Prepare.

        Args:
            faq: What to index.
            folder: An empty folder for all indexes.
            tantivy: A Python that has tantivy; empty to go without.
        """
        self._faq = with_path(faq)
        self._python = tantivy
        self._folder = folder
        self._runs = 0
        self.times: Times = defaultdict(list)

    def build(self) -> None:
        """Make all the indexes anew."""
        if self._runs:
            self.close()
        self._runs += 1
        folders = [self._folder / f"{name}-{self._runs}" for name in ("faqt", "fts5", "tantivy")]
        for folder in folders:
            folder.mkdir()
        self._cache = folders[0]
        self.times["build faqt"].append(timed(self._open, self._faq))
        self._fts5 = Fts5(folders[1])
        self.times["build fts5"].append(self._fts5.build(self._faq.entries))
        self._tantivy = Tantivy(self._python, folders[2]) if self._python else None
        if self._tantivy:
            self.times["build tantivy"].append(self._tantivy.build(self._faq.entries))

    def _open(self, faq: Faq) -> None:
        self._index = FaqIndex.open(faq, self._cache)

    def reopen(self) -> None:
        """Open an index that is up to date."""
        self._index.close()
        self.times["reopen faqt"].append(timed(self._open, self._faq))

    def search(self, question: str) -> None:
        """Ask everybody the same question."""
        words = words_of(question)
        is_function = analyzer_for("en").is_function_word
        content = [word for word in words if not is_function(word)] or words
        request = SearchRequest(question, LIMIT)
        self.times["search faqt"].append(timed(self._index.search, request))
        self.times["search fts5"].append(self._fts5.search(words))
        self.times["search fts5 content"].append(self._fts5.search(content))
        if self._tantivy:
            self.times["search tantivy"].append(self._tantivy.search(words))

    def search_beginning(self, beginning: str) -> None:
        """Search for a beginning of a word, as it is typed."""
        request = SearchRequest(beginning, LIMIT, typing=True)
        self.times["prefix faqt"].append(timed(self._index.search, request))
        self.times["prefix fts5"].append(self._fts5.search([beginning], prefix=True))

    def update(self, number: int) -> None:
        """Change one answer."""
        answer = f"Something quite different, the {number}th."
        entry = dataclasses.replace(self._faq.entries[number], answer=answer)
        entries = (*self._faq.entries[:number], entry, *self._faq.entries[number + 1 :])
        self._faq = with_path(dataclasses.replace(self._faq, entries=entries))
        self._index.close()
        self.times["update faqt"].append(timed(self._open, self._faq))
        self.times["update fts5"].append(self._fts5.update(number, answer))
        if self._tantivy:
            self.times["update tantivy"].append(self._tantivy.update(entry, answer))

    def close(self) -> None:
        """Close the indexes."""
        self._index.close()
        self._fts5.close()
        if self._tantivy:
            self._tantivy.close()


def main() -> None:
    """Measure the FAQ named on the command line."""
    parser = argparse.ArgumentParser(description="Measure indexing and searching beside peers.")
    parser.add_argument("faq", type=Path, metavar="FAQ")
    parser.add_argument("--queries", type=int, default=200, metavar="N")
    parser.add_argument("--builds", type=int, default=3, metavar="N")
    parser.add_argument("--updates", type=int, default=3, metavar="N")
    parser.add_argument("--tantivy", default="", metavar="PYTHON")
    arguments = parser.parse_args()
    faq = read_faq(arguments.faq)
    # What is imported only then does not belong to the first index.
    FaqIndex.open(dataclasses.replace(faq, entries=faq.entries[:5], path=""), None).close()
    # As the screen does it: what stays is not looked through for garbage again and again.
    gc.collect()
    gc.freeze()
    rng = random.Random(20)
    count = len(faq.entries)
    questions = [entry.question for entry in faq.entries]
    if count > arguments.queries:
        questions = rng.sample(questions, arguments.queries)
    with tempfile.TemporaryDirectory(prefix="faqt-bench-") as folder:
        contest = Contest(faq, Path(folder), arguments.tantivy)
        for _ in range(arguments.builds):
            contest.build()
        for _ in range(3):
            contest.reopen()
        for question in questions:
            contest.search(question)
        for letter in sorted(
            {word[0] for q in questions for word in words_of(q) if word.isalpha()}
        ):
            contest.search_beginning(letter)
        for number in rng.sample(range(count), min(count, arguments.updates)):
            contest.update(number)
        contest.close()
    print(json.dumps(contest.times))


if __name__ == "__main__":
    main()
