"""Adding to a FAQ file what is new, touching nothing else of it.

As in :mod:`data.checking.rewrite`, text is put in at the right places, and the result read again:
it is refused when anything that was there before has changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import yaml

from convert.importing.tidy import escaped
from convert.writing.native import entry_text, reference_text, section_text
from data.citing.keys import written_key
from data.citing.syntax import parse_citations
from data.identifiers.find import reference_doi
from data.reading.bibliography.references import Keys
from data.reading.reader import parse
from data.slug import Names
from data.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from convert.importing.imported import Imported
    from data.model import Entry, Faq, Reference

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK: Final = re.compile(r"\r\n|[\n\r]")


class MergeError(Exception):
    """The file was left as it is; the message says why."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of adding to a file."""

    text: str
    """The file's new text."""
    added: tuple[Entry, ...]
    """Questions that were new."""
    references: tuple[Reference, ...]
    """References that were new."""
    differs: tuple[str, ...]
    """What the file says otherwise, one line each; it stays as it is."""


def merge(text: str, imported: Imported) -> Merged:
    """Add to a FAQ file what it does not have.

    Args:
        text: The file.
        imported: What may be new.

    Returns:
        The file's new text, and what was done. A question is known by its id or its words, a
        reference by its key, with the same title, or its DOI.

    Raises:
        MergeError: The file cannot be added to.
    """
    old = parse(text).faq
    if old is None:
        raise MergeError("the file cannot be read as a FAQ")
    new = imported.faq
    keys, references = _references(old, new)
    added, differs = _entries(old, new, keys)
    cited = {citation.key for entry in added for citation in entry.citations}
    # A reference of a list counts also when nothing cites it.
    used = [one for one in references if one.id in cited or one.printed]
    titles = {section.id: section for section in new.sections}
    known = {section.id for section in old.sections}
    sections = [
        titles[name]
        for name in dict.fromkeys(entry.section for entry in added)
        if name in titles and name not in known
    ]
    doubts = imported.unsure
    made = _Adding(text)
    made.add("sections", [section_text(section) for section in sections])
    made.add("questions", [entry_text(entry, doubts.get(entry.id, ())) for entry in added])
    made.add("references", [reference_text(one, doubts.get(one.id, ())) for one in used])
    result = made.text()
    _check(old, result, added, used)
    return Merged(result, tuple(added), tuple(used), tuple(differs))


def _references(old: Faq, new: Faq) -> tuple[dict[str, str], list[Reference]]:
    """Find the key that each new reference has in the file, and those that it lacks."""
    by_doi = {doi.key: one.id for one in old.references if (doi := reference_doi(one))}
    taken = Keys([*old.references_by_id, *old.entries_by_id])
    keys: dict[str, str] = {}
    lacking: list[Reference] = []
    for one in new.references:
        doi = reference_doi(one)
        same = by_doi.get(doi.key) if doi else None
        known = old.references_by_id.get(one.id)
        if same is None and known is not None and _folded(known.title) == _folded(one.title):
            same = known.id
        if same is not None:
            keys[one.id] = same
            continue
        keys[one.id] = taken.unique(one.id)
        fields = {**one.fields, "id": keys[one.id]}
        lacking.append(replace(one, id=keys[one.id], fields=fields))
    return keys, lacking


def _entries(old: Faq, new: Faq, keys: Mapping[str, str]) -> tuple[list[Entry], list[str]]:
    by_words = {_folded(entry.question): entry for entry in old.entries}
    names = Names([*old.entries_by_id, *old.references_by_id, *keys.values()])
    added: list[Entry] = []
    differs: list[str] = []
    for entry in new.entries:
        answer = _rekeyed(entry, keys)
        same = by_words.get(_folded(entry.question))
        named = old.entries_by_id.get(entry.id)
        if same is None and named is not None and _alike(named.question, entry.question):
            same = named
        if same is None:
            citations = parse_citations(answer)
            made = names.unique(entry.id)
            added.append(replace(entry, id=made, answer=answer, citations=citations))
        elif _folded(same.answer) != _folded(answer):
            differs.append(f"the answer of “{same.question}” ({same.id})")
        elif _folded(same.question) != _folded(entry.question):
            differs.append(f"the words of “{same.question}” ({same.id})")
    return added, differs


def _rekeyed(entry: Entry, keys: Mapping[str, str]) -> str:
    answer = entry.answer
    for citation in entry.citations:
        wanted = keys.get(citation.key, citation.key)
        if wanted != citation.key:
            old = re.escape(written_key(citation.key))
            answer = re.sub(rf"{old}(?![\w{{])", written_key(wanted), answer)
    return escaped(answer, set(keys.values()))


def _alike(one: str, other: str) -> bool:
    first, second = set(_folded(one).split()), set(_folded(other).split())
    return len(first & second) * 2 >= len(first | second)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", one_line(text).casefold()))


class _Adding:
    """A file's text, and what is to be put in."""

    def __init__(self, text: str) -> None:
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self._body = text[len(self._mark) :]
        root = yaml.compose(self._body, Loader=_LOADER)
        if not isinstance(root, yaml.MappingNode) or root.flow_style:
            raise MergeError("the file is not a mapping with each key on its own line")
        self._nodes = {key.value: (key, value) for key, value in root.value}
        found = _BREAK.search(self._body)
        self._newline = found[0] if found else "\n"
        self._starts = [0, *(match.end() for match in _BREAK.finditer(self._body))]
        self._edits: list[tuple[int, str]] = []
        self._tail: list[str] = []

    def add(self, key: str, items: Sequence[str]) -> None:
        """Put items at the end of a list; make the list where there is none."""
        if not items:
            return
        gap = "\n" if key == "sections" else "\n\n"
        found = self._nodes.get(key)
        if found is None or (isinstance(found[1], yaml.ScalarNode) and not found[1].value):
            if found is not None:
                raise MergeError(f"`{key}:` is empty; remove it")
            self._tail.append(f"{key}:\n" + gap.join(items))
            return
        node = found[1]
        if not isinstance(node, yaml.SequenceNode):
            raise MergeError(f"`{key}` is not a list")
        if node.flow_style:
            raise MergeError(f"`{key}` is a list in brackets; write each item on its own line")
        column = node.start_mark.column
        moved = gap.join(_moved(item, column) for item in items)
        at = self._end(node)
        glue = "" if at == 0 or self._body[at - 1] in "\r\n" else "\n"
        self._edits.append((at, f"{glue}{'' if gap == chr(10) else chr(10)}{moved}\n"))

    def text(self) -> str:
        """Return the text with all that was put in."""
        parts: list[str] = []
        done = 0
        for at, added in sorted(self._edits):
            parts += (self._body[done:at], added.replace("\n", self._newline))
            done = at
        rest = self._body[done:]
        parts.append(rest)
        if self._tail:
            glue = "" if rest.endswith(("\n", "\r")) or not rest else self._newline
            tail = "\n" + "\n\n".join(self._tail) + "\n"
            parts.append(glue + tail.replace("\n", self._newline))
        return self._mark + "".join(parts)

    def _end(self, node: yaml.Node) -> int:
        """Return where the line behind a list's last line starts."""
        mark: Any = node.end_mark
        number = mark.line + (1 if mark.column else 0)
        column = node.start_mark.column
        while number > node.start_mark.line + 1:
            line = self._line_text(number - 1)
            indent = len(line) - len(line.lstrip(" "))
            stripped = line.strip()
            # What follows the list, and what is said above that, is not part of it.
            ended = not stripped or (stripped.startswith("#") and indent <= column)
            if not ended and not (mark.column == 0 and number - 1 >= mark.line):
                break
            number -= 1
        return self._starts[number] if number < len(self._starts) else len(self._body)

    def _line_text(self, number: int) -> str:
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._body)
        return self._body[self._starts[number] : end] if number < len(self._starts) else ""


def _moved(item: str, column: int) -> str:
    # Items are written for lists that are indented by two.
    lines = item.split("\n")
    return "\n".join((" " * column + line[2:]) if line else line for line in lines)


def _check(old: Faq, text: str, added: Sequence[Entry], references: Sequence[Reference]) -> None:
    new = parse(text).faq
    kept = new is not None and (
        [_bare(entry) for entry in new.entries[: len(old.entries)]]
        == [_bare(entry) for entry in old.entries]
        and [one.fields for one in new.references[: len(old.references)]]
        == [one.fields for one in old.references]
        and [entry.id for entry in new.entries[len(old.entries) :]] == [one.id for one in added]
        and {one.id for one in references} <= set(new.references_by_id)
        and [one.note for one in new.errata] == [one.note for one in old.errata]
    )
    if not kept:
        raise MergeError("adding to it would change something else in it")


def _bare(entry: Entry) -> tuple[str, ...]:
    return entry.id, entry.question, entry.answer, entry.section, *entry.aliases, *entry.tags
