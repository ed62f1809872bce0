"""Ask the DOI system and its registries whether references are what they say.

For each DOI: does it exist, what does Crossref or else DataCite have on record, and was the work
retracted, doubted or corrected. The DOI system's answers are described in
https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation. Needs httpx,
which the extra ``faqt[online]`` installs.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import quote

from data.checking.checked import Checked
from data.identifiers.find import reference_doi
from data.online.ask import UNREACHED, Asker, Manners, Stopped
from data.online.cache import Known, OnlineCache
from data.online.record import RETRACTIONS, Notice, compare_record, crossref_record, datacite_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from data.checking.printed import Difference
    from data.identifiers.find import Identifier
    from data.model import Reference

Status: TypeAlias = Literal["matches", "differs", "not-found", "retracted", "unknown"]
"""What came of asking for one reference; ``unknown`` when there was no usable answer."""


class OnlineError(Exception):
    """Nothing can be asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Services:
    """Where to ask: addresses that a DOI, or what is said, is appended to."""

    handles: str = "https://doi.org/api/handles/"
    """The DOI system."""
    crossref: str = "https://api.crossref.org/works/"
    """Crossref."""
    datacite: str = "https://api.datacite.org/dois/"
    """DataCite."""
    pubmed: str = (
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&retmode=json&id="
    )
    """PubMed; a PubMed number is appended."""
    books: str = "https://openlibrary.org/api/books?format=json&jscmd=data&bibkeys=ISBN:"
    """Open Library; an ISBN is appended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of asking for one reference."""

    reference_id: str
    """Id of the reference."""
    doi: str
    """Its DOI."""
    status: Status
    """The answer."""
    differences: tuple[Difference, ...] = ()
    """What differs from the record; also filled for a retracted work."""
    notices: tuple[Notice, ...] = ()
    """Retractions, expressions of concern and corrections."""
    notes: tuple[str, ...] = ()
    """What agrees but for a detail, as sentences."""
    asked: date | None = None
    """When the answer was given; None when there is none."""
    age_days: int = 0
    """How old the answer is, in days; 0 when it is of today."""
    reason: str = ""
    """Why there is no answer, or why an old one had to do, as a sentence; empty when neither."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check."""

    services: Services = field(default_factory=Services)
    """Where to ask."""
    manners: Manners = field(default_factory=Manners)
    """How to ask."""
    at_once: int = 3
    """How many DOIs are asked for at the same time."""
    fresh_days: int = 30
    """An answer up to so many days old is not asked for again."""
    offline: bool = False
    """True to answer from the cache only, however old."""


def check_online(
    references: Iterable[Reference],
    cache: Path,
    *,
    today: date,
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> tuple[Finding, ...]:
    """Check the references that have a DOI.

    Args:
        references: References; those without a DOI that can be read are left out.
        cache: Folder to keep answers in.
        today: The date of answers given now.
        settings: Where and how to ask.
        progress: Called, from any thread, with how many DOIs are done and how many there are.
        stop: Set it to give up; what is not answered by then is ``unknown``.

    Returns:
        A finding for each reference with a DOI, in order.

    Raises:
        OnlineError: httpx is missing, and something had to be asked.
    """
    dois = [(ref, found) for ref in references if (found := reference_doi(ref))]
    wanted = {doi.key[1]: doi for _, doi in dois}
    check = _Check(cache, today, settings or Settings(), stop or threading.Event())
    answers = check.all(wanted, progress or _quiet)
    return tuple(_finding(ref, doi, *answers[doi.key[1]], today) for ref, doi in dois)


def results(findings: Iterable[Finding]) -> dict[str, Checked]:
    """Return what is worth noting in the file, by the id of the reference: answers, not silence."""
    return {
        finding.reference_id: Checked(finding.status, finding.asked.isoformat())
        for finding in findings
        if finding.asked and finding.status != "unknown"
    }


def unanswered(findings: Iterable[Finding]) -> bool:
    """Return whether nobody answered: services were asked, and none could be reached."""
    asked = [finding for finding in findings if finding.reason or not finding.age_days]
    return bool(asked) and all(
        any(words in finding.reason for words in UNREACHED) for finding in asked
    )


def _quiet(_done: int, _total: int) -> None:
    """Report no progress."""


def _finding(
    reference: Reference, doi: Identifier, known: Known | None, reason: str, today: date
) -> Finding:
    if known is None:
        return Finding(reference.id, doi.value, "unknown", reason=reason)
    age = max(0, (today - known.asked).days)
    if not known.exists:
        status: Status = "not-found"
        return Finding(
            reference.id, doi.value, status, asked=known.asked, age_days=age, reason=reason
        )
    if known.record is None:
        reason = reason or "The DOI exists, but neither Crossref nor DataCite has its record."
        return Finding(
            reference.id, doi.value, "unknown", asked=known.asked, age_days=age, reason=reason
        )
    differences, notes = compare_record(reference, known.record)
    notices = known.record.notices
    retracted = any(notice.kind in RETRACTIONS for notice in notices)
    status = "retracted" if retracted else "differs" if differences else "matches"
    return Finding(
        reference.id, doi.value, status, differences, notices, notes, known.asked, age, reason
    )


_Answered: TypeAlias = tuple[Known | None, str]
"""What is known, and why there is nothing or nothing newer."""


class _Check:
    def __init__(
        self, folder: Path, today: date, settings: Settings, stop: threading.Event
    ) -> None:
        self.today, self.settings, self.stop = today, settings, stop
        services = settings.services
        self.cache = OnlineCache(
            folder, f"{services.handles} {services.crossref} {services.datacite}"
        )

    def all(
        self, wanted: Mapping[str, Identifier], progress: Callable[[int, int], None]
    ) -> dict[str, _Answered]:
        """Find out about each DOI, from the cache where that will do."""
        answers: dict[str, _Answered] = {}
        open_keys = []
        for key in wanted:
            known = self.cache.get(key)
            if known and (self.settings.offline or self._fresh(known)):
                answers[key] = known, ""
            elif self.settings.offline:
                answers[key] = None, "No answer is kept for it, and this check is offline."
            else:
                open_keys.append(key)
        progress(len(answers), len(wanted))
        if not open_keys:
            return answers
        from concurrent.futures import ThreadPoolExecutor, as_completed  # slow to import

        asker = new_asker(self.settings.manners, self.stop)
        pool = ThreadPoolExecutor(self.settings.at_once, "faqt-check")
        try:
            running = {pool.submit(self._one, asker, wanted[key]): key for key in open_keys}
            for future in as_completed(running):
                answers[running[future]] = future.result()
                progress(len(answers), len(wanted))
        except BaseException:
            self.stop.set()
            raise
        finally:
            pool.shutdown(cancel_futures=True)
            asker.close()
        return answers

    def _fresh(self, known: Known) -> bool:
        return 0 <= (self.today - known.asked).days <= self.settings.fresh_days

    def _one(self, asker: Asker, doi: Identifier) -> _Answered:
        key = doi.key[1]
        try:
            known, reason = self._ask(asker, doi.value)
        except Stopped:
            known, reason = None, "Not asked: the check was stopped."
        if known:
            self.cache.put(key, known)
            return known, ""
        return self.cache.get(key), reason

    def _ask(self, asker: Asker, doi: str) -> _Answered:
        services = self.settings.services
        handle = asker.get(services.handles + quote(doi, safe="/"))
        exists, real = _handle(handle.data)
        if exists is False:
            return Known(self.today, exists=False), ""
        path = quote(real or doi, safe="")
        for name, base, read in (
            ("Crossref", services.crossref, crossref_record),
            ("DataCite", services.datacite, datacite_record),
        ):
            answer = asker.get(base + path)
            if answer.status == 404:
                continue
            if answer.reason:
                return None, f"{name} {answer.reason}."
            record = read(answer.data)
            if record is None:
                return None, f"{name} sent an unexpected reply."
            return Known(self.today, exists=True, record=record), ""
        if exists:
            return Known(self.today, exists=True), ""
        return None, f"The DOI system {handle.reason or 'gives an answer that says nothing'}."


def _handle(data: object) -> tuple[bool | None, str]:
    """Read an answer of the DOI system: whether the DOI exists, and what a short DOI stands for."""
    if not isinstance(data, dict):
        return None, ""
    # 1: found; 200: found, without values of the kind asked for; 100: not found.
    code = data.get("responseCode")
    exists = True if code in {1, 200} else False if code == 100 else None
    values = data.get("values")
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict) and value.get("type") == "HS_ALIAS":
            inner = value.get("data")
            alias = inner.get("value") if isinstance(inner, dict) else None
            return exists, alias if isinstance(alias, str) else ""
    return exists, ""


def new_asker(manners: Manners, stop: threading.Event) -> Asker:
    """Make what asks.

    Raises:
        OnlineError: httpx is missing.
    """
    try:
        return Asker(manners, wait=stop.wait)
    except ImportError:
        raise OnlineError(
            "Asking online needs httpx, which is not installed. In a clone of faqt: "
            "`pip install '.[online]'`, or `uv tool install '.[all]'`."
        ) from None
