"""Whoosh's own codec, given whole posting lists at a time.

Whoosh itself makes, sorts and checks a tuple for every posting, and keeps blocks of postings as
tuples of Python's numbers; here each list is one block of arrays. What is written is an ordinary
Whoosh index, which Whoosh reads as any other; faqt takes the arrays as they are, and what is kept
with long ones so that it need not be worked out: see :class:`Block`. All this leans on the inside
of Whoosh, which may change: :mod:`index.keeping.writing` tries it, and goes through the public
writer where it does not fit.
"""

from __future__ import annotations

from array import array
from operator import sub
from pickle import dumps
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3PostingsWriter
from whoosh.util.numeric import length_to_byte

from index.keeping.bits import LONG, ready
from index.keeping.directory import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh import fields

    from index.keeping.lists import PostingList

_SHORT: Final = 16
"""Up to so many numbers a tuple is smaller and read sooner than an array."""
_BYTE: Final = 256
_PROTOCOL: Final = 4


class Block(NamedTuple):
    """A posting list as it is kept. The first three are what Whoosh expects."""

    steps: Sequence[int]
    """From each place to the next, beginning with the first place."""
    weights: Sequence[float]
    """The weight of each posting."""
    marks: bytes
    """What each posting carries."""
    places: bytes = b""
    """The places themselves, 32 bits each; empty for short lists."""
    bits: bytes = b""
    """A bit for each entry, the first the lowest; empty where few have the term."""
    best: bytes = b""
    """Where the best postings of a long list stand in it, best first, 32 bits each."""


class Pool:
    """Gives finished posting lists; stands in for Whoosh's ``PostingPool``."""

    def __init__(self, lists: Iterable[PostingList]) -> None:
        """Prepare to give some lists, in the order of fields and terms."""
        self._lists = lists

    def iter_postings(self) -> Iterable[PostingList]:
        """Return the lists."""
        return self._lists

    def cleanup(self) -> None:
        """Let go of everything."""
        self._lists = ()


def block(places: array[int], weights: array[float], marks: bytes, size: int) -> Block:
    """Return how a posting list is kept.

    Args:
        places: Ascending.
        weights: One for each place.
        marks: The same, or empty.
        size: How many entries there are.
    """
    steps = [places[0], *map(sub, places[1:], places)]
    if len(places) <= _SHORT:
        return Block(tuple(steps), tuple(weights), marks)
    kept = bytes(steps) if max(steps) < _BYTE else array("I", steps)
    if len(places) <= LONG:
        return Block(kept, weights, marks)
    bits, best = ready(places, weights, size)
    return Block(kept, weights, marks, places.tobytes(), bits, array("I", best).tobytes())


class _PostingsWriter(W3PostingsWriter):
    def __init__(self, file: object, size: int, byteids: object, whereabouts: Whereabouts) -> None:
        make: Any = super().__init__
        make(file, blocklimit=size, byteids=byteids, compression=0)
        self._size = size
        self._whereabouts = whereabouts

    def add_all(self, each: PostingList) -> None:
        """Write a whole posting list as one block."""
        self._ids, self._weights = each.places, each.weights
        self._maxweight = most = max(each.weights)
        whoosh: Any = self
        info = len(each.places), each.places[-1], most, 0, length_to_byte(None), length_to_byte(0)
        head = dumps(info, _PROTOCOL)
        body = dumps(tuple(block(each.places, each.weights, each.marks, self._size)), _PROTOCOL)
        whoosh._terminfo.add_block(self)  # noqa: SLF001
        file = whoosh._postfile  # noqa: SLF001
        file.write(WHOOSH3_HEADER_MAGIC)
        # The last block of a term has its length below zero.
        file.write_int(-len(head) - len(body))
        file.write(head)
        self._whereabouts.add(each.field, each.term, file.tell(), body)
        file.write(body)
        whoosh._new_block()  # noqa: SLF001
        self._blockcount = 1


class _FieldWriter(W3FieldWriter):
    def add_postings(self, schema: fields.Schema, _: object, lists: Iterable[PostingList]) -> None:
        """Write posting lists."""
        whoosh: Any = self
        field = None
        for each in lists:
            if each.field != field:
                if field is not None:
                    whoosh.finish_field()
                whoosh.start_field(each.field, schema[each.field])
                field = each.field
            whoosh.start_term(each.term.encode())
            postings: Any = self._postwriter
            postings.add_all(each)
            whoosh.finish_term()
        if field is not None:
            whoosh.finish_field()


class Codec(W3Codec):
    """Whoosh's codec with one block a list, uncompressed, and without field lengths.

    Attributes:
        whereabouts: Where the lists were written.
    """

    length_stats = False

    def __init__(self, size: int) -> None:
        """Prepare to write.

        Args:
            size: How many entries there are.
        """
        make: Any = super().__init__
        make()
        self._size = size
        self.whereabouts = Whereabouts()

    def field_writer(self, storage: object, segment: object) -> object:
        """Return a writer of terms and postings."""
        make: Any = _FieldWriter
        return make(self, storage, segment)

    def postings_writer(self, dbfile: object, byteids: object = False) -> object:
        """Return a writer of postings."""
        make: Any = _PostingsWriter
        return make(dbfile, self._size, byteids, self.whereabouts)
