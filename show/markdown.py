"""Rich's Markdown, made to suit a reading pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from markdown_it.token import Token
from rich.markdown import Heading, Markdown, MarkdownElement
from rich.text import Text

from data.markup.html import parse_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from show.blocks import Seer


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

    def __init__(self, source: str, see: Seer | None, *, code_theme: str) -> None:
        # Rich would parse the text, and drop its HTML.
        super().__init__("", code_theme=code_theme, hyperlinks=True, justify="left")
        self.markup = source
        self.parsed = parse_markdown(source).tokens
        for token in self.parsed:
            if token.children:
                shown = _imaged(token.children)
                token.children = _said(shown, see) if see else shown


def _imaged(tokens: Sequence[Token]) -> list[Token]:
    """Write images as links where they stand; Rich would put them before their paragraph."""
    shown: list[Token] = []
    in_link = 0
    for token in tokens:
        in_link += token.nesting if token.type.startswith("link_") else 0
        if token.type != "image":
            shown.append(token)
            continue
        source = str(token.attrs.get("src", ""))
        name = token.content or source.rstrip("/").rpartition("/")[2]
        parts = [Token("text", "", 0, content=name)]
        if source and not in_link:
            start = Token("link_open", "a", 1, attrs={"href": source})
            parts = [start, *parts, Token("link_close", "a", -1)]
        shown += [Token("text", "", 0, content="image: "), *parts]
    return shown


def _said(tokens: Sequence[Token], see: Seer) -> list[Token]:
    """Say behind each link within the FAQ which command shows what it leads to."""
    said: list[Token] = []
    command = ""
    for token in tokens:
        if token.type == "link_open" and str(token.attrs.get("href", "")).startswith("#"):
            seen = see(str(token.attrs["href"])[1:])
            command = f" ({seen.command})" if seen else ""
        said.append(token)
        if token.type == "link_close" and command:
            said.append(Token("text", "", 0, content=command))
            command = ""
    return said


def make_markdown(source: str, *, dark: bool, see: Seer | None = None) -> Markdown:
    """Make Markdown ready to render.

    Args:
        source: The Markdown.
        dark: Whether code is shown on a dark ground.
        see: Tells what links within the FAQ lead to, where nobody can follow them.

    Returns:
        A Rich renderable whose links keep their target in ``Style.link``.
    """
    theme = "ansi_dark" if dark else "ansi_light"
    return _PaneMarkdown(source, see, code_theme=theme)
