"""The one table of what can be done: bindings, hints, help and palette are all made from it.

What an action does stands with its subject: each helper of the main screen names its own
(``deeds``), and a test compares them with this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal["Moving", "Finding", "Sources", "faqt"]


@dataclass(frozen=True, slots=True)
class Action:
    """Something a reader can do with a key."""

    id: str
    """Stable id that the configuration file addresses."""
    keys: tuple[str, ...]
    """Keys as Textual names them."""
    label: str
    """One or two words, for hints."""
    help: str
    """What it does, for the help screen and the palette."""
    group: Group
    """Where the help screen lists it."""
    palette: bool = True
    """Whether the palette offers it."""


RELATED_KEYS = "vwxza"
"""Keys of the related questions, in order."""

ACTIONS: tuple[Action, ...] = (
    Action("cursor.down", ("j", "down"), "down", "Move down", "Moving", False),
    Action("cursor.up", ("k", "up"), "up", "Move up", "Moving", False),
    Action("page.down", ("space", "pagedown"), "page", "Page down", "Moving", False),
    Action("page.up", ("b", "pageup"), "page up", "Page up", "Moving", False),
    Action("half.down", ("d",), "half page", "Half a page down", "Moving", False),
    Action("half.up", ("u",), "half page up", "Half a page up", "Moving", False),
    Action("go.top", ("g", "home"), "top", "Go to the top", "Moving", False),
    Action("go.bottom", ("G", "end"), "bottom", "Go to the end", "Moving", False),
    Action("pane.next", ("tab", "l", "right"), "next pane", "Next pane", "Moving"),
    Action("pane.previous", ("shift+tab", "h", "left"), "back", "Previous pane", "Moving"),
    Action("open", ("enter",), "read", "Open the chosen question, link or DOI", "Moving", False),
    Action("question.next", ("J",), "next", "Next question", "Moving"),
    Action("question.previous", ("K",), "previous", "Previous question", "Moving"),
    Action("history.back", ("left_square_bracket",), "back", "Back", "Moving"),
    Action("history.forward", ("right_square_bracket",), "forward", "Forward", "Moving"),
    Action("search", ("slash",), "search", "Search", "Finding"),
    Action("match.next", ("n",), "next match", "Next match, on into other answers", "Finding"),
    Action("match.previous", ("N",), "previous match", "Previous match", "Finding"),
    Action(
        "search.literal",
        ("ctrl+t",),
        "as typed",
        "Search for exactly what was typed, without correction",
        "Finding",
    ),
    Action("escape", ("escape",), "back", "Clear, close, go back", "Finding", False),
    Action("drawer", ("r",), "references", "References of this answer", "Sources"),
    Action("drawer.all", ("R",), "all", "All references of the FAQ", "Sources"),
    *(
        Action(
            f"reference.{number}",
            (str(number),),
            f"[{number}]",
            f"Go to reference {number}",
            "Sources",
            False,
        )
        for number in range(1, 10)
    ),
    Action("drawer.filter", ("f",), "filter", "Filter the references by typing", "Sources"),
    Action(
        "drawer.sort", ("S",), "sort", "Sort the references: first use, author, year", "Sources"
    ),
    Action("link.next", ("c",), "citations", "Choose the next citation or link", "Sources"),
    Action(
        "link.previous", ("C",), "previous link", "Choose the previous citation or link", "Sources"
    ),
    Action("reference.open", ("o",), "open", "Open the reference's DOI or link", "Sources"),
    *(
        Action(
            f"related.{number}", (key,), key, f"Go to related question {number}", "Moving", False
        )
        for number, key in enumerate(RELATED_KEYS, 1)
    ),
    Action("copy", ("y",), "copy", "Copy: answer, citation, DOI, link", "Sources"),
    Action("bookmark", ("m",), "bookmark", "Set or remove a bookmark", "Finding"),
    Action("bookmarks", ("apostrophe",), "bookmarks", "Bookmarks", "Finding"),
    Action("sections", ("s",), "sections", "Sections and tags", "Finding"),
    Action("edit", ("e",), "edit", "Edit the source at this question", "faqt"),
    Action("width.more", ("plus", "equals_sign"), "wider", "Wider text", "faqt"),
    Action("width.less", ("minus",), "narrower", "Narrower text", "faqt"),
    Action("about", ("i",), "about", "About this FAQ: source and cautions", "faqt"),
    Action("help", ("question_mark", "f1"), "help", "Keys and how to read", "faqt"),
    Action(
        "palette",
        ("ctrl+p", "colon"),
        "commands",
        "Commands, and any question by name",
        "faqt",
        False,
    ),
    Action("theme", ("t",), "theme", "Dark or light", "faqt"),
    Action("suspend", ("ctrl+z",), "suspend", "Suspend faqt; fg in the shell resumes it", "faqt"),
    Action("quit", ("q", "ctrl+q"), "quit", "Quit", "faqt"),
)
"""Everything that can be done, in the order of the help screen."""

_SHOWN = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "apostrophe": "'",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "question_mark": "?",
    "colon": ":",
    "escape": "Esc",
    "enter": "↵",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "f1": "F1",
}


def shown_key(key: str) -> str:
    """Return a key as readers know it.

    Args:
        key: Key as Textual names it.

    Returns:
        Such as ``/`` for ``slash`` and ``^p`` for ``ctrl+p``.
    """
    if key in _SHOWN:
        return _SHOWN[key]
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
