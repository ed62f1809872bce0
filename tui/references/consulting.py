"""Consulting references: the drawer, following links, choosing what to open and what to copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.references.referring import ReferenceDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.model import Entry, Faq
    from tui.frame import Frame
    from tui.keys import Keys
    from tui.references.desks import Desks
    from tui.start import Scope


class Consulting:
    """What a reader does with the references of an answer, or of the whole FAQ."""

    def __init__(
        self,
        faq: Faq,
        frame: Frame,
        keys: Keys,
        desks: Desks,
    ) -> None:
        """Begin with a closed drawer.

        Args:
            faq: The FAQ.
            frame: The panes.
            keys: The keys in force.
            desks: Open and copy.
        """
        self._faq = faq
        self._frame = frame
        self._keys = keys
        self._desks = desks
        self._entry: Entry | None = None
        self.desk = ReferenceDesk(faq, frame.answer, frame.drawer)
        """Keeps the drawer in step with the answer."""

    @property
    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """What is done for each action, by its id."""
        digits = {
            f"reference.{number}": partial(self._to_number, number) for number in range(1, 10)
        }
        return {
            "drawer": self._toggle,
            "drawer.all": self._toggle_all,
            "drawer.filter": self._filter,
            "drawer.sort": self._sort,
            "link.next": partial(self._step_link, 1),
            "link.previous": partial(self._step_link, -1),
            "reference.open": self.open_chosen,
            "copy": self._copy,
            **digits,
        }

    def follow(self, entry: Entry | None) -> dict[str, int]:
        """Turn to another answer.

        Args:
            entry: Its entry; None for none.

        Returns:
            The numbers of its references.
        """
        self._entry = entry
        numbers = self.desk.follow(entry)
        if self.desk.is_open and not self.desk.numbers:
            self.close()
        return numbers

    def show(self, key: str, scope: Scope = "entry") -> None:
        """Open the drawer at a reference.

        Args:
            key: Its id.
            scope: What else to list there.
        """
        if self.desk.show(key, scope):
            self._frame.focus(self._frame.drawer)
        else:
            self._frame.say(f"The FAQ has no reference “{key}”")

    def open_chosen(self) -> None:
        """Open the DOI or link of the chosen reference."""
        if self._must_see_first("reference.open", "open it"):
            return
        meant = self.desk.meant()
        if meant is None:
            if self._open_drawer("entry"):
                key = self._keys.names["reference.open"]
                self._frame.say(f"Choose a reference, then press {key}")
        elif meant.kind == "reference":
            self._desks.opener.open_reference(meant.value)
        else:
            self._desks.opener.open_url(meant.value)

    def leave_filter_line(self) -> None:
        """Hand the keys from the filter to what it left."""
        self._frame.filter.display = self.desk.filtered
        self._frame.focus(self._frame.drawer)

    def close(self) -> None:
        """Close the drawer, and hand its keys to the answer."""
        had_focus = self._frame.focused in (self._frame.drawer, self._frame.filter)
        self._hide_filter()
        self.desk.close()
        if had_focus:
            self._frame.focus(self._frame.answer)

    # Undoing, one thing at a time: each tells whether there was something to undo.

    def undo_filter(self) -> bool:
        """Show all references again."""
        if not (self._frame.filter.display or self.desk.filtered):
            return False
        self._hide_filter()
        self._frame.focus(self._frame.drawer)
        return True

    def undo_drawer(self) -> bool:
        """Close the drawer."""
        if not self.desk.is_open:
            return False
        self.close()
        return True

    def _hide_filter(self) -> None:
        line = self._frame.filter
        with line.prevent(line.Changed):
            line.value = ""
        line.display = False
        self.desk.filter("")

    def _open_drawer(self, scope: Scope) -> bool:
        if not (self.desk.open(scope) or self.desk.open("faq")):
            self._frame.say("This FAQ has no references")
            return False
        self._frame.focus(self._frame.drawer)
        if scope == "entry" and not self.desk.has_own:
            self._frame.say("This answer cites nothing; these are all references of the FAQ")
        return True

    def _toggle(self) -> None:
        if self.desk.is_open and not (self.desk.shows_all and self.desk.has_own):
            self.close()
        else:
            self._open_drawer("entry")

    def _toggle_all(self) -> None:
        if self.desk.is_open and self.desk.shows_all:
            self.close()
        else:
            self._open_drawer("faq")

    def _to_number(self, number: int) -> None:
        in_drawer = self._frame.focused is self._frame.drawer
        key = self.desk.number_of(number, in_drawer=in_drawer)
        if key:
            self.show(key)
        else:
            self._frame.say(f"There is no reference {number} here")

    def _sort(self) -> None:
        if self.desk.is_open or self._open_drawer("entry"):
            names = {"use": "first use", "author": "author", "year": "year, the newest first"}
            order = self.desk.next_order()
            self._frame.drawer.choose(self._frame.drawer.chosen)
            self._frame.say(f"References by {names[order]}")

    def _filter(self) -> None:
        if self.desk.is_open or self._open_drawer("entry"):
            self._frame.filter.display = True
            self._frame.focus(self._frame.filter)

    def _step_link(self, step: int) -> None:
        frame = self._frame
        pane = frame.drawer if frame.focused is frame.drawer else frame.answer
        if frame.on_page_of(pane, lambda: self._step_link(step)):
            return
        if not pane.step_link(step):
            frame.say("No citations or links here")
        else:
            frame.focus(pane)

    def _must_see_first(self, action: str, purpose: str) -> bool:
        """Show what a key is about to take, where it is out of sight or doubtful.

        Args:
            action: Id of the key's action.
            purpose: What the key is for, said of one reference.

        Returns:
            False when the reader has seen it.
        """
        answer = self._frame.answer
        again = f"press {self._keys.names[action]} again to {purpose}"
        if answer.has_focus and answer.chosen_href and not answer.link_in_sight:
            answer.reveal_link()
            self._frame.say(f"This link is chosen; {again}")
            return True
        meant = self.desk.meant()
        if meant is None or meant.kind != "reference":
            return False
        if meant.value in self._faq.errata_by_target and not self.desk.shows(meant.value):
            # Never take what is doubtful before the reader could see why.
            self.show(meant.value)
            self._frame.say(f"This reference has a note; {again}")
            return True
        return False

    def _copy(self) -> None:
        selected = self._frame.selected
        if selected:
            self._desks.copier.copy_selection(selected)
            return
        if self._must_see_first("copy", "copy it"):
            return
        meant = self.desk.meant()
        key = meant.value if meant is not None and meant.kind == "reference" else ""
        if not self._desks.copier.ask(self._entry, self._faq.references_by_id.get(key)):
            self._frame.say("There is nothing to copy here")
