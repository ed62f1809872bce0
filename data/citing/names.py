"""Names as citations print them: initials, particles, suffixes, and who stands for a work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.citing.date_texts import year_text
from data.citing.markup import plain
from data.citing.organisations import names_organisation
from data.fields import MEANT
from data.model import Name
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from data.model import CslValue, Reference

_SUFFIX = lazy_pattern(r",\s*([JS]r\.?|[IVX]+|[^\W\d_]{1,4}\.)$|\s(I{2,3}|IV|[JS]r\.?)$")
_INITIALS = lazy_pattern(r"(?:[^\W\d_]\.[-‐]?)+")
_MOST_WORDS = 6
_MEANT = {"name": "literal"}
_SHORT_TITLE = 60
"""A title that stands for missing authors is cut, at a word, to about this many characters."""


def family_name(name: Name) -> str:
    """Return the name that stands for a person in running text, such as ``van der Berg``."""
    return _join(name.non_dropping_particle, name.family) or name.literal or name.given


def inverted_name(name: Name) -> str:
    """Return a name as APA lists it: ``van der Berg, J. H., Jr.`` or the organisation's name."""
    family = family_name(name)
    if name.literal or not name.family:
        return family
    given, suffix = _suffix_apart(name)
    given = _join(initials(given, together=False), name.dropping_particle)
    return ", ".join(part for part in (family, given, suffix) if part)


def plain_name(name: Name) -> str:
    """Return a name in reading order with initials: ``J. H. van der Berg``."""
    if name.literal or not name.family:
        return family_name(name)
    given, suffix = _suffix_apart(name)
    given = initials(given, together=False)
    return _join(given, name.dropping_particle, family_name(name), suffix)


def _suffix_apart(name: Name) -> tuple[str, str]:
    # Some programs have no field for it, and write `Martin Luther, Jr.` or `Martin Luther III`.
    suffix = name.suffix.strip()
    match = _SUFFIX.search(name.given)
    if suffix or not match:
        return name.given, suffix
    return name.given[: match.start()], match[1] or match[2]


def initials(given: str, *, together: bool = True) -> str:
    """Abbreviate given names: ``Jean-Luc Marie`` gives ``J.-L. M.``.

    Args:
        given: Given names or initials, in any script.
        together: Take capitals without full stops, such as ``JH``, for several initials, as
            PubMed writes them; otherwise for one name, as processors of CSL do.

    Returns:
        One initial a name, with full stops; names written without cases stay whole, and so do
        abbreviations that have their full stop, such as ``Th.``, unless capitals stand together.
    """
    words = re.sub(r"\.(?=[^\W\d_])", ". ", given).split()
    shorten_ = _initials_of_letters if together else _initial
    return " ".join(filter(None, map(shorten_, words)))


def _initials_of_letters(word: str) -> str:
    if re.fullmatch(r"[^\W\d_]{2,3}", word) and word.isupper():
        return " ".join(f"{letter}." for letter in word)
    parts = [part.strip(".") for part in re.split(r"[-‐‑]", word)]
    return "-".join(f"{part[0]}." if part[0].isupper() else part for part in parts if part)


def _initial(word: str) -> str:
    parts = [part for part in re.split(r"[-‐‑]", word) if part.strip(".")]
    first = [_abbreviated(part) for part in parts[:1]]
    # The second half of `Jo-ann` has no initial of its own.
    return "-".join(first + [_abbreviated(part) for part in parts[1:] if not part[0].islower()])


def _abbreviated(part: str) -> str:
    return f"{part[0]}." if part[0].isupper() and not part.endswith(".") else part


def is_and_others(name: Name) -> bool:
    """Return whether a name stands for those that a list leaves out, as BibTeX's ``others``."""
    whole = family_name(name).strip(" .").casefold()
    return not (name.given and name.family) and whole in {"others", "et al", "and others"}


def is_gap(name: Name) -> bool:
    """Return whether a name is an ellipsis: there are more, which a list leaves out."""
    return family_name(name).replace(" ", "") in {"…", "..."}


def names_of(reference: Reference, role: str) -> tuple[Name, ...]:
    """Return the people in a role other than author.

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
        return written_name(value)
    if value is None or isinstance(value, int | tuple):
        return Name()
    known = Name.__slots__
    parts: dict[str, str] = {}
    for key, text in value.items():
        part = key.replace("-", "_")
        # Crossref calls an organisation a `name`.
        part = part if part in known else _MEANT.get(key) or MEANT.get(key.casefold(), "")
        if isinstance(text, str) and part in known and part not in parts:
            parts[part] = text.strip()
    return Name(**parts)


def written_name(text: str) -> Name:
    """Read a name that is written as one text.

    Args:
        text: ``Walker, M. P.``, ``Matthew P. Walker`` or ``World Health Organization``.

    Returns:
        The parts of a name with one comma, or with initials before its last word; else the whole
        as that of an organisation, since nothing tells which words are the family name.
    """
    text = text.strip()
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given and "," not in given and " and " not in given:
        return Name(family=family, given=given)
    told = comma or names_organisation(text.replace(" der ", " "))
    words = [] if told else text.split()
    # Particles stand between the given names and the last word.
    start = len(words) - 1
    while start > 0 and words[start - 1][0].islower():
        start -= 1
    given_names = words[: max(start, 0)]
    person = words and words[-1][0].isupper() and len(words) <= _MOST_WORDS
    if not person or not any(map(_INITIALS.fullmatch, given_names)):
        return Name(literal=text)
    particles = " ".join(words[start:-1])
    given = " ".join(given_names)
    return Name(family=words[-1], given=given, non_dropping_particle=particles)


def short_author(reference: Reference, *, ampersand: bool = False) -> str:
    """Return who stands for a work in running text.

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
    title = plain(reference.text("title-short") or reference.title)
    return f"“{shorten(title, _SHORT_TITLE)}”" if title else reference.id


def year_of(reference: Reference) -> str:
    """Return the year or years, or what stands for them: ``2014–2015``, ``in press``, ``n.d.``."""
    return year_text(reference.issued) or reference.text("status").lower() or "n.d."


def author_year(reference: Reference) -> str:
    """Cite a work in running text: ``Krystal et al. (2019)``."""
    return f"{short_author(reference)} ({year_of(reference)})"


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word so that it has about ``limit`` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    words = text[: limit + 1].rsplit(None, 1) or [""]
    cut = words[0][:limit].rstrip(" ,;:.–—-")
    return f"{cut}…"


def _join(*parts: str) -> str:
    """Put parts of a name together; a particle such as ``d'`` or ``al-`` takes no space behind."""
    text = ""
    for part in (part.strip() for part in parts):
        glue = " " if text and part and not text.endswith(("'", "’", "-", "‐", "‑")) else ""
        text += glue + part
    return text
