"""The main screen: the list, the answer and the references, and how a reader moves among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from tui.actions import bindings
from tui.finder import Finder
from tui.hints import facts, hints_for
from tui.history import History
from tui.opening import LinkOpener
from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.lines import LinePane
from tui.panes.questions import QuestionList
from tui.panes.search import SearchBar, SearchInput
from tui.panes.status import StatusLine
from tui.referring import ReferenceDesk
from tui.related import related_offers
from tui.searching import SearchSession

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.worker import Worker

    from data.config import Config
    from data.model import Entry, Faq

Pane = QuestionList | AnswerPane | ReferencesDrawer


class MainScreen(Screen[None]):
    """Reads one FAQ.

    The screen owns what is shown: panes tell it by messages what the reader did, and it tells them
    what to show.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = "#questions"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 - Textual declares it on the instance
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - the same

    def __init__(
        self,
        faq: Faq,
        config: Config,
        cache_dir: Path | None,
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
            entry_id: Entry to begin with.
            search: Search to begin with.
            ref_id: Reference to begin with.
        """
        super().__init__(classes="-page-list")
        self.faq = faq
        self.entry_id = ""
        """Id of the entry that is read; empty when there is none."""
        self._begin = (entry_id, search, ref_id)
        self._finder = Finder(self, faq, cache_dir)
        self._opener = LinkOpener(self, faq, config)
        self._history = History()
        self._related: tuple[str, ...] = ()
        self._columns = config.reading_width

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield SearchBar(id="search")
        with Horizontal(id="body"):
            yield QuestionList(id="questions")
            with Vertical(id="reading"):
                yield AnswerPane(self.faq, id="answer")
                yield ReferencesDrawer(self.faq, id="drawer")
        yield StatusLine(id="status")

    def on_mount(self) -> None:
        """Show the list at once; the answer and the index follow the first paint."""
        self.questions = self.query_one(QuestionList)
        self.answer = self.query_one(AnswerPane)
        self.drawer = self.query_one(ReferencesDrawer)
        self.search_bar = self.query_one(SearchBar)
        self.status = self.query_one(StatusLine)
        self.questions.border_title = "Questions"
        self.answer.border_title = "Answer"
        self.answer.columns = self._columns
        self.desk = ReferenceDesk(self.faq, self.answer, self.drawer)
        self.search = SearchSession(
            self.faq, self._finder, self.search_bar, self.questions, self.answer
        )
        self.search.show_all(self._begin[0])
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

    def on_unmount(self) -> None:
        """Close the index."""
        self._finder.close()

    @property
    def pane(self) -> Pane | None:
        """The pane that keys go to; None for the search line."""
        focused = self.focused
        if isinstance(focused, (QuestionList, AnswerPane, ReferencesDrawer)):
            return focused
        return None

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
        self._update_status()

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
        self._update_status()

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
        self._update_status()

    @on(SearchBar.Submitted)
    def _search_submitted(self) -> None:
        self.set_focus(self.questions)
        if self.search_bar.text.strip():
            self.search.change(self.search_bar.text, typing=False)

    @on(Finder.Found)
    def _found(self, event: Finder.Found) -> None:
        self.search.found(event.result)
        self._update_status()

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

    @on(LinkOpener.Launched)
    def _launched(self, event: LinkOpener.Launched) -> None:
        self.status.say(self._opener.launched(event))

    # Pages of a narrow screen, and the status line

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the page that keys go to, and its hints."""
        pages = {QuestionList: "list", SearchInput: "list", AnswerPane: "answer"}
        page = pages.get(type(event.widget), "drawer")
        for name in ("list", "answer", "drawer"):
            self.set_class(name == page, f"-page-{name}")
        self._update_status()

    def _update_status(self) -> None:
        result = self.search.result
        self.status.facts = facts(self.questions, self.answer, result)
        self.status.hints = hints_for(
            "search" if isinstance(self.focused, SearchInput) else self.pane,
            searching=result is not None and bool(result.hits),
            has_references=bool(self.drawer.keys),
        )

    # Actions: each is named in tui.actions

    def action_move(self, step: int) -> None:
        """Move by one in the pane that keys go to."""
        if self.pane is not None:
            self.pane.move(step)
            self._update_status()

    def action_page(self, part: float) -> None:
        """Move by a part of a page."""
        if self.pane is not None:
            self.pane.page(part)

    def action_go(self, where: str) -> None:
        """Go to the top or the end."""
        if self.pane is not None:
            self.pane.go(to_end=where == "bottom")

    def action_list_move(self, step: int) -> None:
        """Move in the list while the search line has the keys."""
        self.questions.move(step)

    def action_list_page(self, part: float) -> None:
        """Page through the list while the search line has the keys."""
        self.questions.page(part)

    def action_question(self, step: int) -> None:
        """Go to the next or the previous question, whichever pane has the keys."""
        self.questions.move(step)

    def action_pane(self, step: int) -> None:
        """Hand the keys to another pane."""
        panes: list[Pane] = [self.questions, self.answer]
        if self.desk.is_open:
            panes.append(self.drawer)
        at = panes.index(self.pane) if self.pane in panes else (-1 if step > 0 else 0)
        self.set_focus(panes[(at + step) % len(panes)])

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
        self._update_status()

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
        self._update_status()

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

    def action_about(self) -> None:
        """Show where the FAQ comes from."""
        from tui.screens.about import AboutScreen

        self.app.push_screen(AboutScreen(self.faq))

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_next_theme(self) -> None:
        """Change between dark and light."""
        self.app.theme = "faqt-light" if self.app.current_theme.dark else "faqt-dark"

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit(0)
