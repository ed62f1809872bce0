"""Where to start: what the command line may ask the screen to open with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scope = Literal["entry", "faq"]
"""Whose references the drawer lists: those of the answer, or all of the FAQ."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where to start; each part is empty when nothing was asked for."""

    entry: str = ""
    """Id of the entry to read; without it, the one that was read last."""
    search: str = ""
    """Text to search for."""
    reference: str = ""
    """Id of the reference to open the drawer at."""
    scope: Scope = "entry"
    """What the drawer lists beside that reference, where the answer has it too."""
