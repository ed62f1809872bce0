"""Small dialogs: choosing one of a few things, and showing a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.style import Style as RichStyle
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from desk.clipboard import copy as copy_text
from tui.terminal import write_sequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from desk.clipboard import CopyResult
    from desk.config import Config


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    value: str
    """What is given back."""
    label: str
    """What is shown."""


class ChoiceDialog(ModalScreen[str]):
    """Asks which of a few things is meant; gives its value, or None when it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "close", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        *(Binding(str(n), f"take({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, title: str, body: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self._title).markup
            dialog.border_subtitle = "1-9 or ↵ choose   Esc close" if self._choices else "Esc close"
            if self._body:
                with VerticalScroll(classes="dialog-body"):
                    yield Static(Content(self._body))
            if self._choices:
                yield OptionList(
                    *(
                        Option(Content.assemble((_digit(number), "bold $accent"), choice.label))
                        for number, choice in enumerate(self._choices, 1)
                    )
                )

    def on_mount(self) -> None:
        """Let keys choose at once."""
        for widget in (*self.query("VerticalScroll"), *self.query("OptionList")):
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
        for options in self.query(OptionList):
            options.action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move up."""
        for options in self.query(OptionList):
            options.action_cursor_up()

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def _digit(number: int) -> str:
    """Give the key of a choice; only the first nine have one."""
    return f"{number} " if number <= 9 else "  "


class LinkPanel(ModalScreen[None]):
    """Shows a whole link, as a hyperlink of the terminal, and copies it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "close", show=False),
        Binding("y", "copy", "copy", show=False),
    ]

    def __init__(self, url: str, reason: str, config: Config, *, copy: bool) -> None:
        super().__init__()
        self._url = url
        self._reason = reason
        self._config = config
        self._copy = copy

    def compose(self) -> ComposeResult:
        """Lay out the panel."""
        with Vertical(classes="dialog link-panel") as dialog:
            dialog.border_title = "Link"
            dialog.border_subtitle = "y copy   Esc close" if self._copy else "Esc close"
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
        self.query_one("#link-copied", Static).update(Content(f"{message}."))

    def action_close(self) -> None:
        """Close the panel."""
        self.dismiss(None)
