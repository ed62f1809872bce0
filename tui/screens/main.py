"""The main screen: the list, the answer and the references, and how a reader moves among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from data.reading import reference_numbers
from index.model import Needle, SearchRequest, SearchResult
from tui.actions import bindings
from tui.finder import Finder
from tui.hints import hints_for
from tui.history import History
from tui.listing import browse_listing, result_listing
from tui.opening import LinkOpener
from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.lines import LinePane
from tui.panes.questions import QuestionList
from tui.panes.search import SearchBar, SearchInput
from tui.panes.status import StatusLine
from tui.related import related_offers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.worker import Worker

    from data.config import Config
    from data.model import Faq

Pane = QuestionList | AnswerPane | ReferencesDrawer
RESULT_LIMIT = 500
"""Results that the list shows at the most; the status line tells how many there are."""


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
        self._begin = (entry_id, search, ref_id)
        self._finder = Finder(self, faq, cache_dir)
        self._opener = LinkOpener(self, faq, config)
        self._history = History()
        self._result: SearchResult | None = None
        self._browse = browse_listing(faq)
        # Where the whole list was before a search, and whether the reader chose the question.
        self._before: tuple[str, int] | None = None
        self._chosen_by_hand = False
        self._literal = False
        self._drawer_scope: Literal["entry", "faq"] = "entry"
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

    # The panes

    @property
    def questions(self) -> QuestionList:
        """The list."""
        return self.query_one(QuestionList)

    @property
    def answer(self) -> AnswerPane:
        """The answer pane."""
        return self.query_one(AnswerPane)

    @property
    def drawer(self) -> ReferencesDrawer:
        """The references drawer."""
        return self.query_one(ReferencesDrawer)

    @property
    def search_bar(self) -> SearchBar:
        """The search line."""
        return self.query_one(SearchBar)

    @property
    def status(self) -> StatusLine:
        """The status line."""
        return self.query_one(StatusLine)

    @property
    def pane(self) -> Pane | None:
        """The pane that keys go to; None for the search line."""
        focused = self.focused
        if isinstance(focused, (QuestionList, AnswerPane, ReferencesDrawer)):
            return focused
        return None

    @property
    def searching(self) -> bool:
        """Whether the list shows what a search found."""
        return self._result is not None

    # Starting

    def on_mount(self) -> None:
        """Show the list at once; the answer and the index follow the first paint."""
        self.questions.border_title = "Questions"
        self.answer.border_title = "Answer"
        self.drawer.border_title = "References"
        self.answer.columns = self._columns
        entry_id, _, _ = self._begin
        self.questions.show(self._browse, key=entry_id)
        self.search_bar.note(f"{len(self.faq.entries):,} questions")
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        _, search, ref_id = self._begin
        self._finder.start()
        if search:
            self.search_bar.put(search)
        if ref_id:
            self._show_reference(ref_id)

    def on_unmount(self) -> None:
        """Close the index."""
        self._finder.close()

    # What is shown

    def _show_entry(self, entry_id: str) -> None:
        self.entry_id = entry_id
        self._related = ()
        entry = self.faq.entries_by_id.get(entry_id)
        numbers = reference_numbers(self.faq, entry) if entry is not None else {}
        self.answer.show(entry, numbers, self._needle)
        if self._drawer_scope == "entry":
            self.drawer.show(numbers)
            if not numbers and self.drawer.display:
                self._close_drawer()
        if entry is not None:
            self._finder.relate(entry_id)
        self._update_status()

    @property
    def _needle(self) -> Needle:
        return self._result.needle if self._result is not None else Needle()

    def jump(self, entry_id: str) -> None:
        """Go to an entry from anywhere; the way back is remembered.

        Args:
            entry_id: Id of the entry.
        """
        if entry_id not in self.faq.entries_by_id:
            return
        self._history.visit(entry_id)
        if not self.questions.choose(entry_id):
            # It is not among the results: leave the search.
            self._leave_search(entry_id)
        self._show_page("answer")

    @on(QuestionList.Moved)
    def _moved(self, event: QuestionList.Moved) -> None:
        if event.by_hand:
            self._chosen_by_hand = True
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
        else:
            self._opener.open_url(event.href)

    # Searching

    @on(SearchBar.Changed)
    def _search_changed(self, event: SearchBar.Changed) -> None:
        self._literal = False
        self._search(event.text, typing=True)

    @on(SearchBar.Submitted)
    def _search_submitted(self) -> None:
        self.set_focus(self.questions)
        self._show_page("list")
        if self.search_bar.text.strip():
            self._search(self.search_bar.text, typing=False)

    def _search(self, text: str, *, typing: bool) -> None:
        if not text.strip():
            self._finder.cancel()
            self._leave_search()
            return
        if self._before is None:
            self._before = (self.questions.key, self.questions.top)
        request = SearchRequest(text, limit=RESULT_LIMIT, typing=typing, literal=self._literal)
        if not self._finder.ready:
            self.search_bar.note("Preparing the search…")
        self._finder.search(request)

    @on(Finder.Found)
    def _found(self, event: Finder.Found) -> None:
        if not self.search_bar.text.strip():
            return
        result = self._result = event.result
        # A question that the reader chose stays; else the best one is shown.
        key = self.questions.key if self._chosen_by_hand else ""
        self.questions.border_title = "Results"
        listing = result_listing(self.faq, result, lambda: self.questions.size.width - 4)
        self.questions.show(listing, key=key)
        if not any(hit.entry_id == self.questions.key for hit in result.hits):
            self._chosen_by_hand = False
        self.answer.light(result.needle)
        self._note_result(result)
        self._update_status()

    def _note_result(self, result: SearchResult) -> None:
        if result.corrections:
            used = ", ".join(f"“{fix.used}” for “{fix.typed}”" for fix in result.corrections)
            self.search_bar.note(f"searched {used} · ^t as typed")
        else:
            self.search_bar.note("")

    def _leave_search(self, entry_id: str = "") -> None:
        """Bring the whole list back: where it was, or at the question that was chosen."""
        before, self._before = self._before, None
        was_searching, self._result = self._result is not None, None
        self.search_bar.note(f"{len(self.faq.entries):,} questions")
        self.questions.border_title = "Questions"
        if entry_id or was_searching:
            key, top = before or (self.questions.key, 0)
            if entry_id or (self._chosen_by_hand and self.questions.key):
                self.questions.show(self._browse, key=entry_id or self.questions.key)
            else:
                self.questions.show(self._browse, key=key, top=top)
        self.answer.light(Needle())
        self._update_status()

    @on(Finder.Ready)
    def _index_ready(self) -> None:
        self.search_bar.note(f"{len(self.faq.entries):,} questions")
        self._finder.opened()

    @on(Finder.Indexing)
    def _indexing(self, event: Finder.Indexing) -> None:
        if event.total and not self._finder.ready:
            self.search_bar.note(f"Indexing {event.done:,} of {event.total:,}")

    @on(Finder.RelatedFound)
    def _related_found(self, event: Finder.RelatedFound) -> None:
        if event.entry_id == self.entry_id and event.related:
            self._related = event.related
            self.answer.show_related(related_offers(self.faq, event.related))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something in a thread has failed, rather than wait for ever."""
        if event.state.name == "ERROR":
            self.status.say(f"{event.worker.group} failed: {event.worker.error}")

    # References

    def _show_reference(self, key: str) -> None:
        if key not in self.faq.references_by_id:
            self.status.say(f"The FAQ has no reference “{key}”")
            return
        if key not in self.drawer.keys:
            self._drawer_scope = "faq"
        self._open_drawer()
        self.drawer.choose(key)

    def _open_drawer(self) -> None:
        if self._drawer_scope == "faq":
            numbers = {ref.id: number for number, ref in enumerate(self.faq.references, 1)}
            self.drawer.border_title = "All references"
        else:
            entry = self.faq.entries_by_id.get(self.entry_id)
            numbers = dict(reference_numbers(self.faq, entry)) if entry is not None else {}
            self.drawer.border_title = "References"
        if not numbers:
            self.status.say("This answer cites nothing; R shows all references of the FAQ")
            return
        self.drawer.show(numbers)
        self.drawer.display = True
        self._show_page("drawer")
        self.set_focus(self.drawer)

    def _close_drawer(self) -> None:
        had_focus = self.focused is self.drawer
        self.drawer.display = False
        self._drawer_scope = "entry"
        self._show_page("answer")
        if had_focus:
            self.set_focus(self.answer)

    @on(LinkOpener.Launched)
    def _launched(self, event: LinkOpener.Launched) -> None:
        self.status.say(self._opener.launched(event))

    # Pages of a narrow screen

    def _show_page(self, page: Literal["list", "answer", "drawer"]) -> None:
        for name in ("list", "answer", "drawer"):
            self.set_class(name == page, f"-page-{name}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the page that keys go to, and its hints."""
        if isinstance(event.widget, QuestionList):
            self._show_page("list")
        elif isinstance(event.widget, AnswerPane):
            self._show_page("answer")
        elif isinstance(event.widget, ReferencesDrawer):
            self._show_page("drawer")
        self._update_status()

    # Status

    def _update_status(self) -> None:
        status = self.status
        result = self._result
        place = self._position()
        if result is not None:
            more = "" if result.total <= len(result.hits) else f" of {result.total:,}"
            facts = [f"{place}{more} found", f"{result.elapsed * 1000:.0f} ms"]
            if self.answer.match_count and self.answer.match_number:
                facts.append(f"match {self.answer.match_number}/{self.answer.match_count}")
            status.facts = " · ".join(facts)
        else:
            status.facts = place
        status.hints = hints_for(
            "search" if isinstance(self.focused, SearchInput) else self.pane,
            searching=result is not None,
            has_references=bool(self.drawer.keys),
        )

    def _position(self) -> str:
        keys = [key for key in self.questions.listing.keys if key]
        if not keys:
            return "0/0"
        key = self.questions.key
        return f"{keys.index(key) + 1 if key else 0}/{len(keys)}"

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
        if self.drawer.display:
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
        elif not self.questions.choose(entry_id):
            self._leave_search(entry_id)

    def action_search(self) -> None:
        """Go to the search line."""
        self._show_page("list")
        self.set_focus(self.search_bar.input)
        self.search_bar.input.action_select_all()

    def action_literal(self) -> None:
        """Search for exactly what was typed."""
        if self._result is not None and self._result.corrections:
            self._literal = True
            self._search(self.search_bar.text, typing=False)

    def action_match(self, step: int) -> None:
        """Walk to the next match, on into the next result."""
        if self._result is None:
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
        if self.drawer.display and self._drawer_scope == "entry":
            self._close_drawer()
        else:
            self._drawer_scope = "entry"
            self._open_drawer()

    def action_all_references(self) -> None:
        """Open the drawer with all references of the FAQ."""
        self._drawer_scope = "faq"
        self._open_drawer()

    def action_reference(self, number: int) -> None:
        """Go to a reference by its number."""
        keys = self.drawer.keys
        if 0 < number <= len(keys):
            self._show_reference(keys[number - 1])
        else:
            self.status.say(f"There is no reference {number} here")

    def action_open_reference(self) -> None:
        """Open the DOI or link of the chosen reference."""
        keys = self.drawer.keys
        scheme, _, target = self.answer.chosen_href.partition(":")
        if self.drawer.display and self.drawer.chosen:
            self._opener.open_reference(self.drawer.chosen)
        elif self.answer.chosen_href and scheme in ("http", "https", "mailto"):
            self._opener.open_url(self.answer.chosen_href)
        elif scheme == "cite" and target in self.faq.references_by_id:
            self._opener.open_reference(target)
        elif len(keys) == 1:
            self._opener.open_reference(keys[0])
        else:
            self._open_drawer()
            if keys:
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
            self._chosen_by_hand = False
            self.search_bar.put("")
        else:
            self.set_focus(self.questions)
        return True

    def _escape_link(self) -> bool:
        return isinstance(self.focused, LinePane) and self.focused.forget_link()

    def _escape_drawer(self) -> bool:
        if not self.drawer.display:
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
