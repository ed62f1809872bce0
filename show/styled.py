"""Blocks laid out for a terminal: Markdown rendered, matches lit, addresses as hyperlinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from show.blocks import (
    Block,
    Facts,
    Found,
    Heading,
    Lighter,
    Listed,
    Notice,
    Prose,
    Span,
    Trouble,
    Work,
)
from show.document import DocumentWriter, restyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.problems import Problem

STYLES = {
    "title": Style(bold=True),
    "heading": Style(bold=True),
    "muted": Style(dim=True),
    "strong": Style(bold=True),
    "code": Style(color="cyan"),
    "link": Style(color="blue", underline=True),
    "citation": Style(color="cyan"),
    "erratum": Style(color="yellow", bold=True),
    "error": Style(color="red", bold=True),
    "key": Style(color="cyan"),
    "italic": Style(italic=True),
    "match": Style(bold=True, underline=True, color="black", bgcolor="yellow"),
}


def render(blocks: Iterable[Block], width: int, *, attributes: bool, colors: bool) -> str:
    """Lay blocks out.

    Args:
        blocks: What to say.
        width: Columns to fill.
        attributes: Whether to write escape sequences at all: bold, underlined, hyperlinks.
        colors: Whether colours are among them.

    Returns:
        Text ending with a line feed; empty when there is nothing to say.
    """
    layout = _Layout(width)
    for block in blocks:
        layout.add(block)
    return "".join(f"{_line(line, attributes, colors)}\n" for line in layout.lines)


def _line(segments: Iterable[Segment], attributes: bool, colors: bool) -> str:
    """Write a line with as much style as is wanted."""
    written = []
    for text, style, _ in segments:
        if not style or not attributes:
            written.append(text)
            continue
        look = style if colors else style.without_color
        written.append(look.render(text, color_system=ColorSystem.STANDARD))
    return "".join(written).rstrip(" ")


class _Layout:
    """Lays out one block after the other."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[tuple[Segment, ...]] = []
        self.last: Block | None = None

    def add(self, block: Block) -> None:
        """Add a block, apart from the one before where they do not belong together."""
        together = isinstance(block, Facts) or (
            isinstance(block, (Listed, Trouble)) and type(block) is type(self.last)
        )
        if self.last is not None and not together:
            self.lines.append(())
        self.last = block
        match block:
            case Heading():
                self.text(block.text, "title", lit=block.lit)
            case Facts():
                self.facts(block)
            case Prose():
                self.prose(block)
            case Notice():
                self.notice(block)
            case Listed():
                self.row(block)
            case Found():
                self.hit(block)
            case Work():
                self.work(block)
            case Trouble():
                self.finding(block.problem)

    def finding(self, problem: Problem) -> None:
        place, severity, rest = str(problem).partition(f": {problem.severity}: ")
        writer = self.writer()
        if not severity:
            place, rest = "", str(problem)
        first, *lines = rest.split("\n")
        look = "error" if problem.severity == "error" else "erratum"
        if place:
            writer.text((f"{place}: ", "strong"), (problem.severity, look), (f": {first}", ""))
        else:
            writer.text((problem.severity, look), (f": {first}", ""))
        self.take(writer)
        # As they are: the mark below a line has to stay under its character.
        self.lines += [(Segment(line, STYLES["muted"]),) for line in lines]

    def writer(self, margin: int = 0) -> DocumentWriter:
        return DocumentWriter(self.width, STYLES, margin=margin)

    def take(self, writer: DocumentWriter, lighter: Lighter | None = None) -> None:
        """Take over what was written, matches lit."""
        document = writer.build()
        by_line: dict[int, list[Span]] = {}
        if lighter:
            for places in document.place_spans(lighter(document.plain)):
                for line, start, end in places:
                    by_line.setdefault(line, []).append((start, end))
        for number, segments in enumerate(document.lines):
            lit = by_line.get(number)
            self.lines.append(tuple(restyle(segments, lit, STYLES["match"])) if lit else segments)

    def text(self, text: str, style: str, *, lit: tuple[Span, ...] = (), margin: int = 0) -> None:
        writer = self.writer(margin)
        writer.text(*_lit(text, style, lit))
        self.take(writer)

    def facts(self, facts: Facts) -> None:
        if not facts.labelled:
            self.text(" · ".join(fact.shown or fact.value for fact in facts.facts), "muted")
            return
        writer = self.writer()
        for fact in facts.facts:
            writer.text((f"{fact.said}: ", "muted"), (fact.value, ""), hanging=2)
        self.take(writer)

    def prose(self, prose: Prose) -> None:
        writer = self.writer()
        writer.markdown(prose.markdown, see=prose.see)
        self.take(writer, prose.lighter)

    def notice(self, notice: Notice, margin: int = 0) -> None:
        writer = self.writer(margin)
        writer.text((f"! {notice.title}", "erratum"), gutter="┃ ")
        writer.markdown(notice.prose.markdown, gutter="┃ ", see=notice.prose.see)
        self.take(writer)

    def row(self, row: Listed) -> None:
        writer = self.writer()
        doubt = [("  ! see its note", "erratum")] if row.doubtful else []
        writer.text(
            (f"{row.number:>4}  ", "key"),
            (row.question, ""),
            (f"  {row.id}", "muted"),
            *doubt,
            *([("  in a note", "muted")] if row.in_note else ()),
            hanging=6,
        )
        self.take(writer)

    def hit(self, hit: Found) -> None:
        writer = self.writer()
        writer.text(
            (f"{hit.rank:>4}  ", "key"),
            *_lit(hit.question, "muted" if hit.weak else "strong", hit.lit),
            (f"  {hit.id}", "muted"),
            hanging=6,
        )
        self.take(writer)
        if hit.excerpt:
            writer = self.writer(margin=6)
            where = [(f"{hit.where}: ", "muted")] if hit.where else []
            writer.text(*where, *_lit(hit.excerpt, "", hit.excerpt_lit))
            self.take(writer)

    def work(self, work: Work) -> None:
        writer = self.writer()
        runs = [(text, "italic" if italic else "") for text, italic in work.runs]
        writer.text((f"{work.marker} ", "citation"), *runs, hanging=4)
        self.take(writer)
        for fact in work.facts:
            writer = self.writer(margin=4)
            if fact.target is not None and fact.target.is_outside:
                writer.text((fact.value, "link", str(fact.target)))
            elif fact.said:
                look = "erratum" if fact.warns else ""
                writer.text((f"{fact.said}: ", "muted"), (fact.value, look), hanging=2)
            else:
                writer.text((fact.value, "muted"))
            self.take(writer)
        for notice in work.notices:
            self.notice(notice, margin=4)


def _lit(text: str, style: str, lit: Iterable[Span]) -> list[tuple[str, str]]:
    """Cut a text where matches begin and end."""
    parts: list[tuple[str, str]] = []
    done = 0
    for start, end in lit:
        parts += [(text[done:start], style), (text[start:end], "match")]
        done = end
    parts.append((text[done:], style))
    return [part for part in parts if part[0]]
