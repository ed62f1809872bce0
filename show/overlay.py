"""Laying a style over parts of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style


def restyle(
    segments: Iterable[Segment], spans: Sequence[tuple[int, int]], style: Style
) -> list[Segment]:
    """Lay a style over parts of a line.

    Args:
        segments: The line.
        spans: Start and end offsets in characters, in order, not overlapping.
        style: Style to lay over what is there.

    Returns:
        The line with the style on those parts.
    """
    out: list[Segment] = []
    offset = 0
    for text, old, control in segments:
        end = offset + len(text)
        at = offset
        for start, stop in spans:
            left, right = max(start, at), min(stop, end)
            if left >= right:
                continue
            if left > at:
                out.append(Segment(text[at - offset : left - offset], old, control))
            lit = old + style if old else style
            out.append(Segment(text[left - offset : right - offset], lit, control))
            at = right
        if at < end:
            out.append(Segment(text[at - offset :], old, control))
        offset = end
    return out
