"""Opening a link outside the terminal, or finding out that there is no way to.

:func:`find_opener` only decides, :func:`launch` only acts; no shell is ever involved. Where there
is no opener the caller shows the link itself.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

    from desk.config import Config

SCHEMES = ("http", "https", "mailto")
"""The only kinds of links that are opened."""
MAX_LENGTH = 8_000
"""Longest link in characters that is opened."""
PATIENCE = 1.0
"""Seconds in which a program that cannot open a link usually gives up."""
URL = "{url}"
"""Stands for the link in a command."""

_TEXT_BROWSERS = frozenset(
    {"browsh", "carbonyl", "cha", "edbrowse", "elinks", "links", "links2", "lynx", "w3m"}
    | {"www-browser"}  # Debian's name for whichever text browser is installed
)

Which = Callable[[str], str | None]
"""Finds a program on the path, as :func:`shutil.which` does."""


@dataclass(frozen=True, slots=True)
class Opener:
    """A way to open a link."""

    argv: tuple[str, ...]
    """The command, in which ``{url}`` stands for the link."""
    text_mode: bool = False
    """True when the program draws on the terminal, which must then be free for it."""
    note: str = ""
    """What a reader should know about the choice, as one sentence; usually empty."""

    @property
    def name(self) -> str:
        """The program's name without its folder."""
        return PurePath(self.argv[0]).name


@dataclass(frozen=True, slots=True)
class LaunchResult:
    """What came of opening a link."""

    ok: bool
    """False when the link is known not to have been opened."""
    message: str
    """What happened, as one sentence without a full stop, claiming no more than is known."""


def refusal(url: str) -> str:
    """Say why a link must not be opened.

    Args:
        url: The link.

    Returns:
        The reason, as one sentence without a full stop; empty when there is none.
    """
    scheme, colon, rest = url.partition(":")
    if not url.isprintable() or " " in url:
        return "the link has spaces or control characters in it"
    if len(url) > MAX_LENGTH:
        return f"the link is longer than {MAX_LENGTH} characters"
    if not colon or scheme.lower() not in SCHEMES:
        return "only http, https and mailto links are opened"
    if scheme.lower() != "mailto" and (not rest.startswith("//") or rest[2:3] in ("", *"/?#")):
        return "the link names no host"
    if not rest:
        return "the link names no address"
    return ""


def find_opener(
    url: str,
    *,
    config: Config,
    environ: Mapping[str, str],
    platform: str,
    which: Which = shutil.which,
) -> Opener | None:
    """Choose how to open a link: the configured command, ``$BROWSER``, the system's opener.

    Args:
        url: The link.
        config: Settings, of which ``open`` and ``open_in_terminal`` count.
        environ: Environment variables.
        platform: As :data:`sys.platform` has it.
        which: Finds programs.

    Returns:
        The first way that there is; None when there is none (:func:`not_found` tells what was
        looked for), or when the link is refused (:func:`refusal` tells).
    """
    if refusal(url):
        return None
    if config.open and which(config.open[0]):
        text_mode = config.open_in_terminal or _is_text_browser(config.open[0], environ)
        return Opener(config.open, text_mode)
    note = not_found(config=config, environ=environ, platform=platform, which=which)
    argv = _browser(environ, platform, which)
    if argv:
        return Opener(argv, _is_text_browser(argv[0], environ), note)
    argv = _system_opener(environ, platform, which)
    return Opener(argv, note=note) if argv else None


def not_found(
    *, config: Config, environ: Mapping[str, str], platform: str, which: Which = shutil.which
) -> str:
    """Say which programs were chosen to open links, but are not there.

    Args:
        config: Settings, of which ``open`` counts.
        environ: Environment variables.
        platform: As :data:`sys.platform` has it.
        which: Finds programs.

    Returns:
        One sentence without a full stop, such as ``“gone” of $BROWSER was not found``; empty where
        nothing was chosen, or what was chosen is there.
    """
    missing = []
    if config.open and not which(config.open[0]):
        missing.append(f"“{config.open[0]}”, which is configured to open links,")
    browser = environ.get("BROWSER", "").strip()
    if browser and not _browser(environ, platform, which):
        missing.append(f"“{browser}” of $BROWSER")
    if not missing:
        return ""
    return f"{' and '.join(missing)} {'was' if len(missing) == 1 else 'were'} not found"


def launch(opener: Opener, url: str, *, patience: float | None = None) -> LaunchResult:
    """Open a link. Blocks: call it from a thread, or with the screen suspended for text mode.

    A text browser gets the terminal until it ends. Any other program gets neither the terminal
    nor its own, and is given a moment to fail.

    Args:
        opener: What :func:`find_opener` chose.
        url: The link.
        patience: Seconds to wait for a program to fail; None for :data:`PATIENCE`.

    Returns:
        What happened.
    """
    reason = refusal(url)
    if reason:
        return LaunchResult(ok=False, message=reason)
    argv = [word.replace(URL, url) for word in opener.argv]
    try:
        if opener.text_mode:
            with interrupts_ignored():
                code: int | None = subprocess.run(argv, check=False).returncode
        else:
            code = _start(argv, PATIENCE if patience is None else patience)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return LaunchResult(ok=False, message=f"{opener.name} did not start: {why}")
    if code:
        how = f"exit code {code}" if code > 0 else f"signal {-code}"
        return LaunchResult(ok=False, message=f"{opener.name} failed ({how})")
    done = "shown with" if opener.text_mode else "handed to"
    return LaunchResult(ok=True, message=f"{done} {opener.name}")


def _start(argv: list[str], patience: float) -> int | None:
    """Start a program on its own; give its exit code if it ends soon, else None."""
    process = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        # Somebody has to collect the exit code, or it stays behind as a zombie.
        threading.Thread(target=process.wait, daemon=True).start()
        return None


def _browser(environ: Mapping[str, str], platform: str, which: Which) -> tuple[str, ...]:
    """Return the first command of ``$BROWSER`` that exists; empty when none does.

    The variable is a list of commands; ``%s`` stands for the link, which is appended where a
    command has none (http://www.catb.org/~esr/BROWSER/).
    """
    for choice in environ.get("BROWSER", "").split(";" if platform == "win32" else ":"):
        if not choice.strip():
            continue
        if which(choice):  # also a path with spaces in it
            return (choice, URL)
        try:
            # Backslashes are folders' separators on Windows, not escapes.
            words = shlex.split(choice, posix=platform != "win32")
        except ValueError:
            continue
        if words and words[-1] == "&":
            words.pop()
        if words and which(words[0]):
            filled = [word.replace("%s", URL) for word in words]
            return tuple(filled if filled != words else [*words, URL])
    return ()


def _system_opener(environ: Mapping[str, str], platform: str, which: Which) -> tuple[str, ...]:
    """Return the operating system's own way to open a link; empty when there is none."""
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    candidates: list[tuple[str, ...]] = []
    if platform in ("darwin", "win32") and remote:
        return ()  # it would open on a screen that the reader does not see
    if platform == "win32":
        candidates = [("rundll32", "url.dll,FileProtocolHandler", URL)]
    elif platform == "darwin":
        candidates = [("open", URL)]
    else:
        if any(environ.get(name) for name in ("WSL_DISTRO_NAME", "WSL_INTEROP")):
            candidates = [("wslview", URL), ("rundll32.exe", "url.dll,FileProtocolHandler", URL)]
        if has_display(environ):
            candidates.append(("xdg-open", URL))
    return next((argv for argv in candidates if which(argv[0])), ())


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl+C to the program in the foreground.

    Yields:
        Nothing; interrupts count again afterwards.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def nothing(_signal: int, _frame: FrameType | None) -> None:
        """Do nothing; unlike SIG_IGN, this is not passed on to the child."""

    previous = signal.signal(signal.SIGINT, nothing)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


def has_display(environ: Mapping[str, str]) -> bool:
    """Return whether X or Wayland can be reached.

    Args:
        environ: Environment variables.

    Returns:
        True when one of them is announced.
    """
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _is_text_browser(command: str, environ: Mapping[str, str]) -> bool:
    """Return whether a program draws on the terminal."""
    name = PurePath(command).name
    if name in _TEXT_BROWSERS:
        return True
    # Debian's chooser takes a text browser where there is no display.
    return name == "sensible-browser" and os.name == "posix" and not has_display(environ)
