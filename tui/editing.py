"""Editing the source of an entry in the reader's own editor."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.config import Config

_PLUS_LINE = frozenset(
    {"emacs", "emacsclient", "joe", "jove", "mg", "nano", "ne", "nvim", "pico", "vi", "view"}
    | {"vim", "micro", "kak", "mcedit", "nvi", "vis", "ed"}
)
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
_GOTO_LINE = frozenset({"code", "codium", "vscodium"})


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
        An argument list; empty when no editor is known.
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
