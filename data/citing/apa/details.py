"""What stands behind a title in parentheses: ``(J. Doe, Trans.; 2nd ed., Vol. 3, pp. 3–14)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.citing.apa.labels import (
    edition,
    labelled,
    number,
    numbered_part,
    pages,
    supplement,
    volume,
    volumes,
)
from data.citing.apa.people import in_order, plain_names
from data.citing.apa.runs import join, said, wrap
from data.citing.apa.work import SERIALS
from data.citing.cases import is_numeric

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work

PICTURES: Final = ("broadcast", "graphic", "map", "motion_picture")
"""Types whose number belongs to their own title."""
_UNNUMBERED: Final = SERIALS | {"broadcast", "event", "patent", "performance", "post", "speech"}
_OTHERS: Final = ("compiler", "chair", "organizer", "curator", "series-creator")


def details(work: Work) -> Piece:
    """Return what stands in parentheses behind the title of a work."""
    return wrap("(", join("; ", *_details(work)), ")")


def _details(work: Work) -> list[Piece]:
    if work.is_a("patent"):
        office, kind, patent = (
            work.piece("authority"),
            work.piece("genre", case="first"),
            number(work),
        )
        kind = kind or said("Patent" if office or patent else "")
        return [join(" ", office, kind, patent)]
    if work.is_a("post", "webpage"):
        return [_contributors(work), numbered_kind(work), book_details(work)]
    if work.is_a("report"):
        if work.has("container-title"):
            return [_contributors(work)]
        own = numbered_kind(work) if work.has("title") else ()
        return [_contributors(work), own, book_details(work)]
    if work.has("container-title"):
        chapter_ = () if work.has("genre", "title") else chapter(work)
        picture = numbered_kind(work) if work.is_a(*PICTURES) else ()
        return [chapter_, _contributors(work), picture, _part_of_serial(work)]
    return [_contributors(work), numbered_kind(work), book_details(work), _part_of_serial(work)]


def _contributors(work: Work) -> Piece:
    """Return translators, editors and others who are not in the place of the authors."""
    asked = in_order(work, "interviewer") if work.has("title") else ()
    if work.is_serial():
        return join("; ", asked, in_order(work, "translator", "narrator"))
    if work.is_a("post", "webpage"):
        people = (_container_authors(work), in_order(work, "editor", "translator"))
        pictures = in_order(work, "illustrator", "narrator")
        return join("; ", asked, *people, pictures, _other_people(work))
    pictures = in_order(work, "illustrator", "narrator")
    if work.has("container-title"):
        translators = () if work.has("editor-translator") else in_order(work, "translator")
        return join("; ", asked, pictures, translators)
    people = (_container_authors(work), in_order(work, "editor", "translator"))
    return join("; ", asked, pictures, *people, _other_people(work))


def _container_authors(work: Work) -> Piece:
    return wrap("By ", plain_names(work.names("container-author")), "")


def _other_people(work: Work) -> Piece:
    return in_order(work, *_OTHERS, "executive-producer")


def numbered_kind(work: Work) -> Piece:
    """Return a number with what it numbers: ``Technical Report No. 12``."""
    kind: Piece = ()
    if work.is_a("thesis") and work.has("genre"):
        kind = said("Publication") if work.has("number") else ()
    elif work.has("number"):
        kind = work.piece("genre", case="title")
    return join(" ", kind, number(work))


def book_details(work: Work) -> Piece:
    """Return version, edition, series, volume and pages of what is no serial."""
    if work.type in _UNNUMBERED or work.is_serial() or work.is_a("webpage"):
        return ()
    return join(
        ", ",
        labelled(work, "version", "Version", "Version"),
        edition(work),
        _series(work),
        supplement(work),
        _volume(work),
        _part_of_book(work),
        labelled(work, "issue", "Issue", "Issues"),
        _place(work),
    )


def _series(work: Work) -> Piece:
    if not work.is_a("document", "report", "standard"):
        return ()
    name = work.piece("collection-title", case="title")
    return join(" ", name, work.piece("collection-number"))


def _volume(work: Work) -> Piece:
    if work.has("volume") and work.has("volume-title", "part-title"):
        return ()
    return volume(work) if is_numeric(work.written("volume")) else volumes(work)


def _part_of_book(work: Work) -> Piece:
    numbered = is_numeric(work.written("part-number")) and not work.has("part-title")
    return numbered_part(work) if numbered else ()


def _part_of_serial(work: Work) -> Piece:
    return _part_of_book(work) if work.is_serial() else ()


def _place(work: Work) -> Piece:
    if work.has("page"):
        return pages(work)
    return chapter(work) if work.has("genre", "title") else ()


def chapter(work: Work) -> Piece:
    """Return the number of a chapter, or of a track."""
    one = "Track" if work.is_a("song") else "Chapter"
    return labelled(work, "chapter-number", one, f"{one}s", always=False)
