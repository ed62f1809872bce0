"""Digests of the groups of questions in a file, by which an edit is found."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from data.store.codec import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from data.reading.layout import Layout

_DIGEST: Final = 16
_ROWS: Final = range(6, 12)
"""Rows of the table ``head`` that have it."""


@dataclass(frozen=True, slots=True)
class Groups:
    """A file in pieces: what stands above the questions, their groups, what stands below."""

    offsets: array[int]
    """Where each group begins, then where the list ends, then the size of the file, in bytes."""
    lines: array[int]
    """Line, from 0, where each group begins, then where the list ends."""
    margin: bytes
    """Blanks before the dash of each question."""
    digests: tuple[bytes, ...]
    """Digests of what stands above, of each group, and of what stands below."""
    made: frozenset[int]
    """Places of the questions whose id was made of their words."""
    sections: Mapping[str, str]
    """Ids of sections by what questions call them."""

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """Yield the rows of the table ``head`` that keep it, with their numbers."""
        bodies = (
            self.offsets.tobytes(),
            self.lines.tobytes(),
            self.margin,
            b"".join(self.digests),
            array("I", sorted(self.made)).tobytes(),
            pack(dict(self.sections)),
        )
        return zip(_ROWS, bodies, strict=True)


def groups_in(get: Callable[[str, int], bytes]) -> Groups:
    """Return the groups that rows were made of.

    Args:
        get: Returns a row of a table.

    Raises:
        DamagedError: They cannot be read.
        ValueError: The same.
    """
    offsets, lines, margin, digests, made, sections = (get("head", number) for number in _ROWS)
    return Groups(
        array("Q", offsets),
        array("I", lines),
        margin,
        tuple(digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST)),
        frozenset(array("I", made)),
        unpack(sections),
    )


def groups_of(data: bytes, layout: Layout) -> Groups | None:
    """Cut a file into groups.

    Args:
        data: Its bytes.
        layout: Where its questions stand.

    Returns:
        The groups; None where they cannot be read alone.
    """
    from data.reading.layout import offsets_of  # here, because only reading needs it

    offsets = offsets_of(data, layout)
    if offsets is None or not layout.firsts:
        return None
    offsets.append(len(data))
    after = layout.after if layout.after >= 0 else layout.firsts[-1]
    spans = zip((0, *offsets[:-1]), offsets, strict=True)
    digests = tuple(_digest(data, start, stop) for start, stop in spans)
    lines = array("I", (*layout.firsts, after))
    margin = data[offsets[0] : data.index(b"-", offsets[0])]
    return Groups(offsets, lines, margin, digests, layout.made, layout.sections)


def edited_groups(groups: Groups, data: bytes) -> tuple[int, int] | None:
    """Find the groups that an edit has touched.

    Args:
        groups: The file before.
        data: Its bytes now.

    Returns:
        Number of the first, and the number after the last; None where what stands above or below
        the questions has changed, or nothing has.
    """
    offsets, digests = groups.offsets, groups.digests
    count = len(offsets) - 2
    grown = len(data) - offsets[-1]
    end = offsets[count] + grown
    above, below = _digest(data, 0, offsets[0]), _digest(data, end, len(data))
    if end < offsets[0] or (above, below) != (digests[0], digests[-1]):
        return None
    first = 0
    while first < count and offsets[first + 1] <= end:
        if _digest(data, offsets[first], offsets[first + 1]) != digests[first + 1]:
            break
        first += 1
    last = count
    while last > first and offsets[last - 1] + grown >= offsets[first]:
        start, stop = offsets[last - 1] + grown, offsets[last] + grown
        if _digest(data, start, stop) != digests[last]:
            break
        last -= 1
    if first == count and not grown:
        return None
    if first == last:
        # Something was put between two groups, or taken from there: it belongs to one of them.
        first, last = max(0, first - 1), min(count, last + 1)
    return first, last


def regrouped(
    groups: Groups, data: bytes, first: int, last: int, lines: Sequence[int]
) -> Groups | None:
    """Return the groups of an edited file.

    Args:
        groups: The file before.
        data: Its bytes now.
        first: Number of the first group that was edited.
        last: Number after the last.
        lines: Line, from 0 and from the beginning of the first of them, of each of those groups.

    Returns:
        The groups; None where one of them does not begin with a line of its own.
    """
    grown = len(data) - groups.offsets[-1]
    start, stop = groups.offsets[first], groups.offsets[last] + grown
    inner = data[start:stop].splitlines(keepends=True)
    starts = array("Q", [start])
    for before, line in pairwise(lines):
        starts.append(starts[-1] + sum(map(len, inner[before:line])))
    dash = groups.margin + b"- "
    if lines[0] or not all(data.startswith(dash, at) for at in starts):
        return None
    bounds = (*starts, stop)
    digests = [_digest(data, at, end) for at, end in pairwise(bounds)]
    more = groups.lines[first] + len(inner) - groups.lines[last]
    if last == len(groups.lines) - 1 and groups.offsets[-2] == groups.offsets[-1]:
        more = 0  # nothing stands below
    return replace(
        groups,
        offsets=array(
            "Q", (*groups.offsets[:first], *starts, *(at + grown for at in groups.offsets[last:]))
        ),
        lines=array(
            "I",
            (
                *groups.lines[:first],
                *(groups.lines[first] + line for line in lines),
                *(line + more for line in groups.lines[last:]),
            ),
        ),
        digests=(*groups.digests[: first + 1], *digests, *groups.digests[last + 1 :]),
    )


def _digest(data: bytes, start: int, stop: int) -> bytes:
    import hashlib  # here, because it costs start-up and a fresh cache needs none

    return hashlib.sha256(memoryview(data)[start:stop]).digest()[:_DIGEST]
