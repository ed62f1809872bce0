"""FAQs that were read before, kept in the cache as rows: opened at once, however many there are.

The cache is disposable and never trusted. A store is taken only when it was made by this version of
the model from a file with the same size, time and, where the time says too little, digest; each of
its rows has a checksum. One that is damaged, also while it is read, is made again from the file; of
a file in which only a few questions were edited, those are read and laid over it. Where it cannot
be kept, the FAQ is in memory.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from data.problems import FaqError
from data.store.codec import shape, unpack
from data.store.digests import digest_of, size_and_time, source_digest
from data.store.groups import groups_in
from data.store.rows import DamagedError, Rows
from data.store.stamp import Stamp
from data.store.store import Store
from data.store.stored import HEAD, stored_faq

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.model import Faq
    from data.problems import Problem
    from data.reading.reader import Loaded
    from data.reading.sink import Sink
    from data.store.edits import Edit
    from data.store.making import Maker

FaqAndWarnings = tuple["Faq", "tuple[Problem, ...]"]
"""A FAQ, and the warnings about its file."""

_FORMAT: Final = 7
_ALWAYS_READ: Final = 1024 * 1024
"""Bytes up to which no setting makes a file too large."""
Reader = Callable[[str | os.PathLike[str], "Sink | None"], "Loaded"]
"""Reads a file; may give its entries and references to the sink."""


def read_kept(
    path: str | os.PathLike[str],
    cache_dir: Path,
    reader: Reader | None = None,
    *,
    readers: str = "",
) -> FaqAndWarnings:
    """Read a FAQ, from its store where there is a fresh one.

    Args:
        path: The FAQ's file, or a folder.
        cache_dir: Where stores are kept; need not exist and need not be writable.
        reader: Reads the file where there is none; None for the reader of faqt's own format alone.
        readers: What ``reader`` reads by, in any words: what others read is not taken.

    Returns:
        The FAQ and the warnings about its file.

    Raises:
        FaqError: When the file cannot be read as a FAQ.
    """
    return _Keeper(path, cache_dir, reader, readers).read()


def is_unchanged(faq: Faq) -> bool:
    """Return whether a FAQ's file still has the bytes that it was made from.

    Args:
        faq: A FAQ that was read from a file.

    Returns:
        True also when the file cannot be read now: what was read stays good.
    """
    try:
        return source_digest(faq.path) == faq.source_digest
    except OSError:
        return True


class _Keeper:
    """Keeps one FAQ."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        cache_dir: Path,
        reader: Reader | None,
        readers: str,
    ) -> None:
        self._path = path
        place = os.path.abspath(path)  # noqa: PTH100
        self._spelled = f"{place}\n{os.fspath(path)}"
        self._file = cache_dir / "read" / f"{_short(place)}.faq"
        self._edits = self._file.with_suffix(".edit")
        self._reader = reader
        self._shape = f"{_FORMAT} {sys.byteorder} {shape()} {readers}"

    def read(self) -> FaqAndWarnings:
        """Take what was kept, or read the file and keep it."""
        found = self._take()
        if found is not None:
            return found
        try:
            stamp = self._stamp(size_and_time(self._path))
        except OSError:
            pass
        else:
            from data.store.making import NotMade  # here, because a kept FAQ needs no maker

            # A store that cannot be made is no loss.
            with suppress(*NotMade):
                return self._open(self._maker().make(stamp))
        loaded = self._load(None)
        if loaded.faq is None:
            raise FaqError(loaded.problems)
        return loaded.faq, loaded.problems

    def _load(self, sink: Sink | None) -> Loaded:
        if self._reader is not None:
            return self._reader(self._path, sink)
        # Importing PyYAML costs more than all else that a small command does.
        from data.reading.reader import load

        return load(self._path, sink=sink)

    def _maker(self) -> Maker:
        from data.store.making import Maker  # here for the reason given above

        return Maker(self._path, self._file, self._load)

    def _stamp(self, found: tuple[int, int], digest: str = "") -> Stamp:
        return Stamp(self._spelled, *found, digest, 0.0, self._shape)

    def _take(self) -> FaqAndWarnings | None:
        try:
            found = size_and_time(self._path)
            rows = Rows.open(str(self._file))
        except (OSError, DamagedError):
            return None
        try:
            head: Mapping[str, object] = unpack(rows.get("head", HEAD))
            stamp = _stamp_in(head)
            fits = stamp.shape == self._shape and self._is_named(stamp, head)
            if fits and _may_be_read(head, found[0]):
                if stamp.trusted(*found):
                    return self._open(rows)
                taken = self._take_changed(rows, head, found)
                if taken is not None:
                    return taken
        except (OSError, ValueError, TypeError, KeyError, DamagedError, FaqError):
            pass
        rows.close()
        return None

    def _is_named(self, stamp: Stamp, head: Mapping[str, object]) -> bool:
        """Return whether a store is of this file, and its warnings name it as the user does."""
        if stamp.spelled == self._spelled:
            return True
        own, _, _ = self._spelled.partition("\n")
        return head["warned"] is False and stamp.spelled.partition("\n")[0] == own

    def _take_changed(
        self, rows: Rows, head: Mapping[str, object], found: tuple[int, int]
    ) -> FaqAndWarnings | None:
        """Take a store of a file that was written again, perhaps with a few questions edited."""
        stamp = _stamp_in(head)
        if head["layout"] is not True:
            return self._open(rows) if stamp.source == source_digest(self._path) else None
        from data.store.edits import Edit, further_edit, keep_edit, kept_edit

        edit = kept_edit(self._edits, stamp)
        if edit is not None and edit.stamp.trusted(*found):
            return self._edited(rows, head, edit)
        with open(self._path, "rb") as stream:  # noqa: PTH123
            data = stream.read()
        digest = digest_of(data)
        if digest == stamp.source:
            return self._open(rows)
        stored = groups_in(rows.get)
        if edit is None or edit.stamp.source != digest:
            base, _ = self._stored(rows, head, self._is_gone)
            edit = further_edit(
                edit or Edit(stamp, stored, {}), base, stored, data, stamp.of(found, digest)
            )
            if edit is None:
                return None
            keep_edit(self._edits, stamp, edit)
        return self._edited(rows, head, edit)

    def _edited(self, rows: Rows, head: Mapping[str, object], edit: Edit) -> FaqAndWarnings:
        from data.store.edited import Lines, edited_faq

        base, problems = self._stored(rows, head, self._is_gone)
        store = Store(rows, lambda times: self._maker().again(edit.stamp, times))
        faq, _ = stored_faq(store, head)
        lines = Lines(groups_in(rows.get).lines, edit.groups.lines)
        return edited_faq(base, faq, store, edit.changed, lines, edit.stamp.digest), problems

    def _open(self, rows: Rows) -> FaqAndWarnings:
        head: Mapping[str, object] = unpack(rows.get("head", HEAD))
        stamp = _stamp_in(head)
        return self._stored(rows, head, lambda times: self._maker().again(stamp, times))

    def _stored(
        self, rows: Rows, head: Mapping[str, object], again: Callable[[int], Rows]
    ) -> FaqAndWarnings:
        return stored_faq(Store(rows, again), head)

    def _is_gone(self, _times: int) -> Rows:
        """Say that what was stored before an edit cannot be made again."""
        from data.store.making import changed

        raise FaqError((changed(os.fspath(self._path)),))


def _stamp_in(head: Mapping[str, object]) -> Stamp:
    written: tuple[str, int, int, str, float, str] = head["stamp"]  # type: ignore[assignment]
    return Stamp(*written)


def _may_be_read(head: Mapping[str, object], size: int) -> bool:
    texts = head["texts"]
    converted = isinstance(texts, dict) and texts["format"]
    if converted or size < _ALWAYS_READ:
        return True
    from data.reading.source import Limits  # here, because it costs start-up

    # Of a file that is too large, its reader says so.
    return size <= Limits.configured().file_bytes


def _short(text: str) -> str:
    """Return a name for a text that hardly any other has; importing hashlib takes 2 ms."""
    raw = text.encode("utf-8", "surrogateescape")
    return f"{crc32(raw):08x}{crc32(raw[::-1]):08x}"
