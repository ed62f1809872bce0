"""Dates of references from YAML nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.events import ScalarEvent

from data.citing.dates import DATE_HINT, read_date
from data.fields import DATE_KEYS
from data.reading.nodes import Broken, Mapping, Node, Sequence, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import CslValue, PartialDate
    from data.reading.shape import Shapes


def report_date(node: Node, value: CslValue, path: str, shapes: Shapes) -> PartialDate | None:
    """Read a date, and tell what is wrong with it.

    Args:
        node: What the file has.
        value: The same as a value.
        path: Where in the document.
        shapes: Takes values out of nodes.

    Returns:
        The date as far as it can be understood; None where there is none.
    """
    if isinstance(node, Broken):
        return None
    _warn_of_keys(node, path, shapes)
    read = read_date(value)
    if read.fault:
        inner, at = _follow(node, read.at, path)
        shapes.report.warning(
            "bad-date", read.fault, place(inner), hint=read.hint or DATE_HINT, path=at
        )
    return read.date


def _warn_of_keys(node: Node, path: str, shapes: Shapes) -> None:
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            _warn_of_keys(item, f"{path}[{index}]", shapes)
    elif isinstance(node, Mapping):
        for _ in shapes.known(node, DATE_KEYS, path, "a date"):
            pass


def _follow(node: Node, steps: Iterable[str | int], path: str) -> tuple[Node, str]:
    """Go to the part of a value that is meant, as far as the file has it."""
    for step in steps:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.items:
            node, path = node.items[step][1], f"{path}.{step}"
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node, path = node.items[step], f"{path}[{step}]"
        elif isinstance(node, ScalarEvent):
            break
    return node, path
