"""The main screen: the list, the answer and the references, and how a reader moves among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.message import Message
from textual.widgets import Input

from show.links import anchor_target, link_target
from tui.actions import bindings, key_names
from tui.hints import facts, hints_for
from tui.history import History
from tui.memory import Memory
from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.lines import LinePane
from tui.panes.questions import QuestionList
from tui.panes.search import SearchBar, SearchInput
from tui.related import related_offers
from tui.screens.finding import FindingScreen
from tui.search.finder import Finder
from tui.search.searching import SearchSession

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.binding import BindingType
    from textual.worker import Worker

    from data.model import Faq
    from desk.config import Config


class MainScreen(FindingScreen):
    """Reads one FAQ.

    The screen owns what is shown: panes tell it by messages what the reader did, and it tells them
    what to show.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def __init__(
        self,
        faq: Faq,
        config: Config,
        cache_dir: Path | None,
        state_dir: Path,
        *,
        entry_id: str = "",
        search: str = "",
        ref_id: str = "",
    ) -> None:
        """Make the screen.

        Args:
            faq: The FAQ to read.
            config: Settings.
            cache_dir: Where indexes are kept; None to keep them in memory.
            state_dir: Where bookmarks and the like are kept.
            entry_id: Entry to begin with; the one read last when it is empty.
            search: Search to begin with.
            ref_id: Reference to begin with.
        """
        super().__init__(faq)
        self._config = config
        self._cache_dir = cache_dir
        self._state_dir = state_dir
        self._furnish()
        self._begin = (entry_id, search, ref_id)

    def _furnish(self) -> None:
        """Make all that belongs to one FAQ."""
        faq = self.faq
        self.memory = Memory(faq, self._state_dir)
        self._finder = Finder(self, faq, self._cache_dir)
        self.furnish_references(self._config)
        self._painted = False
        self._history = History()
        self._related: tuple[str, ...] = ()
        self.keys = key_names(self._config)
        """Names of the keys by the ids of the actions."""
        self.search = SearchSession(
            faq, self._finder, self.search_bar, self.questions, self.answer, self.memory, self.keys
        )
        self.answer.columns = self._config.reading_width or self.memory.reading_width

    def on_mount(self) -> None:
        """Show the list at once; the answer and the index follow the first paint."""
        entry_id, search, _ = self._begin
        self._painted = False
        self.search.show_all(entry_id or ("" if search else self.memory.last_entry))
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        entry_id, search, ref_id = self._begin
        self._resume()
        self._history.visit(self.entry_id)
        self.run_worker(self._look_for_changes, thread=True, group="file", exit_on_error=False)
        if search:
            self.search_bar.put(search)
        if ref_id:
            self.show_reference(ref_id)
        elif entry_id:
            self.set_focus(self.answer)

    def _resume(self) -> None:
        """Do what the first paint did not wait for."""
        self._painted = True
        self._show_entry(self.questions.key)
        self._finder.start()

    class OutOfDate(Message):
        """The file is not the one that the FAQ was made from."""

    def _look_for_changes(self) -> None:
        """Find out, in a thread, whether the FAQ that was taken from the cache is out of date."""
        from data.store.compiled import is_unchanged

        if self.faq.path and not is_unchanged(self.faq):
            self.post_message(self.OutOfDate())

    @on(OutOfDate)
    async def _out_of_date(self) -> None:
        await self.app.run_action("app.read_again")

    async def read_again(self, faq: Faq) -> None:
        """Show a newer version of the FAQ at the question that is read.

        Args:
            faq: The newer version.
        """
        entry_id = self.entry_id if self.entry_id in faq.entries_by_id else ""
        focused = self.focused.id if self.focused is not None else None
        text, columns = self.search_bar.text, self.answer.columns
        self._finder.close()
        self.make_panes(faq)
        self._furnish()
        await self.recompose()
        self.answer.columns = columns
        self.search.show_all(entry_id)
        self.search_bar.put(text)
        # The drawer was closed with the old panes.
        self.set_focus(self.query_one(f"#{focused}") if focused not in (None, "drawer") else None)
        if self.focused is None:
            self.set_focus(self.answer if focused == "drawer" else self.questions)
        self.status.say("Read again")
        self.call_after_refresh(self._resume)

    def on_unmount(self) -> None:
        """Close the index and remember the place."""
        self._finder.close()
        # NO_COLOR puts a theme of its own in the place of the reader's.
        theme = "" if self.app.ansi_color else self.app.theme
        self.memory.leave(self.entry_id, theme, self.answer.columns)

    # What is shown

    def _show_entry(self, entry_id: str) -> None:
        self.entry_id = entry_id
        self._related = ()
        entry = self.entry
        numbers = self.desk.follow(entry)
        if entry is not None:
            self.answer.show(entry, numbers, self.search.needle)
            self._finder.relate(entry_id)
        elif self.search.result is not None:
            self._related = self.search.result.suggestions.entry_ids
            offers = related_offers(self.faq, self._related)
            self.answer.show_nothing_found(self.search.result, offers)
        if self.desk.is_open and not self.desk.numbers:
            self.close_drawer()
        self.update_status()

    def jump(self, entry_id: str) -> None:
        """Go to an entry from anywhere; the way back is remembered.

        Args:
            entry_id: Id of the entry.
        """
        if entry_id not in self.faq.entries_by_id:
            return
        self._history.visit(self.entry_id)
        self._history.visit(entry_id)
        self._choose(entry_id)
        self.set_focus(self.answer)

    def _choose(self, entry_id: str) -> None:
        if not self.questions.choose(entry_id):
            # It is not among the results.
            self._clear_search_line()
            self.search.leave(entry_id)

    def _browse_section(self, section_id: str) -> None:
        """Leave the search for the first question of a section."""
        entries = [entry.id for entry in self.faq.entries if entry.section == section_id]
        if entries:
            self._choose(entries[0])
            self.set_focus(self.questions)

    @on(QuestionList.Moved)
    def _moved(self, event: QuestionList.Moved) -> None:
        if event.by_hand:
            self.search.chosen_by_hand()
        if not self._painted:
            return
        if event.key != self.entry_id or not event.key:
            self._show_entry(event.key)
        self.update_status()

    @on(QuestionList.Opened)
    def _opened(self) -> None:
        self.action_enter()

    @on(LinePane.Follow)
    def _follow(self, event: LinePane.Follow) -> None:
        target = link_target(event.href)
        if target.kind == "anchor":
            target = anchor_target(self.faq, target.value)
        match target.kind:
            case "reference":
                self.show_reference(target.value)
            case "entry":
                self.jump(target.value)
            case "doubtful":
                self.open_doubtful(target.value)
            case "search":
                self.search_bar.put(target.value)
                self.set_focus(self.questions)
            case "section":
                self._browse_section(target.value)
            case "anchor":
                self.status.say(f"Nothing here is called “{target.value}”")
            case "web":
                self.open_url(target.value)

    # Searching

    @on(SearchBar.Changed)
    def _search_changed(self, event: SearchBar.Changed) -> None:
        if self.search.result is None:
            self._history.visit(self.entry_id)
        self.search.change(event.text, typing=True)
        self.update_status()

    @on(SearchBar.Submitted)
    def _search_submitted(self) -> None:
        result = self.search.result
        nothing = result is not None and not result.shown
        self.set_focus(self.answer if nothing else self.questions)
        if self.search_bar.text.strip():
            self.memory.remember_search(self.search_bar.text)
            self.search.change(self.search_bar.text, typing=False)

    @on(Finder.Found)
    def _found(self, event: Finder.Found) -> None:
        self.search.found(event.result)
        self.update_status()

    @on(Finder.Ready)
    def _index_ready(self) -> None:
        self.search.index_ready()

    @on(Finder.Indexing)
    def _indexing(self, event: Finder.Indexing) -> None:
        self.search.indexing(event.done, event.total, event.seconds)

    @on(Finder.RelatedFound)
    def _related_found(self, event: Finder.RelatedFound) -> None:
        if event.entry_id == self.entry_id and event.related:
            offers = related_offers(self.faq, event.related)
            self._related = tuple(offer.entry.id for offer in offers)
            self.answer.show_related(offers)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something in a thread has failed, rather than wait for ever."""
        if event.state.name == "ERROR":
            self.status.say(f"{event.worker.group} failed: {event.worker.error}")

    def _clear_search_line(self) -> None:
        with self.prevent(SearchBar.Changed, Input.Changed):
            self.search_bar.put("")

    # Pages of a narrow screen, and the status line

    def _typing_in(self) -> Literal["search", "filter", ""]:
        if isinstance(self.focused, SearchInput):
            return "search"
        return "filter" if self.focused is self.drawer_filter else ""

    def update_status(self) -> None:
        """Say where the reader is, and which keys to press next."""
        result = self.search.result
        self.status.facts = facts(self.questions, self.answer, result)
        self.status.hints = hints_for(
            self._typing_in() or self.pane,
            self.keys,
            searching=result is not None and bool(result.shown),
            has_references=bool(self.desk.numbers),
        )

    # Actions: each is named in tui.actions

    def action_enter(self) -> None:
        """Open what is chosen: the question, the link, the reference."""
        pane = self.pane
        if isinstance(pane, QuestionList) and pane.key:
            self._history.visit(pane.key)
            self.set_focus(self.answer)
        elif isinstance(pane, LinePane) and pane.chosen_href:
            pane.post_message(LinePane.Follow(pane.chosen_href))
        elif isinstance(pane, ReferencesDrawer):
            self.action_open_reference()
        elif isinstance(pane, AnswerPane):
            key = self.keys["link.next"]
            self.status.say(f"{key} chooses a citation or link, ↵ then follows it")

    def action_history(self, step: int) -> None:
        """Go back or forward among the entries that were read."""
        entry_id = self._history.step(step, self.entry_id)
        if not entry_id:
            self.status.say("Nothing to go back to" if step < 0 else "Nothing to go forward to")
        else:
            self._choose(entry_id)

    def action_search(self) -> None:
        """Go to the search line."""
        self.set_focus(self.search_bar.input)
        self.search_bar.input.action_select_all()

    def action_list_move(self, step: int) -> None:
        """Move in the list while typing; up in an empty line brings the last search back."""
        if step < 0 and not self.search_bar.text and self.memory.searches:
            self.search_bar.put(self.memory.searches[0])
        else:
            super().action_list_move(step)

    def action_literal(self) -> None:
        """Search for exactly what was typed."""
        if not self.search.search_literally():
            self.status.say("Nothing was corrected in this search")

    def action_match(self, step: int) -> None:
        """Walk to the next match, on into the next result."""
        if self.search.result is None:
            self.status.say(f"Nothing is searched for; {self.keys['search']} searches")
            return
        if self.on_page_of(self.answer, lambda: self.action_match(step)):
            return
        if not self.answer.step_match(step):
            before = self.questions.key
            self.questions.move(step)
            if self.questions.key == before:
                self.status.say("No more matches" if step > 0 else "No matches before this one")
                return
            self._show_entry(self.questions.key)
            self.answer.step_match(step)
        self.update_status()

    def action_related(self, number: int) -> None:
        """Go to a related question."""
        if number <= len(self._related):
            self.jump(self._related[number - 1])

    def action_escape(self) -> None:
        """Undo one thing: a chosen link, the drawer, the answer page, the search."""
        steps: tuple[Callable[[], bool], ...] = (
            self._clear_selection,
            self._escape_search_line,
            self.leave_filter,
            self.forget_link,
            self.leave_drawer,
            self._escape_answer,
            self._escape_results,
        )
        for step in steps:
            if step():
                break
        self.update_status()

    def _clear_selection(self) -> bool:
        had = bool(self.selections)
        self.clear_selection()
        return had

    def _escape_search_line(self) -> bool:
        if not isinstance(self.focused, SearchInput):
            return False
        if self.search_bar.text:
            self.search_bar.put("")
        else:
            self.set_focus(self.questions)
        return True

    def _escape_answer(self) -> bool:
        if self.focused is not self.answer:
            return False
        self.set_focus(self.questions)
        return True

    def _escape_results(self) -> bool:
        if not self.search_bar.text:
            return False
        self.search_bar.put("")
        return True
