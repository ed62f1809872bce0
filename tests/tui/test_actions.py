"""The table of actions: every key once, every action real, documented and in the help."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desk.actions import ACTIONS, Action, shown_key

if TYPE_CHECKING:
    from tests.tui.conftest import AppMaker

KEYS_PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_no_key_and_no_id_is_used_twice() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys)
    ids = Counter(action.id for action in ACTIONS)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=[action.id for action in ACTIONS])
def test_every_action_is_documented(action: Action) -> None:
    keys = " ".join(f"`{shown_key(key)}`" for key in action.keys)
    assert f"| {keys} | {action.help} | `{action.id}` |" in KEYS_PAGE.read_text(encoding="utf-8")


def test_every_action_is_done_by_something(make_app: AppMaker) -> None:
    assert sorted(make_app().main.deeds) == sorted(action.id for action in ACTIONS)
