"""FAQs for the tests of the index."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

from data.model import Citation, Entry, Faq, Name, PartialDate, Reference, Section

if TYPE_CHECKING:
    from pathlib import Path


def reference(key: str, family: str, year: int, title: str, doi: str = "") -> Reference:
    return Reference(
        key,
        "article-journal",
        title,
        (Name(family=family, given="A. B."),),
        PartialDate(year),
        {"id": key, "title": title, "DOI": doi},
    )


def cites(answer: str, *keys: str) -> tuple[Citation, ...]:
    return tuple(Citation(key, "", (0, len(answer))) for key in keys)


BREAD = Faq(
    "Bread",
    (
        Entry(
            "what-is-sourdough",
            "What is sourdough?",
            "A dough raised by wild yeast. It keeps longer than other bread.",
            "basics",
            aliases=("What does levain mean?",),
            tags=("dough",),
            citations=cites("", "smith2018"),
        ),
        Entry(
            "how-long-to-bake",
            "How long does a loaf bake?",
            "About 45 minutes at 230 °C, in a pre-heated oven; dosages of steam vary.",
            "baking",
            tags=("oven", "time"),
        ),
        Entry(
            "why-dense",
            "Why is my crumb dense?",
            "The usual causes:\n\n- too little yeast\n- a cold kitchen\n- underproofing",
            "troubles",
            tags=("dough", "side effects"),
            citations=cites("", "smith2018", "zola2020"),
        ),
        Entry(
            "is-rye-safe",
            "Is rye safe for coeliacs?",
            "No. Rye has gluten, and so does spelt; a résumé of the trials says so. Crohn's "
            "disease is another matter. Many people who bake at home ask about yeast too, which is "
            "no grain, and about oats, which are.",
            "health",
            tags=("gluten",),
        ),
        Entry(
            "pan",
            "パンの作り方は?",
            "小麦粉と水を混ぜて、発酵させます。",
            "basics",
        ),
    ),
    (
        Section("basics", "Basics"),
        Section("baking", "Baking it"),
        Section("troubles", "Troubles"),
        Section("health", "Health"),
    ),
    (
        reference("smith2018", "Smith", 2018, "Wild yeast in the kitchen", "10.1000/Yeast.1"),
        reference("zola2020", "Zola", 2020, "The belly of the loaf", "10.1000/belly(20)30-2"),
    ),
)
"""A small FAQ about something harmless."""


def on_disk(faq: Faq, folder: Path) -> Faq:
    """Return a FAQ the path and digest that it would have as a file in a folder."""
    digest = hashlib.sha256(
        repr((faq.entries, faq.sections, faq.references, faq.errata)).encode()
    ).hexdigest()
    return dataclasses.replace(faq, path=str(folder / "bread.yaml"), digest=digest)


def with_answer(faq: Faq, entry_id: str, answer: str) -> Faq:
    """Change one answer."""
    entries = tuple(
        dataclasses.replace(entry, answer=answer) if entry.id == entry_id else entry
        for entry in faq.entries
    )
    return dataclasses.replace(faq, entries=entries)


def many(count: int) -> Faq:
    """Make a FAQ of many entries, each with a word of its own."""
    entries = tuple(
        Entry(f"e{number}", f"What is thing number{number}?", f"It is a widget{number} of sorts.")
        for number in range(count)
    )
    return Faq("Many", entries)
