"""The pager: which one there is, and sending it what is longer than the terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

from desk.opener import interrupts_ignored

_COLOR_PAGERS = frozenset({"bat", "batcat", "delta", "less", "moar", "moor", "most", "ov"})


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


def is_long(text: str) -> bool:
    """Return whether a text is longer than the terminal, and somebody is there to turn its pages.

    Args:
        text: What is to be written to the terminal.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    return text.count("\n") >= shutil.get_terminal_size().lines


def page(text: str) -> bool:
    """Send a text through the pager.

    Args:
        text: What to show.

    Returns:
        False where there is no pager, and nothing was written.
    """
    argv = pager_command()
    if not argv:
        return False
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
        return False
    return True
