"""The main screen: owns what is shown; panes tell it what the reader did, helpers do it."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import BindingsMap
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from tui.hints import facts, hints_for
from tui.panes.lines import LinePane
from tui.panes.questions import QuestionList
from tui.panes.search import SearchBar, SearchInput
from tui.search.finder import Finder
from tui.search.learning import Learner
from tui.session import Session

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.worker import Worker

    from data.model import Faq
    from desk.config import Config
    from tui.frame import Frame
    from tui.keys import Keys
    from tui.reading import Reading
    from tui.references.copying import CopyDesk
    from tui.references.opening import LinkOpener
    from tui.start import Start


class MainScreen(Screen[None]):
    """Reads one FAQ, or a newer version of it in its place."""

    AUTO_FOCUS = "#questions"

    def __init__(
        self,
        faq: Faq,
        config: Config,
        keys: Keys,
        cache_dir: Path | None,
        state_dir: Path,
        start: Start,
        deeds: Mapping[str, Callable[[], Awaitable[None] | None]],
    ) -> None:
        """Make the screen.

        Args:
            faq: The FAQ to read.
            config: Settings.
            keys: The keys in force.
            cache_dir: Where indexes are kept; None to keep them in memory.
            state_dir: Where bookmarks and the like are kept.
            start: Where to start.
            deeds: What is done for the actions that are the app's, by their ids.
        """
        # On a narrow screen, begin with the page that has the list.
        super().__init__(classes="-page-list")
        self._config = config
        self._keys = keys
        self._cache_dir = cache_dir
        self._state_dir = state_dir
        self._begin = start
        self._app_deeds = deeds
        self._painted = False
        self.session = self._begin_session(faq)
        runs = {name: f"do({name!r})" for name in self.deeds}
        self._bindings = BindingsMap.merge([self._bindings, BindingsMap(keys.bind(runs))])

    def _begin_session(self, faq: Faq) -> Session:
        return Session(self, faq, self._config, self._keys, self._cache_dir, self._state_dir)

    @property
    def deeds(self) -> Mapping[str, Callable[[], Awaitable[None] | None]]:
        """What is done for each action, by its id."""
        return {**self.session.deeds, **self._app_deeds}

    @property
    def frame(self) -> Frame:
        """The panes."""
        return self.session.frame

    @property
    def reading(self) -> Reading:
        """What is read, and the way to it."""
        return self.session.reading

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield from self.frame.compose()

    def on_mount(self) -> None:
        """Show the list at once; the answer and the index follow the first paint."""
        begin = self._begin
        self._painted = False
        self.session.search.show_all(
            begin.entry or ("" if begin.search else self.session.memory.last_entry)
        )
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        begin = self._begin
        self._resume()
        self.reading.history.visit(self.reading.entry_id)
        self.run_worker(self._look_for_changes, thread=True, group="file", exit_on_error=False)
        if begin.search:
            self.frame.search_bar.put(begin.search)
        if begin.reference:
            self.session.consulting.show(begin.reference, begin.scope)
        elif begin.entry:
            self.frame.focus(self.frame.answer)

    def _resume(self) -> None:
        """Do what the first paint did not wait for."""
        self._painted = True
        self.reading.show(self.frame.questions.key)
        self.session.finder.start()
        self.update_status()

    class OutOfDate(Message):
        """The file is not the one that the FAQ was made from."""

    def _look_for_changes(self) -> None:
        """Find out, in a thread, whether the FAQ that was taken from the cache is out of date."""
        from data.store.keeping import is_unchanged

        if self.session.faq.path and not is_unchanged(self.session.faq):
            self.post_message(self.OutOfDate())

    @on(OutOfDate)
    async def _out_of_date(self) -> None:
        await self.app.run_action("app.read_again")

    async def read_again(self, faq: Faq) -> None:
        """Show a newer version of the FAQ at the question that is read.

        Args:
            faq: The newer version.
        """
        before, entry_id = self.frame, self.reading.entry_id
        focused = self.focused.id if self.focused is not None else None
        self.session.finder.close()
        self._painted = False
        self.session = self._begin_session(faq)
        await self.recompose()
        self.frame.answer.columns = before.answer.columns
        self.session.search.show_all(entry_id if entry_id in faq.entries_by_id else "")
        self.frame.search_bar.put(before.search_bar.text)
        # The drawer was closed with the old panes.
        if focused in ("drawer", "drawer-filter"):
            focused = "answer"
        self.frame.focus(self.query_one(f"#{focused or 'questions'}"))
        self.frame.say("Reloaded")
        self.call_after_refresh(self._resume)

    def on_unmount(self) -> None:
        """Close the index and remember the place."""
        self.session.finder.close(last=True)
        self.remember()

    def remember(self) -> None:
        """Keep the place, the theme and the reading width for the next time."""
        # NO_COLOR puts a theme of its own in the place of the reader's.
        theme = "" if self.app.ansi_color else self.app.theme
        self.session.memory.leave(self.reading.entry_id, theme, self.frame.answer.columns)

    def holds(self, event: events.Event) -> bool:
        """Let keys that act on results wait for the results of a search that is under way."""
        if not isinstance(event, events.Key):
            return False
        if self.frame.typing_in == "search" and event.key not in SearchInput.LEAVING:
            return False
        finder = self.session.finder
        # One step stays among the results that were found first.
        return finder.is_searching or (not self._keys.is_step(event.key) and finder.hurry())

    def update_status(self) -> None:
        """Say where the reader is, and which keys to press next."""
        frame, result = self.frame, self.session.search.result
        frame.status.facts = facts(frame.questions, frame.answer, result)
        frame.status.hints = hints_for(
            frame.typing_in or frame.pane,
            self._keys.names,
            searching=result is not None and bool(result.shown),
            has_references=bool(self.session.consulting.desk.numbers),
        )

    # Keys

    async def action_do(self, name: str) -> None:
        """Do what an action of the table is for.

        Args:
            name: Id of the action.
        """
        done = self.deeds[name]()
        if isawaitable(done):
            await done
        self.update_status()

    def copy_selection(self, text: str) -> None:
        """Copy what was selected with the mouse, and say so.

        Args:
            text: The text.
        """
        self.session.desks.copier.copy_selection(text)

    # What panes tell

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the page that keys go to, and its hints."""
        self.frame.turn_to_page(event.widget)
        self.update_status()

    @on(QuestionList.Moved)
    def _moved(self, event: QuestionList.Moved) -> None:
        if event.by_hand:
            self.session.search.chosen_by_hand()
        if self._painted:
            self.update_status()
            # The list moves first; the answer follows with the next frame.
            self.call_after_refresh(self._read_chosen)

    def _read_chosen(self) -> None:
        self.reading.turn_to(self.frame.questions.key)
        self.update_status()

    @on(QuestionList.Opened)
    def _opened(self) -> None:
        self.session.following.enter()

    @on(LinePane.Follow)
    def _follow(self, event: LinePane.Follow) -> None:
        self.session.following.follow(event.href)

    @on(SearchBar.Changed)
    def _search_changed(self, event: SearchBar.Changed) -> None:
        self.session.matches.typed(event.text)
        self.update_status()

    @on(SearchBar.Submitted)
    def _search_submitted(self) -> None:
        self.session.matches.submitted()

    @on(SearchInput.Stepped)
    def _search_stepped(self, event: SearchInput.Stepped) -> None:
        self.session.matches.move(event.step)

    @on(SearchInput.Paged)
    def _search_paged(self, event: SearchInput.Paged) -> None:
        self.frame.questions.page(event.part)

    @on(Input.Changed, "#drawer-filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.session.consulting.desk.filter(event.value)

    @on(Input.Submitted, "#drawer-filter")
    def _filter_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.session.consulting.leave_filter_line()

    # What threads tell

    @on(Finder.Found)
    @on(Finder.RestFound)
    @on(Finder.Ready)
    @on(Finder.Indexing)
    @on(Finder.SentenceFound)
    @on(Finder.RelatedFound)
    @on(Learner.Progress)
    @on(Learner.Ended)
    def _search_told(self, event: Message) -> None:
        if self.session.news.take(event):
            self.update_status()

    def on_copy_desk_copied(self, event: CopyDesk.Copied) -> None:
        """Tell what came of copying."""
        self.frame.say(self.session.desks.copier.copied(event))

    def on_link_opener_launched(self, event: LinkOpener.Launched) -> None:
        """Tell what came of opening a link."""
        self.frame.say(self.session.desks.opener.launched(event))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something in a thread has failed, rather than wait for ever."""
        if event.state.name == "ERROR":
            self.frame.say(f"{event.worker.group} failed: {event.worker.error}")
