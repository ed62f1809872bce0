"""What YAML has and a FAQ has no use for: told where it stands, and without effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.events import ScalarEvent

from data.reading.nodes import Broken, Starred, place

if TYPE_CHECKING:
    from data.reading.nodes import Node
    from data.reading.report import Report


class Refusals:
    """Tells what of a document's YAML is passed over.

    Attributes:
        lines: Lines (from 1) on which something was refused.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._anchored: dict[str, ScalarEvent | None] = {}
        self.lines: set[int] = set()

    def properties(self, event: Any) -> None:
        """Refuse the anchor and the tag of a value, if it has them."""
        if event.anchor is not None:
            self._anchored[event.anchor] = event if event.__class__ is ScalarEvent else None
            self._refuse(
                "anchor",
                f"`&{event.anchor}` is read as a YAML anchor, which a FAQ cannot have.",
                event,
                "Leave it out; put text that starts with `&` in quotes.",
            )
        if event.tag is not None:
            self._refuse(
                "tag",
                f"`{_short_tag(event.tag)}` is read as a YAML tag, which a FAQ cannot have.",
                event,
                "Leave it out; put text that starts with `!` in quotes.",
            )

    def alias(self, alias: Any) -> Node:
        """Refuse an alias, and give what to read in its place."""
        self._refuse(
            "alias",
            f"`*{alias.anchor}` is read as a YAML alias, which a FAQ cannot have.",
            alias,
            "Write the value itself; put text that starts with `*` in quotes.",
        )
        # A text is taken from its anchor; without one the star was meant to be seen. Lists and
        # mappings are not: a few lines of aliases can stand for more than any memory holds.
        anchored = self._anchored.get(alias.anchor, alias)
        if anchored is None:
            return Broken(alias.start_mark)
        text = f"*{alias.anchor}" if anchored is alias else anchored.value
        marks = alias.start_mark, alias.end_mark
        return Starred(None, None, (False, True), text, *marks, style="'")

    def merge_key(self, key: ScalarEvent) -> None:
        """Refuse a ``<<``."""
        self._refuse(
            "merge-key",
            "`<<` is a YAML merge key, which a FAQ cannot have.",
            key,
            "Write the keys themselves.",
        )

    def repeated_key(self, key: ScalarEvent, first: ScalarEvent) -> None:
        """Refuse a key that its mapping has already."""
        self._refuse(
            "duplicate-key",
            f'The key "{key.value}" is here a second time; the first is on line {place(first)[0]}.',
            key,
            "Keep one of the two.",
        )

    def bad_key(self, key: Any) -> None:
        """Refuse a key that is no text, unless something else on its line was refused."""
        if place(key)[0] not in self.lines:
            self._refuse(
                "bad-key",
                "A key must be a plain word.",
                key,
                "Put text that starts with `{`, `[`, `?` or `*` in quotes.",
            )

    def too_deep(self, event: Any, depth: int) -> None:
        """Refuse the whole file for a value below the deepest level that is read."""
        self._refuse(
            "too-deep",
            f"Lists and mappings are nested more than {depth} deep.",
            event,
            "A FAQ needs four levels; look for a bracket that is never closed.",
            fatal=True,
        )

    def _refuse(
        self, code: str, message: str, event: Any, hint: str, *, fatal: bool = False
    ) -> None:
        at = place(event)
        self.lines.add(at[0])
        self._report.error(code, message, at, hint=hint, fatal=fatal)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
