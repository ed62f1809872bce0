"""Editing the source of an entry in the reader's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

import data

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from textual.app import App

    from data.model import Entry, Faq
    from desk.config import Config
    from tui.keys import Keys

_PLUS_LINE = frozenset(
    {"emacs", "emacsclient", "joe", "jove", "mg", "nano", "ne", "nvim", "pico", "vi", "view"}
    | {"vim", "micro", "kak", "mcedit", "nvi", "vis", "ed"}
)
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
_GOTO_LINE = frozenset({"code", "codium", "vscodium"})


class EditDesk:
    """Edits the file of a FAQ."""

    def __init__(self, app: App[int], faq: Faq, config: Config, keys: Keys) -> None:
        """Make a desk.

        Args:
            app: Gives its terminal to the editor meanwhile.
            faq: The FAQ.
            config: Settings.
            keys: The keys in force.
        """
        self._app = app
        self._faq = faq
        self._config = config
        self._keys = keys

    async def edit(
        self,
        entry: Entry | None,
        *,
        then: Callable[[str], Awaitable[None]],
        say: Callable[[str], None],
        sure: bool = False,
    ) -> None:
        """Edit the source at an entry.

        Args:
            entry: The entry; None for none.
            then: Reads the file again, and tells what was wrong with the editor.
            say: Tells the reader what is wrong.
            sure: Whether the reader knows that it is the FAQ that faqt ships.
        """
        path = self._faq.path
        if entry is None or not path:
            say("There is no file to edit")
            return
        if Path(path).is_relative_to(Path(data.__file__).parent) and not sure:
            self._ask(lambda: self.edit(entry, then=then, say=say, sure=True))
            return
        command = editor_command(path, entry.line, config=self._config, environ=os.environ)
        if not command:
            say("No editor found; set $EDITOR, or editor in config.toml")
            return
        try:
            with self._app.suspend():
                trouble = run_editor(command)
        except SuspendNotSupported:
            say("The editor needs a terminal of its own")
            return
        self._app.refresh()
        await then(trouble)

    def _ask(self, edit: Callable[[], Awaitable[None]]) -> None:
        # Here: the screen opens without dialogs.
        from tui.dialogs.choosing import Choice, ChoiceDialog

        async def chosen(value: str | None) -> None:
            if value:
                await edit()

        self._app.push_screen(
            ChoiceDialog(
                "This FAQ is part of faqt",
                f"{self._faq.path}\n\nUpdating faqt replaces this file, and your changes with it.",
                [Choice("edit", "Edit anyway")],
                self._keys,
            ),
            chosen,
        )


def editor_command(
    path: str, line: int, *, config: Config, environ: Mapping[str, str]
) -> tuple[str, ...]:
    """Find the command that edits a file at a line.

    Args:
        path: The file.
        line: The line from 1.
        config: Settings, of which ``editor`` counts first.
        environ: Environment variables: ``VISUAL`` and ``EDITOR``.

    Returns:
        An argument list; empty when none was found.
    """
    if config.editor:
        return tuple(
            part.replace("{file}", path).replace("{line}", str(line)) for part in config.editor
        )
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError:
            continue
        if words:
            return _at_line(words, path, line)
    for fallback in ("editor", "nano", "vi"):
        if shutil.which(fallback):
            return _at_line([fallback], path, line)
    return ()


def _at_line(words: list[str], path: str, line: int) -> tuple[str, ...]:
    name = PurePath(words[0]).name
    if name in _PLUS_LINE or name == "editor":
        return (*words, f"+{line}", path)
    if name in _COLON_LINE:
        return (*words, f"{path}:{line}")
    if name in _GOTO_LINE:
        return (*words, "--wait", "--goto", f"{path}:{line}")
    return (*words, path)


def run_editor(command: tuple[str, ...]) -> str:
    """Run an editor in the foreground.

    Args:
        command: Argument list.

    Returns:
        What went wrong, as one sentence; empty when nothing did.
    """
    try:
        done = subprocess.run(command, check=False)
    except FileNotFoundError:
        return f"The editor “{command[0]}” was not found; set $EDITOR, or editor in config.toml"
    except OSError as error:
        return f"The editor “{command[0]}” cannot be started: {error.strerror or error}"
    return (
        f"The editor “{command[0]}” ended with exit code {done.returncode}"
        if done.returncode
        else ""
    )
