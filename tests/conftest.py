"""What every test relies on: nothing of the developer's own machine is seen or touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

# No test measures time, and a busy machine is no fault. The same checkout gives the same examples
# everywhere, so that it is green or red for everybody; "explore" looks for new ones, on purpose.
# The brief profile is for further Pythons.
settings.register_profile("faqt", deadline=None, derandomize=True)
settings.register_profile("brief", deadline=None, derandomize=True, max_examples=10)
settings.register_profile("explore", deadline=None, max_examples=400)
settings.load_profile("faqt")

_FOREIGN = (
    "BROWSER",
    "DISPLAY",
    "EDITOR",
    "FAQT_FILE",
    "FAQT_MAX_MB",
    "LESS",
    "MANPAGER",
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "COLORTERM",
    "COLUMNS",
    "LINES",
    "PAGER",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TEXTUAL_THEME",
    "TMUX",
    "VISUAL",
    "WAYLAND_DISPLAY",
    "WSL_DISTRO_NAME",
    "WSL_INTEROP",
)


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point settings, memory and cache at a new folder, and forget the desktop around us."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"FAQT_{name}_DIR", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    for name in _FOREIGN:
        monkeypatch.delenv(name, raising=False)
    return home
