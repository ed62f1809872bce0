"""What all dialogs share: they close once, and their keys are those in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingsMap, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.keys import Keys

Result = TypeVar("Result")


class Modal(ModalScreen[Result]):
    """A dialog over the main screen; Escape always closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "close", show=False)]

    def __init__(self, keys: Keys, runs: Mapping[str, str]) -> None:
        """Make a dialog.

        Args:
            keys: The keys in force.
            runs: Actions of the dialog by the ids of those that have the same keys elsewhere.
        """
        super().__init__()
        self.keys = keys
        own = BindingsMap(keys.bind({"escape": "close", **runs}))
        self._bindings = BindingsMap.merge([self._bindings, own])
        self._left = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close the dialog; a second time does nothing, whoever asks.

        Args:
            result: What it gives back.
        """
        if self._left or not self.is_current:
            return AwaitComplete()
        self._left = True
        return super().dismiss(result)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)


class Options(OptionList):
    """A list to choose from that pages at any height."""

    def action_page_down(self) -> None:
        """Move down by what is in sight."""
        self._turn(1)

    def action_page_up(self) -> None:
        """Move up by what is in sight."""
        self._turn(-1)

    def _turn(self, direction: int) -> None:
        # Textual's own way looks lines up that are not there in very low lists.
        if self.option_count:
            step = max(self.scrollable_content_region.height - 1, 1) * direction
            self.highlighted = max(min((self.highlighted or 0) + step, self.option_count - 1), 0)
