"""The app: settings, themes, and the one screen that everything happens on."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding, BindingsMap

from desk.actions import ACTIONS
from desk.config_checks import check_keys, check_theme
from desk.folders import cache_dir, state_dir
from tui import themes
from tui.door import Door, types_on
from tui.failing import FailingApp
from tui.keys import Keys
from tui.leaving import signals_handled, watch_terminal
from tui.rereading import reread, warned
from tui.screens.main import MainScreen
from tui.start import Start

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from data.model import Faq
    from data.problems import Problem
    from desk.config import Config
    from tui.palette import Command
    from tui.rereading import Again


class FaqtApp(FailingApp, inherit_bindings=False):
    """Reads one FAQ in the terminal."""

    TITLE = "faqt"
    CSS_PATH = "app.tcss"
    # Textual's own cannot stand two keys in one read; ours is an action like any other.
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 - Textual's own type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - the same

    def __init__(
        self,
        faq: Faq,
        *,
        config: Config,
        cache_folder: Path | None,
        state_folder: Path,
        start: Start | None = None,
        warnings: tuple[Problem, ...] = (),
        again: Again | None = None,
    ) -> None:
        """Make the app.

        Args:
            faq: The FAQ to read.
            config: Settings.
            cache_folder: Where indexes are kept; None to keep them in memory.
            state_folder: Where bookmarks and the like are kept.
            start: Where to start.
            warnings: What is wrong with the settings or the file, without keeping it from being
                read.
            again: Reads the FAQ again, or raises FaqError; None to read its file.
        """
        # NO_COLOR (https://no-color.org) only takes effect together with the terminal's colours.
        super().__init__(ansi_color=bool(os.environ.get("NO_COLOR")))
        # Laying one out in no columns at all raises; nothing here has any.
        self._disable_tooltips = True
        self.faq = faq
        self.config = config
        self.keys = Keys(config)
        self._warnings = warnings
        self._again = again
        # Also in dialogs and while typing.
        hint = Binding("ctrl+c", "help_quit", show=False, system=True)
        self._bindings = BindingsMap([*self.keys.bind({"suspend": "suspend_process"}), hint])
        self._door = Door(self, self._goes_on)
        self.main = MainScreen(
            faq, config, self.keys, cache_folder, state_folder, start or Start(), self._deeds()
        )
        """The main screen, also below a dialog."""
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        if not self.ansi_color:
            wanted = config.theme or self.main.session.memory.theme
            self.theme = wanted if wanted in self.available_themes else themes.DARK.name
        self._warnings += check_theme(config, self.available_themes)
        self._warnings += check_keys(config, {action.id: action.keys for action in ACTIONS})

    def _deeds(self) -> Mapping[str, Callable[[], Awaitable[None] | None]]:
        return {
            "edit": self.action_edit,
            "about": self.action_about,
            "help": self.action_help,
            "palette": self.action_palette,
            "theme": self.action_next_theme,
            "suspend": self.action_suspend_process,
            "quit": self.action_quit,
        }

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return colours that themes from elsewhere do not name."""
        return themes.defaults(dark=self.current_theme.dark)

    def get_default_screen(self) -> MainScreen:
        """Start with the main screen."""
        return self.main

    def on_mount(self) -> None:
        """Tell what is wrong without being in the way."""
        self.main.call_after_refresh(_collect_again)
        # The terminal has shown something else meanwhile.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        if not self.is_headless:
            watch_terminal(lambda: self.leave(128 + signal.SIGHUP))
        said = [f"Read as {self.faq.format}"] if self.faq.format else []
        if self._warnings:
            said.append(warned(self._warnings))
        if said:
            self.main.call_after_refresh(self.say, " · ".join(said))

    def on_unmount(self) -> None:
        """Let nothing in any more."""
        self._door.close()

    def leave(self, code: int) -> bool:
        """Quit from a signal handler or a thread; what is to be remembered is kept.

        Args:
            code: The exit code.

        Returns:
            False when the app does not run yet.
        """
        loop = self._loop
        if loop is None or not self.is_running:
            return False
        loop.call_soon_threadsafe(lambda: self.exit(return_code=code))
        return True

    def say(self, message: str) -> None:
        """Tell something in the status line.

        Args:
            message: One sentence.
        """
        self.main.frame.say(message)

    # Keys and clicks, one after another

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, a key only once those before it have taken effect."""
        if isinstance(event, events.Key) and event.key == "ctrl+j" and not self.keys.uses("ctrl+j"):
            # Enter, typed before the terminal was ours, has become a line feed.
            event = events.Key("enter", "\r")
        if self._door.admits(event):
            await super().on_event(event)

    def _goes_on(self, last: events.Event, event: events.Event) -> bool:
        """Return whether a key need not wait for the one before."""
        if types_on(self, last, event):
            return True
        before, key = getattr(last, "key", ""), getattr(event, "key", "")
        return before == key and bool(key) and self.keys.is_move(key)

    @property
    def is_waiting(self) -> bool:
        """Whether a key or a click has come that is not let in yet."""
        return not self._door.is_free

    # Actions: each is named in desk.actions

    def action_about(self) -> None:
        """Show where the FAQ comes from."""
        from tui.screens.about import AboutScreen

        self.push_screen(AboutScreen(self.faq, self.keys))

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.keys))

    def action_palette(self) -> None:
        """Offer commands, and questions by name."""
        from tui.palette import Palette

        async def chosen(command: Command | None) -> None:
            if command is None:
                return
            if command.action:
                await self.main.action_do(command.action)
            else:
                self.main.reading.jump(command.entry)

        self.push_screen(Palette(self.faq, self.keys), chosen)

    def action_next_theme(self) -> None:
        """Change between dark and light."""
        self.theme = (themes.LIGHT if self.current_theme.dark else themes.DARK).name

    async def action_edit(self) -> None:
        """Edit the source at the question that is read, then read it again."""
        from tui.editing import EditDesk

        desk = EditDesk(self, self.faq, self.config, self.keys)
        await desk.edit(self.main.reading.entry, then=self.action_read_again, say=self.say)

    async def action_read_again(self, trouble: str = "") -> None:
        """Read the file again; one that cannot be read leaves what is shown as it is.

        Args:
            trouble: What else is to be told at the end.
        """
        self.run_worker(
            self._read_again(trouble), group="reading", exclusive=True, exit_on_error=False
        )

    async def _read_again(self, trouble: str) -> None:
        found, problems = await reread(self._again, self.faq.path)
        if found is None:
            from tui.screens.trouble import TroubleScreen

            self.push_screen(TroubleScreen(problems, self.keys))
        elif found.digest != self.faq.digest:
            self.faq = found
            await self.main.read_again(found)
            if problems:
                self.say(warned(problems))
        else:
            self.say("The file has not changed")
        if trouble:
            self.say(trouble)

    async def action_quit(self) -> None:
        """Quit."""
        self.exit(0)

    def action_help_quit(self) -> None:
        """Tell who presses Ctrl+C, with nothing selected, how to quit."""
        self.say(f"Press {self.keys.names['quit']} to quit")

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a selection the way that works in this terminal, and say so.

        Args:
            text: What was selected.
        """
        self.main.copy_selection(text)


def _collect_again() -> None:
    """Let garbage be collected again, but for what was made so far and stays."""
    gc.freeze()
    gc.enable()


def browse(
    faq: Faq,
    *,
    entry_id: str | None = None,
    search: str | None = None,
    ref_id: str | None = None,
    config: Config,
    again: Again,
    warnings: tuple[Problem, ...] = (),
) -> int:
    """Read a FAQ on the screen until the reader quits.

    Args:
        faq: The FAQ.
        entry_id: Entry to begin with.
        search: Search to begin with.
        ref_id: Reference to begin with.
        config: Settings.
        again: Reads the FAQ again, or raises FaqError.
        warnings: What is wrong with the settings or the file, without keeping it from being read.

    Returns:
        Exit code.
    """
    # A search in a thread gives way to keys sooner than by default.
    sys.setswitchinterval(0.0005)
    app = FaqtApp(
        faq,
        config=config,
        cache_folder=cache_dir(),
        state_folder=state_dir(),
        start=Start(entry_id or "", search or "", ref_id or ""),
        warnings=warnings,
        again=again,
    )
    with signals_handled(app.leave):
        return app.run() or app.return_code or 0
