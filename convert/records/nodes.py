"""Nodes of rich text, whatever the system that keeps it calls their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.records.names import plain

if TYPE_CHECKING:
    from convert.records.tree import Table, Tree

KIND: Final = ("nodeType", "_type", "type")
"""Where a node may say what it is."""
INSIDE: Final = ("content", "children")
"""Where a node may keep what it holds."""
DEEPEST: Final = 30
"""How deep nodes are followed."""


def kind_of(node: Table) -> str:
    """Return what a node is, in small letters without signs, such as ``bulletlist``."""
    named = next((node[key] for key in KIND if isinstance(node.get(key), str)), "")
    return re.sub(r"\d$", "", plain(str(named)))


def children_of(node: Table) -> list[Tree]:
    """Return what a node holds."""
    found = next((node[key] for key in INSIDE if isinstance(node.get(key), list)), [])
    return found if isinstance(found, list) else []
