"""FAQs of other sizes, made of one, so that growth shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.make_faq import write_faq
from data.reading.reader import read_faq

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from data.model import Faq


def resize(faq: Faq, size: int) -> Faq:
    """Make a FAQ of another size.

    Args:
        faq: What to make it of.
        size: How many entries it has, at least 1.

    Returns:
        Entries from all over the FAQ; where it has too few, copies with ids of their own.
    """
    count = len(faq.entries)
    copies, rest = divmod(size, count)
    entries = [
        entry if copy == 0 else replace(entry, id=f"{entry.id}-copy{copy}")
        for copy in range(copies)
        for entry in faq.entries
    ]
    for number in range(rest):
        entry = faq.entries[number * count // rest]
        entries.append(replace(entry, id=f"{entry.id}-copy{copies}") if copies else entry)
    cited = {citation.key for entry in entries for citation in entry.citations}
    references = tuple(reference for reference in faq.references if reference.id in cited)
    return replace(faq, entries=tuple(entries), references=references, errata=())


def write_sizes(source: Path, sizes: Iterable[int], folder: Path) -> dict[int, Path]:
    """Write FAQs of several sizes as YAML: ids, sections, tags, questions, answers, web pages.

    Args:
        source: The FAQ that they are made of; itself used for its own size.
        sizes: How many entries each has.
        folder: Where they go.

    Returns:
        Their paths by size.
    """
    faq = read_faq(source)
    paths: dict[int, Path] = {}
    for size in sizes:
        if size == len(faq.entries):
            paths[size] = source
            continue
        paths[size] = folder / f"faq-{size}.yaml"
        with paths[size].open("w", encoding="utf-8") as out:
            write_faq(resize(faq, size), out)
    return paths


def landmark(text: str) -> str:
    """Return the beginning of a question as it stands on one line of a list, however wrapped."""
    start = ""
    for word in re.findall(r"\S+", text):
        if start and len(start) + 1 + len(word) > 24:
            break
        start = f"{start} {word}".strip()
    return start[:24]
