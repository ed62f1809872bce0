"""A draft from a tree of data: questions wherever they are, in the sections that hold them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.model import Draft, DraftEntry
from convert.records.bots import bot_entries, what_is_missing
from convert.records.entries import strong_entry, topic_entry, weak_entry
from convert.records.names import (
    ABOUT,
    ANCHOR,
    HEADING,
    SECTION_ID,
    SKIPPED,
    WRAPPING,
    first,
    is_faq_key,
    languages,
    plain,
)
from convert.records.several import (
    chat_entries,
    column_entries,
    keyed_entries,
    named_texts,
    numbered_entries,
    only_heading,
    pair_entries,
)
from convert.records.tree import Table
from convert.records.values import label_of, text_of
from convert.wording import asks, names_faq

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.records.tree import Tree
    from data.problems import Problem

_DEEPEST: Final = 30
_MOST_VALUES: Final = 5_000_000
_MOST_SEEN: Final = 12
_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")


def draft_of(
    documents: Sequence[Tree], *, named: bool = False, problems: tuple[Problem, ...] = ()
) -> Draft:
    """Find the questions of data and make a draft of them.

    Args:
        documents: Trees, such as the documents of a YAML file.
        named: Whether the file's name says that it is a FAQ.
        problems: What is known to be wrong with the file.

    Returns:
        The draft; without entries, but with the keys that were seen, where there are no questions.
    """
    if found := bot_entries(documents):
        return Draft(entries=tuple(found), problems=problems)
    finder = _Finder()
    for document in documents:
        finder.look(document, "", named=named, depth=0)
    entries = finder.entries()
    top = next((document for document in documents if isinstance(document, Table)), None)
    title = language = about = ""
    if top is not None:
        title, language, about = _heading(top, finder)
    only = {entry.section for entry in entries}
    if len(only) == 1 and names_faq(section := only.pop()):
        # The group of all questions is called what the whole is.
        title = title or section
        entries = tuple(replace(entry, section="") for entry in entries)
    if not entries:
        hint = what_is_missing(documents)
        return Draft(title=title, language=language, seen=_keys(documents), hint=hint)
    return Draft(
        title=title,
        language=language or finder.language,
        about=about,
        entries=entries,
        problems=problems,
        leftovers=tuple(finder.leftovers),
    )


def _heading(top: Table, finder: _Finder) -> tuple[str, str, str]:
    if id(top) in finder.taken:
        return "", "", ""
    title = label_of(first(top, ("title", "name", "pagetitle", "heading", "headline"))[1])
    _, meta = first(top, ("metadata", "meta", "seo", "head", "hero", "site", "frontmatter"))
    if isinstance(meta, Table):
        title = title or label_of(first(meta, ("title", "name"))[1])
    language = label_of(first(top, ("language", "lang", "locale"))[1])
    if not re.fullmatch(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*", language):
        language = ""
    _, about = first(top, ABOUT)
    return title, language.replace("_", "-"), about.strip() if isinstance(about, str) else ""


def _keys(documents: Sequence[Tree]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for document in documents:
        for item in document if isinstance(document, list) else [document]:
            if isinstance(item, Table):
                seen.update(dict.fromkeys(item))
            if len(seen) >= _MOST_SEEN:
                break
    return tuple(seen)[:_MOST_SEEN]


class _Finder:
    """Goes through trees and collects questions."""

    def __init__(self) -> None:
        self.language = ""
        self.leftovers: list[str] = []
        self.taken: set[int] = set()
        self._found: list[DraftEntry] = []
        self._labels: dict[str, str] = {}
        self._numbers: dict[int, str] = {}
        self._budget = _MOST_VALUES

    def entries(self) -> tuple[DraftEntry, ...]:
        """Return the questions; sections that are numbers get the titles of these."""
        made = []
        for at, entry in enumerate(self._found):
            number = self._numbers.get(at, entry.section)
            if number in self._labels:
                entry = replace(entry, section=self._labels[number])
            elif at in self._numbers and not number.isdigit():
                entry = replace(entry, section=entry.section or number)
            made.append(entry)
        return tuple(made)

    def look(self, value: Tree, section: str, *, named: bool, depth: int) -> int:
        """Look for questions in a value; return how many were found."""
        self._budget -= 1
        if depth > _DEEPEST or self._budget < 0 or value is None or isinstance(value, str):
            return 0
        before = len(self._found)
        if isinstance(value, list):
            self._list(value, section, named=named, depth=depth)
        else:
            self._table(value, section, named=named, depth=depth)
        return len(self._found) - before

    def _list(self, items: list[Tree], section: str, *, named: bool, depth: int) -> None:
        pairs = pair_entries(items, 1) if items else []
        if pairs and (named or _enough(pairs)):
            self._add(pairs, section)
            return
        if chat := chat_entries(items, 1):
            self._add(chat, section)
            return
        if strings := numbered_entries(named_texts(items)):
            self._add(strings, section)
            return
        weak: list[tuple[DraftEntry, Table]] = []
        tables = [item for item in items if isinstance(item, Table)]
        heads = any(strong_entry(table, 1) is not None for table in tables)
        for item in items:
            if not isinstance(item, Table):
                self.look(item, section, named=named, depth=depth + 1)
            elif heads and (title := only_heading(item)):
                section = title
            elif (entry := strong_entry(item, 1)) is not None:
                self.taken.add(id(item))
                self._put(entry, section, of=item)
            elif not self._inside(item, section, named=named, depth=depth + 1):
                if (found := weak_entry(item, 1)) is not None:
                    weak.append((found, item))
                elif keyed := keyed_entries(item, named=named):
                    self._add(keyed, section)
                else:
                    self._label(item)
        enough = _enough([entry for entry, _ in weak]) and len(weak) * 2 >= len(tables)
        for entry, item in weak if named or enough else ():
            self._put(entry, section, of=item)

    def _table(self, table: Table, section: str, *, named: bool, depth: int) -> None:
        if columns := column_entries(table):
            self.taken.add(id(table))
            self._add(columns, section)
            return
        entry = topic_entry(table) or strong_entry(table, 1)
        if entry is not None and (depth or entry.answer.strip()):
            self.taken.add(id(table))
            self._put(entry, section)
            return
        if self._inside(table, section, named=named, depth=depth):
            return
        if found := numbered_entries(table):
            self._add(found, section)
        elif found := keyed_entries(table, named=named):
            self.taken.add(id(table))
            self._add(found, section)
        elif (entry := weak_entry(table, 1)) is not None and asks(entry.question) > 1:
            self.taken.add(id(table))
            self._put(entry, section)
        else:
            self._label(table)

    def _inside(self, table: Table, section: str, *, named: bool, depth: int) -> bool:
        """Look for questions in the values of a mapping that is no question itself."""
        if keys := languages(table):
            held = [key for key in keys if not isinstance(table[key], str)]
            if held:
                self.language = self.language or held[0].replace("_", "-")
                self.leftovers += [f"{key}: another language" for key in held[1:]]
                return self.look(table[held[0]], section, named=named, depth=depth) > 0
        before = len(self._found)
        numbered = numbered_entries(table)
        if numbered:
            self._add(numbered, section)
        title = label_of(first(table, HEADING)[1]) if depth else ""
        members: list[tuple[str, DraftEntry]] = []
        tables = 0
        for key, value in table.items():
            if isinstance(value, str) or value is None or plain(key) in SKIPPED:
                continue
            inner_named = named or is_faq_key(key)
            if isinstance(value, Table):
                tables += 1
                member = None if strong_entry(value, 1) else _member(value)
                if member is not None:
                    members.append((key, member))
                    continue
            inner = title if title and not asks(title) > 1 else section
            if isinstance(value, Table) and strong_entry(value, 1) is not None:
                # A mapping of questions by a name of their own: the name is no section.
                entry = strong_entry(value, 1)
                if entry is not None:
                    self.taken.add(id(value))
                    name = entry.anchor or _name(key, table)
                    self._put(replace(entry, anchor=name), inner, of=value)
                continue
            if not title and plain(key) not in WRAPPING and not languages(table) and depth < 3:
                inner = self._keyed_section(key, value, section)
            self.look(value, inner, named=inner_named, depth=depth + 1)
        if len(members) > 1 or (members and named):
            entries = [
                replace(entry, anchor=entry.anchor or _name(key, table)) for key, entry in members
            ]
            if named or (_enough(entries) and len(members) * 2 >= tables):
                self._add(entries, title if depth and not asks(title) > 1 and title else section)
        return len(self._found) > before

    def _keyed_section(self, key: str, value: Tree, section: str) -> str:
        """Return what a key says about the questions below it, in words."""
        if isinstance(value, list | Table) and not key.strip().isdigit() and not is_faq_key(key):
            words = _WORDS.sub(" ", key).strip()
            return words[:1].upper() + words[1:]
        return section

    def _label(self, table: Table) -> None:
        """Remember what a number of a section stands for."""
        number = label_of(first(table, ("id", "sectionid", "categoryid", "slug", "key"))[1])
        title = label_of(first(table, HEADING)[1])
        if number and title:
            self._labels.setdefault(number, title)

    def _add(self, entries: Sequence[DraftEntry], section: str) -> None:
        for entry in entries:
            self._put(entry, section)

    def _put(self, entry: DraftEntry, section: str, *, of: Table | None = None) -> None:
        number = label_of(first(of, SECTION_ID)[1]) if of is not None else ""
        if number and not entry.section:
            self._numbers[len(self._found)] = number
        self._found.append(
            entry if entry.section or not section else replace(entry, section=section)
        )


def _name(key: str, table: Table) -> str:
    """Return what a question is called that stands under a key: that, or the id beside it."""
    return label_of(first(table, ANCHOR)[1]) if plain(key) in WRAPPING else key


def _member(value: Table) -> DraftEntry | None:
    """Return the question that a mapping is, where it holds nothing but texts."""
    if any(isinstance(inner, Table) or _holds_tables(inner) for inner in value.values()):
        return None
    return weak_entry(value, 1)


def _holds_tables(value: Tree) -> bool:
    return isinstance(value, list) and any(isinstance(item, Table) for item in value)


def _enough(entries: Sequence[DraftEntry]) -> bool:
    """Return whether enough of some titles ask, so that all of them are questions."""
    asking = sum(asks(text_of(entry.question)) > 0 for entry in entries)
    return asking * 5 >= len(entries) and asking > 0
