"""From a reference to its page: which link, whether it is doubtful, and who opens it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.message import Message

from data.citing.markup import plain
from data.citing.names import author_year
from data.citing.quoting import running_note
from data.identifiers.find import reference_links
from data.ordering import likely_meant
from desk.opener import LaunchResult, find_opener, launch, not_found, refusal
from tui.dialogs.choosing import Choice, ChoiceDialog, LinkPanel

if TYPE_CHECKING:
    from textual.screen import Screen

    from data.model import Faq, Reference
    from desk.config import Config
    from tui.keys import Keys


class LinkOpener:
    """Opens references and links for a screen."""

    @dataclass
    class Launched(Message):
        """A program was asked to open a link."""

        url: str
        """The link."""
        result: LaunchResult
        """What came of it."""
        note: str
        """What the reader should know about the choice of the program; usually empty."""

    def __init__(self, screen: Screen[None], faq: Faq, config: Config, keys: Keys) -> None:
        """Make an opener.

        Args:
            screen: Screen that shows dialogs and gets the messages.
            faq: The FAQ whose references are opened.
            config: Settings.
            keys: The keys in force, which dialogs name.
        """
        self._screen = screen
        self._faq = faq
        self._config = config
        self._keys = keys

    def open_reference(self, key: str) -> None:
        """Open a reference's DOI or link, after asking where that is needed.

        Args:
            key: Id of the reference.
        """
        meant = likely_meant(self._faq, key)
        reference = self._faq.references_by_id[key]
        if meant:
            self._ask_doubtful(reference, meant)
        else:
            self._open_plainly(reference)

    def open_url(self, url: str) -> None:
        """Open a link, or show it where there is no way to open it.

        Args:
            url: The link.
        """
        reason = refusal(url)
        if reason:
            self._panel(url, f"Not opened: {reason}.", copy=False)
            return
        opener = find_opener(url, config=self._config, environ=os.environ, platform=sys.platform)
        if opener is None:
            gone = not_found(config=self._config, environ=os.environ, platform=sys.platform)
            self._panel(url, f"{gone or 'No browser was found here'}.")
        elif opener.text_mode:
            try:
                with self._screen.app.suspend():
                    result = launch(opener, url)
            except SuspendNotSupported:
                self._panel(url, f"{opener.name} needs a terminal of its own.")
                return
            self._screen.app.refresh()
            self._screen.post_message(self.Launched(url, result, opener.note))
        else:

            def start() -> None:
                result = launch(opener, url)
                self._screen.post_message(self.Launched(url, result, opener.note))

            self._screen.run_worker(start, thread=True, group="open", exit_on_error=False)

    def launched(self, message: Launched) -> str:
        """Show the link itself when it could not be opened.

        Args:
            message: What came of opening it.

        Returns:
            What to tell the reader in the status line; empty when a panel tells it.
        """
        if message.result.ok:
            return "; ".join(filter(None, (message.result.message, message.note)))
        self._panel(message.url, f"{message.result.message}.")
        return ""

    def _open_plainly(self, reference: Reference) -> None:
        links = reference_links(reference)
        if not links:
            self._screen.app.push_screen(
                ChoiceDialog(
                    "No DOI or link",
                    "This reference has no DOI and no link. Try searching for the title:\n\n"
                    f"{plain(reference.title) or reference.printed}",
                    (),
                    self._keys,
                )
            )
        elif len(links) == 1:
            self.open_url(links[0].url)
        else:
            choices = tuple(Choice(link.url, link.url) for link in links)
            self._screen.app.push_screen(
                ChoiceDialog("Which link?", author_year(reference), choices, self._keys),
                self._chosen_url,
            )

    def _ask_doubtful(self, reference: Reference, meant: tuple[str, ...]) -> None:
        errata = self._faq.errata_by_target[reference.id]
        choices = [
            Choice(key, f"{author_year(work)}: {plain(work.title)}")
            for key in meant
            for work in (self._faq.references_by_id[key],)
        ]
        choices.append(Choice(reference.id, "Open as printed anyway"))
        self._screen.app.push_screen(
            ChoiceDialog(
                "! This reference is doubtful",
                "\n\n".join(running_note(self._faq, erratum) for erratum in errata),
                tuple(choices),
                self._keys,
            ),
            self._chosen_reference,
        )

    def _chosen_reference(self, key: str | None) -> None:
        if key:
            self._open_plainly(self._faq.references_by_id[key])

    def _chosen_url(self, url: str | None) -> None:
        if url:
            self.open_url(url)

    def _panel(self, url: str, reason: str, *, copy: bool = True) -> None:
        self._screen.app.push_screen(LinkPanel(url, reason, self._config, self._keys, copy=copy))
