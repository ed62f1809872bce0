"""The values of a YAML document: a light tree with positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from yaml.events import ScalarEvent

if TYPE_CHECKING:
    from data.reading.report import Place


class Mapping:
    """A mapping with its keys in file order."""

    __slots__ = ("items", "start_mark")

    def __init__(self, start_mark: Any) -> None:
        self.start_mark = start_mark
        self.items: dict[str, tuple[ScalarEvent, Node]] = {}


class Sequence:
    """A list."""

    __slots__ = ("items", "start_mark")

    def __init__(self, start_mark: Any) -> None:
        self.start_mark = start_mark
        self.items: list[Node] = []


class Broken:
    """A value that could not be taken, and was reported."""

    __slots__ = ("start_mark",)

    def __init__(self, start_mark: Any) -> None:
        self.start_mark = start_mark


class Starred(ScalarEvent):
    """The text in the place of an alias, which was reported."""


# A scalar is the parser's own event: making another object of each costs a third of the time.
Node: TypeAlias = ScalarEvent | Mapping | Sequence | Broken


def place(node: Node) -> Place:
    """Return where a node starts, as line and column from 1."""
    mark: Any = node.start_mark
    return mark.line + 1, mark.column + 1
