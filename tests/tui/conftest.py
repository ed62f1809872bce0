"""Apps to drive: the real one, on the FAQ that faqt ships or on a small one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.reading.reader import parse, read_faq
from desk.config import Config
from tui.app import FaqtApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from data.model import Faq

SHIPPED = Path(__file__).parents[2] / "data" / "faq.yaml"
AppMaker = Callable[..., FaqtApp]


@pytest.fixture(scope="session")
def shipped() -> Faq:
    return read_faq(SHIPPED)


@pytest.fixture
def make_app(shipped: Faq, own_places: Path) -> AppMaker:
    def make(faq: Faq = shipped, *, config: Config | None = None, **settings: str) -> FaqtApp:
        return FaqtApp(
            faq,
            config=config or Config(),
            cache_folder=None,
            state_folder=own_places / "state",
            **settings,  # type: ignore[arg-type]
        )

    return make


def small_faq(text: str) -> Faq:
    """Read a FAQ from YAML."""
    loaded = parse(text)
    assert loaded.faq is not None, [str(problem) for problem in loaded.problems]
    return loaded.faq


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is under way: workers, their messages, and the paint after them."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys as a reader does, each after the one before has taken effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text quickly, then wait."""
    await pilot.press(*("space" if char == " " else char for char in text))
    await settle(pilot)


def screen_text(app: FaqtApp) -> str:
    """Give what is on the screen as lines of text."""
    return "\n".join(
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips()
    )


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait for something that no worker tells the end of."""
    for _ in range(2_000):
        if holds():
            return
        await pilot.pause()
    raise AssertionError("it never came to hold")


def palette_text(app: FaqtApp) -> str:
    """Give what the command palette offers."""
    commands = app.screen.query("CommandList")
    return "\n".join(
        str(option.prompt)
        for command in commands
        for option in command.options  # type: ignore[attr-defined]
    )
