"""Makes the screenshots of the README and the docs from the real app.

Run it as ``uv run python docs/screenshots.py`` after a change that can be seen.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from data.reading.reader import read_faq  # noqa: E402
from desk.config import Config  # noqa: E402 - the path must be set first
from tui.app import FaqtApp  # noqa: E402
from tui.panes.status import StatusLine  # noqa: E402

if TYPE_CHECKING:
    from textual.pilot import Pilot

SHOTS: tuple[tuple[str, tuple[int, int], str, tuple[str, ...]], ...] = (
    ("reading", (100, 30), "faqt-dark", ("j", "j", "j", "r")),
    ("searching", (100, 30), "faqt-light", ("slash", *"dissociation", "enter", "n")),
    ("narrow", (40, 16), "faqt-dark", ("j", "enter")),
)
"""Name, size, theme and keys of each screenshot."""


async def _settle(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def _take(name: str, size: tuple[int, int], theme: str, keys: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as state:
        app = FaqtApp(
            read_faq(HERE.parent / "data" / "faq.yaml"),
            config=Config(theme=theme, meaning=False),
            cache_folder=None,
            state_folder=Path(state),
        )
        async with app.run_test(size=size) as pilot:
            await _settle(pilot)
            for key in keys:
                await pilot.press(key)
                await _settle(pilot)
            # The time that a search took differs from run to run.
            status = app.screen.query_one(StatusLine)
            status.facts = re.sub(r" · \d+ ms", "", status.facts)
            await pilot.pause()
            svg = app.export_screenshot(title="faqt")
    # The picture must not ask a server for its font.
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono'")
    # The ids have a number in them that differs from run to run.
    svg = re.sub(r"terminal-\d+", f"faqt-{name}", svg)
    (HERE / "screenshots" / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Take all screenshots."""
    for name, size, theme, keys in SHOTS:
        asyncio.run(_take(name, size, theme, keys))


if __name__ == "__main__":
    main()
