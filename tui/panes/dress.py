"""Dressing documents in the theme's styles, for the panes that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from show.document import DocumentWriter

if TYPE_CHECKING:
    from textual.widget import Widget

CLASSES: Final = (
    "lines--title",
    "lines--heading",
    "lines--strong",
    "lines--muted",
    "lines--code",
    "lines--link",
    "lines--citation",
    "lines--erratum",
    "lines--key",
    "lines--italic",
    "lines--match",
    "lines--match-current",
    "lines--link-current",
)
"""Names that the style sheet gives styles to."""


def look(pane: Widget) -> tuple[object, ...]:
    """Describe the styles that a document is laid out in.

    Args:
        pane: A pane that has :data:`CLASSES`.

    Returns:
        Equal values for equal styles.
    """
    return tuple(pane.get_component_rich_style(name, partial=True) for name in CLASSES)


def writer(pane: Widget, width: int, *, margin: int = 0) -> DocumentWriter:
    """Begin a document in the theme's styles.

    Args:
        pane: A pane that has :data:`CLASSES`.
        width: Columns to fill.
        margin: Empty columns left of every line.

    Returns:
        The writer.
    """
    styles = {
        name.removeprefix("lines--"): pane.get_component_rich_style(name, partial=True)
        for name in CLASSES
    }
    return DocumentWriter(width, styles, dark=pane.app.current_theme.dark, margin=margin)
