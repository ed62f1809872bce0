"""Names as citations print them: initials, particles, suffixes, and who stands for a work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.citing.dates import year_text
from data.model import Name

if TYPE_CHECKING:
    from data.model import CslValue, Reference

_SHORT_TITLE = 60
"""A title that stands for missing authors is cut, at a word, to about this many characters."""


def family_name(name: Name) -> str:
    """Give the name that stands for a person in running text, such as ``van der Berg``."""
    return _join(name.non_dropping_particle, name.family) or name.literal or name.given


def inverted_name(name: Name) -> str:
    """Give a name as APA lists it: ``van der Berg, J. H., Jr.`` or the organisation's name."""
    family = family_name(name)
    if name.literal or not name.family:
        return family
    given = _join(initials(name.given), name.dropping_particle)
    return ", ".join(part for part in (family, given, name.suffix.strip()) if part)


def plain_name(name: Name) -> str:
    """Give a name in reading order with initials: ``J. H. van der Berg``."""
    if name.literal or not name.family:
        return family_name(name)
    return _join(initials(name.given), name.dropping_particle, family_name(name), name.suffix)


def initials(given: str) -> str:
    """Abbreviate given names: ``Jean-Luc Marie`` gives ``J.-L. M.``, ``JH`` gives ``J. H.``.

    Args:
        given: Given names or initials, in any script.

    Returns:
        One initial a name, with full stops; names written without cases stay whole.
    """
    words = re.sub(r"\.(?=[^\W\d_])", ". ", given).split()
    return " ".join(filter(None, map(_initial, words)))


def _initial(word: str) -> str:
    # Initials without full stops, as PubMed writes them.
    if re.fullmatch(r"[^\W\d_]{2,3}", word) and word.isupper():
        return " ".join(f"{letter}." for letter in word)
    parts = [part.strip(".") for part in re.split(r"[-‐‑]", word)]
    return "-".join(f"{part[0]}." if part[0].isupper() else part for part in parts if part)


def names_of(reference: Reference, role: str) -> tuple[Name, ...]:
    """Give the people in a role other than author.

    Args:
        reference: A reference.
        role: CSL name variable, such as ``editor``.

    Returns:
        The names in order; what is no name is left out.
    """
    value = reference.fields.get(role)
    items = value if isinstance(value, tuple) else (value,)
    names = [_name(item) for item in items]
    return tuple(name for name in names if family_name(name))


def _name(value: CslValue) -> Name:
    if isinstance(value, str):
        return Name(literal=value.strip())
    if value is None or isinstance(value, int | tuple):
        return Name()
    parts = {part: value.get(part.replace("_", "-")) for part in Name.__slots__}
    return Name(**{part: text.strip() for part, text in parts.items() if isinstance(text, str)})


def short_author(reference: Reference, *, ampersand: bool = False) -> str:
    """Give who stands for a work in running text.

    Args:
        reference: A reference.
        ampersand: Join two names with ``&``, as inside brackets, instead of ``and``.

    Returns:
        One name, two names, or the first and ``et al.``; the editors where there are no authors;
        else the title, cut short; else the reference's id.
    """
    names = reference.authors or names_of(reference, "editor")
    shown = [family_name(name) for name in names if family_name(name)]
    if len(shown) > 2:
        return f"{shown[0]} et al."
    if shown:
        return (" & " if ampersand else " and ").join(shown)
    title = reference.text("title-short") or reference.title
    return f"“{shorten(title, _SHORT_TITLE)}”" if title else reference.id


def year_of(reference: Reference) -> str:
    """Give the year or years, or what stands for them: ``2014–2015``, ``in press``, ``n.d.``."""
    return year_text(reference.issued) or reference.text("status").lower() or "n.d."


def author_year(reference: Reference) -> str:
    """Cite a work in running text: ``Krystal et al. (2019)``."""
    return f"{short_author(reference)} ({year_of(reference)})"


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word so that it has about ``limit`` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit + 1].rsplit(None, 1)[0][:limit].rstrip(" ,;:.–—-")
    return f"{cut}…"


def _join(*parts: str) -> str:
    """Put parts of a name together; a particle such as ``d'`` takes no space behind it."""
    text = ""
    for part in (part.strip() for part in parts):
        glue = " " if text and part and not text.endswith(("'", "’")) else ""
        text += glue + part
    return text
