"""Small dialogs: choosing one of a few things, and showing a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.style import Style as RichStyle
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from desk.clipboard import copy as copy_text
from tui.dialogs.modal import Modal, Options
from tui.terminal import write_sequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from desk.clipboard import CopyResult
    from desk.config import Config
    from tui.keys import Keys


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    value: str
    """What is given back."""
    label: str
    """What is shown."""


class ChoiceDialog(Modal[str]):
    """Asks which of a few things is meant; gives its value, or None when it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(n), f"take({n})", show=False) for n in range(1, 10)
    ]

    def __init__(self, title: str, body: str, choices: Sequence[Choice], keys: Keys) -> None:
        runs = {"cursor.down": "cursor_down", "cursor.up": "cursor_up", "quit": "close"}
        super().__init__(keys, runs)
        self._title = title
        self._body = body
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        close = f"{self.keys.names['escape'] or 'Esc'} close"
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self._title).markup
            choose = "1-9 or ↵ choose   " if self._choices else ""
            dialog.border_subtitle = Content(f"{choose}{close}").markup
            if self._body:
                with VerticalScroll(classes="dialog-body"):
                    yield Static(Content(self._body))
            if self._choices:
                yield Options(
                    *(
                        Option(Content.assemble((_digit(number), "bold $accent"), choice.label))
                        for number, choice in enumerate(self._choices, 1)
                    )
                )

    def on_mount(self) -> None:
        """Let keys choose at once."""
        for widget in (*self.query("VerticalScroll"), *self.query(Options)):
            widget.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen value."""
        event.stop()
        self.dismiss(self._choices[event.option_index].value)

    def action_take(self, number: int) -> None:
        """Choose by number."""
        if number <= len(self._choices):
            self.dismiss(self._choices[number - 1].value)

    def action_cursor_down(self) -> None:
        """Move down."""
        for options in self.query(Options):
            options.action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move up."""
        for options in self.query(Options):
            options.action_cursor_up()


def _digit(number: int) -> str:
    """Return the key of a choice; only the first nine have one."""
    return f"{number} " if number <= 9 else "  "


class LinkPanel(Modal[None]):
    """Shows a whole link, as a hyperlink of the terminal, and copies it."""

    def __init__(self, url: str, reason: str, config: Config, keys: Keys, *, copy: bool) -> None:
        super().__init__(keys, {"copy": "copy", "quit": "close", "open": "close"})
        self._url = url
        self._reason = reason
        self._config = config
        self._copy = copy

    def compose(self) -> ComposeResult:
        """Lay out the panel."""
        with Vertical(classes="dialog link-panel") as dialog:
            dialog.border_title = "Link"
            copy = f"{self.keys.names['copy']} copy   " if self._copy else ""
            close = f"{self.keys.names['escape'] or 'Esc'} close"
            dialog.border_subtitle = Content(f"{copy}{close}").markup
            yield Static(Content(self._reason))
            link = RichStyle(link=self._url) if self._copy else RichStyle()
            yield Static(
                Text(self._url, style=link + RichStyle(bold=True), overflow="fold"), id="link-url"
            )
            yield Static("", id="link-copied")

    def on_mount(self) -> None:
        """Copy the link, as there is nothing else to do with it here."""
        if self._copy:
            self.action_copy()

    def action_copy(self) -> None:
        """Copy the link."""
        if self._copy:
            self.run_worker(self._copy_in_thread, thread=True, exclusive=True, exit_on_error=False)

    def _copy_in_thread(self) -> None:
        result = copy_text(self._url, config=self._config)
        self.app.call_from_thread(self._copied, result)

    def _copied(self, result: CopyResult) -> None:
        if result.sequence:
            write_sequence(cast("Any", self.app), result.sequence)
        message = result.message[:1].upper() + result.message[1:]
        for note in self.query("#link-copied").results(Static):
            note.update(Content(f"{message}."))
