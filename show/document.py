"""A text laid out as lines for one width: drawn by a pane, searched for matches, walked by link.

Rich does the layout (Markdown, tables, code, wrapping of wide characters); Textual is not needed
here, so that a document can be made and tested without a screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from data.text import clean
from show.links import LinkTarget, link_target
from show.looks import markdown_styles, strip_end
from show.overlay import restyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from show.blocks import Seer

__all__ = ["Document", "DocumentWriter", "Link", "Place", "restyle"]

Place = tuple[int, int, int]
"""Line from 0, start and end offset in characters of that line."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something in a document that can be followed."""

    target: LinkTarget
    """Where it leads."""
    places: tuple[Place, ...]
    """Where it stands; more than one place when it is wrapped."""

    @property
    def href(self) -> str:
        """Where it leads, as an address."""
        return str(self.target)


@dataclass(frozen=True, slots=True)
class Document:
    """A text laid out for one width."""

    lines: tuple[tuple[Segment, ...], ...] = ()
    """Segments of each line, not padded."""
    texts: tuple[str, ...] = ()
    """Plain text of each line."""
    links: tuple[Link, ...] = ()
    """Links in reading order."""
    anchors: Mapping[str, int] = field(default_factory=dict)
    """Lines that were given a name, by the name."""

    @property
    def plain(self) -> str:
        """The whole text, a newline after each line but the last."""
        return "\n".join(self.texts)

    def followed_by(self, other: Document) -> Document:
        """Return this document with another below it, after an empty line."""
        if not (self.lines and other.lines):
            return self if self.lines else other
        down = len(self.lines) + 1
        links = tuple(
            Link(link.target, tuple((line + down, start, end) for line, start, end in link.places))
            for link in other.links
        )
        anchors = {name: line + down for name, line in other.anchors.items()}
        return Document(
            (*self.lines, (), *other.lines),
            (*self.texts, "", *other.texts),
            self.links + links,
            {**self.anchors, **anchors},
        )

    def place_spans(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Place, ...]]:
        """Turn spans of :attr:`plain` into places on lines.

        Args:
            spans: Start and end offsets in characters of :attr:`plain`, in order.

        Returns:
            For each span the places it covers, one for each line.
        """
        found: list[tuple[Place, ...]] = []
        line, line_start = 0, 0
        for start, end in spans:
            while line < len(self.texts) - 1 and start > line_start + len(self.texts[line]):
                line_start += len(self.texts[line]) + 1
                line += 1
            places: list[Place] = []
            at, at_start = line, line_start
            while at < len(self.texts) and at_start < end:
                left = max(start - at_start, 0)
                right = min(end - at_start, len(self.texts[at]))
                if left < right:
                    places.append((at, left, right))
                at_start += len(self.texts[at]) + 1
                at += 1
            if places:
                found.append(tuple(places))
        return found


class DocumentWriter:
    """Puts a document together from top to bottom."""

    def __init__(
        self, width: int, styles: Mapping[str, Style], *, dark: bool = True, margin: int = 0
    ) -> None:
        """Start an empty document.

        Args:
            width: Columns to wrap at; at least 1 is used.
            styles: Styles by name: ``title``, ``muted``, ``strong``, ``code``, ``link``,
                ``citation``, ``erratum``, ``key`` and ``heading``.
            dark: Whether code is shown on a dark ground.
            margin: Empty columns left of every line.
        """
        self._width = max(width - margin, 1)
        self._margin = margin
        self._styles = styles
        self._dark = dark
        self._lines: list[tuple[Segment, ...]] = []
        self._texts: list[str] = []
        self._links: list[tuple[str, LinkTarget, Place]] = []
        self._anchors: dict[str, int] = {}
        self._console = Console(
            width=self._width,
            file=StringIO(),
            force_terminal=True,
            color_system="truecolor",
            legacy_windows=False,
            highlight=False,
            theme=Theme(markdown_styles(styles)),
        )

    def fresh(self) -> DocumentWriter:
        """Return a writer of another document that looks the same."""
        width = self._width + self._margin
        return DocumentWriter(width, self._styles, dark=self._dark, margin=self._margin)

    def blank(self) -> None:
        """Add an empty line, unless the document is empty or ends with one."""
        if self._texts and self._texts[-1].strip():
            self._lines.append(())
            self._texts.append("")

    def anchor(self, name: str) -> None:
        """Give the next line a name."""
        self._anchors[name] = len(self._lines)

    def text(
        self,
        *parts: tuple[str, str] | tuple[str, str, str],
        gutter: str = "",
        hanging: int = 0,
    ) -> None:
        """Add a wrapped paragraph.

        Args:
            *parts: Text, name of its style (empty for none) and, optionally, where it leads.
            gutter: Text put before each line in the style ``erratum``.
            hanging: Columns that all lines but the first are moved in, a third of the width at the
                most.
        """
        paragraph = Text(overflow="fold")
        for text, style, *rest in parts:
            look = self._styles.get(style, Style.null())
            if rest:
                look += Style(link=rest[0])
            paragraph.append(text, look)
        # Before anything is cut off by its length.
        paragraph.expand_tabs(8)
        whole = max(self._width - cell_len(gutter), 1)
        # In a narrow pane the indentation must not leave the text without room.
        hanging = min(hanging, whole // 3)
        room = max(whole - hanging, 1)
        lines = self._render(paragraph, whole)
        if hanging and len(lines) > 1:
            # Lay the rest out again in the narrower room.
            first = "".join(segment.text for segment in lines[0])
            rest_text = paragraph[len(first) :]
            rest_text.rstrip()
            while rest_text.plain[:1].isspace():
                rest_text = rest_text[1:]
            pad = Segment(" " * hanging)
            lines = [lines[0], *([pad, *line] for line in self._render(rest_text, room))]
        self._add(lines, gutter)

    def markdown(self, source: str, *, gutter: str = "", see: Seer | None = None) -> None:
        """Add a Markdown text.

        Args:
            source: The Markdown.
            gutter: Text put before each line in the style ``erratum``.
            see: Tells what links within the FAQ lead to, where nobody can follow them.
        """
        # Costs 50 ms to import, which the first paint must not wait for.
        from show.markdown import make_markdown

        room = max(self._width - cell_len(gutter), 1)
        lines = self._render(make_markdown(source, dark=self._dark, see=see), room)
        while lines and not "".join(segment.text for segment in lines[0]).strip():
            lines.pop(0)
        while lines and not "".join(segment.text for segment in lines[-1]).strip():
            lines.pop()
        self._add(lines, gutter)

    def build(self) -> Document:
        """Return the document."""
        while self._texts and not self._texts[-1].strip():
            self._texts.pop()
            self._lines.pop()
        links: list[Link] = []
        previous = ""
        for identity, target, place in self._links:
            if identity == previous:
                links[-1] = Link(target, (*links[-1].places, place))
            else:
                links.append(Link(target, (place,)))
            previous = identity
        return Document(tuple(self._lines), tuple(self._texts), tuple(links), self._anchors)

    def _render(self, renderable: RenderableType, width: int) -> list[list[Segment]]:
        options = self._console.options.update(width=width, height=None)
        # Rich's own render_lines takes a time that grows with the square of a paragraph's length.
        lines: list[list[Segment]] = [[]]
        for segment in self._console.render(renderable, options):
            text, style, control = segment
            if control:
                continue
            first, *rest = text.split("\n")
            if first:
                lines[-1].append(Segment(first, style))
            lines.extend([Segment(part, style)] if part else [] for part in rest)
        if len(lines) > 1 and not lines[-1]:
            lines.pop()
        return lines

    def _add(self, lines: Iterable[Sequence[Segment]], gutter: str) -> None:
        lead: list[Segment] = [Segment(" " * self._margin)] if self._margin else []
        if gutter:
            lead.append(Segment(gutter, self._styles.get("erratum")))
        for segments in lines:
            row = list(lead)
            offset = sum(len(segment.text) for segment in row)
            for segment in segments:
                text, style, control = segment
                if not text.isprintable():
                    # An entity of Markdown can stand for a character that the reader took out.
                    text = clean(text)
                if control or not text:
                    continue
                if style is not None and style.link:
                    style = self._link(style, offset, offset + len(text))
                row.append(Segment(text, style))
                offset += len(text)
            strip_end(row)
            text = "".join(segment.text for segment in row)
            if text or not self._texts or self._texts[-1]:
                self._texts.append(text)
                self._lines.append(tuple(row))

    def _link(self, style: Style, start: int, end: int) -> Style:
        href = style.link or ""
        target = link_target(href)
        place = (len(self._lines), start, end)
        identity = href
        if self._links and self._links[-1][0] == identity:
            old = self._links[-1][2]
            if old[0] == place[0] and old[2] == start:
                self._links[-1] = (identity, target, (old[0], old[1], end))
            else:
                self._links.append((identity, target, place))
        else:
            self._links.append((identity, target, place))
        # What is private means nothing to a terminal; a real address becomes its hyperlink.
        look = style.update_link(target.value if target.is_outside else None)
        base = self._styles.get("citation" if target.kind == "reference" else "link")
        return (look + base if base else look) + Style(meta={"href": str(target)})
