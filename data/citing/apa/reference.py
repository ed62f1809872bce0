"""References as APA style (7th edition) prints them.

Rules: https://apastyle.apa.org/style-grammar-guidelines/references, and the order in which the
Citation Style Language project's style for it takes them
(https://github.com/citation-style-language/styles, ``apa.csl``). Titles of works keep the case
that the file gives them, and what a reference does not say is left out without a trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.apa.descriptions import description
from data.citing.apa.details import details, numbered_kind
from data.citing.apa.legal import LEGAL, legal
from data.citing.apa.people import by_line
from data.citing.apa.runs import as_runs, italic, join, said, stopped, text_of, wrap
from data.citing.apa.sources import source
from data.citing.apa.titles import has_own_title, is_review, title
from data.citing.apa.when import date_in_parentheses, year
from data.citing.apa.work import Work
from data.citing.date_texts import full_date
from data.citing.links import written_url
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece, Run
    from data.model import Reference


def apa(reference: Reference, *, with_link: bool = False) -> str:
    """Return a reference as plain text.

    Args:
        reference: A reference.
        with_link: Give the address of its DOI, or else its link, too.
    """
    return "".join(run.text for run in apa_runs(reference, with_link=with_link))


def apa_runs(reference: Reference, *, with_link: bool = False) -> tuple[Run, ...]:
    """Return a reference with its italics.

    Args:
        reference: A reference of any CSL type.
        with_link: Give the address of its DOI, or else its link, too.

    Returns:
        Runs to be shown one after the other; the printed form, or the id, of a reference that
        says nothing.
    """
    work = Work(reference)
    if work.type in LEGAL:
        main, history = stopped(legal(work)), work.piece("references")
    else:
        main, history = _main(work), _history(work)
    if text_of(main) in {"", text_of(stopped(date_in_parentheses(work)))}:
        main, history = stopped(said(reference.printed or reference.id)), ()
    link = said(_link(work)) if with_link else ()
    return as_runs(join(" ", main, link, history))


def _main(work: Work) -> Piece:
    first = by_line(work, _standing_in)
    date = date_in_parentheses(work)
    return stopped(join(". ", first, date, _title_and_more(work), source(work)))


def _standing_in(work: Work) -> Piece:
    """Return the title in the place of authors; its description stays behind the date."""
    if is_review(work) and work.has("title"):
        if has_own_title(work):
            return title(work)
        named = join(" ", title(work), details(work))
        work.drop()
        return join(" ", named, description(work))
    if work.has("title"):
        return join(" ", title(work), details(work))
    return _title_and_more(work)


def _title_and_more(work: Work) -> Piece:
    if work.has("title"):
        return join(" ", title(work), details(work), description(work))
    if work.is_a("report"):
        return join(" ", numbered_kind(work), description(work), details(work))
    return join(" ", description(work), details(work))


def _link(work: Work) -> str:
    """Return the address of the DOI, or else the link; a library's catalogue is no source."""
    links = reference_links(work.reference)
    for link in links:
        if link.kind in {"doi", "short-doi"}:
            return f"https://doi.org/{link.value}"
    urls = [written_url(work.reference), *(link.url for link in links if link.kind == "url")]
    url = next(filter(None, urls), "")
    return _retrieved(work) + url if url else ""


def _retrieved(work: Work) -> str:
    # What has no date may change, so that it counts when it was seen.
    if work.has("issued", "status"):
        return ""
    seen = full_date(work.date("accessed")).removeprefix("ca. ")
    return f"Retrieved {seen}, from " if seen else "Retrieved "


def _history(work: Work) -> Piece:
    """Return what a work was published as before, or what became of it."""
    if work.is_a("patent"):
        return wrap("(", work.piece("references"), ")")
    numbered = ("collection-title", "issue", "number", "page", "supplement-number", "volume")
    told = work.has("issued") and work.has(*numbered)
    status = work.piece("status", case="first") if told else ()
    former = work.piece("references") or _original(work)
    return wrap("(", join("; ", status, former), ")")


def _original(work: Work) -> Piece:
    named = wrap("as ", italic(work.piece("original-title")), "")
    parts = (named, year(work, "original-date"), work.piece("original-publisher"))
    return wrap("Original work published ", join(", ", *parts), "")
