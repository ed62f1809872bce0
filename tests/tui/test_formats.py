"""FAQs in other formats on the screen: what they were taken for is said, and they are reloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.read import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Opener


async def test_the_screen_says_what_a_file_was_taken_for(open_app: Opener, tmp_path: Path) -> None:
    path = tmp_path / "faq.md"
    path.write_text("# Kettles\n\n## Is it safe?\n\nYes.\n", encoding="utf-8")
    faq = load(path).faq
    assert faq is not None
    async with open_app(faq, size=(80, 24)) as reader:
        shown = [
            "".join(segment.text for segment in strip)
            for strip in reader.app.screen._compositor.render_strips()
        ]
        assert "Read as Markdown" in shown[-1]
        assert any("Is it safe?" in line for line in shown)
        path.write_text("# Kettles\n\n## Is it red?\n\nNo.\n", encoding="utf-8")
        await reader.app.run_action("app.read_again")
        await reader.settle()
        assert reader.app.faq.entries[0].question == "Is it red?"
        assert reader.app.faq.format == "Markdown"
        await reader.press("i")
        shown = [
            "".join(segment.text for segment in strip)
            for strip in reader.app.screen._compositor.render_strips()
        ]
        assert any("Format: Markdown" in line for line in shown)
