"""Finding what a search lights in a text, and cutting one line around it.

Used on what is on the screen; importing it does not import Whoosh.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import PART_MARK, PIECE, analyzer_for, extras_of, is_unspaced, unspaced_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.analysis import Analyzer
    from index.model import Needle, Span

_SPACE = re.compile(r"\s+")
_ELLIPSIS = "…"
_LEAD = 4
"""Characters before the best place that are looked at, in widths of the line."""


def spans(text: str, needle: Needle) -> tuple[Span, ...]:
    """Find what to light in a text.

    Args:
        text: Any text.
        needle: What was searched.

    Returns:
        Spans in characters of the text, ascending and apart.
    """
    if not needle or not text:
        return ()
    analyzer = analyzer_for(needle.language)
    found = list(_word_spans(text, needle, analyzer))
    found.extend(_extra_spans(text, needle, analyzer))
    if needle.phrases:
        found.extend(_phrase_spans(text, needle, analyzer))
    found.sort()
    return _joined(found)


def contains_phrase(text: str, phrase: Sequence[str], analyzer: Analyzer) -> bool:
    """Return whether folded words stand together in a text, in this order."""
    return any(_runs(list(_words(text, analyzer)), phrase))


def _words(text: str, analyzer: Analyzer) -> Iterator[tuple[int, int, str]]:
    """Yield the folded words of a text with their places; unspaced scripts by character."""
    for match in PIECE.finditer(text):
        start, end = match.span()
        for word in analyzer.words(match.group()):
            if is_unspaced(word) and len(word) == end - start:
                for left, right, term in unspaced_terms(word):
                    if right - left == 1 or not is_unspaced(term):
                        yield start + left, start + right, term
            else:
                yield start, end, word


def _word_spans(text: str, needle: Needle, analyzer: Analyzer) -> Iterator[Span]:
    terms, prefixes = needle.terms, needle.prefixes
    known: dict[str, tuple[Span, ...]] = {}
    for match in PIECE.finditer(text):
        piece = match.group()
        inside = known.get(piece)
        if inside is None:
            inside = known[piece] = (
                *_inside(piece, terms, prefixes, analyzer),
                *_within(piece, needle.inside, analyzer),
            )
        start = match.start()
        for left, right in inside:
            yield start + left, start + right


def _extra_spans(text: str, needle: Needle, analyzer: Analyzer) -> Iterator[Span]:
    """Light what is written otherwise than it was searched, such as *e-mail* for *email*."""
    for extra in extras_of(text):
        term = extra.term.removeprefix(PART_MARK)
        if term.startswith(needle.prefixes) or not needle.terms.isdisjoint(analyzer.terms(term)):
            yield extra.start, extra.end


def _within(piece: str, inside: tuple[str, ...], analyzer: Analyzer) -> Iterator[Span]:
    """Light a word within a compound: the whole where folding changes its length."""
    for word in analyzer.words(piece) if inside else ():
        for part in inside:
            at = word.find(part)
            if at >= 0:
                yield (at, at + len(part)) if len(word) == len(piece) else (0, len(piece))


def _inside(
    piece: str, terms: frozenset[str], prefixes: tuple[str, ...], analyzer: Analyzer
) -> Iterator[Span]:
    for word in analyzer.words(piece):
        if is_unspaced(word):
            # Folding keeps the length of such scripts; where it does not, the piece is lit whole.
            exact = len(word) == len(piece)
            for left, right, term in unspaced_terms(word):
                if term in terms or term.startswith(prefixes):
                    yield (left, right) if exact else (0, len(piece))
        elif word.startswith(prefixes) or not terms.isdisjoint(analyzer.terms(word)):
            yield 0, len(piece)


def _phrase_spans(text: str, needle: Needle, analyzer: Analyzer) -> Iterator[Span]:
    words = list(_words(text, analyzer))
    for phrase in needle.phrases:
        for first, last in _runs(words, phrase):
            yield words[first][0], words[last][1]


def _runs(
    words: Sequence[tuple[int, int, str]], phrase: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Find where a phrase stands in a list of words: first and last word of each place."""
    if not phrase:
        return
    length = len(phrase)
    for first in range(len(words) - length + 1):
        if words[first][2] == phrase[0] and all(
            words[first + offset][2] == phrase[offset] for offset in range(1, length)
        ):
            yield first, first + length - 1


def _joined(found: list[Span]) -> tuple[Span, ...]:
    """Merge spans that touch or overlap."""
    joined: list[Span] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def excerpt(text: str, found: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """Cut one line out of a text, around where matches are densest.

    Args:
        text: Any text.
        found: Spans in the text, ascending, as from :func:`spans`.
        width: Most characters of the line, ellipses included.

    Returns:
        The line with white space collapsed and ellipses where something was cut off, and the
        spans as they lie in the line.
    """
    if width < 1:
        return "", ()
    # Only the neighbourhood of the best place is looked at: answers may be megabytes long.
    centre = _densest(found, width)
    low, high = max(0, centre - _LEAD * width), centre + 2 * _LEAD * width
    near = [span for span in found if low <= span[0] and span[1] <= high]
    line, moved = _collapse(text[low:high], [(start - low, end - low) for start, end in near])
    more_before = bool(text[:low].strip()) if low < width else low > 0
    more_after = bool(text[high : high + width].strip())
    if len(line) + more_before + more_after <= width:
        before, after = _ELLIPSIS * more_before, _ELLIPSIS * more_after
        shifted = tuple((start + len(before), end + len(before)) for start, end in moved)
        return before + line + after, shifted
    start = _best_start(line, moved, width)
    if start > 0:
        # Begin at a word, when one begins soon enough.
        start = _word_start(line, start, moved)
    before = _ELLIPSIS if start > 0 or more_before else ""
    end = min(len(line), start + width - len(before))
    after = _ELLIPSIS if end < len(line) or more_after else ""
    end = min(end, start + width - len(before) - len(after))
    cut = before + line[start:end].rstrip() + after
    inner = len(cut) - len(after)
    shift = len(before) - start
    kept = tuple(
        (max(left + shift, len(before)), min(right + shift, inner))
        for left, right in moved
        if left + shift < inner and right + shift > len(before)
    )
    return cut[:width], kept


def _densest(found: Sequence[Span], width: int) -> int:
    """Return where the first of the matches starts that stand closest together."""
    return found[_densest_run(found, width)[0]][0] if found else 0


def _densest_run(found: Sequence[Span], room: int) -> tuple[int, int]:
    """Return first and end of the longest run of spans that fit in some room, the first such."""
    best, best_count, last = 0, 0, 0
    for first in range(len(found)):
        last = max(last, first)
        while last < len(found) and found[last][1] - found[first][0] <= room:
            last += 1
        if last - first > best_count:
            best, best_count = first, last - first
    return best, best + max(best_count, 1)


def _collapse(text: str, found: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Collapse white space and move the spans along."""
    parts: list[str] = []
    edges = sorted({edge for span in found for edge in span})
    moved: dict[int, int] = {}
    length, position, next_edge = 0, 0, 0

    def note(upto: int) -> None:
        nonlocal next_edge
        while next_edge < len(edges) and edges[next_edge] <= upto:
            moved[edges[next_edge]] = length + min(edges[next_edge], upto) - position
            next_edge += 1

    for gap in _SPACE.finditer(text):
        note(gap.start())
        parts.append(text[position : gap.start()])
        length += gap.start() - position
        space = " " if length else ""
        while next_edge < len(edges) and edges[next_edge] < gap.end():
            moved[edges[next_edge]] = length
            next_edge += 1
        parts.append(space)
        length += len(space)
        position = gap.end()
    note(len(text))
    parts.append(text[position:])
    line = "".join(parts)
    shown = line.rstrip()
    spans_ = ((moved[start], min(moved[end], len(shown))) for start, end in found)
    return shown, tuple((start, end) for start, end in spans_ if start < end)


def _best_start(line: str, found: Sequence[Span], width: int) -> int:
    """Choose where the line starts: the window with most matches, the match not at its edge."""
    if not found:
        return 0
    room = max(1, width - 2)
    first, last = _densest_run(found, room)
    start, end = found[first][0], found[last - 1][1]
    lead = max(0, min((room - (end - start)) // 3, start))
    return max(0, min(start - lead, len(line) - width + 1))


def _word_start(line: str, start: int, found: Sequence[Span]) -> int:
    """Move on to the start of the next word, unless that would pass a match."""
    if line[start - 1] == " ":
        return start
    space = line.find(" ", start)
    if (
        space < 0
        or space - start > 24
        or any(left < space + 1 and right > start for left, right in found)
    ):
        return start
    return space + 1
