"""What was edited in a file whose FAQ is stored: found, read alone, and kept beside the store."""

from __future__ import annotations

import sqlite3
import time
from array import array
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.store.codec import pack, pack_entry, unpack, unpack_entry
from data.store.edited import GROUP
from data.store.groups import Groups, edited_groups, groups_in, regrouped
from data.store.rows import DamagedError, Rows
from data.store.stamp import Stamp

if TYPE_CHECKING:
    from pathlib import Path

    from data.model import Entry, Faq

_STAMPS: Final = 0
_PLACES: Final = 1
"""Rows of the table ``head``, beside those of the groups."""
_MOST_GROUPS: Final = 32
_MOST_ENTRIES: Final = 1000
"""What is too much for being read alone, or for lying over a store."""


@dataclass(frozen=True, slots=True)
class Edit:
    """How a file differs from what was stored of it."""

    stamp: Stamp
    """The file."""
    groups: Groups
    """Where its questions stand."""
    changed: dict[int, Entry]
    """The entries that are not as they were stored, by their places, ascending."""


def kept_edit(file: Path, base: Stamp) -> Edit | None:
    """Return the edit that was kept beside a store.

    Args:
        file: Where it is kept.
        base: What the store was made from.

    Returns:
        The edit; None where there is none of this store.
    """
    try:
        rows = Rows.open(str(file))
    except (OSError, DamagedError):
        return None
    try:
        of, stamp = unpack(rows.get("head", _STAMPS))
        if Stamp(*of) != base:
            return None
        places = array("I", rows.get("head", _PLACES))
        changed = {place: unpack_entry(rows.get("entry", place)) for place in places}
        return Edit(Stamp(*stamp), groups_in(rows.get), changed)
    except (DamagedError, ValueError, TypeError):
        return None
    finally:
        rows.close()


def keep_edit(file: Path, base: Stamp, edit: Edit) -> None:
    """Keep an edit beside a store; one that cannot be kept is no loss.

    Args:
        file: Where to.
        base: What the store was made from.
        edit: The edit.
    """
    from data.store.making import aside  # here, because what was kept before needs no maker
    from data.store.rows import RowsWriter

    with suppress(OSError, sqlite3.Error, ValueError, TypeError), aside(file) as part:
        rows = RowsWriter(str(part), page_size=4096)
        try:
            rows.put("head", _STAMPS, (pack((tuple(base), tuple(edit.stamp))),))
            rows.put("head", _PLACES, (array("I", edit.changed).tobytes(),))
            for number, body in edit.groups.rows():
                rows.put("head", number, (body,))
            for place, entry in edit.changed.items():
                rows.put("entry", place, (pack_entry(entry),))
            rows.finish()
        finally:
            rows.close()
        part.replace(file)


def further_edit(edit: Edit, base: Faq, stored: Groups, data: bytes, stamp: Stamp) -> Edit | None:
    """Read what was edited since.

    Args:
        edit: The last state that is known.
        base: The FAQ as it was stored.
        stored: Where its questions stood.
        data: The bytes of the file now.
        stamp: The file now.

    Returns:
        The state now; None where all must be read: the edit is not within questions, or it changes
        more than what they say.
    """
    from data.reading.layout import read_alone  # here, because it needs the parser

    before = edit.groups
    span = edited_groups(before, data)
    if span is None or span[1] - span[0] > _MOST_GROUPS:
        return None
    first, last = span
    grown = len(data) - before.offsets[-1]
    entries = read_alone(data[before.offsets[first] : before.offsets[last] + grown])
    places = range(first * GROUP, min(last * GROUP, len(base.entries)))
    if entries is None or len(entries) != len(places):
        return None
    lines = [entry.line - 1 for entry in entries[::GROUP]]
    groups = regrouped(before, data, first, last, lines)
    if groups is None:
        return None
    changed = {
        place: replace(entry, line=entry.line + groups.lines[at] - before.lines[at])
        for place, entry in edit.changed.items()
        if not first <= (at := place // GROUP) < last
    }
    for place, entry in zip(places, entries, strict=True):
        was = base.entries[place]
        known = _known(entry, was, place, groups, base)
        if known is None:
            return None
        now = replace(known, line=groups.lines[first] + entry.line)
        at = place // GROUP
        if replace(was, line=was.line + groups.lines[at] - stored.lines[at]) != now:
            changed[place] = now
    if len(changed) > _MOST_ENTRIES:
        return None
    made = stamp._replace(written=time.time())
    return Edit(made, groups, dict(sorted(changed.items())))


def _known(entry: Entry, was: Entry, place: int, groups: Groups, base: Faq) -> Entry | None:
    """Return an entry as the whole file would give it; None where others may depend on it.

    Args:
        entry: The entry as it is written.
        was: The same as it was stored.
        place: Its place.
        groups: Where the questions stand.
        base: The FAQ as it was stored.
    """
    if place in groups.made:
        same = not entry.id and entry.question == was.question
    else:
        same = entry.id == was.id
    section = groups.sections.get(entry.section) if entry.section else ""
    works = base.references_by_id
    if not same or section != was.section:
        return None
    if not all(citation.key in works for citation in entry.citations):
        return None
    return replace(entry, id=was.id, section=was.section)
