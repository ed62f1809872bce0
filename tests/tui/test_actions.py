"""The table of actions: every key once, every action real, documented and in the help."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tui.actions import ACTIONS, Action, shown_key
from tui.app import FaqtApp
from tui.screens.main import MainScreen

KEYS_PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_no_key_and_no_id_is_used_twice() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys)
    ids = Counter(action.id for action in ACTIONS)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=[action.id for action in ACTIONS])
def test_every_action_exists_and_is_documented(action: Action) -> None:
    name = action.run.partition("(")[0]
    owner: type = MainScreen
    if name.startswith("app."):
        owner, name = FaqtApp, name.removeprefix("app.")
    assert callable(getattr(owner, f"action_{name}", None))
    keys = " ".join(f"`{shown_key(key)}`" for key in action.keys)
    assert f"| {keys} | {action.help} | `{action.id}` |" in KEYS_PAGE.read_text(encoding="utf-8")
