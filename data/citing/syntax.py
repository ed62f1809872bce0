"""Citations in Markdown, in Pandoc's grammar.

``[@key]``, ``[see @a, pp. 3-5; -@b]``, ``@key``, ``@key [p. 5]`` and ``@{odd key}``, from
https://pandoc.org/MANUAL.html#citation-syntax. Three things differ: an ``@`` inside a bare URL is
part of the URL, the text of a link holds no citations, and ``[@a and @b]`` is one group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from data.citing.keys import SIMPLE_KEY
from data.citing.quick import quick_citations
from data.markup.prose import prose
from data.markup.tags import RAW
from data.model import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

# Early releases of Python 3.11 (3.11.2 is one) get possessive groups wrong, so only single
# characters are repeated possessively here.
_BRACED_KEY = re.compile(r"\{((?:[^{}\s]|[ ]|\{[^{}\r\n]*+\})+)\}")

# What can change the meaning of an ``@``; everything between two of these is plain text. A URL is
# known by its ``://``: no scheme has an ``@``.
_TOKEN = re.compile(
    r"""
    (?=[\\`<:\[\];@wm])                              # looking ahead makes the search quick
    (?: \\.                                            # an escaped character
      | (?P<ticks>`+)                                  # the opening of a code span
      | <(?P<tag>!--|[A-Za-z]++|[/!?])[^<>]*+>         # an autolink, a tag or a comment
      | (?:://|\bwww\.|\bmailto:)[^\s<>\[\]"`]*+       # a bare URL
      | [\[\];@] )
    """,
    re.VERBOSE | re.DOTALL,
)
_DESTINATION = re.compile(
    r"""
    \( \s*+
    (?: <[^<>\r\n]*+>
      | (?:[^\s()\\] | \\. | \( (?:[^\s()\\] | \\. | \([^\s()]*+\))* \))* )
    (?: \s++ (?: "[^"]*+" | '[^']*+' | \([^()]*+\) ) )?
    \s*+ \)
    """,
    re.VERBOSE | re.DOTALL,
)
_NEAR = re.compile(r"[ \t]*(?:\r\n|\r|\n)?[ \t]*")


def parse_citations(text: str) -> tuple[Citation, ...]:
    r"""Find the citations of a Markdown text.

    Args:
        text: Markdown.

    Returns:
        The citations in reading order; none from code, raw HTML, links, URLs, e-mail addresses or
        after ``\@``. Spans never overlap: they are equal (one group) or apart. Any text is read
        in time proportional to its length.
    """
    if "@" not in text:
        return ()
    found = quick_citations(text)
    return found if found is not None else read_citations(text)


def read_citations(text: str) -> tuple[Citation, ...]:
    """Find the citations of a Markdown text by reading all of it, block by block.

    Args:
        text: Markdown.

    Returns:
        As :func:`parse_citations`, which tries what is quicker before.
    """
    source = prose(text)
    found: list[Citation] = []
    for start, end in source.blocks:
        if source.text.find("@", start, end) >= 0:
            found += _Inline(source.text, start, end).read()
    return tuple(found)


@dataclass(slots=True)
class _Use:
    """One ``@key`` seen, before it is known whether it stands in a group."""

    key: str
    start: int
    """Where its ``@`` or ``-@`` is."""
    end: int
    suppressed: bool
    locator: str = ""
    """The brackets behind it, should it turn out to be in running text."""
    reach: int = 0
    """End of those brackets."""


@dataclass(slots=True)
class _Frame:
    """An open bracket, or the text outside all brackets."""

    start: int
    begin: int
    """Where its words begin."""
    uses: list[_Use] = field(default_factory=list)
    """Keys directly in it."""
    breaks: list[int] = field(default_factory=list)
    """Semicolons directly in it."""
    nested: bool = False
    """True when brackets inside it hold citations: then it is no group itself."""
    after: _Use | None = None
    """The key that this bracket directly follows."""


class _Inline:
    """One block of prose being read."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.frames = [_Frame(start, start)]
        self.done: list[tuple[int, list[Citation]]] = []
        """Finished groups by where they start."""
        self.ticks: dict[int, list[int]] | None = None
        """Where runs of backticks stand, last first, by their length."""
        self.endless: set[str] = set()
        """Ends of comments and elements that were looked for in vain."""

    def read(self) -> list[Citation]:
        at = self.start
        while found := _TOKEN.search(self.text, at, self.end):
            at = found.end()
            mark = found[0]
            if mark == "@":
                at = self._use(found.start())
            elif mark == "[":
                self._open(found.start())
            elif mark == "]":
                at = self._close(found.start())
            elif mark == ";":
                self.frames[-1].breaks.append(found.start())
            elif found["tag"] == "!--":
                at = self._past("-->", found.start() + 2, at)
            elif (found["tag"] or "").lower() in RAW:
                at = self._past(rf"</{found['tag'].lower()}\s*>", at, at)
            elif found["ticks"]:
                at = self._code_span(found.start(), at)
        for frame in self.frames:
            self._in_text(frame.uses)
        self.done.sort(key=lambda group: group[0])
        return [citation for _, group in self.done for citation in group]

    def _code_span(self, start: int, end: int) -> int:
        """Return the end of the code span that opens here; just the backticks when none does."""
        if self.ticks is None:
            self.ticks = {}
            for run in reversed(list(re.finditer("`+", self.text[self.start : self.end]))):
                place = self.ticks.setdefault(len(run[0]), [])
                place.append(self.start + run.start())
        closers = self.ticks.get(end - start, [])
        while closers and closers[-1] < end:
            closers.pop()
        return closers[-1] + (end - start) if closers else end

    def _past(self, end: str, start: int, otherwise: int) -> int:
        """Return the end of a comment, or of an element whose text is no Markdown; else another."""
        if end in self.endless:
            return otherwise
        found = re.compile(end, re.IGNORECASE).search(self.text, start, self.end)
        if not found:
            self.endless.add(end)
        return found.end() if found else otherwise

    def _use(self, at: int) -> int:
        """Read a key behind the ``@`` here; give where to go on."""
        before = self.text[at - 1] if at > self.start else ""
        if before.isalnum():
            return at + 1
        if found := _BRACED_KEY.match(self.text, at + 1, self.end):
            key = found[1].strip()
        elif found := SIMPLE_KEY.match(self.text, at + 1, self.end):
            key = found[0]
        else:
            return at + 1
        if not key:
            return found.end()
        farther = self.text[at - 2] if at - 2 >= self.start else ""
        suppressed = before == "-" and not farther.isalnum()
        self.frames[-1].uses.append(_Use(key, at - suppressed, found.end(), suppressed))
        return found.end()

    def _open(self, at: int) -> None:
        frame = _Frame(at, at + 1)
        last = self.frames[-1].uses[-1] if self.frames[-1].uses else None
        if last and not last.reach and (near := _NEAR.match(self.text, last.end, at)):
            frame.after = last if near.end() == at else None
        self.frames.append(frame)

    def _close(self, at: int) -> int:
        """End the innermost bracket; give where to go on."""
        if len(self.frames) == 1:
            return at + 1
        frame = self.frames.pop()
        parent = self.frames[-1]
        if link := _DESTINATION.match(self.text, at + 1, self.end):
            while self.done and self.done[-1][0] > frame.start:
                self.done.pop()
            return link.end()
        if self.text.startswith("^", frame.start + 1):
            return at + 1  # the mark of a footnote
        if frame.after and not frame.nested and self.text[at + 1 : at + 2] not in {"[", "("}:
            self._locate(frame.after, frame, at)
        if group := self._group(frame, at):
            self.done.append((frame.start, group))
        else:
            self._in_text(frame.uses)
        parent.nested = parent.nested or frame.nested or bool(frame.uses)
        return at + 1

    def _locate(self, use: _Use, frame: _Frame, end: int) -> None:
        """Take the first words of a bracket that ends here as the locator of the key before it."""
        if frame.uses and (not frame.breaks or frame.breaks[0] > frame.uses[0].start):
            return
        stop = frame.breaks[0] if frame.uses else end
        use.locator = self._words(frame.start + 1, stop)
        if frame.uses:
            frame.begin = frame.breaks.pop(0) + 1
        elif use.locator:
            use.reach = end + 1

    def _group(self, frame: _Frame, end: int) -> list[Citation]:
        """Return the citations of a bracket that ends here; none when it is no group."""
        if frame.nested or not frame.uses:
            return []
        group: list[Citation] = []
        uses = frame.uses
        first = 0
        begin = frame.begin
        for stop in (*frame.breaks, end):
            last = first
            while last < len(uses) and uses[last].start < stop:
                last += 1
            if last == first:
                return []  # a part without a key
            for use, following in zip_longest(uses[first:last], uses[first + 1 : last]):
                # Words between two keys of one part go with the second, unless a comma comes first.
                after = following.start if following else stop
                if following and self.text[use.end] != ",":
                    after = use.end
                group.append(
                    Citation(
                        use.key,
                        self._locator(use.end, after),
                        (frame.start, end + 1),
                        prefix=self._words(begin, use.start),
                        author_suppressed=use.suppressed,
                    )
                )
                begin = after
            first, begin = last, stop + 1
        return group

    def _in_text(self, uses: Iterable[_Use]) -> None:
        for use in uses:
            span = (use.start, use.reach or use.end)
            self.done.append(
                (
                    use.start,
                    [
                        Citation(
                            use.key,
                            use.locator,
                            span,
                            in_text=True,
                            author_suppressed=use.suppressed,
                        )
                    ],
                )
            )

    def _locator(self, start: int, end: int) -> str:
        words = self._words(start, end).strip(",: ")
        braced = words.startswith("{") and words.endswith("}")
        return words[1:-1].strip() if braced else words.lstrip(".").strip()

    def _words(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())
