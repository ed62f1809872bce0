"""The command palette: every action, and every question by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from desk.actions import ACTIONS
from tui.dialogs.modal import Modal, Options
from tui.panes.line import TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from data.model import Faq
    from tui.keys import Keys

MOST_QUESTIONS = 30
"""Questions that are offered at once."""
FEW_QUESTIONS = 1_000
"""Questions up to which letters may be left out; matching that way is slow."""


@dataclass(frozen=True, slots=True)
class Command:
    """What was chosen: one of the two is empty."""

    action: str = ""
    """Id of an action to do."""
    entry: str = ""
    """Id of an entry to go to."""


class PaletteList(Options, can_focus=False):
    """The commands; the line above has the keys."""


class Palette(Modal[Command]):
    """Offers actions and questions, fewer with each letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    def __init__(self, faq: Faq, keys: Keys) -> None:
        super().__init__(keys, {})
        self._faq = faq
        self._commands: list[Command] = []

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        close = f"{self.keys.names['escape'] or 'Esc'} close"
        with Vertical(classes="dialog palette") as dialog:
            dialog.border_title = "Commands and questions"
            dialog.border_subtitle = Content(f"↵ choose   {close}").markup
            yield TextLine(placeholder="Search for a command or a question", compact=True)
            yield PaletteList()

    def on_mount(self) -> None:
        """Offer the actions before anything is typed."""
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer(event.value.strip())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(self.query_one(PaletteList).highlighted)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(event.option_index)

    def action_move(self, how: str) -> None:
        """Move in the list while the line has the keys."""
        getattr(self.query_one(PaletteList), f"action_{how}")()

    def _take(self, index: int | None) -> None:
        if index is not None and index < len(self._commands):
            self.dismiss(self._commands[index])

    def _offer(self, query: str) -> None:
        found = list(self._actions(query))
        if query:
            found = sorted(found + list(self._questions(query)), key=lambda one: one.rank)
        self._commands = [one.command for one in found]
        rows = self.query_one(PaletteList)
        rows.clear_options()
        rows.add_options(
            [Option(one.row) for one in found]
            or [Option(Content("Nothing by that name").stylize("$muted"), disabled=True)]
        )
        rows.highlighted = 0 if found else None

    def _actions(self, query: str) -> Iterator[_Offer]:
        matcher = Matcher(query)
        for action in ACTIONS:
            rank = _rank(matcher, action.help)
            if action.palette and rank is not None:
                names = self.keys.all_names(action.id)
                row = matcher.highlight(action.help) if query else Content(action.help)
                keys = Content(f"  {names}").stylize("$muted") if names else Content("")
                yield _Offer(rank, Command(action=action.id), row + keys)

    def _questions(self, query: str) -> Iterator[_Offer]:
        matcher = Matcher(query)
        entries = self._faq.entries
        fuzzy = len(entries) <= FEW_QUESTIONS
        likely = entries if fuzzy else map(entries.__getitem__, self._faq.catalogue.asking(query))
        shown = 0
        for entry in likely:
            rank = _rank(matcher, entry.question)
            if rank is not None:
                yield _Offer(rank, Command(entry=entry.id), Content(entry.question))
                shown += 1
                if shown == MOST_QUESTIONS:
                    return


@dataclass(frozen=True, slots=True)
class _Offer:
    rank: tuple[int, float]
    command: Command
    row: Content


def _rank(matcher: Matcher, text: str) -> tuple[int, float] | None:
    """Tell how near a text is to what was typed: the least is the nearest, None is too far."""
    if not matcher.query:
        return (0, 0.0)
    score = matcher.match(text)
    whole = matcher.query.casefold() in text.casefold()
    return (0 if whole else 1, -score) if whole or score > 0 else None
