"""The one table of what can be done: bindings, hints, help and palette are all made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.binding import Binding

if TYPE_CHECKING:
    from desk.config import Config

Group = Literal["Moving", "Finding", "Sources", "faqt"]


@dataclass(frozen=True, slots=True)
class Action:
    """Something a reader can do with a key."""

    id: str
    """Stable id that the configuration file addresses."""
    keys: tuple[str, ...]
    """Keys as Textual names them."""
    run: str
    """Action string of the main screen."""
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
    Action("cursor.down", ("j", "down"), "move(1)", "down", "Move down", "Moving", False),
    Action("cursor.up", ("k", "up"), "move(-1)", "up", "Move up", "Moving", False),
    Action("page.down", ("space", "pagedown"), "page(1.0)", "page", "Page down", "Moving", False),
    Action("page.up", ("b", "pageup"), "page(-1.0)", "page up", "Page up", "Moving", False),
    Action("half.down", ("d",), "page(0.5)", "half page", "Half a page down", "Moving", False),
    Action("half.up", ("u",), "page(-0.5)", "half page up", "Half a page up", "Moving", False),
    Action("go.top", ("g", "home"), "go('top')", "top", "Go to the top", "Moving", False),
    Action("go.bottom", ("G", "end"), "go('bottom')", "bottom", "Go to the end", "Moving", False),
    Action("pane.next", ("tab", "l", "right"), "pane(1)", "next pane", "Next pane", "Moving"),
    Action(
        "pane.previous", ("shift+tab", "h", "left"), "pane(-1)", "back", "Previous pane", "Moving"
    ),
    Action(
        "open",
        ("enter",),
        "enter",
        "read",
        "Open what is chosen: question, link, DOI",
        "Moving",
        False,
    ),
    Action("question.next", ("J",), "question(1)", "next", "Next question", "Moving"),
    Action("question.previous", ("K",), "question(-1)", "previous", "Previous question", "Moving"),
    Action("history.back", ("left_square_bracket",), "history(-1)", "back", "Back", "Moving"),
    Action(
        "history.forward", ("right_square_bracket",), "history(1)", "forward", "Forward", "Moving"
    ),
    Action("search", ("slash",), "search", "search", "Search", "Finding"),
    Action(
        "match.next",
        ("n",),
        "match(1)",
        "next match",
        "Next match, on into other answers",
        "Finding",
    ),
    Action("match.previous", ("N",), "match(-1)", "previous match", "Previous match", "Finding"),
    Action(
        "search.literal",
        ("ctrl+t",),
        "literal",
        "as typed",
        "Search for exactly what was typed, without correction",
        "Finding",
    ),
    Action("escape", ("escape",), "escape", "back", "Clear, close, go back", "Finding", False),
    Action("drawer", ("r",), "drawer", "references", "References of this answer", "Sources"),
    Action("drawer.all", ("R",), "all_references", "all", "All references of the FAQ", "Sources"),
    *(
        Action(
            f"reference.{number}",
            (str(number),),
            f"reference({number})",
            f"[{number}]",
            f"Go to reference {number}",
            "Sources",
            False,
        )
        for number in range(1, 10)
    ),
    Action(
        "drawer.filter",
        ("f",),
        "filter_references",
        "filter",
        "Filter the references by typing",
        "Sources",
    ),
    Action(
        "drawer.sort",
        ("S",),
        "sort_references",
        "sort",
        "Sort the references: first use, author, year",
        "Sources",
    ),
    Action(
        "link.next", ("c",), "link(1)", "citations", "Choose the next citation or link", "Sources"
    ),
    Action(
        "link.previous", ("C",), "link(-1)", "previous link", "Choose the one before", "Sources"
    ),
    Action(
        "reference.open",
        ("o",),
        "open_reference",
        "open",
        "Open the reference's DOI or link",
        "Sources",
    ),
    *(
        Action(
            f"related.{number}",
            (key,),
            f"related({number})",
            key,
            f"Go to related question {number}",
            "Moving",
            False,
        )
        for number, key in enumerate(RELATED_KEYS, 1)
    ),
    Action("copy", ("y",), "copy", "copy", "Copy: answer, citation, DOI, link", "Sources"),
    Action("bookmark", ("m",), "bookmark", "bookmark", "Set or remove a bookmark", "Finding"),
    Action("bookmarks", ("apostrophe",), "bookmarks", "bookmarks", "Bookmarks", "Finding"),
    Action("sections", ("s",), "sections", "sections", "Sections and tags", "Finding"),
    Action("edit", ("e",), "app.edit", "edit", "Edit the source at this question", "faqt"),
    Action("width.more", ("plus", "equals_sign"), "width(4)", "wider", "Wider text", "faqt"),
    Action("width.less", ("minus",), "width(-4)", "narrower", "Narrower text", "faqt"),
    Action("about", ("i",), "app.about", "about", "About this FAQ: source and cautions", "faqt"),
    Action("help", ("question_mark", "f1"), "app.help", "help", "Keys and how to read", "faqt"),
    Action(
        "palette",
        ("ctrl+p", "colon"),
        "app.command_palette",
        "commands",
        "Commands, and any question by name",
        "faqt",
        False,
    ),
    Action("theme", ("t",), "app.next_theme", "theme", "Dark or light", "faqt"),
    Action("quit", ("q", "ctrl+q"), "app.quit", "quit", "Quit", "faqt"),
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
    """Give a key as readers know it.

    Args:
        key: Key as Textual names it.

    Returns:
        Such as ``/`` for ``slash`` and ``^p`` for ``ctrl+p``.
    """
    if key in _SHOWN:
        return _SHOWN[key]
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key


def bindings() -> list[Binding]:
    """Make the main screen's bindings."""
    return [
        Binding(
            key,
            action.run,
            action.label,
            id=action.id,
            show=False,
            tooltip=action.help,
            # These must work while the search line has the keys.
            priority=key in ("tab", "shift+tab", "ctrl+t"),
        )
        for action in ACTIONS
        for key in action.keys
    ]


def key_names(config: Config) -> dict[str, str]:
    """Name the first key of each action, as the reader has set it.

    Args:
        config: Settings.

    Returns:
        Names by the ids of the actions; empty for an action without a key.
    """
    names = {}
    for action in ACTIONS:
        keys = config.keys.get(action.id, action.keys)
        names[action.id] = shown_key(keys[0]) if keys else ""
    return names
