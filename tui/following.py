"""Following: where a link leads, and what Enter opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from show.links import anchor_target, link_target
from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.model import Faq
    from tui.frame import Frame
    from tui.keys import Keys
    from tui.reading import Reading
    from tui.references.consulting import Consulting
    from tui.references.desks import Desks


class Following:
    """Goes where links lead."""

    def __init__(
        self,
        faq: Faq,
        frame: Frame,
        keys: Keys,
        reading: Reading,
        consulting: Consulting,
        desks: Desks,
    ) -> None:
        """Follow links in a frame.

        Args:
            faq: The FAQ, whose parts links may name.
            frame: The panes.
            keys: The keys in force.
            reading: Goes to an entry.
            consulting: Shows a reference.
            desks: Open links.
        """
        self._faq = faq
        self._frame = frame
        self._keys = keys
        self._reading = reading
        self._consulting = consulting
        self._desks = desks

    @property
    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """What is done for each action, by its id."""
        return {"open": self.enter}

    def follow(self, href: str) -> None:
        """Go where a link leads.

        Args:
            href: Where, as in :class:`show.document.Link`.
        """
        target = link_target(href)
        if target.kind == "anchor":
            target = anchor_target(self._faq, target.value)
        match target.kind:
            case "reference":
                self._consulting.show(target.value)
            case "entry":
                self._reading.jump(target.value)
            case "doubtful":
                self._desks.opener.open_reference(target.value)
            case "search":
                self._frame.search_bar.put(target.value)
                self._frame.focus(self._frame.questions)
            case "section":
                self._reading.browse_section(target.value)
            case "anchor":
                self._frame.say(f"Nothing here is called “{target.value}”")
            case "web":
                self._desks.opener.open_url(target.value)

    def enter(self) -> None:
        """Open what is chosen: the question, the link, the reference."""
        frame, pane = self._frame, self._frame.pane
        if pane is frame.questions and frame.questions.key:
            self._reading.history.visit(frame.questions.key)
            frame.focus(frame.answer)
        elif isinstance(pane, LinePane) and pane.chosen_href:
            if pane.link_in_sight:
                self.follow(pane.chosen_href)
            else:
                pane.reveal_link()
        elif pane is frame.drawer:
            self._consulting.open_chosen()
        elif pane is frame.answer:
            pick, go = (self._keys.names[name] for name in ("link.next", "open"))
            frame.say(f"Press {pick} to pick a link, then {go} to follow it")
