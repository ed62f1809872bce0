"""Trees of data with the lines they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Tree: TypeAlias = "str | Text | Table | list[Tree] | None"
"""A value: text, a mapping, a list, or nothing."""

_DEEPEST: Final = 60
_MOST_VALUES: Final = 5_000_000
"""How many values a document may come to, with what its aliases stand for."""
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


class Watcher(Protocol):
    """What is shown a document while it is read."""

    def look(self, text: ScalarEvent, field: str) -> None:
        """Take a text, and what the file calls it or the list that it stands in."""

    def look_at_key(self, key: ScalarEvent) -> None:
        """Take a key that has no value."""


class Text(str):
    """A text that knows its line."""

    __slots__ = ("line",)
    line: int

    @classmethod
    def at(cls, text: str, line: int) -> Text:
        """Make a text.

        Args:
            text: The text.
            line: Its line, from 1.
        """
        made = cls(text)
        made.line = line
        return made


class Table(dict[str, "Tree"]):
    """A mapping that knows its line."""

    __slots__ = ("line",)

    def __init__(self, line: int = 1) -> None:
        super().__init__()
        self.line = line


class TreeError(Exception):
    """Data that cannot be read.

    Attributes:
        message: What is wrong, one sentence.
        line: Line from 1; 0 when unknown.
        column: Column from 1; 0 when unknown.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def read_yaml(text: str | bytes, watcher: Watcher | None = None) -> list[Tree]:
    """Read YAML from its events: nothing is made but texts, mappings and lists.

    Args:
        text: Any number of documents.
        watcher: Is shown every text and every key without a value.

    Returns:
        The documents. Aliases stand for what they name, without a copy of it; tags are ignored;
        of a key that stands twice, the first counts.

    Raises:
        TreeError: It is no YAML, or nested too deep. Its cause is what the parser said.
    """
    try:
        loader = _LOADER(text)
        return _Documents(loader.get_event, watcher).read()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise TreeError(str(error.problem or "it cannot be parsed"), line, column) from error
    except yaml.YAMLError as error:
        raise TreeError(str(error).split("\n", 1)[0]) from None


class _Documents:
    """Reads documents from events."""

    def __init__(self, following: Callable[[], Any], watcher: Watcher | None) -> None:
        self._next = following
        self._watcher = watcher
        self._named: dict[str, tuple[Tree, int]] = {}
        self._size = 0

    def read(self) -> list[Tree]:
        documents: list[Tree] = []
        while (event := self._next()).__class__ is not StreamEndEvent:
            if event.__class__ is DocumentStartEvent:
                self._named = {}
                documents.append(self._value(self._next(), 1, ""))
        return documents

    def _value(self, event: Any, depth: int, field: str) -> Tree:
        kind = event.__class__
        before = self._size
        self._size += 1
        if kind is AliasEvent:
            named, size = self._named.get(event.anchor, (None, 0))
            self._size += size
            if self._size > _MOST_VALUES:
                raise TreeError("its aliases expand to too much", event.start_mark.line + 1)
            return named
        if depth > _DEEPEST:
            raise TreeError(
                f"lists and mappings are nested more than {_DEEPEST} deep",
                event.start_mark.line + 1,
                event.start_mark.column + 1,
            )
        made: Tree = None
        if kind is ScalarEvent:
            if self._watcher:
                self._watcher.look(event, field)
            if event.style or event.value not in _NOTHING:
                made = Text.at(event.value, event.start_mark.line + 1)
        elif kind is MappingStartEvent:
            made = self._table(event, depth)
        elif kind is SequenceStartEvent:
            made = []
            while (item := self._next()).__class__ is not SequenceEndEvent:
                made.append(self._value(item, depth + 1, field))
        if getattr(event, "anchor", None):
            self._named[event.anchor] = made, self._size - before
        return made

    def _table(self, event: Any, depth: int) -> Table:
        table = Table(event.start_mark.line + 1)
        while (key := self._next()).__class__ is not MappingEndEvent:
            if key.__class__ is ScalarEvent:
                name = key.value
            else:
                found = self._value(key, depth + 1, "")
                name = found if isinstance(found, str) else ""
            value = self._value(self._next(), depth + 1, name)
            if value is None and self._watcher and key.__class__ is ScalarEvent:
                self._watcher.look_at_key(key)
            if name == "<<" and not getattr(key, "style", None):
                for merged in value if isinstance(value, list) else [value]:
                    if isinstance(merged, Table):
                        for each, of_it in merged.items():
                            table.setdefault(each, of_it)
            else:
                table.setdefault(name, value)
        return table


def from_values(value: object, depth: int = 1) -> Tree:
    """Make a tree of what JSON or TOML was read into.

    Args:
        value: Mappings, lists and scalars.
        depth: How deep it stands.

    Returns:
        The tree; numbers and dates as text, every line 0.

    Raises:
        TreeError: It is nested too deep.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return Text.at(value, 0)
    if depth > _DEEPEST:
        raise TreeError(f"lists and mappings are nested more than {_DEEPEST} deep")
    if isinstance(value, dict):
        table = Table(0)
        for key, inner in value.items():
            table[str(key)] = from_values(inner, depth + 1)
        return table
    if isinstance(value, list):
        return [from_values(inner, depth + 1) for inner in value]
    if isinstance(value, bool):
        return Text.at("true" if value else "false", 0)
    return Text.at(str(value), 0)
