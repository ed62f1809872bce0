"""What names something else in a FAQ: ids, sections, citations, errata, and whether it is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from data.nodes import place
from data.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from data.model import Citation
    from data.nodes import Node
    from data.report import Place, Report

_MOST_HINTS: Final = 200
"""How many unknown names are compared with all known ones."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A text with citations, and where it stands in the file."""

    text: str
    """The text that was read."""
    citations: tuple[Citation, ...]
    """Its citations."""
    start: Place
    """Where its scalar starts."""
    end_line: int
    """Line where its scalar ends."""
    path: str
    """Where in the document."""


class Links:
    """Collects names while a file is read, and checks them when all of it is known."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._ids: dict[str, tuple[str, Place]] = {}
        self._errata_ids: dict[str, tuple[str, Place]] = {}
        self._cited: list[Cited] = []
        self._targets: list[tuple[str, Place, str]] = []
        self._see: list[tuple[str, Place, str]] = []
        self._hints: dict[tuple[str, str], str] = {}

    def claim(self, made: str, what: str, at: Place, path: str) -> None:
        """Take an id for a question, reference or erratum, or report who has it.

        Args:
            made: The id.
            what: What it is for: ``question``, ``reference`` or ``erratum``.
            at: Where it is written.
            path: Where in the document.
        """
        ids = self._errata_ids if what == "erratum" else self._ids
        owner, first = ids.setdefault(made, (what, at))
        if first != at:
            whose = "" if owner == what else f" by a {owner}"
            both = "" if owner == what else " Questions and references share their ids."
            self._report.error(
                "duplicate-id",
                f'The id "{made}" is taken{whose} on line {first[0]}.{both}',
                at,
                hint=f"Give this {what} another id, such as `{made}-2`.",
                path=path,
            )

    def cites(self, text: str, citations: tuple[Citation, ...], node: Node, path: str) -> None:
        """Remember a text that cites references."""
        end: Any = getattr(node, "end_mark", node.start_mark)
        self._cited.append(Cited(text, citations, place(node), end.line + 1, path))

    def targets(self, target: str, at: Place, path: str) -> None:
        """Remember what an erratum concerns."""
        self._targets.append((target, at, path))

    def sees(self, key: str, at: Place, path: str) -> None:
        """Remember a reference that an erratum points to."""
        self._see.append((key, at, path))

    def check(self, entry_ids: Collection[str], keys: Collection[str]) -> None:
        """Report every name that leads nowhere.

        Args:
            entry_ids: Ids of the questions.
            keys: Ids of the references.
        """
        for target, at, path in self._targets:
            if target not in entry_ids and target not in keys:
                self._report.error(
                    "unknown-target",
                    f'There is no question or reference "{target}".',
                    at,
                    hint=self.hint("target", target, (*entry_ids, *keys))
                    or "Write the id of a question or a reference.",
                    path=path,
                )
        for key, at, path in self._see:
            if key not in keys:
                is_entry = key in entry_ids
                self._report.error(
                    "unknown-see",
                    f'"{key}" is a question; `see` names references.'
                    if is_entry
                    else f'There is no reference "{key}".',
                    at,
                    hint=self.hint("key", key, keys) or "Write the id of a reference.",
                    path=path,
                )
        for cited in self._cited:
            self._check_citations(cited, keys)

    def hint(self, sort: str, name: str, choices: Collection[str]) -> str:
        """Say what was probably meant; each slip is looked up once, and only so many of them."""
        known = self._hints.get((sort, name))
        if known is None:
            known = did_you_mean(name, choices) if len(self._hints) < _MOST_HINTS else ""
            self._hints[sort, name] = known
        return known

    def _check_citations(self, cited: Cited, keys: Collection[str]) -> None:
        seen: set[tuple[str, Place]] = set()
        for citation in cited.citations:
            if citation.key in keys:
                continue
            at = self._place(cited, citation)
            if (citation.key, at) in seen:
                continue
            seen.add((citation.key, at))
            hint = self.hint("key", citation.key, keys) or "Add it to `references`."
            if citation.in_text and not hint.startswith("Did"):
                hint += " Where no citation is meant, write `\\@`."
            self._report.error(
                "unknown-citation",
                f'The reference "{citation.key}" is cited, but not in `references`.',
                at,
                hint=hint,
                path=cited.path,
            )

    def _place(self, cited: Cited, citation: Citation) -> Place:
        # A key is never folded or escaped by YAML, so that the n-th time it stands in the text is
        # the n-th time it stands in the file, whatever the style of the scalar.
        source = self._report.source
        written = re.compile(rf"@\{{?{re.escape(citation.key)}")
        match = written.search(cited.text, citation.span[0])
        if source is None or match is None:
            return cited.start
        nth = sum(1 for _ in written.finditer(cited.text, 0, match.start()))
        line, column = cited.start
        raw = source.lines(line, cited.end_line)
        for index, found in enumerate(written.finditer(raw, column - 1)):
            if index == nth:
                before = raw[: found.start()]
                return line + _breaks(before), found.start() - _last_break(before) + 1
        return cited.start


_BREAK: Final = re.compile(r"\r\n?|\n")


def _breaks(text: str) -> int:
    return sum(1 for _ in _BREAK.finditer(text))


def _last_break(text: str) -> int:
    return max(text.rfind("\n"), text.rfind("\r")) + 1


def same_id(ids: Mapping[str, str], name: str) -> str:
    """Find the id of a section by its id or title, letter case aside; empty when unknown."""
    return ids.get(name) or ids.get(name.casefold(), "")
