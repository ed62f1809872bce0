"""The result of an online check, as a reference of the file keeps it in ``custom.checked``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.model import Reference

KEY = "checked"
"""Key below ``custom``."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and when."""

    status: str
    """Such as ``matches`` or ``retracted``."""
    date: str
    """ISO date."""

    def __str__(self) -> str:
        """Return it as YAML in flow style."""
        return f"{{status: {self.status}, date: '{self.date}'}}"


def last_check(reference: Reference) -> Checked | None:
    """Return what the last check noted in the file; None when there is no note."""
    custom = reference.fields.get("custom")
    noted = custom.get(KEY) if isinstance(custom, Mapping) else None
    if not isinstance(noted, Mapping):
        return None
    status, date = noted.get("status"), noted.get("date")
    return Checked(status, date) if isinstance(status, str) and isinstance(date, str) else None
