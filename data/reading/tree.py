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

from data.reading.nodes import Mapping, Node, Sequence, place
from data.reading.pure_yaml import PureLoader
from data.reading.refusals import Refusals
from data.reading.report import Report
from data.reading.source import EXAMPLE, SourceText
from data.reading.yaml_errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
Loader: TypeAlias = "type[PureLoader] | type[yaml.CSafeLoader]"

FAST: Final[Loader] = getattr(yaml, "CSafeLoader", PureLoader)
"""libyaml's parser, or PyYAML's own where libyaml is missing."""

_LIBYAML_DEPTH: Final = "maximum nesting depth"
"""What libyaml says from 0.2.6 on at a thousand levels, deeper than any FAQ may be."""


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
        self._refusals = Refusals(report)
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
            if where[0] not in self._refusals.lines:
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
        if self._next().__class__ is StreamEndEvent:
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
        self._refusals.properties(root)
        yield from self._top(Mapping(root.start_mark), streamed)
        self._next()
        after = self._next()
        at = place(after)
        if after.__class__ is DocumentStartEvent:
            self._report.error(
                "second-document",
                "A second document starts here; a FAQ is one document.",
                at,
                hint="Remove this `---`, or put what follows into its own file.",
            )

    def _top(
        self, top: Mapping, streamed: frozenset[str]
    ) -> Iterator[tuple[ScalarEvent, int, Node]]:
        for key in self._keys():
            event = self._next()
            name = key.value
            if event.__class__ is SequenceStartEvent and name in streamed:
                self._refusals.properties(event)
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

    def _keys(self) -> Iterator[ScalarEvent]:
        while (key := self._next()).__class__ is not MappingEndEvent:
            if key.__class__ is ScalarEvent:
                self._refusals.properties(key)
                yield key
            else:
                self._bad_key(key, 2)

    def _node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refusals.properties(event)
            return event  # type: ignore[no-any-return]
        if kind is AliasEvent:
            return self._refusals.alias(event)
        if depth > self._depth:
            self._refusals.too_deep(event, self._depth)
            raise _StoppedError
        self._refusals.properties(event)
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
                self._refusals.properties(key)
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
            self._refusals.merge_key(key)
            return False
        first = mapping.items.get(name)
        if first is not None:
            self._refusals.repeated_key(key, first[0])
            return False
        mapping.items[name] = (key, value)
        return True

    def _bad_key(self, key: Any, depth: int) -> None:
        self._refusals.bad_key(key)
        self._node(key, depth)
        self._node(self._next(), depth)
