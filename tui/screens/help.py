"""The help screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from desk.actions import ACTIONS
from tui.screens.pages import Page

if TYPE_CHECKING:
    from show.document import DocumentWriter
    from tui.keys import Keys

_FAMILIES = {
    "reference": "Go to a reference by its number",
    "related": "Go to a question under “See also”",
}


class HelpScreen(Page):
    """All keys, by what they are for."""

    TITLE_TEXT: ClassVar[str] = "Help"

    def write(self, writer: DocumentWriter) -> None:
        """Write the keys."""
        writer.text((introduction(self.keys), ""))
        rows = _rows(self.keys)
        column = max(cell_len(row[1]) for row in rows) + 2
        group = ""
        for row_group, shown, text in rows:
            if row_group != group:
                group = row_group
                writer.blank()
                writer.text((group, "heading"))
            pad = " " * (column - cell_len(shown))
            writer.text((shown, "key"), (pad, ""), (text, ""), hanging=column)


def introduction(keys: Keys) -> str:
    """Say in a few sentences how to read.

    Args:
        keys: The keys in force.
    """
    moves = [keys.names["cursor.up"], keys.names["cursor.down"]]
    arrows = {"up", "down"} <= {*keys.of("cursor.up"), *keys.of("cursor.down")}
    by = "the arrow keys" if arrows else " and ".join(filter(None, moves)) or "the mouse"
    numbers = "Numbers in brackets such as [1] are references"
    if keys.of("reference.1") == ("1",):
        numbers += ": press the same digit to go there"
    if keys.names["reference.open"]:
        numbers += f"; press {keys.names['reference.open']} to open the chosen one's DOI"
    return (
        f"Move through the questions with {by}; the answer follows. {numbers}. "
        "A ! marks something doubtful; the note beside it says what."
    )


def _rows(keys: Keys) -> list[tuple[str, str, str]]:
    """Return group, keys and text of each line, groups in the order of first use."""
    groups = list(dict.fromkeys(action.group for action in ACTIONS))
    rows: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for action in sorted(ACTIONS, key=lambda action: groups.index(action.group)):
        family, _, number = action.id.partition(".")
        if not number.isdecimal():
            rows.append((action.group, keys.all_names(action.id), action.help))
        elif family not in seen:
            seen.add(family)
            rows.append((action.group, _family_keys(keys, family), _FAMILIES[family]))
    # What has no key is in the palette.
    return [row for row in rows if row[1]]


def _family_keys(keys: Keys, family: str) -> str:
    parts = (action.id.partition(".") for action in ACTIONS)
    ids = [f"{name}.{rest}" for name, _, rest in parts if name == family and rest.isdecimal()]
    names = [keys.all_names(name) for name in ids]
    digits = [str(number) for number in range(1, 10)]
    return "1-9" if names == digits else " ".join(filter(None, names))
