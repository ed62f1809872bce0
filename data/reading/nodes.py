"""From YAML to a light tree with positions, one question at a time.

YAML's events are read as they come, so that depth is bounded while reading and only one item of
a long list is held. What a FAQ has no use for, and what makes YAML surprising (anchors, aliases,
merge keys, tags, repeated keys, further documents), is told and goes without effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

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

from data.reading.pure_yaml import PureLoader
from data.reading.report import Report
from data.reading.source import EXAMPLE, SourceText
from data.reading.yaml_errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.reading.report import Place

Loader: TypeAlias = "type[PureLoader] | type[yaml.CSafeLoader]"

FAST: Final[Loader] = getattr(yaml, "CSafeLoader", PureLoader)
"""libyaml's parser, or PyYAML's own where libyaml is missing."""

_LIBYAML_DEPTH: Final = "maximum nesting depth"
"""What libyaml says from 0.2.6 on at a thousand levels, deeper than any FAQ may be."""


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
    """Give where a node starts, as line and column from 1."""
    mark: Any = node.start_mark
    return mark.line + 1, mark.column + 1


class _StoppedError(Exception):
    """Reading cannot go on; the reason has been reported."""


class Tree:
    """The values of one YAML document, in file order.

    Attributes:
        complete: Whether the document was read to its end.
    """

    def __init__(self, source: SourceText, report: Report, depth: int, loader: Loader) -> None:
        self._source = source
        self._report = report
        self._depth = depth
        # The stubs know no CSafeLoader.get_event, though both classes have it.
        self._loader: Any = loader(source.data)
        self._class = loader
        self._next: Callable[[], Any] = self._loader.get_event
        self._refused: set[int] = set()
        self._anchored: dict[str, ScalarEvent | None] = {}
        self._just_read = ""
        self.complete = False

    def read(self, streamed: frozenset[str]) -> Iterator[tuple[ScalarEvent | None, int, Node]]:
        """Read the document.

        Args:
            streamed: Keys of the top mapping whose lists are given item by item.

        Yields:
            Key, index and value: index -1 for the whole value. The list of a streamed key comes
            first as a whole but empty, then item by item. Where the top of the document is no
            mapping, the one value has no key.
        """
        try:
            yield from self._document(streamed)
            self.complete = True
        except _StoppedError:
            pass
        except yaml.MarkedYAMLError as error:
            if _LIBYAML_DEPTH in str(error.problem):
                yield from self._read_as_far_as_deep(error)
                return
            message, hint, where = explain(error, self._source, self._tokens)
            # What was refused on the same line is the likelier cause, and was reported.
            if where[0] not in self._refused:
                self._report.error("not-yaml", message, where, hint=hint, fatal=True)
            else:
                self._report.refuse(lambda problem: problem.line == where[0])
            if self._just_read:
                # A line that is indented too little ends an item before its time: what the item
                # then lacks is no fault of its own.
                self._report.take_back(self._just_read)
        finally:
            self._loader.dispose()

    def _read_as_far_as_deep(
        self, error: yaml.MarkedYAMLError
    ) -> Iterator[tuple[ScalarEvent | None, int, Node]]:
        # Newer releases of libyaml look ahead, and give up a thousand levels down before they
        # hand out the first. Without what is too deep for them they hand it out.
        mark: Any = error.problem_mark
        last = self._source.offset((mark.line + 1, mark.column + 1))
        report = Report(self._report.file)
        report.source = self._source
        tree = Tree(SourceText(self._source.data[:last]), report, self._depth, self._class)
        # Of a document that is no mapping its sort is all that is given, and was not given yet.
        yield from (found for found in tree.read(frozenset()) if found[0] is None)
        self._report.take_over(report)

    def _tokens(self) -> Iterator[Any]:
        # From the start once more: only an error asks for them.
        return yaml.scan(self._source.data, Loader=self._class)

    def _document(self, streamed: frozenset[str]) -> Iterator[tuple[ScalarEvent | None, int, Node]]:
        self._next()
        event = self._next()
        if event.__class__ is StreamEndEvent:
            self._report.error(
                "empty-file",
                "The file holds only comments.",
                None,
                hint=f"Write `{EXAMPLE}`.",
                fatal=True,
            )
            raise _StoppedError
        root = self._next()
        if root.__class__ is not MappingStartEvent:
            # Only its sort counts: the items of a list would be read in vain.
            whole = Sequence(root.start_mark) if root.__class__ is SequenceStartEvent else root
            if whole is root:
                # A slip on the second line makes a text of the first: that is the thing to say.
                self._next()
            yield None, -1, whole
            raise _StoppedError
        self._refuse_properties(root)
        top = Mapping(root.start_mark)
        for key in self._keys():
            event = self._next()
            name = key.value
            if event.__class__ is SequenceStartEvent and name in streamed:
                self._refuse_properties(event)
                sequence = Sequence(event.start_mark)
                if self._put(top, key, sequence):
                    yield key, -1, sequence
                index = 0
                while (item := self._next()).__class__ is not SequenceEndEvent:
                    self._just_read = ""
                    node = self._node(item, 3)
                    if top.items[name][1] is sequence:
                        yield key, index, node
                        self._just_read = f"{name}[{index}]"
                    index += 1
            else:
                node = self._node(event, 2)
                if self._put(top, key, node):
                    yield key, -1, node
        self._next()
        after = self._next()
        if after.__class__ is DocumentStartEvent:
            self._report.error(
                "second-document",
                "A second document starts here; a FAQ is one document.",
                _at(after),
                hint="Remove this `---`, or put what follows into a file of its own.",
            )

    def _keys(self) -> Iterator[ScalarEvent]:
        while (key := self._next()).__class__ is not MappingEndEvent:
            if key.__class__ is ScalarEvent:
                self._refuse_properties(key)
                yield key
            else:
                self._bad_key(key, 2)

    def _node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_properties(event)
            return event  # type: ignore[no-any-return]
        if kind is AliasEvent:
            self._refuse(
                "alias",
                f"`*{event.anchor}` is read as a YAML alias, which a FAQ cannot have.",
                event,
                "Write the value itself; put text that starts with `*` in quotes.",
            )
            return self._meant(event)
        if depth > self._depth:
            self._refuse(
                "too-deep",
                f"Lists and mappings are nested more than {self._depth} deep.",
                event,
                "A FAQ needs four levels; look for a bracket that is never closed.",
                fatal=True,
            )
            raise _StoppedError
        self._refuse_properties(event)
        if kind is MappingStartEvent:
            return self._mapping(event, depth)
        sequence = Sequence(event.start_mark)
        append = sequence.items.append
        following = self._next
        while (item := following()).__class__ is not SequenceEndEvent:
            append(self._node(item, depth + 1))
        return sequence

    def _mapping(self, event: Any, depth: int) -> Mapping:
        mapping = Mapping(event.start_mark)
        items = mapping.items
        following = self._next
        while (key := following()).__class__ is not MappingEndEvent:
            if key.__class__ is not ScalarEvent:
                self._bad_key(key, depth + 1)
                continue
            if key.anchor is not None or key.tag is not None:
                self._refuse_properties(key)
            value = following()
            if (
                value.__class__ is not ScalarEvent
                or value.anchor is not None
                or value.tag is not None
            ):
                value = self._node(value, depth + 1)
            if key.value in items or key.value == "<<":
                self._put(mapping, key, value)
            else:
                items[key.value] = (key, value)
        return mapping

    def _put(self, mapping: Mapping, key: ScalarEvent, value: Node) -> bool:
        name = key.value
        if name == "<<" and not key.style:
            self._refuse(
                "merge-key",
                "`<<` is a YAML merge key, which a FAQ cannot have.",
                key,
                "Write the keys themselves.",
            )
            return False
        first = mapping.items.get(name)
        if first is not None:
            line = place(first[0])[0]
            self._refuse(
                "duplicate-key",
                f'The key "{name}" is here a second time; the first is on line {line}.',
                key,
                "Keep one of the two.",
            )
            return False
        mapping.items[name] = (key, value)
        return True

    def _meant(self, alias: Any) -> Node:
        # A text is taken from its anchor; without one the star was meant to be seen. Lists and
        # mappings are not: a few lines of aliases can stand for more than any memory holds.
        anchored = self._anchored.get(alias.anchor, alias)
        if anchored is None:
            return Broken(alias.start_mark)
        text = f"*{alias.anchor}" if anchored is alias else anchored.value
        marks = alias.start_mark, alias.end_mark
        return Starred(None, None, (False, True), text, *marks, style="'")

    def _bad_key(self, key: Any, depth: int) -> None:
        if _at(key)[0] not in self._refused:
            self._refuse(
                "bad-key",
                "A key must be a plain word.",
                key,
                "Put text that starts with `{`, `[`, `?` or `*` in quotes.",
            )
        self._node(key, depth)
        self._node(self._next(), depth)

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._anchored[event.anchor] = event if event.__class__ is ScalarEvent else None
            self._refuse(
                "anchor",
                f"`&{event.anchor}` is read as a YAML anchor, which a FAQ cannot have.",
                event,
                "Leave it out; put text that starts with `&` in quotes.",
            )
        if event.tag is not None:
            self._refuse(
                "tag",
                f"`{_short_tag(event.tag)}` is read as a YAML tag, which a FAQ cannot have.",
                event,
                "Leave it out; put text that starts with `!` in quotes.",
            )

    def _refuse(
        self, code: str, message: str, event: Any, hint: str, *, fatal: bool = False
    ) -> None:
        at = _at(event)
        self._refused.add(at[0])
        self._report.error(code, message, at, hint=hint, fatal=fatal)


def _at(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
