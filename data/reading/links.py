"""What names something else in a FAQ: ids, sections, citations, errata, and whether it is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from data.reading.nodes import place
from data.reading.placing import AtSigns
from data.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from data.model import Citation
    from data.reading.nodes import Node
    from data.reading.report import Place, Report

_OWNERS: Final = ("question", "reference", "erratum")
_LINE_BITS: Final = 24
_WIDEST: Final = (1 << 22) - 1
_MOST_HINTS: Final = 100
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


def _packed(what: str, at: Place) -> int:
    line, column = at
    return line << _LINE_BITS | min(column, _WIDEST) << 2 | _OWNERS.index(what)


class Links:
    """Collects names while a file is read, and checks them when all of it is known."""

    def __init__(self, report: Report) -> None:
        self._report = report
        # Owner and place as one number: there may be very many.
        self._ids: dict[str, int] = {}
        self._errata_ids: dict[str, int] = {}
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
            path: Where in the document it stands for.
        """
        ids = self._errata_ids if what == "erratum" else self._ids
        packed = _packed(what, at)
        first = ids.setdefault(made, packed)
        if first != packed:
            owner = _OWNERS[first & 3]
            whose = "" if owner == what else f" by a {owner}"
            both = "" if owner == what else " Questions and references share their ids."
            self._report.error(
                "duplicate-id",
                f'The id "{made}" is taken{whose} on line {first >> _LINE_BITS}.{both}',
                at,
                hint=f"Give this {what} another id, such as `{made}-2`.",
                path=f"{path}.id",
            )

    def cites(self, text: str, citations: tuple[Citation, ...], node: Node, path: str) -> None:
        """Remember a note that cites references."""
        end: Any = getattr(node, "end_mark", node.start_mark)
        self._cited.append(Cited(text, citations, place(node), end.line + 1, path))

    def targets(self, target: str, at: Place, path: str) -> None:
        """Remember what an erratum concerns."""
        self._targets.append((target, at, path))

    def sees(self, key: str, at: Place, path: str) -> None:
        """Remember a reference that an erratum points to."""
        self._see.append((key, at, path))

    def wanted(self) -> set[str]:
        """Return all names in notes that may be keys of references."""
        cited = {citation.key for text in self._cited for citation in text.citations}
        return cited | {key for key, _, _ in self._see} | {key for key, _, _ in self._targets}

    def check(
        self, entry_ids: Collection[str], keys: Collection[str], broken: Iterable[Cited]
    ) -> None:
        """Report every name that leads nowhere.

        Args:
            entry_ids: Ids of the questions.
            keys: Ids of the references.
            broken: The answers that cite what there is not.
        """
        for target, at, path in self._targets:
            if target not in entry_ids and target not in keys:
                self._report.error(
                    "unknown-target",
                    f'There is no question or reference "{target}".',
                    at,
                    hint=partial(self._target_hint, target, entry_ids, keys),
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
                    hint=partial(self._see_hint, key, keys),
                    path=path,
                )
        for cited in chain(broken, self._cited):
            self._check_citations(cited, keys)

    def hint(self, sort: str, name: str, choices: Collection[str]) -> str:
        """Say what was probably meant; each slip is looked up once, and only so many of them."""
        known = self._hints.get((sort, name))
        if known is None:
            known = did_you_mean(name, choices) if len(self._hints) < _MOST_HINTS else ""
            self._hints[sort, name] = known
        return known

    def _check_citations(self, cited: Cited, keys: Collection[str]) -> None:
        source = self._report.source
        if source is None or all(citation.key in keys for citation in cited.citations):
            return
        signs = AtSigns(cited.text, source, cited.start, cited.end_line)
        after = 0
        for citation in cited.citations:
            # The citations of one group share a span: each is looked for behind the last.
            offset = _sign_of(citation, cited.text, after)
            after = offset + 1
            if citation.key not in keys:
                self._report.error(
                    "unknown-citation",
                    f'The reference "{citation.key}" is cited, but not in `references`.',
                    signs.place(offset),
                    hint=partial(self._citation_hint, citation, keys),
                    path=cited.path,
                )

    def _target_hint(self, target: str, entry_ids: Collection[str], keys: Collection[str]) -> str:
        hint = self.hint("target", target, (*entry_ids, *keys))
        return hint or "Write the id of a question or a reference."

    def _see_hint(self, key: str, keys: Collection[str]) -> str:
        return self.hint("key", key, keys) or "Write the id of a reference."

    def _citation_hint(self, citation: Citation, keys: Collection[str]) -> str:
        hint = self.hint("key", citation.key, keys)
        if hint:
            return hint
        no_citation = " Where no citation is meant, write `\\@`." if citation.in_text else ""
        return f"Add it to `references`.{no_citation}"


def known_citations(
    text: str, citations: tuple[Citation, ...], keys: Collection[str]
) -> tuple[Citation, ...]:
    """Return the citations whose reference there is; all else stays text.

    Args:
        text: The text that they were found in.
        citations: All its citations in reading order.
        keys: Ids of the references.

    Returns:
        The citations in reading order. Of a group that names unknown keys too, a citation spans no
        more than its key, so that the rest of the group can be read as it was written.
    """
    broken = {citation.span for citation in citations if citation.key not in keys}
    known = []
    after = 0
    for citation in citations:
        sign = _sign_of(citation, text, after)
        after = sign + 1
        if citation.key not in keys:
            continue
        if citation.span in broken:
            end = text.index(citation.key, sign) + len(citation.key)
            end += text.startswith("}", end) and text.startswith("{", sign + 1)
            start = sign - citation.author_suppressed
            citation = replace(citation, span=(start, end), prefix="", locator="")
        known.append(citation)
    return tuple(known)


def _sign_of(citation: Citation, text: str, after: int) -> int:
    start, end = citation.span
    start = max(start, after)
    places = (text.find(sign + citation.key, start, end) for sign in ("@", "@{"))
    return min((place for place in places if place >= 0), default=start)
