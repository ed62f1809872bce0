"""Writing a command's data: to standard output, a file, or through the pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from desk.opener import interrupts_ignored
from faqt.failures import CommandError
from faqt.streams import give_up

if TYPE_CHECKING:
    from faqt.options import Form

_COLOR_PAGERS = frozenset({"bat", "batcat", "delta", "less", "moar", "moor", "most", "ov"})


def emit(text: str, form: Form) -> None:
    """Write a command's data.

    Args:
        text: The data, ending with a line feed unless it is empty.
        form: Where it goes.

    Raises:
        CommandError: When it cannot be written.
        BrokenPipeError: When nobody reads on.
    """
    if form.target:
        _write_file(text, form.target)
    elif form.pager and form.mode in ("human", "plain") and _is_long(text, form):
        _page(text)
    else:
        write(text)


def write(text: str) -> None:
    """Write to standard output at once.

    Args:
        text: What to write.

    Raises:
        CommandError: When it cannot be written.
        BrokenPipeError: When nobody reads on.
    """
    if sys.stdout is None:
        raise CommandError("standard output is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up(1)
        raise CommandError(f"the output cannot be written: {error.strerror or error}") from error


def pager_command() -> list[str]:
    """Choose the pager.

    Returns:
        Its argument list: ``$PAGER``, else ``less`` where it is installed; empty for none.
    """
    wanted = os.environ.get("PAGER")
    try:
        argv = shlex.split("less" if wanted is None else wanted)
    except ValueError:
        return []
    return argv if argv and argv[0] != "cat" and shutil.which(argv[0]) else []


def pager_takes_styles() -> bool:
    """Return whether the pager shows escape sequences as what they mean."""
    argv = pager_command()
    return not argv or os.path.basename(argv[0]) in _COLOR_PAGERS  # noqa: PTH119 - no path needed


def _is_long(text: str, form: Form) -> bool:
    """Return whether a text is longer than the terminal that would show it."""
    if not form.on_terminal or sys.stdin is None or not sys.stdin.isatty():
        return False
    return text.count("\n") >= shutil.get_terminal_size().lines


def _page(text: str) -> None:
    """Send a text through the pager; write it as it is where there is none."""
    argv = pager_command()
    if not argv:
        write(text)
        return
    # As git does: colours shown, ended at once when all fits, the text left on the screen.
    environ = {"LESS": "FRX", **os.environ}
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        # Ctrl+C is a command to the pager, which decides when it ends.
        with interrupts_ignored():
            subprocess.run(
                argv, input=text.encode(encoding, "faqt.plainer"), env=environ, check=False
            )
    except OSError:
        write(text)


def _write_file(text: str, target: str) -> None:
    """Write a text to a file that the reader named."""
    try:
        with open(target, "w", encoding="utf-8", errors="faqt.plainer") as stream:  # noqa: PTH123
            stream.write(text)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CommandError(f"“{target}” cannot be written: {why}") from error
