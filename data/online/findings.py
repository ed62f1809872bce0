"""What came of asking online, as problems at their place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.online.record import RETRACTIONS
from data.problems import Problem, Severity
from data.reading.pinpoint import pinpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.model import Faq, Reference
    from data.online.verify import Finding


def online_problems(
    faq: Faq, findings: Iterable[Finding], *, file: str = ""
) -> tuple[Problem, ...]:
    """Report what was found.

    Args:
        faq: The FAQ whose references were asked for.
        findings: What was found.
        file: The file as the user named it; by default its path.

    Returns:
        Problems in the order of the findings; a reference that matches has none. What an erratum
        on the reference explains has the code ``explained`` and is only a note.
    """
    problems = []
    places = {reference.id: place for place, reference in enumerate(faq.references)}
    for finding in findings:
        reference = faq.references_by_id[finding.reference_id]
        errata = faq.errata_by_target.get(reference.id, ())
        for severity, code, message, hint in _told(finding, reference):
            if errata and severity != "note":
                severity, code, hint = "note", "explained", ""
                message += f' The erratum "{errata[0].id}" explains it.'
            problems.append(
                Problem(
                    severity,
                    code,
                    message,
                    reference.file or file or faq.path,
                    reference.line,
                    hint=hint,
                    path=f"references[{places[reference.id]}].DOI",
                )
            )
    return pinpoint(faq, problems)


def _told(finding: Finding, reference: Reference) -> Iterator[tuple[Severity, str, str, str]]:
    name = f'"{reference.id}" ({finding.doi})'
    age = f" (asked {finding.age_days} days ago)" if finding.age_days else ""
    if finding.status == "not-found":
        message = f"{name} has a DOI that does not exist{age}."
        yield "error", "doi-not-found", message, "Compare the DOI with the paper itself."
    if finding.status == "unknown":
        yield "note", "not-asked", f"{name} could not be checked. {finding.reason}", ""
    elif finding.reason:
        yield (
            "note",
            "old-answer",
            f"{name} could not be checked again{age}. {finding.reason}",
            "",
        )
    for notice in finding.notices:
        what = notice.kind.replace("_", " ")
        when = f" of {notice.date}" if notice.date else ""
        where = f", see https://doi.org/{notice.doi}" if notice.doi else ""
        if notice.kind in RETRACTIONS:
            hint = "Do not rely on it: find another source, or say so in an erratum."
            yield "error", "retracted", f"{name} was retracted ({what}{when}){where}{age}.", hint
        else:
            severity: Severity = "note" if notice.kind in _HARMLESS else "warning"
            message = f"{name} has a notice ({what}{when}){where}{age}."
            yield severity, "notice", message, "Read it, and say what it changes."
    if finding.differences:
        parts = (
            f'{one.field} "{one.ours}", on record "{one.theirs}"' for one in finding.differences
        )
        message = f"{name} differs from its record: {'; '.join(parts)}{age}."
        yield "warning", "record-differs", message, "Correct the fields, or the DOI."
    for note in finding.notes:
        yield "note", "nearly-the-same", f"{name}: {note}", ""


_HARMLESS = frozenset({"correction", "erratum", "corrigendum"})
