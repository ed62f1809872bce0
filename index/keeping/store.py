"""Where the index of a FAQ lives, whether it is fresh, and what happens when it cannot be kept.

Every FAQ file has a folder of its own in the cache. Beside Whoosh's files it holds the words, where
each posting list is, what has changed since, and a manifest, written last. An index whose manifest
does not fit, for whatever reason, is not opened but made again; when that fails the index is made
in memory. So a crash, a full disk, a damaged or foreign folder or a second process never costs more
than time. An index that is there is opened without Whoosh's code, which takes long to import.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from whoosh.util.filelock import FileLock

from index.keeping import manifest as manifests
from index.keeping.changes import found_changes, told_changes
from index.keeping.directory import Directory
from index.keeping.folder import folder_for
from index.keeping.manifest import DAMAGED, MANIFEST, Manifest, described
from index.keeping.overlay import Overlay, loaded, saved
from index.keeping.words import WordTable, packed_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.model import Faq
    from index.analysis import Analyzer
    from index.keeping.changes import Changed
    from index.keeping.directory import ListReader
    from index.keeping.words import Words

_WORDS = "words.bin"
_DIGESTS = "digests.bin"
_OVERLAY = "overlay.bin"
_DIRECTORY = "lists.bin"
_OURS = (_WORDS, _DIGESTS, _DIRECTORY)
_LOCK = "lock"
_PARTS = re.compile(r"_?MAIN_.*\.")
_PATIENCE = 2.0
"""Seconds to wait for another process that is writing the same index."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A ready index."""

    lists: ListReader
    """Reads its posting lists."""
    words: WordTable
    """The words of the FAQ."""
    folder: Path | None
    """Where it is; None when it is in memory."""
    reason: str = ""
    """Why it is in memory although it should not be; else empty."""
    overlay: Overlay | None = None
    """What has changed in the FAQ since the index was made."""
    added: Words = field(default_factory=dict)
    """The words of what has changed."""
    made: str = "reused"
    """How it came to be: ``reused``, ``updated`` or ``built``."""

    @property
    def note(self) -> str:
        """What the reader should know about how it was made now; empty when there is nothing."""
        if self.made != "built":
            return ""
        from index.keeping.making import unknown_whoosh  # here: it takes long, and has been loaded

        version = unknown_whoosh()
        if not version:
            return ""
        return f"faqt does not know Whoosh {version} yet: indexing is slower, searching is not."


def open_store(
    faq: Faq,
    analyzer: Analyzer,
    cache_dir: Path | None,
    progress: Callable[[int, int], None] | None = None,
) -> Opened:
    """Return a fresh index of a FAQ, kept in the cache where that is possible.

    Args:
        faq: What to index.
        analyzer: The analysis of its language.
        cache_dir: The cache folder; None to keep the index in memory.
        progress: Called with how many entries are done, and how many there are.

    Returns:
        The index. Never an exception for the state of the cache.
    """
    if cache_dir is None or not faq.path:
        return _in_memory(faq, analyzer, progress, "")
    folder = folder_for(faq, cache_dir)
    try:
        if (opened := _reuse(folder, faq)) is not None:
            return opened
        folder.mkdir(parents=True, exist_ok=True)
        lock: Any = FileLock(str(folder / _LOCK))
        if not _acquire(lock):
            reason = f"another process is writing {folder}"
            return _reuse(folder, faq) or _in_memory(faq, analyzer, progress, reason)
        try:
            # Whoever held the lock may have done the work meanwhile.
            return (
                _reuse(folder, faq)
                or _update(folder, faq, analyzer)
                or _build(folder, faq, analyzer, progress)
            )
        finally:
            lock.release()
    except OSError as error:
        _discard_unfinished(folder)
        reason = f"{folder} cannot be used: {error.strerror or error}"
        return _in_memory(faq, analyzer, progress, reason)


def forget(faq: Faq, cache_dir: Path | None) -> None:
    """Let the index of a FAQ be made anew when it is next opened: it has turned out damaged."""
    if cache_dir is not None and faq.path:
        with suppress(OSError):
            (folder_for(faq, cache_dir) / MANIFEST).unlink(missing_ok=True)


def _discard_unfinished(folder: Path) -> None:
    """Remove what a failed build left behind: on a full disk it would be in the way."""
    with suppress(OSError):
        if not (folder / MANIFEST).exists():
            for path in folder.iterdir():
                if _PARTS.match(path.name) or path.suffix == ".tmp" or path.name in _OURS:
                    path.unlink()


def _acquire(lock: Any) -> bool:
    end = time.monotonic() + _PATIENCE
    while not lock.acquire():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _in_memory(
    faq: Faq, analyzer: Analyzer, progress: Callable[[int, int], None] | None, reason: str
) -> Opened:
    from index.keeping.making import make_in_memory  # here: importing Whoosh's code takes long

    lists, built = make_in_memory(faq, analyzer, progress)
    words = WordTable(packed_words(built.words, analyzer.terms))
    return Opened(lists, words, None, reason, made="built")


def _update(folder: Path, faq: Faq, analyzer: Analyzer) -> Opened | None:
    """Lay what has changed over an index; None where there is none, or too much has changed."""
    manifest = manifests.load(folder, faq)
    if manifest is None:
        return None
    try:
        changed = _changes(folder, faq, analyzer, manifest)
        if changed is None:
            return None
        opened = _opened(folder, manifest)
    except DAMAGED:
        return None
    manifests.write(folder / _OVERLAY, saved(changed.overlay, changed.words))
    files = {**manifest.files, _OVERLAY: described(folder / _OVERLAY)}
    manifests.save(folder, replace(manifest, digest=faq.digest, files=files))
    return replace(opened, overlay=changed.overlay, added=changed.words, made="updated")


def _changes(folder: Path, faq: Faq, analyzer: Analyzer, manifest: Manifest) -> Changed | None:
    if faq.change is not None and faq.change.base.digest == manifest.base:
        return told_changes(faq, analyzer, manifest.totals)
    return found_changes(faq, analyzer, manifest.read(folder, _DIGESTS), manifest.totals)


def _build(
    folder: Path, faq: Faq, analyzer: Analyzer, progress: Callable[[int, int], None] | None
) -> Opened:
    from whoosh.index import LockError  # here: importing Whoosh's code takes long

    from index.keeping.making import make_in_folder

    # Without its manifest an index that is half written is not taken for a whole one.
    (folder / MANIFEST).unlink(missing_ok=True)
    (folder / _OVERLAY).unlink(missing_ok=True)
    try:
        built, directory = make_in_folder(folder, faq, analyzer, progress)
    except LockError:
        return _in_memory(faq, analyzer, progress, f"another process is writing {folder}")
    ours = {
        _WORDS: packed_words(built.words, analyzer.terms),
        _DIGESTS: built.digests,
        _DIRECTORY: directory,
    }
    for name, body in ours.items():
        manifests.write(folder / name, body)
    files = {name: described(folder / name) for name in ours}
    for path in folder.iterdir():
        if path.suffix in {".toc", ".seg"}:
            lists = path.suffix == ".seg" and bool(directory)
            files[path.name] = described(path, own_checksums=lists)
    manifest = Manifest(faq.digest, faq.digest, faq.language, built.totals, files)
    manifests.save(folder, manifest)
    return replace(_opened(folder, manifest), made="built")


def _reuse(folder: Path, faq: Faq) -> Opened | None:
    """Open the index in a folder if it is whole and was made from this very FAQ."""
    manifest = manifests.load(folder, faq)
    if manifest is None or not faq.digest or faq.digest not in (manifest.base, manifest.digest):
        return None
    try:
        opened = _opened(folder, manifest)
        if faq.digest == manifest.base:
            return opened
        overlay, added = loaded(manifest.read(folder, _OVERLAY))
        return replace(opened, overlay=overlay, added=added)
    except DAMAGED:
        return None


def _opened(folder: Path, manifest: Manifest) -> Opened:
    """Open what was indexed, without what has changed since.

    Raises:
        Exception: One of :data:`DAMAGED`; it is not as it was written.
    """
    words = WordTable(manifest.read(folder, _WORDS))
    directory = manifest.read(folder, _DIRECTORY)
    manifest.check(folder, (name for name in manifest.files if name.endswith((".toc", ".seg"))))
    if directory:
        (name,) = (name for name in manifest.files if name.endswith(".seg"))
        return Opened(Directory(directory, folder / name), words, folder)
    from whoosh.index import IndexError as WhooshIndexError  # here: importing it takes long

    from index.keeping.making import lists_in

    try:
        return Opened(lists_in(folder), words, folder)
    except WhooshIndexError as error:
        raise ValueError(str(error)) from error
