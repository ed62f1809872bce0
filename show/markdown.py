"""Rich's Markdown, made to suit a reading pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.markdown import Heading, Markdown, MarkdownElement
from rich.text import Text

from data.markup.html import parse_markdown

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


class _LeftHeading(Heading):
    """A heading on the left, without the box and the centring that a page would have."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.justify = "left"
        yield Text("")
        yield self.text


class _PaneMarkdown(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _LeftHeading,
    }
    inlines = Markdown.inlines | {"mark", "u"}

    def __init__(self, source: str, *, code_theme: str) -> None:
        # Rich would parse the text, and drop its HTML.
        super().__init__("", code_theme=code_theme, hyperlinks=True, justify="left")
        self.markup = source
        self.parsed = parse_markdown(source).tokens


def make_markdown(source: str, *, dark: bool) -> Markdown:
    """Make Markdown ready to render.

    Args:
        source: The Markdown.
        dark: Whether code is shown on a dark ground.

    Returns:
        A Rich renderable whose links keep their target in ``Style.link``.
    """
    theme = "ansi_dark" if dark else "ansi_light"
    return _PaneMarkdown(source, code_theme=theme)
