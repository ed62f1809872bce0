"""Names of what is searched in an entry, and of what the index keeps of it."""

from __future__ import annotations

from typing import Final

FIELDS: Final = ("question", "alias", "answer", "tag", "section", "reference", "note")
"""Names of the searched fields, in the order in which they explain a match best."""

LONG_FIELDS: Final = frozenset({"answer", "reference", "note"})
"""Fields of running text, where words such as *how* and *the* say nothing and are left out."""

MARKS: Final = {name: 1 << number for number, name in enumerate(FIELDS)}
"""The bit of each field in the byte that tells which fields of an entry have a term."""

LISTS: Final = "all"
"""What an entry has of a term in all its texts."""
ANSWERED: Final = "answered"
"""What it has of it in its answer, for entries that have it elsewhere, too."""
ASKED: Final = "asked"
"""What it has of it in its question and its aliases."""
BEGINNING: Final = "beginning"
"""The beginnings of the words of questions and aliases."""

LONGEST_BEGINNING: Final = 3
"""Longer beginnings are few enough to be looked up as the words that begin so."""
