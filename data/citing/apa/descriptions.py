"""What kind of work it is, where the title does not tell: ``[Data set]``, ``[Review of …]``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.citing.apa.people import full_names, plain_names
from data.citing.apa.runs import italic, join, said, wrap
from data.citing.apa.titles import is_review
from data.citing.apa.work import SERIALS, TALKS

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.apa.work import Work

_KINDS: Final = {
    "broadcast": "Broadcast",
    "collection": "Archival collection",
    "dataset": "Dataset",
    "figure": "Figure",
    "graphic": "Graphic",
    "map": "Map",
    "motion_picture": "Video recording",
    "post": "Online post",
    "review": "Review",
    "review-book": "Book review",
    "software": "Computer software",
    "song": "Audio recording",
}
_PRIVATE: Final = {
    "interview": "Interview",
    "manuscript": "Unpublished manuscript",
    "personal_communication": "Letter",
}
_FINDABLE: Final = (
    *("archive", "archive-place", "container-title", "DOI", "number", "publisher"),
    *("references", "URL"),
)
"""What tells where a work can be found."""
_PARTS: Final = ("document", "report", "software", "standard")
"""Types whose description stands with what they are part of."""


def description(work: Work) -> Piece:
    """Return the description in brackets."""
    return wrap("[", _description(work), "]")


def _description(work: Work) -> Piece:
    if work.is_a("interview") or work.has("interviewer"):
        return _interview(work)
    if is_review(work):
        return _review(work)
    if work.is_a("personal_communication"):
        return _letter(work)
    if work.is_a("song") and work.has("composer"):
        return _song(work)
    if work.is_a("thesis"):
        school = work.piece("publisher") if work.has("archive", "DOI", "URL") else ()
        kind = join(", ", work.piece("genre", case="first"), school)
        return join("; ", kind, work.piece("medium", case="first"))
    if work.type in SERIALS:
        section = () if work.has("title") else work.piece("section")
        return join("; ", kind_of(work), section)
    if not work.has("container-title"):
        return kind_of(work)
    if work.is_a(*_PARTS):
        return ()
    if work.is_a("paper-conference", *TALKS) and not work.is_published_paper():
        return ()
    return kind_of(work)


def description_of_container(work: Work) -> Piece:
    """Return the description that stands behind what a work is part of."""
    if work.is_a(*_PARTS):
        return wrap("[", kind_of(work), "]")
    if work.is_a("paper-conference", *TALKS) and not work.is_published_paper():
        return wrap("[", kind_of(work), "]")
    return ()


def kind_of(work: Work) -> Piece:
    """Return genre and medium, else what the type says."""
    if work.has("genre", "medium"):
        genre = () if work.has("number") else work.piece("genre", case="first")
        return join("; ", genre, work.piece("medium", case="first"))
    if work.type in _PRIVATE:
        if work.has(*_FINDABLE):
            return () if work.is_a("manuscript") else said(_PRIVATE[work.type])
        private = "Unpublished manuscript" if work.is_a("manuscript") else "Personal communication"
        return said(private)
    if work.is_a("periodical") and work.has("container-title"):
        if work.has("supplement-number"):
            return said("Supplement")
        return said("Special issue") if work.has("title") else ()
    return said(_KINDS.get(work.type, ""))


def _interview(work: Work) -> Piece:
    interviewers = work.has("interviewer")
    if work.has("title"):
        if not interviewers:
            return kind_of(work)
        genre = () if work.has("number") else work.piece("genre", case="first")
        return join("; ", genre, work.piece("medium", case="first"))
    if work.has("genre"):
        by = wrap("by ", plain_names(work.names("interviewer")), "")
        return join(" ", work.piece("genre", case="first"), by)
    if interviewers:
        by = wrap("Interview by ", plain_names(work.names("interviewer")), "")
        return join("; ", by, work.piece("medium", case="first"))
    return kind_of(work)


def _letter(work: Work) -> Piece:
    recipients = work.names("recipient")
    if not recipients:
        return kind_of(work)
    to = wrap("to ", full_names(recipients), "")
    return join("; ", join(" ", kind_of(work), to), _medium(work))


def _medium(work: Work) -> Piece:
    genre_alone = work.has("genre") and not work.has("number")
    return work.piece("medium", case="first") if genre_alone else ()


def _song(work: Work) -> Piece:
    performers = plain_names(work.names("author") or work.names("performer"))
    if work.has("genre", "medium"):
        genre = () if work.has("number") else work.piece("genre", case="first")
        kind = join(" ", genre, work.piece("medium", case="first"))
        recorded = join(" ", kind, wrap("recorded by ", performers, ""))
    else:
        recorded = wrap("Recorded by ", performers, "")
    return join("; ", recorded, _medium(work))


def _review(work: Work) -> Piece:
    if work.has("reviewed-genre"):
        kind = join(" ", said("Review of the"), work.piece("reviewed-genre"))
    elif work.has("number"):
        kind = said("Review of")
    elif work.has("genre", "medium"):
        field = "genre" if work.has("genre") else "medium"
        kind = work.piece(field, case="first")
    else:
        kind = said("Review of the book" if work.is_a("review-book") else "Review of")
    own = work.has("reviewed-genre", "reviewed-title")
    about = italic(work.piece("reviewed-title" if own else "title"))
    by = wrap("by ", plain_names(work.names("reviewed-author")), "")
    named = join(" ", kind, about) if about or work.has("genre", "medium") else ()
    return join("; ", join(", ", named, by), _medium(work))
