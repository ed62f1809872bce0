"""Whether a text may have HTML: a look that saves most texts a parser."""

from __future__ import annotations

from typing import Final

from data.patterns import lazy_pattern

# A tag's name ends at a blank, a slash or a bracket; that of an address in brackets does not.
_TAG: Final = lazy_pattern(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|[!?])")
_ENTITY: Final = lazy_pattern(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});")


def may_have_html(text: str) -> bool:
    """Return whether a text has something that may be a tag, a comment or an entity."""
    if "<" in text and _TAG.search(text, 0, text.rfind(">") + 1):
        return True
    return "&" in text and _ENTITY.search(text) is not None
