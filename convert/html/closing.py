"""Elements that end where another begins, as browsers read them: ``<li>a<li>b``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_BLOCKS: Final = (
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr main nav ol p pre section table ul"
)
_ENDS: Final = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    **dict.fromkeys(_BLOCKS.split(), frozenset({"p"})),
}
"""Of each element, those that it cannot stand in: they end where it begins
(https://html.spec.whatwg.org/multipage/syntax.html#optional-tags)."""


def close_elements(soup: BeautifulSoup) -> None:
    """Move elements out of those that their beginning ends.

    Args:
        soup: A page, as Python's own parser reads it: with every element open until its end tag.
    """
    for element in soup.find_all(list(_ENDS)):
        ended = _ENDS[element.name]
        parent = element.parent
        while parent is not None and parent.name in ended:
            moved = [element, *element.next_siblings]
            for part in reversed(moved):
                parent.insert_after(part.extract())
            parent = element.parent
