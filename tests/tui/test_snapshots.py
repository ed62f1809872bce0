"""Pictures of the main screens. Look at the report before accepting a change of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from desk.config import Config
from tests.tui.conftest import AppMaker, settle

if TYPE_CHECKING:
    from textual.pilot import Pilot

SCREENS: list[tuple[str, tuple[int, int], str, tuple[str, ...]]] = [
    ("start", (80, 24), "faqt-dark", ()),
    ("references", (120, 40), "faqt-dark", ("j", "j", "j", "r")),
    ("search", (80, 24), "faqt-light", ("slash", *"nausea", "enter", "n")),
    ("nothing_found", (80, 24), "faqt-dark", ("slash", *"zzzz", "enter")),
    ("narrow_list", (40, 12), "faqt-dark", ()),
    ("narrow_answer", (40, 12), "faqt-light", ("j", "enter")),
    ("help", (80, 24), "faqt-dark", ("question_mark",)),
    ("doubtful", (80, 24), "faqt-dark", ("j", "j", "j", "1", "o")),
]


@pytest.fixture
def same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every search take the same time."""
    from index.engine import FaqIndex

    real = FaqIndex.search

    def timed(self: FaqIndex, *args: Any, **kwargs: Any) -> Any:
        return replace(real(self, *args, **kwargs), elapsed=0.002)

    monkeypatch.setattr(FaqIndex, "search", timed)


@pytest.mark.usefixtures("same_time")
@pytest.mark.parametrize(
    ("name", "size", "theme", "keys"), SCREENS, ids=[name for name, *_ in SCREENS]
)
def test_screen(
    make_app: AppMaker,
    snap_compare: Any,
    name: str,
    size: tuple[int, int],
    theme: str,
    keys: tuple[str, ...],
) -> None:
    async def run(pilot: Pilot[int]) -> None:
        for line in pilot.app.query(Input):
            line.cursor_blink = False
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    app = make_app(config=Config(meaning=False, theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=run)
