"""Which references the drawer shows, and which one is meant by "open"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from data.reading import reference_numbers

if TYPE_CHECKING:
    from data.model import Entry, Faq
    from tui.panes.answer import AnswerPane
    from tui.panes.drawer import ReferencesDrawer


class ReferenceDesk:
    """Keeps the drawer in step with the answer, or with the whole FAQ."""

    def __init__(self, faq: Faq, answer: AnswerPane, drawer: ReferencesDrawer) -> None:
        """Begin with a closed drawer.

        Args:
            faq: The FAQ.
            answer: The answer pane.
            drawer: The drawer.
        """
        self._faq = faq
        self._answer = answer
        self._drawer = drawer
        self._scope: Literal["entry", "faq"] = "entry"

    @property
    def is_open(self) -> bool:
        """Whether the drawer is open."""
        return bool(self._drawer.display)

    @property
    def shows_all(self) -> bool:
        """Whether the drawer is for the whole FAQ."""
        return self._scope == "faq"

    def follow(self, entry: Entry | None) -> dict[str, int]:
        """Turn to the references of another answer.

        Args:
            entry: Its entry; None for none.

        Returns:
            The numbers of its references.
        """
        numbers = dict(reference_numbers(self._faq, entry)) if entry is not None else {}
        if self._scope == "entry":
            self._drawer.show(numbers)
        return numbers

    def open(self, scope: Literal["entry", "faq"], entry: Entry | None) -> bool:
        """Open the drawer.

        Args:
            scope: Whether for the answer or for the whole FAQ.
            entry: The entry that is read.

        Returns:
            False when there is no reference to show.
        """
        self._scope = scope
        if scope == "faq":
            numbers = {ref.id: number for number, ref in enumerate(self._faq.references, 1)}
        else:
            numbers = dict(reference_numbers(self._faq, entry)) if entry is not None else {}
        if not numbers:
            self._scope = "entry"
            return False
        self._drawer.border_title = "All references" if scope == "faq" else "References"
        self._drawer.show(numbers)
        self._drawer.display = True
        return True

    def show(self, key: str, entry: Entry | None) -> bool:
        """Open the drawer at a reference, for the whole FAQ when the answer does not have it.

        Args:
            key: Id of the reference.
            entry: The entry that is read.

        Returns:
            False when the FAQ has no such reference.
        """
        if key not in self._faq.references_by_id:
            return False
        if not (self.is_open and key in self._drawer.keys):
            own = reference_numbers(self._faq, entry) if entry is not None else {}
            self.open("entry" if key in own else "faq", entry)
        return self._drawer.choose(key)

    def close(self, entry: Entry | None) -> None:
        """Close the drawer.

        Args:
            entry: The entry that is read.
        """
        self._drawer.display = False
        self._scope = "entry"
        self.follow(entry)

    def meant(self) -> str:
        """Tell what "open" means now.

        Returns:
            Address as in :class:`tui.document.Link`: ``cite:KEY`` or a URL; empty when it is not
            clear.
        """
        if self.is_open and self._drawer.chosen_href.startswith(("http:", "https:", "mailto:")):
            return self._drawer.chosen_href
        if self.is_open and self._drawer.chosen:
            return f"cite:{self._drawer.chosen}"
        chosen = self._answer.chosen_href
        if chosen and not chosen.startswith("entry:"):
            return chosen
        keys = self._drawer.keys
        return f"cite:{keys[0]}" if len(keys) == 1 else ""
