"""The syntax of BibTeX files: entries with their fields as they were written.

The grammar is that of http://www.bibtex.org/Format/ and of biber. One bad entry costs no other:
reading goes on at the next ``@type{`` that begins a line, and what was whole of the bad one stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from data.reading.bibliography.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable

_ENTRY: Final = re.compile(r"(?:^|(?<=[})]))[ \t]*@[ \t]*(\w+)[ \t]*([{(])", re.MULTILINE)
_KEY: Final = re.compile(r"\s*([^\s,{}()=\"#%]+(?:[ \t]+[^\s,{}()=\"#%]+)*)?\s*(,|(?=[})]))")
_NAME: Final = re.compile(r"[\s,]*([^\s,={}()\"#%]+)\s*=\s*")
_BLANK: Final = re.compile(r"(?:\s|^[ \t]*%[^\n]*\n)*", re.MULTILINE)
_BARE: Final = re.compile(r"[^\s,#{}()\"=]+")
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTED: Final = re.compile(r"\\.|[{}\"]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry."""

    type: str
    """``article``, ``book`` and so on, in lower case."""
    key: str
    """Its citation key; empty when it has none."""
    fields: dict[str, str] = field(default_factory=dict)
    """Fields in file order by their name in lower case, as LaTeX."""
    line: int = 1
    """Line of the file (from 1) where it starts."""


def read_entries(text: str, tell: Callable[[int, str, str], None]) -> list[BibEntry]:
    """Read a BibTeX or BibLaTeX file.

    Args:
        text: All of the file.
        tell: Takes line, message and hint of whatever is wrong.

    Returns:
        Its entries in file order.
    """
    return _File(text, tell).read()


class _BadError(Exception):
    """An entry that does not go on as it should; the arguments are message and hint."""


class _File:
    def __init__(self, text: str, tell: Callable[[int, str, str], None]) -> None:
        self.text, self.tell = text, tell
        self.strings: dict[str, str] = {name: name for name in MONTHS}
        self._counted = (0, 1)
        self.limit = len(text)

    def read(self) -> list[BibEntry]:
        entries: list[BibEntry] = []
        at = 0
        while found := _ENTRY.search(self.text, at):
            kind = found[1].lower()
            following = _ENTRY.search(self.text, found.end())
            self.limit = following.start() if following else len(self.text)
            if kind == "comment":
                at = self._skipped(found)
            elif kind in {"string", "preamble"}:
                at = self._string(found) if kind == "string" else self._skipped(found)
            else:
                entry, at = self._entry(found)
                entries.append(entry)
        return entries

    def _line(self, at: int) -> int:
        # Counted on from the last place asked for: entries come in order.
        start, number = self._counted if self._counted[0] <= at else (0, 1)
        number += self.text.count("\n", start, at)
        self._counted = (at, number)
        return number

    def _skipped(self, found: re.Match[str]) -> int:
        # A comment may hold whole entries; without its closing brace it is its line.
        try:
            return self._closing(found.end(), len(self.text), _BRACE) + 1
        except _BadError:
            return found.end()

    def _string(self, found: re.Match[str]) -> int:
        name = _NAME.match(self.text, found.end(), self.limit)
        if not name:
            self.tell(self._line(found.start()), "@string has no `name = value`.", "")
            return self.limit
        try:
            value, at = self._value(name.end())
        except _BadError as bad:
            self.tell(self._line(found.start()), f"In @string: {bad.args[0]}", bad.args[1])
            return self.limit
        self.strings[name[1].lower()] = value
        return at

    def _entry(self, found: re.Match[str]) -> tuple[BibEntry, int]:
        line = self._line(found.start())
        fields: dict[str, str] = {}
        key, at = "", found.end()
        begun = _KEY.match(self.text, at, self.limit)
        # `@article{title = …}` has no key at all.
        if begun and not _NAME.match(self.text, at, self.limit):
            key, at = begun[1] or "", begun.end()
        entry = BibEntry(found[1].lower(), key, fields, line)
        closing = "}" if found[2] == "{" else ")"
        try:
            at = self._fields(at, closing, fields)
        except _BadError as bad:
            name = f'"{key}"' if key else "an entry without a key"
            message, hint = bad.args
            self.tell(line, f"In {name}: {message} What could be read is kept.", hint)
            return entry, self.limit
        return entry, at

    def _fields(self, at: int, closing: str, fields: dict[str, str]) -> int:
        while True:
            blank = _BLANK.match(self.text, at, self.limit)
            at = blank.end() if blank else at
            if at < self.limit and self.text[at] == ",":
                at += 1
                continue
            if at >= self.limit:
                raise _BadError(
                    f"the closing {closing} is missing.", f"Write {closing} at its end."
                )
            if self.text[at] == closing:
                return at + 1
            name = _NAME.match(self.text, at, self.limit)
            if not name:
                odd = self.text[at : self.text.find("\n", at) % (self.limit + 1)][:40].strip()
                raise _BadError(f"“{odd}” is not a field.", "Write `name = {value},`.")
            value, at = self._value(name.end())
            fields.setdefault(name[1].lower(), value)

    def _value(self, at: int) -> tuple[str, int]:
        parts: list[str] = []
        while True:
            blank = _BLANK.match(self.text, at, self.limit)
            at = blank.end() if blank else at
            part, at = self._part(at)
            parts.append(part)
            joined = re.compile(r"\s*#\s*").match(self.text, at, self.limit)
            if not joined:
                return "".join(parts), at
            at = joined.end()

    def _part(self, at: int) -> tuple[str, int]:
        if at >= self.limit:
            raise _BadError("a value is missing.", "Write `name = {value},`.")
        opened = self.text[at]
        if opened == "{":
            end = self._closing(at + 1, self.limit, _BRACE)
            return self.text[at + 1 : end], end + 1
        if opened == '"':
            end = self._closing(at + 1, self.limit, _QUOTED)
            return self.text[at + 1 : end], end + 1
        if bare := _BARE.match(self.text, at, self.limit):
            return self.strings.get(bare[0].lower(), bare[0]), bare.end()
        raise _BadError("a value is missing.", "Write `name = {value},`.")

    def _closing(self, at: int, limit: int, signs: re.Pattern[str]) -> int:
        """Find the brace or quote that ends what begins here."""
        depth = 0
        for found in signs.finditer(self.text, at, limit):
            sign = found[0]
            if sign == "{":
                depth += 1
            elif sign == '"':
                if not depth:
                    return found.start()
            elif sign == "}":
                if not depth and signs is _BRACE:
                    return found.start()
                depth -= 1
        ending = "}" if signs is _BRACE else '"'
        raise _BadError(f"a value has no closing {ending}.", "Count the braces of its fields.")
