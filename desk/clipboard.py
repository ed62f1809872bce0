"""Copying a text: with the system's clipboard where there is one, else through the terminal.

A terminal takes a copy as an escape sequence, OSC 52
(https://invisible-island.net/xterm/ctlseqs/ctlseqs.html), and never answers whether it did. So
results say what was done, and not more. Writing the sequence to the terminal is the caller's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from desk.opener import Which, has_display

if TYPE_CHECKING:
    from desk.config import Config

MAX_OSC52_BYTES = 74_994
"""Longest text in UTF-8 bytes that is sent through the terminal: with it the sequence has 100,000
bytes, which the smaller terminals still take."""
_SCREEN_CHUNK = 252
"""Bytes of a sequence in one string for GNU screen, whose older versions cut after 256."""
_COMMAND_SECONDS = 5.0

Run = Callable[[Sequence[str], bytes], bool]
"""Runs a command with a text on its standard input and tells whether it succeeded."""


@dataclass(frozen=True, slots=True)
class CopyResult:
    """What came of copying a text."""

    method: Literal["command", "terminal", "too-long", "none"]
    """``command``: a program took it. ``terminal``: :attr:`sequence` is to be written to the
    terminal. ``too-long``: the terminal would not take it. ``none``: there is no way."""
    message: str
    """What to tell the reader, as one sentence without a full stop; for ``terminal`` true once
    the sequence is written."""
    sequence: bytes = b""
    """What the caller must write to the terminal, unchanged; empty for all other methods."""

    @property
    def ok(self) -> bool:
        """False when the text is not copied anywhere."""
        return self.method in ("command", "terminal")


def osc52(text: str, environ: Mapping[str, str] = os.environ) -> bytes:
    """Build the sequence that asks the terminal to copy a text.

    Inside tmux and GNU screen it is wrapped as each of them needs to pass it on (tmux only does
    with ``allow-passthrough``; :func:`copy` asks tmux itself first).

    Args:
        text: What to copy, of any length.
        environ: Environment variables, of which ``TMUX`` and ``STY`` count.

    Returns:
        Bytes to be written to the terminal.
    """
    # BEL ends it rather than ESC \, which would also end screen's own wrapping.
    plain = b"\x1b]52;c;" + b64encode(_utf8(text)) + b"\a"
    if environ.get("TMUX"):
        return b"\x1bPtmux;" + plain.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"
    if environ.get("STY"):
        chunks = (plain[at : at + _SCREEN_CHUNK] for at in range(0, len(plain), _SCREEN_CHUNK))
        return b"".join(b"\x1bP" + chunk + b"\x1b\\" for chunk in chunks)
    return plain


def copy(
    text: str,
    *,
    config: Config,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
    run: Run | None = None,
) -> CopyResult:
    """Copy a text by the best way there is. Blocks for some seconds when a program hangs.

    Args:
        text: What to copy.
        config: Settings, of which ``clipboard`` counts.
        environ: Environment variables.
        platform: As :data:`sys.platform` has it.
        which: Finds programs.
        run: Runs a command; for tests.

    Returns:
        What was done, or what is left for the caller to do.
    """
    run = run or _run
    for argv in _commands(config, environ, platform):
        if which(argv[0]) and run(argv, _encoded(text, argv[0])):
            return CopyResult("command", f"copied to the system clipboard with {_name(argv[0])}")
    if (
        environ.get("TMUX")
        and which("tmux")
        and run(("tmux", "load-buffer", "-w", "-"), _utf8(text))
    ):
        return CopyResult(
            "command", "copied to tmux, which sends it on to your terminal's clipboard"
        )
    size = len(_utf8(text))
    if environ.get("TERM", "") in ("", "dumb", "linux"):
        return CopyResult("none", "no clipboard found: install wl-clipboard, xclip or xsel")
    if size > MAX_OSC52_BYTES:
        return CopyResult(
            "too-long",
            f"too long for the terminal's clipboard ({size:,} of {MAX_OSC52_BYTES:,} bytes)",
        )
    return CopyResult(
        "terminal", "sent to your terminal's clipboard (OSC 52)", osc52(text, environ)
    )


def _commands(config: Config, environ: Mapping[str, str], platform: str) -> list[tuple[str, ...]]:
    """List the commands to try, the reader's own first."""
    commands = [config.clipboard] if config.clipboard else []
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    if platform in ("darwin", "win32"):
        if not remote:  # else it is the clipboard of a machine the reader does not sit at
            commands.append(("pbcopy",) if platform == "darwin" else ("clip",))
        return commands
    if environ.get("WAYLAND_DISPLAY"):
        commands.append(("wl-copy",))
    if has_display(environ):
        commands += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if any(environ.get(name) for name in ("WSL_DISTRO_NAME", "WSL_INTEROP")):
        commands.append(("clip.exe",))
    return commands


def _run(argv: Sequence[str], text: bytes) -> bool:
    """Return a command a text on its standard input."""
    try:
        done = subprocess.run(
            argv,
            input=text,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_COMMAND_SECONDS,
            start_new_session=True,
            check=False,
            # pbcopy takes its input for MacRoman where no locale says otherwise.
            env={**os.environ, "LC_CTYPE": "UTF-8"} if _name(argv[0]) == "pbcopy" else None,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _encoded(text: str, command: str) -> bytes:
    """Return a text in the encoding that a command reads."""
    if _name(command) in ("clip", "clip.exe"):
        return b"\xff\xfe" + text.encode("utf-16-le", "replace")
    return _utf8(text)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _name(command: str) -> str:
    return PurePath(command).name
