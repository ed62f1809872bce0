"""Apps to drive: the real one, on the FAQ that faqt ships or on a small one."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from data.reading.reader import parse, read_faq
from desk.config import Config
from tui.app import FaqtApp
from tui.door import is_settled
from tui.start import Start

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from data.model import Faq
    from data.problems import Problem
    from tui.screens.main import MainScreen

SHIPPED = Path(__file__).parents[2] / "data" / "faq.yaml"
AppMaker = Callable[..., FaqtApp]


@pytest.fixture(scope="session")
def shipped() -> Faq:
    return read_faq(SHIPPED)


@pytest.fixture(autouse=True)
def _messages_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let messages stay until the next one: a busy machine may take long to look."""
    monkeypatch.setattr("tui.panes.status.MESSAGE_SECONDS", 600.0)


@pytest.fixture
def make_app(shipped: Faq, own_places: Path) -> AppMaker:
    def make(
        faq: Faq = shipped,
        *,
        config: Config | None = None,
        warnings: tuple[Problem, ...] = (),
        cache: Path | None = None,
        **start: str,
    ) -> FaqtApp:
        return FaqtApp(
            faq,
            # By words only unless a test is about meaning: the model would be loaded each time.
            config=config or Config(meaning=False),
            cache_folder=cache,
            state_folder=own_places / "state",
            start=Start(**start),  # type: ignore[arg-type]
            warnings=warnings,
        )

    return make


@dataclass
class Reader:
    """Somebody who reads in a running app: presses keys, and sees cells."""

    app: FaqtApp
    pilot: Pilot[int]

    @property
    def screen(self) -> MainScreen:
        """The main screen, also below a dialog."""
        return self.app.main

    @property
    def shown(self) -> str:
        """What is on the screen, as lines of text."""
        return screen_text(self.app)

    def line(self, part: str) -> str:
        """Return the one line on the screen that has a text."""
        (line,) = (line for line in self.shown.splitlines() if part in line)
        return line

    async def press(self, *keys: str) -> None:
        """Press keys, each after the one before has taken effect."""
        await press(self.pilot, *keys)

    async def burst(self, *keys: str) -> None:
        """Send keys as a terminal does that hands them over in one read."""
        await burst(self.pilot, *keys)

    async def type(self, text: str) -> None:
        """Type a text quickly, then wait."""
        await type_text(self.pilot, text)

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await settle(self.pilot)

    async def jump(self, entry_id: str) -> None:
        """Go to an entry."""
        self.screen.reading.jump(entry_id)
        await settle(self.pilot)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await settle(self.pilot)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a script stand for the browser; the file it writes has a URL a line."""
    record = tmp_path / "opened"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {record}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(script))
    return record


Opener = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def open_app(make_app: AppMaker) -> Opener:
    """Open the app from a fresh start, and give its reader once all is shown."""

    @asynccontextmanager
    async def opened(
        *faq: Faq,
        size: tuple[int, int] = (80, 24),
        config: Config | None = None,
        cache: Path | None = None,
        **start: str,
    ) -> AsyncIterator[Reader]:
        app = make_app(*faq, config=config, cache=cache, **start)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield Reader(app, pilot)

    return opened


def small_faq(text: str) -> Faq:
    """Read a FAQ from YAML."""
    loaded = parse(text)
    assert loaded.faq is not None, [str(problem) for problem in loaded.problems]
    return loaded.faq


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is under way: workers, their messages, and the paint after them."""
    app = pilot.app
    assert isinstance(app, FaqtApp)
    for _ in range(3):
        await pilot.pause()
        for _ in range(1_000):
            if not app.is_waiting and is_settled(app) and not app.screen._layout_required:
                break
            await pilot.pause()
        else:
            raise AssertionError("the app does not settle")
        await app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys as a reader does, each after the one before has taken effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def burst(pilot: Pilot[int], *keys: str) -> None:
    """Send keys without a pause between them, as from one read of the terminal; then wait."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else {"space": " ", "enter": "\r"}.get(key)
        pilot.app.post_message(events.Key(name, character))
    await settle(pilot)


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text quickly, then wait."""
    await pilot.press(*("space" if char == " " else char for char in text))
    await settle(pilot)


def screen_text(app: FaqtApp) -> str:
    """Return what is on the screen as lines of text."""
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
    """Return what the command palette offers."""
    commands = app.screen.query("PaletteList")
    return "\n".join(
        str(option.prompt)
        for command in commands
        for option in command.options  # type: ignore[attr-defined]
    )
