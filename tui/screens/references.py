"""References on the main screen: the drawer, following citations, opening and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on
from textual.widgets import Input

from tui.panes.lines import LinePane
from tui.references.referring import ReferenceDesk
from tui.screens.frame import Frame

if TYPE_CHECKING:
    from data.model import Entry
    from desk.config import Config
    from tui.references.copying import CopyDesk
    from tui.references.opening import LinkOpener


class ReferenceScreen(Frame):
    """What a reader does with the references of an answer, or of the whole FAQ."""

    keys: dict[str, str]
    """Names of the keys by the ids of the actions."""
    entry_id = ""
    """Id of the entry that is read; empty when there is none."""

    def furnish_references(self, config: Config) -> None:
        """Make what belongs to one FAQ.

        Args:
            config: Settings.
        """
        self.entry_id = ""
        self.desk = ReferenceDesk(self.faq, self.answer, self.drawer)
        self._config = config
        self._made_opener: LinkOpener | None = None
        self._made_copier: CopyDesk | None = None

    # The two are only made when they are needed: the first paint must not wait for their imports.

    @property
    def _opener(self) -> LinkOpener:
        if self._made_opener is None:
            from tui.references.opening import LinkOpener

            self._made_opener = LinkOpener(self, self.faq, self._config)
        return self._made_opener

    @property
    def _copier(self) -> CopyDesk:
        if self._made_copier is None:
            from tui.references.copying import CopyDesk

            self._made_copier = CopyDesk(self, self.faq, self._config)
        return self._made_copier

    @property
    def entry(self) -> Entry | None:
        """The entry that is read."""
        return self.faq.entries_by_id.get(self.entry_id)

    def show_reference(self, key: str) -> None:
        """Open the drawer at a reference.

        Args:
            key: Its id.
        """
        if self.desk.show(key):
            self.set_focus(self.drawer)
        else:
            self.status.say(f"The FAQ has no reference “{key}”")

    def _open_drawer(self, scope: Literal["entry", "faq"]) -> bool:
        opened = self.desk.open(scope) or self.desk.open("faq")
        if not opened:
            self.status.say("This FAQ has no references")
            return False
        self.set_focus(self.drawer)
        if scope == "entry" and not self.desk.has_own:
            self.status.say("This answer cites nothing; these are all references of the FAQ")
        return True

    def close_drawer(self) -> None:
        """Close the drawer, and hand its keys to the answer."""
        had_focus = self.focused in (self.drawer, self.drawer_filter)
        self._hide_filter()
        self.desk.close()
        if had_focus:
            self.set_focus(self.answer)

    def on_copy_desk_copied(self, event: CopyDesk.Copied) -> None:
        """Tell what came of copying."""
        self.status.say(self._copier.copied(event))

    def on_link_opener_launched(self, event: LinkOpener.Launched) -> None:
        """Tell what came of opening a link."""
        self.status.say(self._opener.launched(event))

    def open_doubtful(self, key: str) -> None:
        """Open a doubtful reference, after asking which work is meant.

        Args:
            key: Id of the reference.
        """
        self._opener.open_reference(key)

    def open_url(self, url: str) -> None:
        """Open a link, or show it where there is no way to open it.

        Args:
            url: The link.
        """
        self._opener.open_url(url)

    def forget_link(self) -> bool:
        """Choose no link in the pane that has the keys.

        Returns:
            False when none was chosen.
        """
        return isinstance(self.focused, LinePane) and self.focused.forget_link()

    def leave_drawer(self) -> bool:
        """Close the drawer if it is open.

        Returns:
            False when it was not.
        """
        if not self.desk.is_open:
            return False
        self.close_drawer()
        return True

    # Actions: each is named in tui.actions

    def action_link(self, step: int) -> None:
        """Choose the next citation or link of the answer or the drawer."""
        pane = self.drawer if self.focused is self.drawer else self.answer
        if self.on_page_of(pane, lambda: self.action_link(step)):
            return
        if not pane.step_link(step):
            self.status.say("No citations or links here")
        else:
            self.set_focus(pane)

    def action_drawer(self) -> None:
        """Open the drawer with the answer's references, or close it."""
        if self.desk.is_open and not (self.desk.shows_all and self.desk.has_own):
            self.close_drawer()
        else:
            self._open_drawer("entry")

    def action_all_references(self) -> None:
        """Open the drawer with all references of the FAQ, or close it."""
        if self.desk.is_open and self.desk.shows_all:
            self.close_drawer()
        else:
            self._open_drawer("faq")

    def action_reference(self, number: int) -> None:
        """Go to a reference by its number."""
        key = self.desk.number_of(number, in_drawer=self.focused is self.drawer)
        if key:
            self.show_reference(key)
        else:
            self.status.say(f"There is no reference {number} here")

    def action_sort_references(self) -> None:
        """Sort the drawer by first use, author or year, in turn."""
        if self.desk.is_open or self._open_drawer("entry"):
            names = {"use": "first use", "author": "author", "year": "year, the newest first"}
            order = self.desk.next_order()
            self.drawer.choose(self.drawer.chosen)
            self.status.say(f"References by {names[order]}")

    def action_filter_references(self) -> None:
        """Type words that the references must have."""
        if self.desk.is_open or self._open_drawer("entry"):
            self.drawer_filter.display = True
            self.set_focus(self.drawer_filter)

    @on(Input.Changed, "#drawer-filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.desk.filter(event.value)

    @on(Input.Submitted, "#drawer-filter")
    def _filter_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.drawer_filter.display = self.desk.filtered
        self.set_focus(self.drawer)

    def leave_filter(self) -> bool:
        """Show all references again.

        Returns:
            False when they were not filtered.
        """
        if not (self.drawer_filter.display or self.desk.filtered):
            return False
        self._hide_filter()
        self.set_focus(self.drawer)
        return True

    def _hide_filter(self) -> None:
        with self.prevent(Input.Changed):
            self.drawer_filter.value = ""
        self.drawer_filter.display = False
        self.desk.filter("")

    def _meant(self, action: str, purpose: str) -> str | None:
        """Tell what is meant by a key; where it is out of sight, show it instead.

        Args:
            action: Id of the key's action.
            purpose: What the key is for, said of one reference.

        Returns:
            Address of the reference or the link, empty when none is clear; None when the reader
            must see something first.
        """
        again = f"press {self.keys[action]} again to {purpose}"
        if self.answer.has_focus and self.answer.chosen_href and not self.answer.link_in_sight:
            self.answer.reveal_link()
            self.status.say(f"This link is chosen; {again}")
            return None
        meant = self.desk.meant()
        key = meant.removeprefix("cite:")
        if key != meant and key in self.faq.errata_by_target and not self.desk.shows(key):
            # Never take what is doubtful before the reader could see why.
            self.show_reference(key)
            self.status.say(f"This reference has a note; {again}")
            return None
        return meant

    def action_open_reference(self) -> None:
        """Open the DOI or link of the chosen reference."""
        meant = self._meant("reference.open", "open it")
        if meant is None:
            return
        key = meant.removeprefix("cite:")
        if key != meant:
            self._opener.open_reference(key)
        elif meant:
            self._opener.open_url(meant)
        elif self._open_drawer("entry"):
            self.status.say(f"Choose a reference, then press {self.keys['reference.open']}")

    def action_copy(self) -> None:
        """Ask what to copy."""
        meant = self._meant("copy", "copy it")
        if meant is None:
            return
        key = meant.removeprefix("cite:") if meant.startswith("cite:") else ""
        if not self._copier.ask(self.entry, self.faq.references_by_id.get(key)):
            self.status.say("There is nothing to copy here")
