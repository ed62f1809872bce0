"""Which references the drawer shows, and which one is meant by "open"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.arranging import ReferenceOrder, arrange_references
from data.ordering import reference_numbers
from show.links import LinkTarget, link_target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.model import Entry, Faq
    from tui.panes.answer import AnswerPane
    from tui.panes.drawer import ReferencesDrawer
    from tui.start import Scope


class ReferenceDesk:
    """Keeps the drawer in step with the answer, or with the whole FAQ."""

    FEW = 20
    """Other references of the FAQ that are listed below those of the answer, at the most."""

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
        self._scope: Scope = "entry"
        self._entry: Entry | None = None
        self._order: ReferenceOrder = "use"
        self._words = ""

    @property
    def is_open(self) -> bool:
        """Whether the drawer is open."""
        return self._drawer.is_open

    @property
    def shows_all(self) -> bool:
        """Whether the drawer is for the whole FAQ."""
        return self._scope == "faq"

    @property
    def numbers(self) -> dict[str, int]:
        """Numbers of the references of the answer, or of the whole FAQ, by their ids."""
        if self._scope == "faq":
            return {ref.id: number for number, ref in enumerate(self._faq.references, 1)}
        return self._own_numbers()

    def number_of(self, number: int, *, in_drawer: bool) -> str:
        """Find a reference by its number.

        Args:
            number: The number.
            in_drawer: Whether the drawer's numbers are meant, rather than the answer's.

        Returns:
            Its id; empty when there is none.
        """
        own = self.numbers
        numbers = {**own, **self._others(own)} if in_drawer else self._own_numbers()
        return next((key for key, own in numbers.items() if own == number), "")

    def _own_numbers(self) -> dict[str, int]:
        return dict(reference_numbers(self._faq, self._entry)) if self._entry is not None else {}

    @property
    def has_own(self) -> bool:
        """Whether the answer has references of its own."""
        return bool(self._own_numbers())

    @property
    def filtered(self) -> bool:
        """Whether only some references are shown."""
        return bool(self._words)

    def shows(self, key: str) -> bool:
        """Return whether the drawer is open at a reference.

        Args:
            key: Id of the reference.
        """
        return self.is_open and bool(self._drawer.region) and self._drawer.chosen == key

    def filter(self, words: str) -> None:
        """Show only references with some words.

        Args:
            words: The words; empty for all references.
        """
        self._words = words.strip()
        self._arrange()

    def next_order(self) -> ReferenceOrder:
        """Order the references differently.

        Returns:
            What they are ordered by now.
        """
        orders: tuple[ReferenceOrder, ...] = ("use", "author", "year")
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._arrange()
        return self._order

    def _others(self, numbers: Mapping[str, int]) -> dict[str, int]:
        """Number on through a short list, so that no work is more than a few keys away."""
        references = self._faq.references
        if self._scope == "faq" or not numbers or len(references) - len(numbers) > self.FEW:
            return {}
        rest = [reference.id for reference in references if reference.id not in numbers]
        return {key: number for number, key in enumerate(rest, len(numbers) + 1)}

    def _arrange(self) -> None:
        numbers = self.numbers
        shown = arrange_references(self._faq, numbers, order=self._order, words=self._words)
        others = arrange_references(
            self._faq, self._others(numbers), order=self._order, words=self._words
        )
        self._drawer.show({**shown, **others}, first_other=next(iter(others), ""))
        what = "All references" if self._scope == "faq" else "References"
        count = f" ({len(shown)} of {len(numbers)})" if self._words else ""
        order = "" if self._order == "use" else f" by {self._order}"
        title = f"{what}{order}{count}"
        if self._drawer.border_title != title:  # else it would be drawn again for nothing
            self._drawer.border_title = title

    def follow(self, entry: Entry | None) -> dict[str, int]:
        """Turn to another answer.

        Args:
            entry: Its entry; None for none.

        Returns:
            The numbers of its references.
        """
        self._entry = entry
        if self._scope == "entry":
            self._words = ""
            self._arrange()
        return self._own_numbers()

    def open(self, scope: Scope) -> bool:
        """Open the drawer.

        Args:
            scope: Whether for the answer or for the whole FAQ.

        Returns:
            False when there is no reference to show.
        """
        before, self._scope = self._scope, scope
        if not self.numbers:
            self._scope = before
            return False
        if scope != before:
            self._words = ""
        self._arrange()
        self._drawer.is_open = True
        return True

    def show(self, key: str, scope: Scope = "entry") -> bool:
        """Open the drawer at a reference, for the whole FAQ when the answer does not have it.

        Args:
            key: Id of the reference.
            scope: What else to list, where the answer has it.

        Returns:
            False when the FAQ has no such reference.
        """
        if key not in self._faq.references_by_id:
            return False
        if not (self.is_open and self._drawer.has(key)):
            self._words = ""
            self.open(scope if key in self._own_numbers() else "faq")
        return self._drawer.choose(key)

    def close(self) -> None:
        """Close the drawer."""
        self._drawer.is_open = False
        self._drawer.forget_link()
        self._scope, self._words = "entry", ""
        self._arrange()

    def meant(self) -> LinkTarget | None:
        """Tell what "open" means now.

        Returns:
            A reference or an address outside; None when it is not clear.
        """
        answer, drawer = self._answer, self._drawer
        linked = link_target(answer.chosen_href)
        leads = bool(answer.chosen_href) and (linked.kind == "reference" or linked.is_outside)
        if answer.has_focus and leads:
            return linked
        if self.is_open and drawer.region:
            outside = link_target(drawer.chosen_href)
            if outside.is_outside and drawer.link_in_sight:
                return outside
            return LinkTarget("reference", drawer.chosen) if drawer.chosen else None
        if leads and answer.link_in_sight:
            return linked
        keys = tuple(self._own_numbers())
        return LinkTarget("reference", keys[0]) if len(keys) == 1 else None
