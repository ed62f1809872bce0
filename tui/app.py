"""The app: themes, settings and the one screen that everything happens on."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SuspendNotSupported
from textual.theme import Theme

import data
from desk.config_checks import check_keys, check_theme
from desk.places import cache_dir, state_dir
from tui.actions import ACTIONS
from tui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.command import Provider

    from data.model import Faq
    from data.problems import Problem
    from desk.config import Config

DARK = Theme(
    name="faqt-dark",
    primary="#7fb4ca",
    secondary="#9a8fc2",
    accent="#8fd0c0",
    warning="#e6b566",
    error="#e67e80",
    success="#a7c080",
    foreground="#d8dee4",
    background="#14181d",
    surface="#1a1f26",
    panel="#2b333d",
    dark=True,
    variables={"muted": "#93a0ad", "cursor-ground": "#27404d"},
)
LIGHT = Theme(
    name="faqt-light",
    primary="#1f6f8b",
    secondary="#6a5a9e",
    accent="#00695c",
    warning="#8a5a00",
    error="#b3261e",
    success="#4c6b1f",
    foreground="#1f2428",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#dcd8cf",
    dark=False,
    variables={"muted": "#5d666e", "cursor-ground": "#cfe3ea"},
)


def _commands() -> type[Provider]:
    from tui.palette import FaqtCommands

    return FaqtCommands


class FaqtApp(App[int]):
    """Reads one FAQ in the terminal."""

    TITLE = "faqt"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 - Textual's own type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - the same
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}

    def __init__(
        self,
        faq: Faq,
        *,
        config: Config,
        cache_folder: Path | None,
        state_folder: Path,
        entry_id: str = "",
        search: str = "",
        ref_id: str = "",
        warnings: tuple[Problem, ...] = (),
    ) -> None:
        """Make the app.

        Args:
            faq: The FAQ to read.
            config: Settings.
            cache_folder: Where indexes are kept; None to keep them in memory.
            state_folder: Where bookmarks and the like are kept.
            entry_id: Entry to begin with.
            search: Search to begin with.
            ref_id: Reference to begin with.
            warnings: What is wrong with the settings or the file, without keeping it from being
                read.
        """
        # NO_COLOR (https://no-color.org) only takes effect together with the terminal's colours.
        super().__init__(ansi_color=bool(os.environ.get("NO_COLOR")))
        self.faq = faq
        self.config = config
        self._warnings = warnings
        self._main = MainScreen(
            faq,
            config,
            cache_folder,
            state_folder,
            entry_id=entry_id,
            search=search,
            ref_id=ref_id,
        )
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        if not self.ansi_color:
            wanted = config.theme or self._main.memory.theme
            self.theme = wanted if wanted in self.available_themes else DARK.name
        self._warnings += check_theme(config, self.available_themes)
        known = {action.id for action in ACTIONS}
        self._warnings += check_keys(config, {action.id: action.keys for action in ACTIONS})
        self.set_keymap(
            {name: ",".join(keys) for name, keys in config.keys.items() if name in known}
        )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give colours that themes from elsewhere do not name."""
        dark = self.current_theme.dark
        return {
            "muted": "#8f8f8f" if dark else "#666666",
            "cursor-ground": "#3a3a3a" if dark else "#d6d6d6",
        }

    def get_default_screen(self) -> MainScreen:
        """Start with the main screen."""
        return self._main

    def on_mount(self) -> None:
        """Tell what is wrong without being in the way."""
        self._main.call_after_refresh(_collect_again)
        said = [f"Read as {self.faq.format}"] if self.faq.format else []
        if self._warnings:
            said.append(_warned(self._warnings))
        if said:
            self._main.call_after_refresh(lambda: self._main.status.say(" · ".join(said)))

    # Actions: each is named in tui.actions

    def action_about(self) -> None:
        """Show where the FAQ comes from."""
        from tui.screens.about import AboutScreen

        self.push_screen(AboutScreen(self.faq))

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.config))

    def action_next_theme(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    async def action_edit(self, sure: bool = False) -> None:
        """Edit the source at the question that is read, then read it again.

        Args:
            sure: Whether the reader knows that it is the FAQ that faqt ships.
        """
        from tui.editing import editor_command, run_editor

        status, entry = self._main.status, self._main.entry
        if entry is None or not self.faq.path:
            status.say("There is no file to edit")
            return
        if Path(self.faq.path).is_relative_to(Path(data.__file__).parent) and not sure:
            self._ask_before_editing_the_shipped_faq()
            return
        command = editor_command(self.faq.path, entry.line, config=self.config, environ=os.environ)
        if not command:
            status.say("No editor is known: set $EDITOR, or editor in config.toml")
            return
        try:
            with self.suspend():
                trouble = run_editor(command)
        except SuspendNotSupported:
            status.say("The editor needs a terminal of its own")
            return
        self.refresh()
        await self.action_read_again()
        if trouble:
            self._main.status.say(trouble)

    def _ask_before_editing_the_shipped_faq(self) -> None:
        from tui.screens.dialogs import Choice, ChoiceDialog

        async def chosen(value: str | None) -> None:
            if value:
                await self.action_edit(sure=True)

        self.push_screen(
            ChoiceDialog(
                "This FAQ is part of faqt",
                f"{self.faq.path}\n\nAn update of faqt replaces the file, with your changes.",
                [Choice("edit", "Edit it all the same")],
            ),
            chosen,
        )

    async def action_read_again(self) -> None:
        """Read the file again; one that cannot be read leaves what is shown as it is."""
        from convert.read import load
        from tui.screens.trouble import TroubleScreen

        loaded = load(self.faq.path)
        if loaded.faq is None:
            self.push_screen(TroubleScreen(loaded.problems))
        elif loaded.faq.digest != self.faq.digest:
            self.faq = loaded.faq
            await self._main.read_again(loaded.faq)
            if loaded.problems:
                self._main.status.say(_warned(loaded.problems))
        else:
            self._main.status.say("The file has not changed")

    async def action_quit(self) -> None:
        """Quit."""
        self.exit(0)


def _warned(problems: Sequence[Problem]) -> str:
    """Say in one line what is wrong: the one thing, or how many and where they are told."""
    first = problems[0]
    files = dict.fromkeys(Path(problem.file).name for problem in problems if problem.file)
    if len(problems) > 1:
        where = f" in {' and '.join(files)}" if files else ""
        return f"{len(problems):,} problems{where}; run “faqt check” to see them"
    place = f"Line {first.line} of {Path(first.file).name}: " if first.file and first.line else ""
    return f"{place}{first.message}"


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
    warnings: tuple[Problem, ...] = (),
) -> int:
    """Read a FAQ on the screen until the reader quits.

    Args:
        faq: The FAQ.
        entry_id: Entry to begin with.
        search: Search to begin with.
        ref_id: Reference to begin with.
        config: Settings.
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
        entry_id=entry_id or "",
        search=search or "",
        ref_id=ref_id or "",
        warnings=warnings,
    )
    return app.run() or app.return_code or 0
