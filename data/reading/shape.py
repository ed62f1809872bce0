"""Values out of YAML nodes: text, lists of text, and what CSL fields may hold."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from yaml.events import ScalarEvent

from data.markup.readable import readable_line, vanishing
from data.reading.escapes import unsafe_escape
from data.reading.keys import key_hint
from data.reading.nodes import Broken, Mapping, Node, Sequence, Starred, place
from data.reading.scalars import CONSTANTS, NULLS, integer
from data.reading.swallowed import Swallowed
from data.text import clean, one_line, unsafe_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as ReadOnly

    from data.model import CslValue
    from data.reading.report import Report

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Shapes:
    """Takes values out of nodes, and reports what has the wrong shape."""

    def __init__(self, report: Report) -> None:
        self.report = report
        # Hidden characters that stand in the file itself can be in any scalar; otherwise only
        # an escape in double quotes can put them there.
        self._suspicious = report.source is not None and report.source.hidden
        self._shared: dict[str, str] = {}
        self.swallowed = Swallowed(report)
        self._commented = self.swallowed.commented

    def text(self, node: Node | None, path: str) -> str | None:
        """Return a text as it was written.

        Args:
            node: What the file has; None when the key is missing.
            path: Where in the document.

        Returns:
            The text, made safe to show, without line breaks at its end; empty when the key is
            missing or null. Of a list, which is reported, its texts as paragraphs. None when the
            value is no text, which is then reported.
        """
        if node is None:
            return ""
        if isinstance(node, ScalarEvent):
            return self.scalar(node, path)
        if not isinstance(node, Broken):
            self.wrong(node, path, "a text")
        if isinstance(node, Sequence):
            texts = [
                self.scalar(item, f"{path}[{index}]")
                for index, item in enumerate(node.items)
                if isinstance(item, ScalarEvent)
            ]
            return "\n\n".join(filter(None, texts)) or None
        return None

    def scalar(self, node: ScalarEvent, path: str) -> str:
        """Return a scalar's text as it was written, empty when it is null."""
        value: str = node.value
        style = node.style
        if style == '"' or self._suspicious:
            # What is printable needs no cleaning, and most of it is.
            if not value.isprintable():
                value = self._cleaned(node, path)
        elif not style and value in NULLS:
            if not value:
                self.swallowed.look(node, path)
            return ""
        if style != "|":
            start: Any = node.start_mark
            end: Any = node.end_mark
            if end.line in self._commented or end.line != start.line:
                self.swallowed.look(node, path)
        return value.rstrip("\n")

    def line(self, node: Node | None, path: str) -> str | None:
        """Return a text that must fit one line; otherwise like :meth:`text`."""
        if isinstance(node, ScalarEvent):
            return one_line(self.scalar(node, path))
        text = self.text(node, path)
        # The texts of a list become one in the way that a title is joined to its subtitle.
        return one_line(text.replace("\n\n", "; ")) if text else text

    def words(self, node: Node | None, path: str) -> str | None:
        """Return a text that must fit one line as a reader sees it, without HTML."""
        value = self.line(node, path)
        if value and ("<" in value or "&" in value):
            return self._readable(value, node, path)
        return value

    def _readable(self, text: str, node: Node | None, path: str) -> str:
        for element in vanishing(text):
            self.report.warning(
                "vanishing-html",
                f"There is a <{element}> here, which is not shown.",
                place(node) if node is not None else None,
                hint=f"Take it out, or put it in backticks: `<{element}>`.",
                path=path,
            )
        return readable_line(text)

    def shared(self, text: str) -> str:
        """Return the one copy of a text that many entries have."""
        return self._shared.setdefault(text, text)

    def lines(self, node: Node | None, path: str, *, readable: bool = False) -> tuple[str, ...]:
        """Return a list of one-line texts, for which one text is as good.

        Args:
            node: What the file has; None when the key is missing.
            path: Where in the document.
            readable: Whether they are given as a reader sees them, without HTML.

        Returns:
            The texts in file order, each once.
        """
        if node is None:
            return ()
        take = self.words if readable else self.line
        if not isinstance(node, Sequence):
            if isinstance(node, Mapping):
                self.wrong(node, path, "a list of texts")
                return ()
            value = take(node, path)
            return (value,) if value else ()
        values: dict[str, None] = {}
        for index, item in enumerate(node.items):
            at = f"{path}[{index}]"
            value = take(item, at)
            if value:
                values[value] = None
            elif value is not None:
                self.report.warning(
                    "empty-item",
                    "Empty item; ignored.",
                    place(item),
                    hint=self.hint(item, "Remove it, or put the word in quotes."),
                    path=at,
                )
        return tuple(values)

    def date(self, node: Node | None, path: str) -> str:
        """Return a day as it was written, with a warning where it is no ISO date."""
        value = self.line(node, path)
        if node is not None and value and not _DATE.fullmatch(value):
            self.report.warning(
                "bad-date",
                f'"{value}" is not an ISO date.',
                place(node),
                hint="Write year, month and day: `2026-11-22`.",
                path=path,
            )
        return value or ""

    def value(self, node: Node, path: str) -> CslValue:
        """Return any value: lists become tuples; ``true``, ``false``, ``null`` and integers count.

        Args:
            node: What the file has.
            path: Where in the document.

        Returns:
            The value with all text made safe to show.
        """
        if isinstance(node, ScalarEvent):
            if not node.style:
                written: str = node.value
                if written in CONSTANTS:
                    return CONSTANTS[written]
                number = integer(node)
                if number is not None:
                    return number
            return self.scalar(node, path)
        if isinstance(node, Sequence):
            return tuple(
                self.value(item, f"{path}[{index}]") for index, item in enumerate(node.items)
            )
        if isinstance(node, Mapping):
            return {
                self.shared(self.key(key, path)): self.value(item, f"{path}.{name}")
                for name, (key, item) in node.items.items()
            }
        return None

    def hint(self, node: Node | None, usual: str) -> str:
        """Say what to write where a text is missing: it may stand behind a ``#``."""
        if isinstance(node, ScalarEvent) and not node.value and self.swallowed.comment(node)[1]:
            return "A `#` begins a comment: put the text in quotes."
        return usual

    def key(self, node: ScalarEvent, path: str) -> str:
        """Return a key's text, made safe to show."""
        return self._cleaned(node, path) if node.style or self._suspicious else node.value

    def known(
        self, node: Mapping, keys: Iterable[str], path: str, what: str
    ) -> Iterator[tuple[str, ScalarEvent, Node]]:
        """Go through a mapping and warn of keys that mean nothing there.

        Args:
            node: The mapping.
            keys: Keys that mean something.
            path: Where in the document; empty at the top.
            what: What the mapping is, such as ``a question``.

        Yields:
            Name, key and value of each known key.
        """
        for name, (key, value) in node.items.items():
            if name in keys:
                yield name, key, value
            else:
                self.unknown(key, keys, path, what)

    def unknown(
        self,
        key: ScalarEvent,
        keys: Iterable[str],
        path: str,
        what: str,
        read_as: str = "",
    ) -> None:
        """Warn of a key that means nothing where it stands, though it may be read as another."""
        name = self.key(key, path)
        if self.swallowed.stands_alone(key):
            self.swallowed.tell_alone(key, name, f"{path}.{name}" if path else name)
            return
        choices = tuple(keys)
        self.report.warning(
            "unknown-key",
            f"Unknown key “{name}” in {what}; "
            + (f"read as “{read_as}”." if read_as else "ignored."),
            place(key),
            hint=f'Did you mean "{read_as}"?'
            if read_as
            else partial(key_hint, name, choices, what, self.report.source),
            path=f"{path}.{name}" if path else name,
        )

    def wrong(
        self, node: Node, path: str, wanted: str, hint: str = "", *, fatal: bool = False
    ) -> None:
        """Report a value of the wrong shape, unless it was reported already."""
        if isinstance(node, (Broken, Starred)):
            return
        self.report.error(
            "wrong-type",
            f"{path or 'The file'} must be {wanted}, not {kind(node)}.",
            place(node),
            hint=hint or _REMEDIES.get(wanted, ""),
            path=path,
            fatal=fatal,
        )

    def _cleaned(self, node: ScalarEvent, path: str) -> str:
        value: str = node.value
        offset = unsafe_at(value)
        if offset < 0:
            return clean(value)
        escape = unsafe_escape(node, self.report.source)
        if escape:
            where, char = escape
            self.report.warning(
                "control-character",
                f"The control character U+{ord(char):04X} is ignored.",
                where,
                hint="Delete its escape.",
                path=path,
            )
        return clean(value)


_REMEDIES: Final[ReadOnly[str, str]] = {
    "a text": "Write one text, in quotes if it starts with `[` or `{`.",
    "a list of texts": "Write `[one, two]`, or each on a line of its own after `- `.",
    "a mapping": "Write `key: value` lines.",
}


def kind(node: Node) -> str:
    """Name the shape of a value for a message."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list" if node.items else "an empty list"
    return "empty" if isinstance(node, ScalarEvent) and not node.value else "a text"
