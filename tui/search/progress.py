"""How far the search is with what it does in the background, in words."""

from __future__ import annotations


def progress_text(done: int, total: int, seconds: float) -> str:
    """Say how far something is.

    Args:
        done: How many are done.
        total: How many there are; at least 1.
        seconds: Time that those done took.

    Returns:
        A bar with the count and, once it can be told, rate and remaining time.
    """
    part = min(max(done / total, 0.0), 1.0)
    filled = round(part * 10)
    text = f"{'█' * filled}{'░' * (10 - filled)} indexing {done:,} of {total:,}"
    if seconds >= 1 and done:
        rate = done / seconds
        text += f" · {rate:,.0f}/s · {max(total - done, 0) / rate:.0f} s left"
    return text


def learning_text(done: int, total: int) -> str:
    """Say how far reading for the meaning is.

    Args:
        done: Texts done.
        total: Texts in all; at least 1.
    """
    return f"by words, meaning {100 * done // total} %"
