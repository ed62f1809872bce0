"""Where the index of a FAQ lives, whether it is fresh, and what happens when it cannot be kept.

Every FAQ file has a folder of its own in the cache. Beside Whoosh's files it holds a manifest,
written last, which says what the index was made from and gives a checksum of every file. An index
whose manifest does not fit, for whatever reason, is not opened but made again; when that fails the
index is made in memory. So a crash, a full disk, a damaged or foreign folder or a second process
never costs more than time.
"""

from __future__ import annotations

import json
import marshal
import os
import platform
import re
import time
import zlib
from array import array
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import whoosh
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import IndexError as WhooshIndexError
from whoosh.index import LockError

from index.keeping.build import build, changes, merge_words
from index.keeping.folder import folder_for
from index.keeping.overlay import Overlay
from index.keeping.schema import make_schema
from index.keeping.writing import codec_fits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from whoosh.index import Index

    from data.model import Faq
    from index.analysis import Analyzer
    from index.keeping.build import Words

FORMAT = (
    f"6 whoosh-{'.'.join(map(str, whoosh.__version__))} "
    f"python-{platform.python_version()} {os.name}"
)
"""What an index must have been made with to be used; the first number is ours."""

_MANIFEST = "manifest.json"
_WORDS = "words.json"
_DIGESTS = "digests.bin"
_OVERLAY = "overlay.bin"
_LOCK = "lock"
_PARTS = re.compile(r"_?MAIN_.*\.")
_PATIENCE = 2.0
"""Seconds to wait for another process that is writing the same index."""

_Damaged = (OSError, ValueError, KeyError, TypeError, WhooshIndexError)


class MemoryStorage(RamStorage):
    """Whoosh's storage in memory, which also keeps its temporary files there."""

    def temp_storage(self, name: str | None = None) -> MemoryStorage:  # noqa: ARG002
        """Return a storage for temporary files."""
        return memory_storage()


def memory_storage() -> MemoryStorage:
    """Return an empty storage in memory."""
    make: Any = MemoryStorage
    storage: MemoryStorage = make()
    return storage


@dataclass(frozen=True, slots=True)
class Opened:
    """A ready index."""

    index: Index
    """The Whoosh index."""
    words: Words
    """The words of the FAQ."""
    folder: Path | None
    """Where it is; None when it is in memory."""
    reason: str = ""
    """Why it is in memory although it should not be; else empty."""
    overlay: Overlay | None = None
    """What has changed in the FAQ since the index was made."""
    made: str = "reused"
    """How it came to be: ``reused``, ``updated`` or ``built``."""

    @property
    def note(self) -> str:
        """What the reader should know about how it was made now; empty when there is nothing."""
        if self.made == "reused" or codec_fits():
            return ""
        version = ".".join(map(str, whoosh.__version__))
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
        storage = _storage(folder)
        lock = storage.lock(_LOCK)
        if not _acquire(lock):
            return _reuse(folder, faq) or _in_memory(
                faq, analyzer, progress, f"another process is writing {folder}"
            )
        try:
            # Whoever held the lock may have done the work meanwhile.
            return _reuse(folder, faq) or _refresh(storage, folder, faq, analyzer, progress)
        finally:
            lock.release()
    except LockError:
        return _in_memory(faq, analyzer, progress, f"another process is writing {folder}")
    except OSError as error:
        _discard_unfinished(folder)
        reason = f"{folder} cannot be used: {error.strerror or error}"
        return _in_memory(faq, analyzer, progress, reason)


def _discard_unfinished(folder: Path) -> None:
    """Remove what a failed build left behind: on a full disk it would be in the way."""
    with suppress(OSError):
        if not (folder / _MANIFEST).exists():
            for path in folder.iterdir():
                if _PARTS.match(path.name) or path.suffix == ".tmp":
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
    storage: Any = memory_storage()
    index = storage.create_index(make_schema())
    words = build(index, faq, analyzer, progress).words
    return Opened(index, words, None, reason, made="built")


def _refresh(
    storage: FileStorage,
    folder: Path,
    faq: Faq,
    analyzer: Analyzer,
    progress: Callable[[int, int], None] | None,
) -> Opened:
    """Update the index in a folder or, failing that, build it anew."""
    manifest = _manifest(folder, faq)
    if manifest is not None:
        changed = changes(faq, analyzer, (folder / _DIGESTS).read_bytes(), manifest["averages"])
        if changed is not None:
            index = storage.open_index()
            words = merge_words(_load_words(folder), changed.words)
            _save_overlay(folder, changed.overlay)
            _replace(folder / _WORDS, words)
            _save(folder, faq, manifest["averages"])
            return Opened(index, words, folder, overlay=changed.overlay, made="updated")
    # Without its manifest an index that is half written is not taken for a whole one.
    (folder / _MANIFEST).unlink(missing_ok=True)
    (folder / _OVERLAY).unlink(missing_ok=True)
    index = storage.create_index(make_schema())
    built = build(index, faq, analyzer, progress)
    _write(folder / _DIGESTS, built.digests)
    _replace(folder / _WORDS, built.words)
    _save(folder, faq, built.averages)
    return Opened(index, built.words, folder, made="built")


def _reuse(folder: Path, faq: Faq) -> Opened | None:
    """Open the index in a folder if it is whole and was made from this very FAQ."""
    manifest = _manifest(folder, faq)
    if manifest is None or not faq.digest or manifest["digest"] != faq.digest:
        return None
    try:
        index = _storage(folder).open_index()
        overlay = _load_overlay(folder) if _OVERLAY in manifest["files"] else None
        return Opened(index, _load_words(folder), folder, overlay=overlay)
    except _Damaged:
        return None


def _storage(folder: Path) -> FileStorage:
    # A file that is cut short while it is mapped into memory would end Python.
    make: Any = FileStorage
    storage: FileStorage = make(str(folder), supports_mmap=False)
    return storage


def _manifest(folder: Path, faq: Faq) -> dict[str, Any] | None:
    """Read a manifest, if it is of this format and language and every file is as it says."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
        fits = manifest["format"] == FORMAT and manifest["language"] == faq.language
        files = {str(name): int(checksum) for name, checksum in manifest["files"].items()}
        whole = fits and all(_checksum(folder / name) == files[name] for name in files)
        return manifest if whole and {"digest", "averages"} <= manifest.keys() else None
    except (*_Damaged, AttributeError):
        return None


def _save(folder: Path, faq: Faq, averages: Mapping[str, float]) -> None:
    parts = [path for path in folder.iterdir() if path.suffix in {".toc", ".seg"}]
    parts += [path for name in (_WORDS, _DIGESTS, _OVERLAY) if (path := folder / name).exists()]
    manifest = {
        "format": FORMAT,
        "path": faq.path,
        "digest": faq.digest,
        "language": faq.language,
        "averages": dict(averages),
        "files": {path.name: _checksum(path) for path in parts},
    }
    _replace(folder / _MANIFEST, manifest)


def _load_words(folder: Path) -> Words:
    return dict(json.loads((folder / _WORDS).read_bytes()))


def _save_overlay(folder: Path, overlay: Overlay) -> None:
    order = None if overlay.order is None else overlay.order.tobytes()
    lists = {
        key: (places.tobytes(), weights.tobytes(), marks)
        for key, (places, weights, marks) in overlay.lists.items()
    }
    _write(folder / _OVERLAY, marshal.dumps((list(overlay.gone), order, lists)))


def _load_overlay(folder: Path) -> Overlay:
    # The checksum of the file was compared before.
    gone, order, lists = marshal.loads((folder / _OVERLAY).read_bytes())  # noqa: S302
    made = {
        key: (array("I", places), array("f", weights), marks)
        for key, (places, weights, marks) in lists.items()
    }
    return Overlay(gone, None if order is None else array("i", order), made)


def _replace(path: Path, value: object) -> None:
    """Write JSON so that readers see either the old file or the new one, whole."""
    _write(path, json.dumps(value).encode())


def _write(path: Path, body: bytes) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(body)
    temporary.replace(path)


def _checksum(path: Path) -> int:
    return zlib.crc32(path.read_bytes())
