"""The help screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from tui.actions import ACTIONS, Action, shown_key
from tui.screens.pages import Page

if TYPE_CHECKING:
    from tui.document import DocumentWriter

_FOLDED = {"reference": "1-9", "related": "v w x z a"}
_INTRO = """\
Move through the questions with the arrow keys; the answer follows. Numbers in brackets such as
[1] are references: the same digit on the keyboard goes there, and o opens its DOI.
A ! says that something is doubtful; the note beside it says what.
"""


class HelpScreen(Page):
    """All keys, by what they are for."""

    TITLE_TEXT: ClassVar[str] = "Help"

    def write(self, writer: DocumentWriter) -> None:
        """Write the keys."""
        writer.text((" ".join(_INTRO.split()), ""))
        keys = self.app.screen_stack[0].active_bindings if self.app.screen_stack else {}
        del keys
        rows = _rows(ACTIONS)
        column = max(cell_len(row[1]) for row in rows) + 2
        group = ""
        for row_group, shown, text in rows:
            if row_group != group:
                group = row_group
                writer.blank()
                writer.text((group, "heading"))
            pad = " " * (column - cell_len(shown))
            writer.text((shown, "key"), (pad, ""), (text, ""), hanging=column)


def _rows(actions: tuple[Action, ...]) -> list[tuple[str, str, str]]:
    """Give group, keys and text of each line, groups in the order of first use."""
    groups = list(dict.fromkeys(action.group for action in actions))
    rows: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for action in sorted(actions, key=lambda action: groups.index(action.group)):
        family, _, number = action.id.partition(".")
        if number.isdecimal():
            if family in seen:
                continue
            seen.add(family)
            text = (
                "Go to a reference by its number"
                if family == "reference"
                else ("Go to a question under “See also”")
            )
            rows.append((action.group, _FOLDED[family], text))
            continue
        rows.append((action.group, " ".join(map(shown_key, action.keys)), action.help))
    return rows
