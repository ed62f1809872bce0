"""What is marked in a document: the matches that are lit, the one walked to, the chosen link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from show.document import Document, Place, restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.segment import Segment
    from rich.style import Style


class Marks:
    """Walks the matches and the links of one document after another."""

    def __init__(self) -> None:
        self.document = Document()
        """The document."""
        self.matches: list[tuple[Place, ...]] = []
        """Places of each match, in order."""
        self.match = -1
        """Index of the match walked to; -1 for none."""
        self.link = -1
        """Index of the chosen link; -1 for none."""
        self._lit: dict[int, list[tuple[int, int]]] = {}

    def light(self, document: Document, spans: Iterable[tuple[int, int]]) -> set[int]:
        """Take a document and what to light in it; what is chosen stays where it can.

        Args:
            document: The document.
            spans: Start and end offsets in characters of its plain text, in order.

        Returns:
            Lines in which others are lit than before.
        """
        self.document = document
        self.matches = document.place_spans(spans)
        before, self._lit = self._lit, {}
        for places in self.matches:
            for line, start, end in places:
                self._lit.setdefault(line, []).append((start, end))
        self.link = min(self.link, len(document.links) - 1)
        self.match = min(self.match, len(self.matches) - 1)
        lines = before.keys() | self._lit.keys()
        return {line for line in lines if before.get(line) != self._lit.get(line)}

    def forget(self) -> None:
        """Choose no link and no match."""
        self.link = self.match = -1

    @property
    def href(self) -> str:
        """Where the chosen link leads; empty when none is chosen."""
        return self.document.links[self.link].href if self.link >= 0 else ""

    @property
    def link_lines(self) -> tuple[int, ...]:
        """Lines of the chosen link; none when none is chosen."""
        places = self.document.links[self.link].places if self.link >= 0 else ()
        return tuple(line for line, *_ in places)

    @property
    def line(self) -> int:
        """First line of the chosen link, else of the match walked to; -1 for none."""
        if self.link_lines:
            return self.link_lines[0]
        return self.matches[self.match][0][0] if self.match >= 0 else -1

    def step_match(self, step: int) -> int:
        """Walk to the next or the previous match.

        Args:
            step: 1 or -1.

        Returns:
            Its first line; -1 when there is none in that direction.
        """
        start = self.match if self.match >= 0 else (-1 if step > 0 else len(self.matches))
        if not 0 <= start + step < len(self.matches):
            return -1
        self.match = start + step
        return self.matches[self.match][0][0]

    def step_link(self, step: int) -> int:
        """Choose the next or the previous link, round at the ends.

        Args:
            step: 1 or -1.

        Returns:
            Its first line; -1 when there is no link.
        """
        count = len(self.document.links)
        if not count:
            return -1
        first = 0 if step > 0 else -1
        self.link = (self.link + step if self.link >= 0 else first) % count
        return self.link_lines[0]

    def lay_over(
        self, line: int, segments: Sequence[Segment], style: Callable[[str], Style]
    ) -> Sequence[Segment]:
        """Lay over a line what is marked in it.

        Args:
            line: Which line it is.
            segments: The line.
            style: Gives the style of a component class.

        Returns:
            The line with the marks.
        """
        overlays: list[tuple[Sequence[tuple[int, int]], str]] = [(self._lit.get(line, ()), "match")]
        if self.match >= 0:
            overlays.append((_on(line, self.matches[self.match]), "match-current"))
        if self.link >= 0:
            overlays.append((_on(line, self.document.links[self.link].places), "link-current"))
        for spans, name in overlays:
            if spans:
                segments = restyle(segments, spans, style(f"lines--{name}"))
        return segments


def _on(line: int, places: Sequence[Place]) -> list[tuple[int, int]]:
    return [(start, end) for at, start, end in places if at == line]
