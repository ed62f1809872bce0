"""How laid out text looks: the styles of Rich's Markdown, and how lines end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping


def markdown_styles(styles: Mapping[str, Style]) -> dict[str, Style]:
    """Dress Rich's Markdown in the screen's styles."""

    def look(name: str, **extra: bool) -> Style:
        return styles.get(name, Style.null()) + Style(**extra)  # type: ignore[arg-type]

    heading = look("heading", bold=True)
    return {
        **{f"markdown.h{level}": heading for level in range(1, 7)},
        "markdown.h1.border": look("muted"),
        "markdown.code": look("code"),
        "markdown.code_block": look("code"),
        "markdown.block_quote": look("muted", italic=True),
        "markdown.item.bullet": look("key"),
        "markdown.item.number": look("key"),
        "markdown.hr": look("muted"),
        "markdown.mark": Style(reverse=True),
        "markdown.u": Style(underline=True),
        "markdown.link": look("link"),
        "markdown.link_url": look("link", underline=True),
    }


def strip_end(row: list[Segment]) -> None:
    """Drop blanks at the end of a line, but for those that show as a ground."""
    while row and not (row[-1].style and row[-1].style.bgcolor):
        text = row[-1].text.rstrip()
        if text:
            row[-1] = Segment(text, row[-1].style)
            return
        row.pop()
