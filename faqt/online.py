"""Asking online about the references of a FAQ, for ``faqt check --online``."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from data.checking.complete import complete_file
from data.checking.placer import RewriteError
from data.checking.rewrite import note_checks
from data.online.ask import Manners
from data.online.complete import complete_online, incomplete
from data.online.verify import OnlineError, Services, Settings, check_online, results, unanswered
from desk.folders import cache_dir
from faqt.failures import NOTHING, CommandError
from faqt.loading import read_config
from faqt.progress import Progress
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.model import Faq
    from data.online.verify import Finding
    from desk.config import Config
    from show.objects import Object


def ask(faq: Faq, today: date, *, offline: bool, contact: str) -> tuple[Finding, ...]:
    """Ask about every reference with a DOI.

    Args:
        faq: The FAQ.
        today: The date of the answers.
        offline: Whether to take answers that were kept, and ask nothing.
        contact: Mail address for the services; empty for the configured one.

    Returns:
        What was found, in the order of the references.

    Raises:
        CommandError: When nothing can be asked, or nobody answers.
    """
    config = read_config()
    settings = Settings(
        services=_services(config),
        manners=Manners(contact=contact or config.contact),
        offline=offline,
    )
    folder = cache_dir() / "online"
    with Progress("asking") as progress:
        try:
            found = check_online(
                faq.references, folder, today=today, settings=settings, progress=progress
            )
        except OnlineError as error:
            raise CommandError(str(error)) from error
    if not offline and unanswered(found):
        kept = any(finding.asked for finding in found)
        raise CommandError(
            "the DOI system, Crossref and DataCite cannot be reached"
            + ("; --cached shows the answers that were kept" if kept else ""),
            code=NOTHING,
        )
    counts = Counter(finding.status for finding in found)
    said = ", ".join(f"{count} {status}" for status, count in counts.items())
    note(f"faqt: references with a DOI: {said or 'none'}")
    return found


def _services(config: Config) -> Services:
    """Return the services' addresses, the configured ones first."""
    usual = Services()
    return Services(
        handles=f"{config.doi_base}/" if config.doi_base else usual.handles,
        crossref=f"{config.crossref_base}/" if config.crossref_base else usual.crossref,
        datacite=f"{config.datacite_base}/" if config.datacite_base else usual.datacite,
        pubmed=_moved(usual.pubmed, "/esummary.fcgi", config.pubmed_base),
        books=_moved(usual.books, "/api/books", config.books_base),
    )


def _moved(usual: str, path: str, base: str) -> str:
    # The same question, asked elsewhere.
    return f"{base}{path}{usual.partition(path)[2]}" if base else usual


def complete(file: str, faq: Faq, *, write: bool, contact: str) -> None:
    """Find out what the references are that have only an identifier.

    Args:
        file: The FAQ's file.
        faq: What was read from it.
        write: Whether to write the fields found into the file.
        contact: Mail address for the services; empty for the configured one.

    Raises:
        CommandError: When nothing can be asked, or the file cannot be written without touching
            anything else.
    """
    wanted = incomplete(faq.references)
    if not wanted:
        return
    if not write:
        count = _counted(len(wanted))
        note(f"faqt: {count} with an identifier and no title; --write completes what is found")
        return
    config = read_config()
    manners = Manners(contact=contact or config.contact)
    try:
        found = complete_online(
            faq.references, settings=Settings(services=_services(config), manners=manners)
        )
    except OnlineError as error:
        raise CommandError(str(error)) from error
    fields = {one.reference_id: one.fields for one in found if one.fields}
    for one in found:
        if one.reason:
            note(f"faqt: “{one.reference_id}” was not completed. {one.reason}")
    if not fields:
        return
    try:
        complete_file(Path(file), fields)
    except RewriteError as error:
        raise CommandError(f"nothing was written: {error}") from error
    note(f"faqt: completed in {file}: {_counted(len(fields))}")


def _counted(number: int) -> str:
    return f"{number} reference{'' if number == 1 else 's'}"


def keep(file: str, faq: Faq, found: Sequence[Finding]) -> None:
    """Note in the FAQ's file what was found.

    Args:
        file: The file.
        faq: What was read from it. What it has from a bibliography is left alone.
        found: What was found.

    Raises:
        CommandError: When that cannot be done without touching anything else.
    """
    own = {reference.id for reference in faq.references if not reference.file}
    checks = {key: checked for key, checked in results(found).items() if key in own}
    if not checks:
        note("faqt: no answers to write to the file")
        return
    try:
        note_checks(Path(file), checks)
    except RewriteError as error:
        raise CommandError(f"nothing was written: {error}") from error
    note(f"faqt: noted in {file}: {len(checks)} answers")


def finding_object(finding: Finding) -> Object:
    """Return what was found about a reference as JSON."""
    return {
        "reference": finding.reference_id,
        "doi": finding.doi,
        "status": finding.status,
        "differences": [asdict(difference) for difference in finding.differences],
        "notices": [asdict(notice) for notice in finding.notices],
        "notes": list(finding.notes),
        "asked": finding.asked.isoformat() if finding.asked else "",
        "age_days": finding.age_days,
        "reason": finding.reason,
    }
