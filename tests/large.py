"""A FAQ too large to be gone through, and a count of what of it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

COUNT = 3_000
REFERENCES = 600


def write_large(folder: Path) -> Path:
    """Write a FAQ of :data:`COUNT` questions into a folder."""
    parts = ["title: Large\nsections: [{id: b, title: B}, {id: a, title: A}]\nquestions:\n"]
    parts += (
        f"  - id: q{n}\n    question: What is widget {n} for?\n    section: {'ab'[n % 2]}\n"
        f"    tags: [even, t{n % 9}]\n    answer: It holds number {n} up [@r{n % REFERENCES}].\n"
        for n in range(COUNT)
    )
    parts.append("references:\n")
    parts += (
        f"  - {{id: r{n}, title: Widget {n}, type: book, DOI: 10.1000/{n}}}\n"
        for n in range(REFERENCES)
    )
    path = folder / "large.yaml"
    path.write_text("".join(parts))
    return path


class Looks:
    """Counts the rows that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: dict[str, int] = {}
        fetch = Rows._fetch

        def counted(rows: Rows, table: str, start: int, stop: int) -> Sequence[tuple[int, bytes]]:
            found = fetch(rows, table, start, stop)
            self.rows[table] = self.rows.get(table, 0) + len(found)
            return found

        monkeypatch.setattr(Rows, "_fetch", counted)

    def at(self, *tables: str) -> int:
        """Return how many rows of some tables were read so far."""
        return sum(self.rows.get(table, 0) for table in tables)

    def forget(self) -> None:
        """Count from 0 again."""
        self.rows.clear()
