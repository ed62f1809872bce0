"""How well the search ranks, beside SQLite FTS5 on the same texts and queries in the same run.

Usage: ``uv run python bench/relevance.py PATH...``

A path is a folder in BEIR layout (``corpus.jsonl`` with ``_id``, ``title`` and ``text``,
``queries.jsonl``, ``qrels/*.tsv``; Thakur et al. 2021, https://arxiv.org/abs/2104.08663), or a
folder with ``*_train.csv`` and ``*_test.csv`` of labelled sentences, some of them out of scope
(HINT3; Arora et al. 2020, https://arxiv.org/abs/2009.13833). Each becomes a FAQ and is searched
through the public call. Prints Markdown tables.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sqlite3
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.model import Entry, Faq
from index.engine import FaqIndex
from index.meaning.meaning import Meaning
from index.model import SearchRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

OUT_OF_SCOPE = "NO_NODES_DETECTED"
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Collection:
    """A judged collection."""

    name: str
    """Name of its folder."""
    documents: tuple[tuple[str, str, str], ...]
    """Id, title and text of each document."""
    queries: tuple[tuple[str, str], ...]
    """Id and text of each query that has judgements."""
    judgements: Mapping[str, Mapping[str, int]]
    """For each query the gain of each judged document."""


def read_beir(folder: Path) -> Collection:
    """Read a collection in BEIR layout."""
    judgements: dict[str, dict[str, int]] = defaultdict(dict)
    for path in sorted(folder.glob("qrels/*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t"):
                if len(row) == 3 and row[2].lstrip("-").isdigit():
                    judgements[row[0]][row[1]] = int(row[2])
    documents = tuple(
        (row["_id"], row.get("title", ""), row["text"]) for row in _lines(folder / "corpus.jsonl")
    )
    queries = tuple(
        (row["_id"], row["text"])
        for row in _lines(folder / "queries.jsonl")
        if any(gain > 0 for gain in judgements.get(row["_id"], {}).values())
    )
    name = folder.name if folder.name != "beir" else folder.parent.name
    return Collection(name, documents, queries, judgements)


def _lines(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def faq_of(documents: Iterable[tuple[str, str, str]]) -> Faq:
    """Make a FAQ of documents: the title is the question."""
    return Faq("", tuple(Entry(id_, title, text) for id_, title, text in documents))


def open_index(faq: Faq, *, by_meaning: bool) -> FaqIndex:
    """Open an index in memory, with the meaning of its entries if wanted."""
    if not by_meaning:
        return FaqIndex.open(faq, None)
    meaning = Meaning(faq, None)
    if not meaning.prepare():
        sys.exit(f"nothing can be found by meaning: {meaning.reason or 'the extra is missing'}")
    return FaqIndex.open(faq, None, meaning=meaning)


def faqt_search(collection: Collection, *, by_meaning: bool) -> Callable[[str], list[str]]:
    """Return the search of this project over a collection."""
    index = open_index(faq_of(collection.documents), by_meaning=by_meaning)

    def search(text: str) -> list[str]:
        return [hit.entry_id for hit in index.search(SearchRequest(text, limit=DEPTH)).hits]

    return search


def fts5_search(collection: Collection, ranking: str) -> Callable[[str], list[str]]:
    """Return SQLite's full-text search over a collection, with Porter stemming.

    Args:
        collection: What to search.
        ranking: The SQL that orders, such as ``bm25(faq)``.
    """
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE faq USING fts5(q, a, tokenize='porter unicode61')")
    database.executemany(
        "INSERT INTO faq(rowid, q, a) VALUES (?, ?, ?)",
        ((number, title, text) for number, (_, title, text) in enumerate(collection.documents)),
    )
    statement = f"SELECT rowid FROM faq WHERE faq MATCH ? ORDER BY {ranking} LIMIT {DEPTH}"  # noqa: S608

    def search(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text.lower()))
        rows = database.execute(statement, (words,)) if words else ()
        return [collection.documents[row[0]][0] for row in rows]

    return search


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a search did, averaged over queries."""

    ndcg: float
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002)."""
    mrr: float
    """Reciprocal rank of the first good one among the first ten."""
    success1: float
    """Share of queries with a good one in first place."""
    success5: float
    """Share of queries with a good one among the first five."""

    def row(self) -> str:
        """Return the cells of a Markdown row."""
        return " | ".join(
            f"{value:.3f}" for value in (self.ndcg, self.mrr, self.success1, self.success5)
        )


def measure(
    collection: Collection,
    search: Callable[[str], list[str]],
    chosen: Callable[[str], bool] = lambda _: True,
) -> Figures:
    """Run the queries of a collection.

    Args:
        collection: Where queries and judgements come from.
        search: Gives ids of documents, best first.
        chosen: Which queries to run, by id.
    """
    sums = [0.0] * 4
    count = 0
    for query_id, text in collection.queries:
        if not chosen(query_id):
            continue
        count += 1
        judged = collection.judgements[query_id]
        gains = [max(0, judged.get(found, 0)) for found in search(text)[:DEPTH]]
        ideal = sorted((gain for gain in judged.values() if gain > 0), reverse=True)[:DEPTH]
        first = next((rank for rank, gain in enumerate(gains) if gain), DEPTH)
        sums[0] += _dcg(gains) / _dcg(ideal)
        sums[1] += 1 / (first + 1) if first < DEPTH else 0
        sums[2] += first < 1
        sums[3] += first < 5
    return Figures(*(total / max(1, count) for total in sums))


def _dcg(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def in_tuning_half(query_id: str) -> bool:
    """Return whether a query belongs to the half that weights were tuned on.

    Queries about the same thing (``t12_q1``, ``t12_q2``) are on the same side.
    """
    topic = re.sub(r"\D", "", query_id.split("_")[0]) or "0"
    return int(topic) % 2 == 0


def _in_other_half(query_id: str) -> bool:
    return not in_tuning_half(query_id)


def print_beir(collections: Iterable[Collection]) -> None:
    """Print the table of judged collections."""
    print("| collection | search | nDCG@10 | MRR@10 | success@1 | success@5 |")
    print("|---|---|---|---|---|---|")
    for collection in collections:
        rows = []
        for by_meaning in (False, True):
            ours = faqt_search(collection, by_meaning=by_meaning)
            name = "faqt with meaning" if by_meaning else "faqt"
            rows.append((name, measure(collection, ours)))
            rows.append((f"{name}, tuning half", measure(collection, ours, in_tuning_half)))
            rows.append((f"{name}, other half", measure(collection, ours, _in_other_half)))
        for name, ranking in (("bm25()", "bm25(faq)"), ("bm25(4, 1)", "bm25(faq, 4, 1)")):
            rows.append(
                (f"SQLite FTS5, {name}", measure(collection, fts5_search(collection, ranking)))
            )
        for name, figures in rows:
            print(f"| {collection.name} | {name} | {figures.row()} |")


def print_scope(folder: Path) -> None:
    """Print how many sentences out of scope are shown as such, and how many in scope wrongly so."""
    train, test = (
        [row for path in sorted(folder.glob(f"*_{part}.csv")) for row in _csv(path)]
        for part in ("train", "test")
    )
    examples: dict[str, list[str]] = defaultdict(list)
    for sentence, label in train:
        examples[label].append(sentence)
    entries = tuple(
        Entry(label, sentences[0], "", aliases=tuple(sentences[1:]))
        for label, sentences in examples.items()
    )
    print()
    print("| collection | search | queries | shown as weak or no answer | right intent first |")
    print("|---|---|---|---|---|")
    for by_meaning in (False, True):
        index = open_index(Faq("", entries), by_meaning=by_meaning)
        name = "faqt with meaning" if by_meaning else "faqt"
        count: dict[bool, int] = defaultdict(int)
        doubted: dict[bool, int] = defaultdict(int)
        right = 0
        for sentence, label in test:
            outside = label == OUT_OF_SCOPE
            hits = index.search(SearchRequest(sentence, limit=DEPTH)).hits
            count[outside] += 1
            doubted[outside] += not hits or hits[0].weak
            right += bool(hits) and hits[0].entry_id == label
        print(
            f"| {folder.name}, out of scope | {name} | {count[True]} | {doubted[True]}"
            f" ({doubted[True] / max(1, count[True]):.1%}) | |"
        )
        print(
            f"| {folder.name}, in scope | {name} | {count[False]} | {doubted[False]}"
            f" ({doubted[False] / max(1, count[False]):.1%}) | {right}"
            f" ({right / max(1, count[False]):.1%}) |"
        )


def _csv(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["label"]) for row in csv.DictReader(file)]


def main() -> None:
    """Measure the collections named on the command line."""
    parser = argparse.ArgumentParser(description="Measure how well the search ranks.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    paths: list[Path] = parser.parse_args().paths
    for path in paths:
        if not (path / "corpus.jsonl").is_file() and not list(path.glob("*_test.csv")):
            parser.error(f"{path} has neither corpus.jsonl nor a *_test.csv")
    judged = [read_beir(path) for path in paths if (path / "corpus.jsonl").is_file()]
    if judged:
        print_beir(judged)
    for path in paths:
        if list(path.glob("*_test.csv")):
            print_scope(path)


if __name__ == "__main__":
    main()
