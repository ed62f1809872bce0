"""The folders that a system gives to programs, told without importing what tells it in general.

platformdirs knows every system and costs as much to import as a small command takes. Where the rule
is short it stands here, and tests compare the two; elsewhere platformdirs is asked.
"""

from __future__ import annotations

import os
import sys
from typing import Final

APP: Final = "faqt"
"""Name of the folder inside the system's own."""

# https://specifications.freedesktop.org/basedir-spec/latest/
_XDG: Final = {"config": "~/.config", "state": "~/.local/state", "cache": "~/.cache"}
_MACOS: Final = {
    "config": "~/Library/Application Support",
    "state": "~/Library/Application Support",
    "cache": "~/Library/Caches",
}


def standard_folder(kind: str) -> str | None:
    """Return the folder that the system gives to faqt.

    Args:
        kind: ``config``, ``state`` or ``cache``.

    Returns:
        An absolute path, which need not exist; None where the rule is not known here.
    """
    folders = _rule()
    if folders is None:
        return None
    chosen = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if not chosen.startswith("/"):
        chosen = os.path.expanduser(folders[kind])  # noqa: PTH111 - pathlib costs start-up
    return f"{chosen.rstrip('/')}/{APP}" if chosen.startswith("/") else None


def named_folder(kind: str, value: str) -> str | None:
    """Return the folder that an environment variable names.

    Args:
        kind: ``config``, ``state`` or ``cache``, for the standard one.
        value: What ``FAQT_CONFIG_DIR`` or the like says; empty for the standard one.

    Returns:
        An absolute path, which need not exist; None where the standard one is not known here.
    """
    if not value:
        return standard_folder(kind)
    # os.path.expanduser leaves "~" alone where no home is known; Path.expanduser raises.
    return os.path.join(os.getcwd(), os.path.expanduser(value))  # noqa: PTH109, PTH111, PTH118


def _rule() -> dict[str, str] | None:
    if sys.platform == "darwin":
        return _MACOS
    # Android calls itself Linux, and has folders of its own.
    if sys.platform.startswith(("linux", "freebsd")) and "ANDROID_DATA" not in os.environ:
        home = os.environ.get("HOME")
        return _XDG if home is None or home.startswith("/") else None
    return None
