"""Where links lead: one value for it, one way to write it into a text, one to read it again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote, unquote

from data.anchors import anchored
from data.model import Entry, Reference, Section
from data.patterns import lazy_pattern
from data.text import clean

if TYPE_CHECKING:
    from data.model import Faq

Kind = Literal["reference", "doubtful", "entry", "search", "section", "anchor", "web"]
"""A reference in the drawer; a doubtful one that is to be opened; a question; words to search for;
a section; a name within the FAQ (:func:`data.anchors.anchored`); an address outside."""

_SCHEMES: Final[dict[str, Kind]] = {
    "cite": "reference",
    "doubtful": "doubtful",
    "entry": "entry",
    "search": "search",
    "section": "section",
}
_PREFIXES: Final = {kind: scheme for scheme, kind in _SCHEMES.items()}
_WRITTEN: Final = lazy_pattern(rf"({'|'.join(_SCHEMES)})(\.\d+)?:(.*)", re.DOTALL)
_OUTSIDE: Final = lazy_pattern(r"(?:https?|mailto):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link leads to."""

    kind: Kind
    """What it is."""
    value: str
    """Which one: a key, an id, words, a name or an address."""

    def __str__(self) -> str:
        """Write it as an address, such as ``cite:KEY`` or ``https://example.org``."""
        if self.kind == "web":
            return self.value
        return f"#{self.value}" if self.kind == "anchor" else f"{_PREFIXES[self.kind]}:{self.value}"

    def numbered(self, number: int) -> str:
        """Write it as an address that may stand in Markdown.

        Rich takes two links to the same address for one; the number keeps them apart.

        Args:
            number: Different for each link of a document.

        Returns:
            An address that :func:`link_target` reads.
        """
        if self.kind in {"web", "anchor"}:
            return str(self)
        return f"{_PREFIXES[self.kind]}.{number}:{quote(self.value, safe='')}"

    @property
    def is_outside(self) -> bool:
        """Whether a terminal may make it a hyperlink: it means something outside of faqt."""
        return self.kind == "web" and _OUTSIDE.match(self.value) is not None


def link_target(address: str) -> LinkTarget:
    """Read where a link leads.

    Args:
        address: As :meth:`LinkTarget.numbered` or ``str`` wrote it, or as a text has it.

    Returns:
        The target, without control characters.
    """
    if address.startswith("#"):
        return LinkTarget("anchor", clean(unquote(address[1:])))
    if found := _WRITTEN.fullmatch(address):
        value = unquote(found[3]) if found[2] else found[3]
        return LinkTarget(_SCHEMES[found[1]], clean(value))
    return LinkTarget("web", clean(address))


def anchor_target(faq: Faq, anchor: str) -> LinkTarget:
    """Find what a name within the FAQ leads to.

    Args:
        faq: The FAQ.
        anchor: The name.

    Returns:
        A question, a reference or a section; the name itself where there is none.
    """
    match anchored(faq, anchor):
        case Entry(id=entry_id):
            return LinkTarget("entry", entry_id)
        case Reference(id=key):
            return LinkTarget("reference", key)
        case Section(id=section_id):
            return LinkTarget("section", section_id)
    return LinkTarget("anchor", anchor)
