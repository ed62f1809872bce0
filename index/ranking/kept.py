"""Keeping what was used lately, up to a bound."""

from __future__ import annotations

from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Kept(Generic[_Key, _Value]):
    """Values by key, of which those that were not used for long are let go.

    There are two tables, each with room for half. What is used is in the newer one, or moves there;
    when that is full, it becomes the older one, whose rest is let go. Any number of threads may
    use it: each step is one step of a dictionary, and at worst a value is made twice.
    """

    def __init__(self, room: int) -> None:
        """Start empty.

        Args:
            room: How much may be kept, in the unit in which sizes are given.
        """
        self._half = room // 2
        self._used = 0
        self._new: dict[_Key, tuple[_Value, int]] = {}
        self._old: dict[_Key, tuple[_Value, int]] = {}

    def get(self, key: _Key) -> _Value | None:
        """Return what is kept for a key; None when nothing is."""
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: _Key, value: _Value, size: int) -> None:
        """Keep a value.

        Args:
            key: Its key.
            value: The value.
            size: How much of the room it takes.
        """
        self._used += size
        if self._used > self._half:
            self._old, self._new, self._used = self._new, {}, size
        self._new[key] = value, size
