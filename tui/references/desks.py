"""What opens and what copies, made when first needed: the first paint must not wait for either."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from data.model import Faq
    from desk.config import Config
    from tui.keys import Keys
    from tui.references.copying import CopyDesk
    from tui.references.opening import LinkOpener


class Desks:
    """Gives the opener and the copier of one FAQ."""

    def __init__(self, screen: Screen[None], faq: Faq, config: Config, keys: Keys) -> None:
        """Make neither yet.

        Args:
            screen: Screen that shows dialogs and gets the messages.
            faq: The FAQ.
            config: Settings.
            keys: The keys in force.
        """
        self._screen = screen
        self._faq = faq
        self._config = config
        self._keys = keys

    @cached_property
    def opener(self) -> LinkOpener:
        """Opens references and links."""
        from tui.references.opening import LinkOpener

        return LinkOpener(self._screen, self._faq, self._config, self._keys)

    @cached_property
    def copier(self) -> CopyDesk:
        """Copies answers, citations and selections."""
        from tui.references.copying import CopyDesk

        return CopyDesk(self._screen, self._faq, self._config, self._keys)
