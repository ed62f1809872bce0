"""How far the search is, in words."""

from __future__ import annotations

from tui.search.progress import learning_text, progress_text


def test_progress_tells_count_rate_and_rest() -> None:
    assert progress_text(0, 100, 0.0) == "░░░░░░░░░░ indexing 0 of 100"
    assert progress_text(5_000, 10_000, 2.0) == (
        "█████░░░░░ indexing 5,000 of 10,000 · 2,500/s · 2 s left"
    )


def test_reading_for_the_meaning_is_told_in_whole_percents() -> None:
    assert learning_text(199, 300) == "by words, meaning 66 %"
