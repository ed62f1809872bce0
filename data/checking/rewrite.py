"""Note in a FAQ file what a check found, touching nothing else of it.

The text is not written anew from what was read: a few characters are put in at the right places.
Then the new text is read again, and refused when anything but the notes has changed.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from data.checking.checked import KEY, Checked, last_check
from data.reading.reader import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.model import Faq

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class RewriteError(Exception):
    """The file was left as it is; the message says why."""


def note_checks(path: Path, checks: Mapping[str, Checked]) -> None:
    """Write the results of checks into a file, into ``custom.checked`` of each reference.

    Args:
        path: A FAQ file in UTF-8. A symbolic link stays one.
        checks: Results by the id of the reference.

    Raises:
        RewriteError: It cannot be done without touching something else, or cannot be written.
    """
    target = path.resolve()
    try:
        before = target.read_bytes()
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise RewriteError(f"{path} is not in UTF-8.") from None
    except OSError as error:
        raise RewriteError(f"{path} cannot be read: {error.strerror}.") from None
    after = noted(text, checks).encode("utf-8")
    if after != before:
        _replace(target, before, after)


def noted(text: str, checks: Mapping[str, Checked]) -> str:
    """Put the results of checks into the text of a FAQ file.

    Args:
        text: The text, with its own line endings and perhaps a byte order mark.
        checks: Results by the id of the reference.

    Returns:
        The text with the notes.

    Raises:
        RewriteError: It cannot be done without touching something else.
    """
    old = parse(text).faq
    if old is None:
        raise RewriteError("The file has errors: put them right first.")
    missing = [key for key in checks if key not in old.references_by_id]
    if missing:
        raise RewriteError(f'There is no reference "{missing[0]}" in the file.')
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    tree = _tree(body)
    result = _Notes(body).put(tree, checks)
    new = parse(result).faq
    if new is None or not _has(new, old, checks) or _content(_tree(result)) != _content(tree):
        raise RewriteError("The notes would change something else in the file.")
    return mark + result


def _has(new: Faq, old: Faq, checks: Mapping[str, Checked]) -> bool:
    return all(
        last_check(ref) == checks.get(ref.id, last_check(old.references_by_id[ref.id]))
        for ref in new.references
    )


def _tree(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=_LOADER)
    if node is None:
        raise RewriteError("The file is empty.")
    return node


def _content(node: yaml.Node) -> Any:
    """Give all that a document says but for notes, down to the quotes."""
    if isinstance(node, yaml.ScalarNode):
        return node.value, node.style
    if isinstance(node, yaml.SequenceNode):
        return [_content(item) for item in node.value]
    pairs = [(name.value, _content(value)) for name, value in node.value if name.value != KEY]
    return [pair for pair in pairs if pair != ("custom", [])]


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters to put in the place of others."""

    start: int
    end: int
    text: str


class _Notes:
    """The text of a file, and where its lines are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        found = _BREAK.search(text)
        self.newline = found[0] if found else "\n"

    def put(self, root: yaml.Node, checks: Mapping[str, Checked]) -> str:
        """Give the text, which says what ``root`` holds, with all notes."""
        edits = [self._edit(node, checks[key]) for key, node in _references(root) if key in checks]
        parts: list[str] = []
        done = 0
        for edit in sorted(edits, key=lambda edit: edit.start):
            parts += (self.text[done : edit.start], edit.text)
            done = edit.end
        return "".join((*parts, self.text[done:]))

    def _edit(self, reference: yaml.MappingNode, checked: Checked) -> _Edit:
        custom = _value(reference, "custom")
        if custom is None:
            return self._add(reference, "custom", f"{{{KEY}: {checked}}}")
        if not isinstance(custom, yaml.MappingNode):
            line = custom.start_mark.line + 1
            raise RewriteError(f"`custom` on line {line} is not a mapping: notes have no place.")
        old = _value(custom, KEY)
        if old is None:
            return self._add(custom, KEY, str(checked))
        if isinstance(old, yaml.CollectionNode) and not old.flow_style:
            line = old.start_mark.line + 1
            raise RewriteError(f"Write `{KEY}` on line {line} on one line, or take it out.")
        return _Edit(self._at(old.start_mark), self._at(old.end_mark), str(checked))

    def _add(self, mapping: yaml.MappingNode, key: str, value: str) -> _Edit:
        if mapping.flow_style:
            at = self._at(mapping.end_mark) - 1
            inside = self.text[self._at(mapping.start_mark) + 1 : at]
            comma = "" if not mapping.value or inside.rstrip().endswith(",") else ", "
            return _Edit(at, at, f"{comma}{key}: {value}")
        column = mapping.value[0][0].start_mark.column
        at = self._end(mapping, column)
        glue = "" if at == 0 or _BREAK.match(self.text, at - 1) else self.newline
        line = f"{' ' * column}{key}: {value}"
        return _Edit(at, at, glue + line + ("" if glue else self.newline))

    def _end(self, mapping: yaml.MappingNode, column: int) -> int:
        """Give where the line after a block mapping's last line starts.

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


def _references(root: Any) -> Iterator[tuple[str, yaml.MappingNode]]:
    listed = _value(root, "references")
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        key = _value(node, "id") if isinstance(node, yaml.MappingNode) else None
        if isinstance(key, yaml.ScalarNode):
            yield str(key.value).strip(), node


def _value(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    found = (value for name, value in mapping.value if name.value == key)
    return next(found, None)


def _replace(path: Path, before: bytes, after: bytes) -> None:
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
            raise RewriteError(f"{path} was changed meanwhile: check it again.")
        draft.replace(path)
        draft = None
    except OSError as error:
        raise RewriteError(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        if draft:
            draft.unlink(missing_ok=True)
