"""Plain scalars that are no text: truth values, nothing, and integers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.events import ScalarEvent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.reading.nodes import Node

# YAML 1.2's core schema, of integers only the plain decimal ones: `010`, `0x1F` and `+1` stay
# text. Eighteen digits are what any other reader of the file can hold.
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
CONSTANTS: Final[Mapping[str, bool | None]] = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
}
"""Plain scalars that stand for a value of their own, as YAML 1.2's core schema has them."""
NULLS: Final = frozenset(name for name, value in CONSTANTS.items() if value is None)
"""Those that stand for nothing."""


def integer(node: Node) -> int | None:
    """Return the integer that a plain scalar is, or None."""
    if isinstance(node, ScalarEvent) and not node.style and _INTEGER.fullmatch(node.value):
        return int(node.value)
    return None
