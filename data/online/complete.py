"""Find out what a work is of which a reference has only a DOI, a PubMed number or an ISBN."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from data.identifiers.find import reference_identifiers
from data.online.ask import Stopped
from data.online.csl import books_csl, crossref_csl, datacite_csl, pubmed_csl
from data.online.verify import Settings, new_asker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.identifiers.find import Identifier
    from data.model import CslValue, Reference
    from data.online.ask import Asker
    from data.online.verify import Services

_KINDS = ("doi", "short-doi", "pmid", "isbn")


@dataclass(frozen=True, slots=True)
class Completion:
    """What was found out about one reference."""

    reference_id: str
    """Id of the reference."""
    fields: Mapping[str, CslValue]
    """CSL fields that it lacks; empty when nothing was found."""
    reason: str = ""
    """Why nothing was found, as a sentence; empty when something was."""


def incomplete(references: Iterable[Reference]) -> tuple[tuple[Reference, Identifier], ...]:
    """Return the references that have no title, but an identifier that a registry knows."""
    found = []
    for reference in references:
        if reference.title or reference.file:
            continue
        known = [parsed.identifier for _, parsed in reference_identifiers(reference)]
        by_kind = {one.kind: one for one in reversed(known) if one}
        best = next((by_kind[kind] for kind in _KINDS if kind in by_kind), None)
        if best:
            found.append((reference, best))
    return tuple(found)


def complete_online(
    references: Iterable[Reference],
    *,
    settings: Settings | None = None,
    stop: threading.Event | None = None,
) -> tuple[Completion, ...]:
    """Ask for the works of incomplete references.

    Args:
        references: References; those that have a title are left out.
        settings: Where and how to ask.
        stop: Set it to give up.

    Returns:
        What came of each.

    Raises:
        OnlineError: httpx is missing, and something had to be asked.
    """
    wanted = incomplete(references)
    if not wanted:
        return ()
    settings = settings or Settings()
    asker = new_asker(settings.manners, stop or threading.Event())
    found: list[Completion] = []
    try:
        for reference, identifier in wanted:
            fields, reason = _ask(asker, settings.services, identifier)
            lacking = {
                name: value for name, value in fields.items() if name not in reference.fields
            }
            found.append(Completion(reference.id, lacking, reason))
    except Stopped:
        pass  # what was found until then counts
    finally:
        asker.close()
    return tuple(found)


def _ask(
    asker: Asker, services: Services, identifier: Identifier
) -> tuple[Mapping[str, CslValue], str]:
    value = identifier.value
    if identifier.kind == "pmid":
        answer = asker.get(services.pubmed + value)
        return _told(pubmed_csl(answer.data, value), "PubMed", answer.reason)
    if identifier.kind == "isbn":
        answer = asker.get(services.books + value)
        return _told(books_csl(answer.data), "Open Library", answer.reason)
    path = quote(value, safe="")
    answer = asker.get(services.crossref + path)
    if fields := crossref_csl(answer.data):
        return fields, ""
    answer = asker.get(services.datacite + path)
    return _told(datacite_csl(answer.data), "DataCite", answer.reason)


def _told(
    fields: Mapping[str, CslValue], name: str, reason: str
) -> tuple[Mapping[str, CslValue], str]:
    if fields:
        return fields, ""
    return {}, f"{name} {reason or 'does not have it'}."
