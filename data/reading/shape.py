"""Values out of YAML nodes: text, lists of text, and what CSL fields may hold."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from yaml.events import ScalarEvent

from data.fields import ENTRY_KEYS, MEANT
from data.markup.readable import readable_line
from data.reading.nodes import Broken, Mapping, Node, Sequence, Starred, place
from data.reading.swallowed import Swallowed
from data.suggest import nearest
from data.text import clean, one_line, unsafe_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as ReadOnly

    from data.model import CslValue
    from data.reading.report import Report
    from data.reading.source import SourceText

_QUESTIONS: Final = re.compile(rb"^[\"']?questions[\"']?\s*:", re.MULTILINE)
# YAML 1.2's core schema, of integers only the plain decimal ones: `010`, `0x1F` and `+1` stay
# text. Eighteen digits are what any other reader of the file can hold.
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
_CONSTANTS: Final[ReadOnly[str, bool | None]] = {
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
_NULLS: Final = frozenset(name for name, value in _CONSTANTS.items() if value is None)
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0abvfreNLP])|.)", re.DOTALL
)
FAQ: Final = "a FAQ"
"""What messages call the whole document."""
_LETTERS: Final = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}


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
        """Give a text as it was written.

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
        """Give a scalar's text as it was written, empty when it is null."""
        value: str = node.value
        style = node.style
        if style == '"' or self._suspicious:
            # What is printable needs no cleaning, and most of it is.
            if not value.isprintable():
                value = self._cleaned(node, path)
        elif not style and value in _NULLS:
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
        """Give a text that must fit one line; otherwise like :meth:`text`."""
        if isinstance(node, ScalarEvent):
            return one_line(self.scalar(node, path))
        text = self.text(node, path)
        # The texts of a list become one in the way that a title is joined to its subtitle.
        return one_line(text.replace("\n\n", "; ")) if text else text

    def words(self, node: Node | None, path: str) -> str | None:
        """Give a text that must fit one line as a reader sees it, without HTML."""
        value = self.line(node, path)
        return readable_line(value) if value else value

    def shared(self, text: str) -> str:
        """Give the one copy of a text that many entries have."""
        return self._shared.setdefault(text, text)

    def lines(self, node: Node | None, path: str) -> tuple[str, ...]:
        """Give a list of one-line texts, for which one text is as good.

        Args:
            node: What the file has; None when the key is missing.
            path: Where in the document.

        Returns:
            The texts in file order, each once.
        """
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            if isinstance(node, Mapping):
                self.wrong(node, path, "a list of texts")
                return ()
            value = self.line(node, path)
            return (value,) if value else ()
        values: dict[str, None] = {}
        for index, item in enumerate(node.items):
            at = f"{path}[{index}]"
            value = self.line(item, at)
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
        """Give a day as it was written, with a warning where it is no ISO date."""
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
        """Give any value: lists become tuples; ``true``, ``false``, ``null`` and integers count.

        Args:
            node: What the file has.
            path: Where in the document.

        Returns:
            The value with all text made safe to show.
        """
        if isinstance(node, ScalarEvent):
            if not node.style:
                written: str = node.value
                if written in _CONSTANTS:
                    return _CONSTANTS[written]
                if _INTEGER.fullmatch(written):
                    return int(written)
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
        """Give a key's text, made safe to show."""
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
            else partial(_key_hint, name, choices, what, self.report.source),
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
        escape = self._escape(node)
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

    def _escape(self, node: ScalarEvent) -> tuple[tuple[int, int], str] | None:
        # The first escape of a double-quoted scalar that stands for an unsafe character.
        source = self.report.source
        if node.style != '"' or source is None:
            return None
        start: Any = node.start_mark
        end: Any = node.end_mark
        text = source.lines(start.line + 1, end.line + 1)
        for match in _ESCAPE.finditer(text, start.column):
            code = match[1] or match[2] or match[3]
            char = chr(int(code, 16)) if code else _LETTERS.get(match[4] or "", "")
            if char and unsafe_at(char) >= 0:
                before = text[: match.start()]
                column = match.start() - (before.rfind("\n") + 1)
                return (start.line + 1 + before.count("\n"), column + 1), char
        return None


def _key_hint(name: str, choices: tuple[str, ...], what: str, source: SourceText | None) -> str:
    has_list = source is not None and _QUESTIONS.search(source.data)
    if what == FAQ and name in ENTRY_KEYS and (has_list or name != "question"):
        return "It belongs to a question: indent it, below `questions:` and a dash."
    near = meant(name, choices)
    return f'Did you mean "{near}"?' if near else f"It may have: {', '.join(choices)}."


def meant(name: str, choices: Iterable[str]) -> str:
    """Give the key that was probably meant; empty when none comes close.

    Args:
        name: An unknown key.
        choices: Keys that mean something there.
    """
    known = tuple(choices)
    usual = MEANT.get(name.casefold(), "")
    return usual if usual in known else nearest(name, known)


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


def integer(node: Node) -> int | None:
    """Give the integer that a plain scalar is, or None."""
    if isinstance(node, ScalarEvent) and not node.style and _INTEGER.fullmatch(node.value):
        return int(node.value)
    return None
