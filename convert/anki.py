"""What Anki exports as text: rows of notes below lines of settings.

https://docs.ankiweb.net/importing/text-files.html
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import Final

_ANKI: Final = re.compile(r"(?:#[a-z][a-z ]*:[^\n]*\n)+", re.IGNORECASE)
_SETTING: Final = re.compile(r"#([a-z][a-z ]*):([^\n]*)")
_SIGNS: Final = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}
_SPECIAL: Final = {"deck": "section", "tags": "tags", "notetype": "-", "guid": "-"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a table, and what stands before it about it."""

    text: str
    """The rows."""
    delimiter: str
    """What parts the cells."""
    columns: tuple[str, ...] = ()
    """Names of the columns, where the file says them elsewhere than in a row."""
    skipped: int = 0
    """How many lines stand before the rows."""
    label: str = ""
    """What it was taken for; empty for a table like others."""


def is_anki(text: str) -> bool:
    """Return whether a text begins with settings as Anki writes them."""
    return _ANKI.match(text) is not None and "separator:" in text[:200].lower()


def anki_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags of a note, which Anki divides by blanks."""
    return tuple(" ".join(tags).split())


def anki_sheet(text: str) -> Sheet:
    """Return the rows of an export, with names for its columns.

    Args:
        text: What :func:`is_anki` is true of: settings in lines that begin with ``#``, then rows.

    Returns:
        The rows: of the columns that are no setting, the first is the question, the second the
        answer; a deck is a section, the type and the number of a note are nothing to readers.
    """
    head = _ANKI.match(text)
    said = dict(_SETTING.findall(head[0])) if head else {}
    rest = text[head.end() :] if head else text
    sign = said.get("separator", "tab").strip().lower()
    delimiter = _SIGNS.get(sign, sign if len(sign) == 1 else "\t")
    special = {said.get(f"{name} column", ""): name for name in _SPECIAL}
    width = max(
        (len(row) for row in csv.reader(rest.split("\n")[:50], delimiter=delimiter)), default=0
    )
    names: list[str] = []
    fields = iter(("question", "answer"))
    for at in range(1, width + 1):
        name = special.get(str(at))
        names.append(_SPECIAL[name] if name else next(fields, "-"))
    return Sheet(
        rest, delimiter, tuple(names), head[0].count("\n") if head else 0, "an Anki export"
    )
