"""Putting characters into the text of a FAQ file, at the place of its YAML that they belong to."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class RewriteError(Exception):
    """The file was left as it is; the message says why."""


def tree_of(text: str) -> yaml.Node:
    """Read YAML into nodes that know their places.

    Raises:
        RewriteError: There is nothing in it.
    """
    node = yaml.compose(text, Loader=_LOADER)
    if node is None:
        raise RewriteError("The file is empty.")
    return node


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters to put in the place of others."""

    start: int
    end: int
    text: str


class Placer:
    """The text of a file, where its lines are, and what is to be put in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        found = _BREAK.search(text)
        self.newline = found[0] if found else "\n"
        self._edits: list[_Edit] = []

    def text_with_edits(self) -> str:
        """Return the text with all that was put in."""
        parts: list[str] = []
        done = 0
        for edit in sorted(self._edits, key=lambda edit: edit.start):
            parts += (self.text[done : edit.start], edit.text)
            done = edit.end
        return "".join((*parts, self.text[done:]))

    def replace(self, node: yaml.Node, text: str) -> None:
        """Put a text in the place of a node."""
        self._edits.append(_Edit(self._at(node.start_mark), self._at(node.end_mark), text))

    def put_in(self, mapping: yaml.MappingNode, key: str, value: str, block: str = "") -> None:
        """Put a key with its value at the end of a mapping.

        Args:
            mapping: The mapping.
            key: The key.
            value: The value on one line.
            block: The value as it is to stand behind a key on a line of its own, where that is
                something else; its further lines are indented.
        """
        if mapping.flow_style:
            at = self._at(mapping.end_mark) - 1
            inside = self.text[self._at(mapping.start_mark) + 1 : at]
            first = all(edit.start != at for edit in self._edits)
            bare = first and (not mapping.value or inside.rstrip().endswith(","))
            self._edits.append(_Edit(at, at, f"{'' if bare else ', '}{key}: {value}"))
            return
        column = mapping.value[0][0].start_mark.column
        at = self._end(mapping, column)
        first = all(edit.start != at for edit in self._edits)
        glue = "" if not first or at == 0 or _BREAK.match(self.text, at - 1) else self.newline
        space = "" if block.startswith("\n") else " "
        lines = (block or value).replace("\n", self.newline)
        end = "" if glue else self.newline
        # Without a break at the end of the text, each line brings the one before it.
        if not glue and not first and at == len(self.text) and self._unended():
            glue, end = self.newline, ""
        line = f"{' ' * column}{key}:{space}{lines}"
        self._edits.append(_Edit(at, at, glue + line + end))

    def _unended(self) -> bool:
        return bool(self.text) and not _BREAK.match(self.text, len(self.text) - 1)

    def _end(self, mapping: yaml.MappingNode, column: int) -> int:
        """Return where the line after a block mapping's last line starts.

        Its mark is where the next thing starts: blank lines and comments before that belong to
        what follows. What stands deeper than the keys may be part of a text.
        """
        number = mapping.end_mark.line + (1 if mapping.end_mark.column else 0)
        if mapping.end_mark.column:
            before = self.text[self._line(number - 1) : self._at(mapping.end_mark)]
            number -= not before.strip()
        while number > mapping.start_mark.line + 1:
            line = self.text[self._line(number - 1) : self._line(number)]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and not (line.lstrip().startswith("#") and indent <= column):
                break
            number -= 1
        return self._line(number)

    def _line(self, number: int) -> int:
        return self.starts[number] if number < len(self.starts) else len(self.text)

    def _at(self, mark: Any) -> int:
        return self._line(mark.line) + int(mark.column)


def references_of(root: Any) -> Iterator[tuple[str, yaml.MappingNode]]:
    """Yield the key and the node of each reference of a document."""
    listed = value_of(root, "references")
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        key = value_of(node, "id") if isinstance(node, yaml.MappingNode) else None
        if isinstance(key, yaml.ScalarNode):
            yield str(key.value).strip(), node


def value_of(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    """Return the value of a key; None where the mapping has none."""
    found = (value for name, value in mapping.value if name.value == key)
    return next(found, None)


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put a file in the place of another in one step, with the same mode."""
    draft = None
    try:
        if not os.access(path, os.W_OK):
            raise RewriteError(f"{path} is write-protected.")
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(path.stat().st_mode & 0o7777)
        if path.read_bytes() != before:
            raise RewriteError(f"{path} has changed meanwhile; check it again.")
        draft.replace(path)
        draft = None
    except OSError as error:
        raise RewriteError(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        if draft:
            draft.unlink(missing_ok=True)
