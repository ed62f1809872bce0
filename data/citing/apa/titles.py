"""What a work is called, with the volume and part of it that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.apa.labels import numbered_part, volume
from data.citing.apa.runs import italic, join
from data.citing.cases import is_numeric

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work


def title(work: Work) -> Piece:
    """Return the title, in italics where it stands for itself."""
    if work.is_a("post", "webpage"):
        return italic(_with_part(work))
    contained = work.has("container-title")
    if work.is_serial():
        return _with_part(work) if contained else italic(_with_part(work))
    if contained:
        return work.piece("title")
    return italic(join(": ", work.piece("title"), volume_title(work)))


def is_review(work: Work) -> bool:
    """Return whether a work is about another one."""
    fields = ("reviewed-author", "reviewed-genre", "reviewed-title")
    return work.is_a("review", "review-book") or work.has(*fields)


def has_own_title(work: Work) -> bool:
    """Return whether a review has a title beside that of what it is about."""
    return work.has("title") and work.has("reviewed-genre", "reviewed-title")


def _with_part(work: Work) -> Piece:
    if is_review(work) and not has_own_title(work):
        return ()
    return join(": ", work.piece("title"), part_title(work))


def part_title(work: Work) -> Piece:
    """Return the part of a work that is meant, where it has a title or an odd number."""
    if work.has("part-title"):
        return join(". ", numbered_part(work), work.piece("part-title", case="first"))
    return () if is_numeric(work.written("part-number")) else numbered_part(work)


def volume_title(work: Work) -> Piece:
    """Return the volume of a book that is meant, where it has a title or an odd number."""
    if work.has("volume-title"):
        own = join(". ", volume(work), work.piece("volume-title"))
        return join(", ", own, part_title(work))
    if work.has("part-title"):
        return join(", ", volume(work), part_title(work))
    odd = [
        label(work)
        for field, label in (("volume", volume), ("part-number", numbered_part))
        if work.has(field) and not is_numeric(work.written(field))
    ]
    return join(", ", *odd)
