"""What faqt is measured beside: SQLite FTS5 and, where installed, tantivy and frogmouth."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from bench.search_speed import LIMIT, timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Entry


def words_of(text: str) -> list[str]:
    """Return the words of a question as peers are asked for them."""
    return re.findall(r"\w+", text.lower())


class Fts5:
    """SQLite's full-text search on disk, with Porter stemming."""

    def __init__(self, folder: Path) -> None:
        """Make an empty index in a folder."""
        self._database = sqlite3.connect(folder / "fts5.sqlite")
        self._database.execute(
            "CREATE VIRTUAL TABLE faq USING fts5(q, a, tokenize='porter unicode61')"
        )

    def build(self, entries: Sequence[Entry]) -> float:
        """Index entries; give the seconds that it took."""
        return timed(self._fill, entries)

    def _fill(self, entries: Sequence[Entry]) -> None:
        self._database.executemany(
            "INSERT INTO faq(rowid, q, a) VALUES (?, ?, ?)",
            ((number, entry.question, entry.answer) for number, entry in enumerate(entries)),
        )
        self._database.commit()

    def update(self, number: int, answer: str) -> float:
        """Change one answer; give the seconds that it took."""
        return timed(self._change, number, answer)

    def _change(self, number: int, answer: str) -> None:
        self._database.execute("UPDATE faq SET a = ? WHERE rowid = ?", (answer, number))
        self._database.commit()

    def search(self, words: Sequence[str], *, prefix: bool = False) -> float:
        """Search for any of some words; give the seconds that it took."""
        return timed(self._select, " OR ".join(f'"{word}"{"*" * prefix}' for word in words))

    def _select(self, match: str) -> None:
        statement = f"SELECT rowid FROM faq WHERE faq MATCH ? ORDER BY bm25(faq) LIMIT {LIMIT}"  # noqa: S608
        self._database.execute(statement, (match,)).fetchall()

    def close(self) -> None:
        """Close the database."""
        self._database.close()


class Tantivy:
    """Tantivy in a process of its own, by the Python that has it."""

    def __init__(self, python: str, folder: Path) -> None:
        """Start the process.

        Args:
            python: A Python that can import tantivy.
            folder: An empty folder for the index.
        """
        self._folder = folder
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("tantivy_peer.py")), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self, entries: Sequence[Entry]) -> float:
        """Index entries; give the seconds that it took."""
        path = self._folder / "entries.jsonl"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps([e.id, e.question, e.answer]) + "\n" for e in entries)
        return self._ask("build", str(path))

    def update(self, entry: Entry, answer: str) -> float:
        """Change one answer; give the seconds that it took."""
        return self._ask("update", entry.id, entry.question, answer)

    def search(self, words: Sequence[str]) -> float:
        """Search for any of some words; give the seconds that it took."""
        return self._ask("search", list(words), LIMIT)

    def _ask(self, name: str, *arguments: object) -> float:
        process = self._process
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps([name, arguments]) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise EOFError("tantivy's process has ended")
        return float(answer)

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def has_tantivy(python: str) -> bool:
    """Return whether a Python can import tantivy."""
    try:
        done = subprocess.run([python, "-c", "import tantivy"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def find_frogmouth(path: str) -> str:
    """Return frogmouth's path; empty when there is none.

    Args:
        path: Where it should be; empty to look on ``PATH``.
    """
    return shutil.which(path or "frogmouth") or ""
