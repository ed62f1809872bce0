"""Sections: declared ones in their order, or those that the questions name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from data.model import Entry, Section
from data.reading.entries import read_section
from data.reading.nodes import place
from data.slug import Names, is_id, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.reading.links import Links
    from data.reading.nodes import Node
    from data.reading.report import Place
    from data.reading.shape import Shapes


class Sections:
    """Collects sections and what questions say they belong to."""

    def __init__(self, shapes: Shapes, links: Links) -> None:
        self._shapes = shapes
        self._links = links
        self._declared: list[tuple[Section, Place, str]] = []
        self._used: list[tuple[str, Place, str]] = []
        self._all: dict[str, Section] = {}

    def declare(self, node: Node, path: str) -> None:
        """Take an item of ``sections``."""
        section = read_section(node, path, self._shapes)
        if section is not None:
            self._declared.append((section, place(node), path))

    def use(self, name: str, at: Place, path: str) -> None:
        """Remember what section a question names, by id or title."""
        self._used.append((name, at, path))

    def assign(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return every entry its section's id, and report sections that do not exist.

        Args:
            entries: Entries whose section is what the file says.

        Returns:
            The entries in the same order.
        """
        ids = self._declared_ids() if self._declared else self._used_ids()
        if self._declared:
            self._check_used(ids)
        return [
            entry
            if ids.get(entry.section, entry.section) == entry.section
            else replace(entry, section=ids[entry.section])
            for entry in entries
        ]

    def all(self) -> tuple[Section, ...]:
        """Return the sections in the order to show them, once entries are assigned."""
        return tuple(self._all.values())

    def _declared_ids(self) -> dict[str, str]:
        names = Names(section.id for section, _, _ in self._declared)
        lines: dict[str, int] = {}
        ids: dict[str, str] = {}
        for section, at, path in self._declared:
            made = section.id or names.unique(slug(section.title))
            ids.setdefault(section.title, made)
            if made in self._all:
                self._shapes.report.error(
                    "duplicate-id",
                    f'The section "{made}" is on line {lines[made]} already.',
                    at,
                    hint="Keep one of the two.",
                    path=path,
                )
                continue
            lines[made] = at[0]
            self._all[made] = Section(made, section.title)
        for title, made in tuple(ids.items()):
            ids.setdefault(title.casefold(), made)
        return ids | {made: made for made in self._all}

    def _check_used(self, ids: dict[str, str]) -> None:
        names = Names(self._all)
        unknown: dict[str, Section] = {}
        for name, at, path in self._used:
            if name in ids:
                continue
            folded = ids.get(name.casefold())
            if folded:
                ids[name] = folded
                continue
            self._shapes.report.error(
                "unknown-section",
                f'There is no section "{name}" in `sections`.',
                at,
                hint=partial(self._hint, name),
                path=path,
            )
            if name not in unknown:
                made = name if is_id(name) else names.unique(slug(name))
                unknown[name] = Section(made, _title(name))
        # Added last, so that no hint proposes a section that does not exist.
        for name, section in unknown.items():
            ids[name] = section.id
            self._all[section.id] = section

    def _hint(self, name: str) -> str:
        hint = self._links.hint("section", name, self._all.keys())
        return hint or f"Add `- {{id: {slug(name)}, title: …}}` to `sections`."

    def _used_ids(self) -> dict[str, str]:
        ids: dict[str, str] = {}
        names = Names(name for name, _, _ in self._used if is_id(name))
        for name, _, _ in self._used:
            if name in ids:
                continue
            made = name if is_id(name) else names.unique(slug(name))
            ids[name] = made
            self._all[made] = Section(made, _title(name))
        return ids


def _title(name: str) -> str:
    # A slug is for machines: `at-home-use` reads as "At home use".
    if not is_id(name) or not name.islower():
        return name
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
