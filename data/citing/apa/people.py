"""Who made a work: authors and those who stand in for them, editors, translators and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.citing.apa.runs import join, said, text_of, wrap
from data.citing.apa.work import TALKS
from data.citing.names import family_name, inverted_name, is_and_others, is_gap, plain_name
from data.citing.typography import curly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work
    from data.model import Name

_LABELS: Final = {
    "chair": ("Chair", "Chairs"),
    "collection-editor": ("Ed.", "Eds."),
    "compiler": ("Compiler", "Compilers"),
    "curator": ("Curator", "Curators"),
    "director": ("Director", "Directors"),
    "editor": ("Ed.", "Eds."),
    "editor-translator": ("Ed. & Trans.", "Eds. & Trans."),
    "editorial-director": ("Ed.", "Eds."),
    "executive-producer": ("Executive Producer", "Executive Producers"),
    "guest": ("Guest Expert", "Guest Experts"),
    "host": ("Host", "Hosts"),
    "illustrator": ("Illus.", "Illus."),
    "interviewer": ("Interviewer", "Interviewers"),
    "narrator": ("Narr.", "Narrs."),
    "organizer": ("Organizer", "Organizers"),
    "producer": ("Producer", "Producers"),
    "script-writer": ("Writer", "Writers"),
    "series-creator": ("Series Creator", "Series Creators"),
    "translator": ("Trans.", "Trans."),
}
"""What stands with the names of a role: for one, and for several."""
_MANY: Final = 20
"""Up to this many names are all listed."""
_LISTED: Final = 19
"""Of more names, this many are listed, and the last."""


def by_line(work: Work, title: Callable[[Work], Piece]) -> Piece:
    """Return who is named first, and take it out of the work.

    Args:
        work: A work.
        title: Gives what stands there where nobody is named.

    Returns:
        The composer or the authors, else those who have the next best claim, else the title.
    """
    found = inverted(work, "composer")
    if not found:
        found = next((piece for piece in _stand_ins(work, title) if text_of(piece)), ())
        work.drop()
    work.said.clear()
    return join(" ", found, _contributors(work))


def _stand_ins(work: Work, title: Callable[[Work], Piece]) -> Iterator[Piece]:
    yield inverted(work, "author")
    yield inverted(work, "illustrator")
    if work.is_a("broadcast"):
        yield join(", ", inverted(work, "script-writer"), inverted(work, "director"))
    yield inverted(work, "director")
    yield join(", ", inverted(work, "guest"), inverted(work, "host"))
    yield inverted(work, "producer")
    if work.is_a("entry-dictionary", "entry-encyclopedia"):
        yield work.piece("publisher")
    if work.has("container-title") and work.is_a(
        "book", "classic", "entry", "entry-dictionary", "entry-encyclopedia"
    ):
        yield title(work)
    for role in ("executive-producer", "series-creator", "editor-translator", "editor"):
        yield inverted(work, role)
    for role in ("editorial-director", "compiler"):
        yield inverted(work, role)
    if work.is_a(*TALKS):
        yield inverted(work, "chair")
        yield inverted(work, "organizer")
    yield inverted(work, "curator")
    yield inverted(work, "collection-editor")
    if work.is_a("software", "webpage"):
        yield work.piece("publisher")
    elif work.is_a("standard"):
        yield work.piece("authority")
    yield title(work)


def _contributors(work: Work) -> Piece:
    """Return those who helped, where a cover names them."""
    makers = ("author", "compiler", "composer", "editor", "editor-translator", "illustrator")
    covers = ("book", "musical_score", "pamphlet", "report", "standard")
    if not work.is_a(*covers) or not work.has(*makers):
        return ()
    return wrap("(with ", said(_listed(work.names("contributor"), inverted_name, True)), ")")


def inverted(work: Work, role: str) -> Piece:
    """List the names of a role by family name: ``Doe, J., & Roe, R. (Eds.)``."""
    names = work.names(role)
    label = _label(role, names)
    listed = said(_listed(names, inverted_name, True))
    return join(" ", listed, wrap("(", said(label), ")")) if listed else ()


def in_order(work: Work, *roles: str) -> Piece:
    """Return the names of roles in reading order: ``J. Doe & R. Roe, Eds.; A. Poe, Trans.``."""
    both_asked = {"editor", "translator"} <= set(roles)
    editors = work.names("editor") if both_asked else ()
    if editors and editors == work.names("translator"):
        roles = tuple(role for role in roles if role != "translator")
        shown = said(_listed(editors, plain_name, False))
        both = join(", ", shown, said(_label("editor-translator", editors)))
        rest = [_labelled(work, role) for role in roles if role != "editor"]
        return join("; ", both, *rest)
    return join("; ", *(_labelled(work, role) for role in roles))


def _labelled(work: Work, role: str) -> Piece:
    names = work.names(role)
    return join(", ", plain_names(names), said(_label(role, names))) if names else ()


def bracketed(work: Work, role: str) -> Piece:
    """Return the names of a role in reading order: ``J. Doe & R. Roe (Eds.)``."""
    names = work.names(role)
    return join(" ", plain_names(names), wrap("(", said(_label(role, names)), ")"))


def plain_names(names: Sequence[Name]) -> Piece:
    """Return names in reading order: ``J. Doe, R. Roe, & A. Poe``."""
    return said(_listed(names, plain_name, False))


def full_names(names: Sequence[Name]) -> Piece:
    """Return names with the given names in full."""
    return said(_listed(names, _in_full, False))


def _in_full(name: Name) -> str:
    given = re.sub(r"(?<!\S)([^\W\d_])(?!\S)", r"\1.", name.given)
    if not name.family or name.literal:
        return family_name(name)
    parts = (given, name.dropping_particle, family_name(name), name.suffix)
    return " ".join(part for part in parts if part)


def _label(role: str, names: Sequence[Name]) -> str:
    if role not in _LABELS or not names:
        return ""
    one, several = _LABELS[role]
    return several if len(names) > 1 else one


def _listed(names: Sequence[Name], write: Callable[[Name], str], always_comma: bool) -> str:
    """Join names with commas and an ampersand; of very many only the first and the last."""
    more = bool(names) and (is_and_others(names[-1]) or is_gap(names[-1]))
    gap = len(names) > 2 and is_gap(names[-2])
    told = [name for name in names if not is_gap(name) and not is_and_others(name)]
    shown = [curly(text) for text in map(write, told) if text]
    if more:
        comma = "," if len(shown) > 1 else ""
        return f"{', '.join(shown[:_LISTED])}{comma} et al." if shown else ""
    if len(shown) > _MANY or (gap and len(shown) > 1):
        return f"{', '.join(shown[: min(_LISTED, len(shown) - 1)])}, … {shown[-1]}"
    if len(shown) < 2:
        return "".join(shown)
    comma = "," if always_comma or len(shown) > 2 else ""
    return f"{', '.join(shown[:-1])}{comma} & {shown[-1]}"
