"""Reading a FAQ file: all that is wrong in one go, each with its place.

One bad part does not shut the FAQ: it is kept as far as it goes, and told.
"""

from __future__ import annotations

import gc
import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.problems import FaqError, Problem
from data.reading.build import STREAMED, Builder
from data.reading.decoding import decode
from data.reading.files import read_bytes
from data.reading.mending import mend
from data.reading.report import Report
from data.reading.sink import MemorySink
from data.reading.source import Limits
from data.reading.tree import FAST, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Faq
    from data.reading.layout import Layout
    from data.reading.sink import Sink
    from data.reading.tree import Loader

__all__ = ["Limits", "Loaded", "load", "parse", "read_faq"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a file."""

    faq: Faq | None
    """The FAQ as far as it can be read; None when there is nothing to read as one."""
    problems: tuple[Problem, ...]
    """Errors and warnings in the order to mend them (:func:`data.problems.in_order`)."""
    gathered: bool = False
    """Whether the FAQ is without its entries and references, which the sink has."""
    layout: Layout | None = None
    """Where the questions stand, where a part of them can be read alone; None where it cannot."""


def load(
    path: str | os.PathLike[str],
    *,
    limits: Limits | None = None,
    loader: Loader = FAST,
    sink: Sink | None = None,
) -> Loaded:
    """Read a FAQ file.

    Args:
        path: The file.
        limits: How much to take; None for what the environment says.
        loader: The YAML parser; both of PyYAML's give the same FAQ and the same problems.
        sink: Takes the entries and references as they are read; None to have them in memory.

    Returns:
        The FAQ and all problems; never raises because of what is in the file or on the disk.
    """
    name = os.fspath(path)
    limits = limits or Limits.configured()
    try:
        raw = read_bytes(name, limits)
    except FaqError as error:
        return Loaded(None, error.problems)
    place = os.path.abspath(name)  # noqa: PTH100
    return _read(raw, name, place, limits, loader, sink)


def read_faq(path: str | os.PathLike[str]) -> Faq:
    """Read a FAQ file that should be good.

    Args:
        path: The file.

    Returns:
        The FAQ as far as it can be read; what is wrong with the rest is dropped.

    Raises:
        FaqError: It cannot be read; holds all its problems.
    """
    loaded = load(path)
    if loaded.faq is None:
        raise FaqError(loaded.problems)
    return loaded.faq


def parse(
    text: str, *, name: str = "<text>", limits: Limits | None = None, loader: Loader = FAST
) -> Loaded:
    """Read a FAQ from memory.

    Args:
        text: The text of a FAQ file.
        name: What problems call it.
        limits: How much to take; None for what the environment says.
        loader: The YAML parser.

    Returns:
        The FAQ, without path and digest, and all problems.
    """
    raw = text.encode("utf-8", "surrogatepass")
    return _read(raw, name, "", limits or Limits.configured(), loader, None)


def _read(
    raw: bytes, name: str, path: str, limits: Limits, loader: Loader, sink: Sink | None
) -> Loaded:
    report = Report(name, limits.problems)
    source = decode(raw, report)
    if source is None:
        return Loaded(None, report.problems())
    digest = hashlib.sha256(raw).hexdigest() if path else ""
    # A byte order mark is taken off, odd characters are replaced: then nothing stands where it did.
    plain = 0 <= len(source.data) - len(raw) <= 1
    del raw
    decoded, source = source, mend(source, report, loader)
    plain = plain and source is decoded
    del decoded
    report.source = source
    memory = MemorySink()
    builder = Builder(report, sink or memory)
    tree = Tree(source, report, limits.depth, loader)
    faq = None
    with _collection_held():
        for key, index, node in tree.read(STREAMED):
            builder.take(key, index, node)
        if tree.complete:
            faq = builder.finish(path, digest)
    if faq is None or report.refused:
        return Loaded(None, report.problems())
    if sink is not None:
        problems = report.problems()
        simple = plain and not problems and not faq.bibliographies
        return Loaded(faq, problems, True, builder.layout() if simple else None)
    entries, references = tuple(memory.entries), tuple(memory.references)
    faq = replace(faq, entries=entries, references=references)
    return Loaded(faq, report.problems())


@contextmanager
def _collection_held() -> Iterator[None]:
    # Building makes many objects and no cycles: collecting in between only costs time. The
    # collector is left as it was found, also when two threads read at once: only one that finds
    # it running stops it and starts it again.
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
