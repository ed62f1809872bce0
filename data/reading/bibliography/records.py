"""What every reader of a bibliography makes: CSL records, and what was wrong with their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"
"""A value of a CSL field, as JSON has it."""
Tell: TypeAlias = "Callable[[int, str, str], None]"
"""Takes line, message and hint of something wrong."""


@dataclass(frozen=True, slots=True)
class Record:
    """One work."""

    fields: Mapping[str, Value]
    """Its CSL fields, ``id`` among them where the source has one."""
    line: int = 0
    """Line of the source (from 1) where it starts; 0 when unknown."""
