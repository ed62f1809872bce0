"""The main screen: the list, the answer and the references, and how a reader moves among them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import SuspendNotSupported
from textual.message import Message
from textual.widgets import Input

from tui.actions import bindings
from tui.copying import CopyDesk
from tui.editing import editor_command, run_editor
from tui.facets import facets
from tui.finder import Finder
from tui.hints import facts, hints_for
from tui.history import History
from tui.memory import Memory
from tui.opening import LinkOpener
from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.lines import LinePane
from tui.panes.questions import QuestionList
from tui.panes.search import SearchBar, SearchInput
from tui.referring import ReferenceDesk
from tui.related import related_offers
from tui.screens.dialogs import Choice, ChoiceDialog
from tui.screens.frame import Frame
from tui.searching import SearchSession

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.binding import BindingType
    from textual.worker import Worker

    from data.config import Config
    from data.model import Entry, Faq


class MainScreen(Frame):
    """Reads one FAQ.

    The screen owns what is shown: panes tell it by messages what the reader did, and it tells them
    what to show.
    """

    class Edited(Message):
        """The file may have changed."""

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
        self.entry_id = ""
        """Id of the entry that is read; empty when there is none."""
        self.memory = Memory(faq, self._state_dir)
        self._finder = Finder(self, faq, self._cache_dir)
        self._opener = LinkOpener(self, faq, self._config)
        self._copier = CopyDesk(self, faq, self._config)
        self._history = History()
        self._related: tuple[str, ...] = ()
        self.desk = ReferenceDesk(faq, self.answer, self.drawer)
        self.search = SearchSession(
            faq, self._finder, self.search_bar, self.questions, self.answer, self.memory
        )
        self.answer.columns = self._config.reading_width or self.memory.reading_width

    def on_mount(self) -> None:
        """Show the list at once; the answer and the index follow the first paint."""
        entry_id, search, _ = self._begin
        self.search.show_all(entry_id or ("" if search else self.memory.last_entry))
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        entry_id, search, ref_id = self._begin
        self._finder.start()
        if search:
            self.search_bar.put(search)
        if ref_id:
            self._show_reference(ref_id)
        elif entry_id:
            self.set_focus(self.answer)

    async def read_again(self, faq: Faq) -> None:
        """Show a newer version of the FAQ at the question that is read.

        Args:
            faq: The newer version.
        """
        self._begin = (self.entry_id if self.entry_id in faq.entries_by_id else "", "", "")
        self._finder.close()
        self.make_panes(faq)
        self._furnish()
        await self.recompose()
        self.on_mount()
        self.status.say("Read again")

    def on_unmount(self) -> None:
        """Close the index and remember the place."""
        self._finder.close()
        self.memory.leave(self.entry_id, self.search_bar.text, self.app.theme, self.answer.columns)

    @property
    def entry(self) -> Entry | None:
        """The entry that is read."""
        return self.faq.entries_by_id.get(self.entry_id)

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
        if self.desk.is_open and not self.drawer.keys:
            self._close_drawer()
        self.update_status()

    def jump(self, entry_id: str) -> None:
        """Go to an entry from anywhere; the way back is remembered.

        Args:
            entry_id: Id of the entry.
        """
        if entry_id not in self.faq.entries_by_id:
            return
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
        if event.key != self.entry_id or not event.key:
            self._show_entry(event.key)
        if event.key:
            self._history.stand(event.key)
        self.update_status()

    @on(QuestionList.Opened)
    def _opened(self) -> None:
        self.action_enter()

    @on(LinePane.Follow)
    def _follow(self, event: LinePane.Follow) -> None:
        scheme, _, target = event.href.partition(":")
        if scheme == "cite":
            self._show_reference(target)
        elif scheme == "entry":
            self.jump(target)
        elif scheme == "search":
            self.search_bar.put(target)
            self.set_focus(self.questions)
        elif scheme == "section":
            self._browse_section(target)
        else:
            self._opener.open_url(event.href)

    # Searching

    @on(SearchBar.Changed)
    def _search_changed(self, event: SearchBar.Changed) -> None:
        self.search.change(event.text, typing=True)
        self.update_status()

    @on(SearchBar.Submitted)
    def _search_submitted(self) -> None:
        self.set_focus(self.questions)
        if self.search_bar.text.strip():
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
        self.search.indexing(event.done, event.total)

    @on(Finder.RelatedFound)
    def _related_found(self, event: Finder.RelatedFound) -> None:
        if event.entry_id == self.entry_id and event.related:
            self._related = event.related
            self.answer.show_related(related_offers(self.faq, event.related))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something in a thread has failed, rather than wait for ever."""
        if event.state.name == "ERROR":
            self.status.say(f"{event.worker.group} failed: {event.worker.error}")

    def _clear_search_line(self) -> None:
        with self.prevent(SearchBar.Changed, Input.Changed):
            self.search_bar.put("")

    # References

    def _show_reference(self, key: str) -> None:
        if self.desk.show(key, self.entry):
            self.set_focus(self.drawer)
        else:
            self.status.say(f"The FAQ has no reference “{key}”")

    def _open_drawer(self, scope: Literal["entry", "faq"]) -> bool:
        opened = self.desk.open(scope, self.entry)
        if opened:
            self.set_focus(self.drawer)
        elif scope == "entry":
            self.status.say("This answer cites nothing; R shows all references of the FAQ")
        else:
            self.status.say("This FAQ has no references")
        return opened

    def _close_drawer(self) -> None:
        had_focus = self.focused is self.drawer
        self.desk.close(self.entry)
        if had_focus:
            self.set_focus(self.answer)

    @on(CopyDesk.Copied)
    def _copied(self, event: CopyDesk.Copied) -> None:
        self.status.say(self._copier.copied(event))

    @on(LinkOpener.Launched)
    def _launched(self, event: LinkOpener.Launched) -> None:
        self.status.say(self._opener.launched(event))

    # Pages of a narrow screen, and the status line

    def update_status(self) -> None:
        """Say where the reader is, and which keys to press next."""
        result = self.search.result
        self.status.facts = facts(self.questions, self.answer, result)
        self.status.hints = hints_for(
            "search" if isinstance(self.focused, SearchInput) else self.pane,
            searching=result is not None and bool(result.hits),
            has_references=bool(self.drawer.keys),
        )

    # Actions: each is named in tui.actions

    def action_enter(self) -> None:
        """Open what is chosen: the question, the link, the reference."""
        pane = self.pane
        if isinstance(pane, QuestionList) and pane.key:
            self._history.visit(pane.key)
            self.set_focus(self.answer)
        elif isinstance(pane, ReferencesDrawer):
            self.action_open_reference()
        elif isinstance(pane, AnswerPane):
            if pane.chosen_href:
                pane.post_message(LinePane.Follow(pane.chosen_href))
            else:
                self.status.say("c chooses a citation or link, ↵ then follows it")

    def action_history(self, step: int) -> None:
        """Go back or forward among the entries that were read."""
        entry_id = self._history.step(step)
        if not entry_id:
            self.status.say("Nothing to go back to" if step < 0 else "Nothing to go forward to")
        else:
            self._choose(entry_id)

    def action_search(self) -> None:
        """Go to the search line."""
        self.set_focus(self.search_bar.input)
        self.search_bar.input.action_select_all()

    def action_literal(self) -> None:
        """Search for exactly what was typed."""
        if not self.search.search_literally():
            self.status.say("Nothing was corrected in this search")

    def action_match(self, step: int) -> None:
        """Walk to the next match, on into the next result."""
        if self.search.result is None:
            self.status.say("Nothing is searched for; / searches")
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

    def action_link(self, step: int) -> None:
        """Choose the next citation or link of the answer or the drawer."""
        pane: LinePane = self.drawer if self.focused is self.drawer else self.answer
        if not pane.step_link(step):
            self.status.say("No citations or links here")
        else:
            self.set_focus(pane)

    def action_related(self, number: int) -> None:
        """Go to a related question."""
        if number <= len(self._related):
            self.jump(self._related[number - 1])

    def action_drawer(self) -> None:
        """Open the drawer with the answer's references, or close it."""
        if self.desk.is_open and not self.desk.shows_all:
            self._close_drawer()
        else:
            self._open_drawer("entry")

    def action_all_references(self) -> None:
        """Open the drawer with all references of the FAQ, or close it."""
        if self.desk.is_open and self.desk.shows_all:
            self._close_drawer()
        else:
            self._open_drawer("faq")

    def action_reference(self, number: int) -> None:
        """Go to a reference by its number."""
        keys = self.drawer.keys
        if 0 < number <= len(keys):
            self._show_reference(keys[number - 1])
        else:
            self.status.say(f"There is no reference {number} here")

    def action_open_reference(self) -> None:
        """Open the DOI or link of the chosen reference."""
        meant = self.desk.meant()
        if meant.startswith("cite:"):
            self._opener.open_reference(meant.removeprefix("cite:"))
        elif meant:
            self._opener.open_url(meant)
        elif self._open_drawer("entry"):
            self.status.say("Choose a reference, then o opens it")

    def action_copy(self) -> None:
        """Ask what to copy."""
        meant = self.desk.meant()
        key = meant.removeprefix("cite:") if meant.startswith("cite:") else ""
        self._copier.ask(self.entry, self.faq.references_by_id.get(key))

    # Finding again

    def action_bookmark(self) -> None:
        """Set or remove a bookmark."""
        if not self.entry_id:
            return
        marked, reason = self.memory.toggle_bookmark(self.entry_id)
        self.questions.refresh_rows()
        done = "Bookmarked; ' lists the bookmarks" if marked else "Bookmark removed"
        self.status.say(f"{done} (not kept: {reason})" if reason else done)

    def action_bookmarks(self) -> None:
        """List the bookmarks."""
        entries = [self.faq.entries_by_id[mark] for mark in self.memory.bookmarks]
        if not entries:
            self.status.say("No bookmarks yet; m sets one")
            return
        choices = [Choice(entry.id, entry.question) for entry in entries]
        self.app.push_screen(
            ChoiceDialog("Bookmarks", "", choices), lambda key: self.jump(key) if key else None
        )

    def action_sections(self) -> None:
        """List the sections and tags, to search within one."""
        choices = [Choice(facet.query, facet.label) for facet in facets(self.faq)]
        if not choices:
            self.status.say("This FAQ has no sections and no tags")
            return

        def chosen(query: str | None) -> None:
            if query:
                self.search_bar.put(query)
                self.set_focus(self.questions)

        self.app.push_screen(ChoiceDialog("Sections and tags", "", choices), chosen)

    # Reading as one likes

    def action_width(self, step: int) -> None:
        """Widen or narrow the text."""
        room = self.answer.scrollable_content_region.width
        columns = max(min((self.answer.columns or room) + step, room), min(24, room))
        self.answer.columns = 0 if columns >= room else columns
        self.answer.rebuild()
        shown = f"{columns} columns" if self.answer.columns else "as wide as the pane"
        self.status.say(f"Reading width: {shown}")

    def action_edit(self) -> None:
        """Edit the source at this question, then read it again."""
        entry = self.entry
        if entry is None or not self.faq.path:
            self.status.say("There is no file to edit")
            return
        command = editor_command(self.faq.path, entry.line, config=self._config, environ=os.environ)
        if not command:
            self.status.say("No editor is known: set $EDITOR, or editor in config.toml")
            return
        try:
            with self.app.suspend():
                trouble = run_editor(command)
        except SuspendNotSupported:
            trouble = "the screen cannot be left here"
        self.app.refresh()
        if trouble:
            self.status.say(trouble)
        self.post_message(self.Edited())

    def action_escape(self) -> None:
        """Undo one thing: a chosen link, the drawer, the answer page, the search."""
        steps: tuple[Callable[[], bool], ...] = (
            self._clear_selection,
            self._escape_search_line,
            self._escape_link,
            self._escape_drawer,
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

    def _escape_link(self) -> bool:
        return isinstance(self.focused, LinePane) and self.focused.forget_link()

    def _escape_drawer(self) -> bool:
        if not self.desk.is_open:
            return False
        self._close_drawer()
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
