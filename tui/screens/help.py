"""The help screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from tui.actions import ACTIONS, RELATED_KEYS, shown_key
from tui.screens.pages import Page

if TYPE_CHECKING:
    from desk.config import Config
    from show.document import DocumentWriter

_FAMILIES = {
    "reference": ("1-9", "Go to a reference by its number"),
    "related": (" ".join(RELATED_KEYS), "Go to a question under “See also”"),
}
_INTRO = """\
Move through the questions with the arrow keys; the answer follows. Numbers in brackets such as
[1] are references: the same digit on the keyboard goes there, and o opens its DOI.
A ! says that something is doubtful; the note beside it says what.
"""


class HelpScreen(Page):
    """All keys, by what they are for."""

    TITLE_TEXT: ClassVar[str] = "Help"

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def write(self, writer: DocumentWriter) -> None:
        """Write the keys."""
        writer.text((" ".join(_INTRO.split()), ""))
        rows = _rows(self._config)
        column = max(cell_len(row[1]) for row in rows) + 2
        group = ""
        for row_group, shown, text in rows:
            if row_group != group:
                group = row_group
                writer.blank()
                writer.text((group, "heading"))
            pad = " " * (column - cell_len(shown))
            writer.text((shown, "key"), (pad, ""), (text, ""), hanging=column)


def _rows(config: Config) -> list[tuple[str, str, str]]:
    """Give group, keys and text of each line, groups in the order of first use."""
    groups = list(dict.fromkeys(action.group for action in ACTIONS))
    rows: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for action in sorted(ACTIONS, key=lambda action: groups.index(action.group)):
        family, _, number = action.id.partition(".")
        if not number.isdecimal():
            keys = config.keys.get(action.id, action.keys)
            rows.append((action.group, " ".join(map(shown_key, keys)), action.help))
        elif family not in seen:
            seen.add(family)
            rows.append((action.group, *_FAMILIES[family]))
    return rows
