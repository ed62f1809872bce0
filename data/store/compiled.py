"""A FAQ in the form it has in memory, kept in the cache: read in a tenth of the time of YAML.

The cache is disposable and never trusted: a compiled FAQ is taken only when it was made by this
version of the model from a file with the same size, time and, where the time says too little,
digest. Reading it can make nothing but the model's own values.
"""

from __future__ import annotations

import copyreg
import gc
import json
import os
import pickle
import time
from binascii import crc32
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from data import model
from data.problems import FaqError, Problem
from data.store.digests import size_and_time, source_digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from data.model import Faq
    from data.reading.reader import Loaded

_MAGIC = b"faqt compiled 3\n"
_RACY_SECONDS = 3.0
"""A file that was written this shortly before its compiled form may have been written again
without its time telling (as git calls it, racily clean): its digest is compared as well."""
_ALWAYS_READ = 1024 * 1024
"""Bytes up to which no setting makes a file too large."""
_CLASSES = {
    cls.__name__: cls
    for cls in (
        model.Citation,
        model.Entry,
        model.Erratum,
        model.Faq,
        model.Name,
        model.PartialDate,
        model.Reference,
        model.Section,
        model.Source,
        Problem,
    )
}

FaqAndWarnings = tuple["Faq", tuple[Problem, ...]]
"""A FAQ, and the warnings about its file."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a compiled FAQ was made from."""

    size: int
    mtime_ns: int
    digest: str
    written: float
    shape: str
    spelled: str

    def trusted(self, size: int, mtime_ns: int) -> bool:
        """Return whether size and time alone show that the file is the same."""
        same = self.size == size and self.mtime_ns == mtime_ns
        return same and self.written - self.mtime_ns / 1e9 > _RACY_SECONDS


def read_compiled(
    path: str | os.PathLike[str],
    cache_dir: Path,
    reader: Callable[[str | os.PathLike[str]], Loaded] | None = None,
    *,
    readers: str = "",
) -> FaqAndWarnings:
    """Read a FAQ, from its compiled form where there is a fresh one.

    Args:
        path: The FAQ's file, or a folder.
        cache_dir: Where compiled FAQs are kept; need not exist and need not be writable.
        reader: Reads the file where there is none; None for the reader of faqt's own format alone.
        readers: What ``reader`` reads by, in any words: what others read is not taken.

    Returns:
        The FAQ and the warnings about its file.

    Raises:
        FaqError: When the file cannot be read as a FAQ.
    """
    kept = _file_of(path, cache_dir)
    shape = _shape() + readers
    found = _take(kept, path, shape)
    if found is not None:
        return found
    if reader is None:
        # Importing PyYAML costs more than all else that a small command does.
        from data.reading.reader import load

        reader = load
    try:
        stamp = size_and_time(path)
    except OSError:
        stamp = None
    loaded = reader(path)
    if loaded.faq is None:
        raise FaqError(loaded.problems)
    # A bibliography can change without the file that names it.
    if stamp is not None and not loaded.faq.bibliographies:
        _keep(kept, path, (loaded.faq, loaded.problems), stamp, shape)
    return loaded.faq, loaded.problems


def is_unchanged(faq: Faq) -> bool:
    """Return whether a FAQ's file still has the bytes that it was made from.

    Args:
        faq: A FAQ that was read from a file.

    Returns:
        True also when the file cannot be read now: what was read stays good.
    """
    try:
        return source_digest(faq.path) == faq.digest
    except OSError:
        return True


def _take(kept: Path, path: str | os.PathLike[str], shape: str) -> FaqAndWarnings | None:
    try:
        found = size_and_time(path)
        with kept.open("rb") as stream:
            if stream.readline() != _MAGIC:
                return None
            stamp = _Stamp(**json.loads(stream.readline()))
            if stamp.shape != shape or stamp.spelled != _spelled(path):
                return None
            if not stamp.trusted(*found) and stamp.digest != source_digest(path):
                return None
            faq, problems = _load(stream)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, EOFError):
        return None
    except (pickle.UnpicklingError, MemoryError, RecursionError):
        return None
    good = isinstance(faq, model.Faq) and faq.digest == stamp.digest and isinstance(problems, tuple)
    if not good or (not faq.format and _is_too_large(stamp.size)):
        return None  # of a file that is too large, its reader says so
    return faq, problems


def _is_too_large(size: int) -> bool:
    if size < _ALWAYS_READ:
        return False
    from data.reading.source import Limits  # here, because it costs start-up

    return size > Limits.configured().file_bytes


def _load(stream: BinaryIO) -> FaqAndWarnings:
    """Read the values; looking for garbage among so many that stay would take a third longer."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        found: FaqAndWarnings = _Unpickler(stream).load()
    finally:
        if collecting:
            gc.enable()
    return found


def _keep(
    kept: Path,
    path: str | os.PathLike[str],
    found: FaqAndWarnings,
    stamp_of: tuple[int, int],
    shape: str,
) -> None:
    """Keep a compiled form; one that cannot be kept is no loss."""
    stamp = {
        "size": stamp_of[0],
        "mtime_ns": stamp_of[1],
        "digest": found[0].digest,
        "written": time.time(),
        "shape": shape,
        "spelled": _spelled(path),
    }
    part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with part.open("wb") as stream:
            part.chmod(0o600)
            stream.write(_MAGIC + json.dumps(stamp).encode("ascii") + b"\n")
            _Pickler(stream, protocol=5).dump(found)
        part.replace(kept)
    except (OSError, RecursionError):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _file_of(path: str | os.PathLike[str], cache_dir: Path) -> Path:
    # A better digest costs more to import than reading a small FAQ; two paths of one name are told
    # apart by what stands in the file.
    name = crc32(_spelled(path).encode("utf-8", "surrogateescape"))
    return cache_dir / "compiled" / f"{name:08x}.faq"


def _spelled(path: str | os.PathLike[str]) -> str:
    # The warnings name the file as the user did, so the spelling is part of the key.
    return f"{os.path.abspath(path)}\0{os.fspath(path)}"  # noqa: PTH100


def _shape() -> str:
    """Describe the model: a compiled form of another one is not taken."""
    return ";".join(
        f"{name}:{','.join(field.name for field in fields(cls))}"
        for name, cls in sorted(_CLASSES.items())
    )


def _by_constructor(cls: type) -> Callable[[object], tuple[type, tuple[object, ...]]]:
    names = tuple(field.name for field in fields(cls) if field.init)
    return lambda value: (cls, tuple(getattr(value, name) for name in names))


class _Pickler(pickle.Pickler):
    """Writes values of the model so that reading them calls their constructors.

    That is a third quicker than how frozen dataclasses restore themselves, field by field.
    """

    dispatch_table = copyreg.dispatch_table | {
        cls: _by_constructor(cls) for cls in _CLASSES.values()
    }


class _Unpickler(pickle.Unpickler):
    """Makes values of the model, and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        if module in ("data.model", "data.problems") and name in _CLASSES:
            return _CLASSES[name]
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a FAQ")
