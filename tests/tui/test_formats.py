"""FAQs in other formats on the screen: what they were taken for is said, and they are reloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.read import load
from tests.tui.conftest import AppMaker, press, settle

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_screen_says_what_a_file_was_taken_for(
    make_app: AppMaker, tmp_path: Path
) -> None:
    path = tmp_path / "faq.md"
    path.write_text("# Kettles\n\n## Is it safe?\n\nYes.\n", encoding="utf-8")
    faq = load(path).faq
    assert faq is not None
    app = make_app(faq)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = [
            "".join(segment.text for segment in strip)
            for strip in app.screen._compositor.render_strips()
        ]
        assert "Read as Markdown" in shown[-1]
        assert any("Is it safe?" in line for line in shown)
        path.write_text("# Kettles\n\n## Is it red?\n\nNo.\n", encoding="utf-8")
        await app.run_action("app.read_again")
        await settle(pilot)
        assert app.faq.entries[0].question == "Is it red?"
        assert app.faq.format == "Markdown"
        await press(pilot, "i")
        shown = [
            "".join(segment.text for segment in strip)
            for strip in app.screen._compositor.render_strips()
        ]
        assert any("Format: Markdown" in line for line in shown)
