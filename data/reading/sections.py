"""Sections: declared ones in their order, or those that the questions name."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from data.model import Section
from data.reading.entries import read_section
from data.reading.nodes import place
from data.slug import Names, is_id, slug

if TYPE_CHECKING:
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
        self._all: dict[str, Section] = {}
        self._known: dict[str, str] = {}
        # What each name was thought to mean while reading, and the number of each name.
        self._thought: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        # Five of each use: number of the name, line, column, item of the list, place.
        self._uses = array("I")
        self.names: dict[str, str] = {}
        """Ids of sections by what questions call them, once that is found out."""

    def declare(self, node: Node, path: str) -> None:
        """Take an item of ``sections``."""
        section = read_section(node, path, self._shapes)
        if section is not None:
            self._declared.append((section, place(node), path))
            made = section.id or slug(section.title)
            self._known.setdefault(section.title, made)
            self._known.setdefault(section.title.casefold(), made)
            self._known[made] = made

    def thought(self, name: str) -> str:
        """Return the id of the section that a name probably means; empty for no name."""
        made = self._thought.get(name)
        if made is None:
            known = self._known.get(name) or self._known.get(name.casefold())
            made = known or (name if is_id(name) or not name else slug(name))
            self._thought[name] = made
        return made

    def use(self, name: str, at: Place, number: int, place: int) -> None:
        """Remember what section a question names, by id or title.

        Args:
            name: The name.
            at: Where it is written.
            number: Which item of the list the question is.
            place: Its place among the questions that are taken.
        """
        sort = self._numbers.setdefault(name, len(self._numbers))
        self._uses.extend((sort, *at, number, place))

    def assign(self) -> tuple[tuple[int, str], ...]:
        """Find out what section each question belongs to, and report those that do not exist.

        Returns:
            The places of the questions that belong to another than was thought, with its id.
        """
        ids = self._declared_ids() if self._declared else self._used_ids()
        if self._declared:
            self._check_used(ids)
        self.names = {name: ids[name] for name in self._numbers}
        wrong = {
            number: ids[name]
            for name, number in self._numbers.items()
            if ids[name] != self._thought[name]
        }
        if not wrong:
            return ()
        return tuple(
            (self._uses[at + 4], wrong[self._uses[at]])
            for at in range(0, len(self._uses), 5)
            if self._uses[at] in wrong
        )

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
        for name in self._numbers:
            folded = ids.get(name.casefold())
            if name not in ids and folded:
                ids[name] = folded
        missing = {number: name for name, number in self._numbers.items() if name not in ids}
        for start in range(0, len(self._uses), 5) if missing else ():
            sort, line, column, number, _ = self._uses[start : start + 5]
            if sort not in missing:
                continue
            name, at, path = missing[sort], (line, column), f"questions[{number}].section"
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
        names = Names(name for name in self._numbers if is_id(name))
        for name in self._numbers:
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
