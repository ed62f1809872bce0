"""Wrapping a short text at cell widths, keeping the offsets so that matches can be lit."""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size


def wrap_offsets(text: str, width: int, most: int) -> list[tuple[int, int]]:
    """Wrap at spaces where there are some, inside a word where there are none.

    Args:
        text: One paragraph.
        width: Cells that a line may take; at least 2 are used, as a character may take two.
        most: Lines at the most.

    Returns:
        Start and end offset in characters of each line, one at least; text beyond the last is
        left out.
    """
    width = max(width, 2)
    lines: list[tuple[int, int]] = []
    start = 0
    while len(lines) < most:
        while start < len(text) and text[start].isspace():
            start += 1
        if start >= len(text):
            break
        end = _fit(text, start, width)
        if end < len(text) and not text[end].isspace():
            space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            if space > start:
                end = space
        lines.append((start, start + len(text[start:end].rstrip())))
        start = end
    return lines or [(0, 0)]


def _fit(text: str, start: int, width: int) -> int:
    """Return the end of the longest run from ``start`` that fits."""
    chunk = text[start : start + width]
    if chunk.isascii() and "\n" not in chunk:
        return start + len(chunk)
    cells, end = 0, start
    while end < len(text):
        cells += get_character_cell_size(text[end])
        if cells > width and cell_len(text[start : end + 1]) > width:
            break
        end += 1
    return max(end, start + 1)
