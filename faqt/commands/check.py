"""``faqt check``: what is wrong or doubtful in a FAQ."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from data.problems import FaqError
from faqt.failures import DONE, NOTHING, UNREADABLE
from faqt.loading import chosen_file, read
from faqt.options import Form, complete_file, file_option, form_options
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Faq
    from data.problems import Problem, Severity


@click.command("check")
@click.argument("path", required=False, metavar="[FILE]", shell_complete=complete_file)
@click.option("--strict", is_flag=True, help="Let warnings count as problems.")
@click.option(
    "--max-age",
    type=click.IntRange(1),
    metavar="DAYS",
    help="Report answers reviewed longer ago than this.",
)
@file_option
@form_options
def command(
    path: str | None, strict: bool, max_age: int | None, file: str | None, form: Form
) -> int:
    """Report what is wrong or doubtful in a FAQ and its references.

    Exit code 1 when there are problems: errors, and with --strict warnings. Notes, such as on what
    an erratum explains, never count. FILE is as good as --file.
    """
    if path is not None and file is not None:
        raise click.UsageError("FILE and --file say the same; give one of them.")
    file = chosen_file(path or file)
    faq: Faq | None = None
    try:
        faq, problems = read(file)
    except FaqError as error:
        problems = error.problems
    else:
        from data.check import check_faq

        problems += check_faq(faq, today=_today(), max_age_days=max_age, file=file)
        problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    counts = Counter(problem.severity for problem in problems)
    _write(file, faq, problems, counts, form)
    if faq is None:
        return UNREADABLE
    return NOTHING if counts["error"] or (strict and counts["warning"]) else DONE


def _today() -> date:
    """Give the date where the reader is."""
    return datetime.now().astimezone().date()


def _write(
    file: str, faq: Faq | None, problems: Sequence[Problem], counts: Counter[Severity], form: Form
) -> None:
    """Write what was found; a summary goes beside it."""
    if form.mode in ("json", "jsonl"):
        from faqt.machine import faq_object, problem_object, put

        objects = [problem_object(problem) for problem in problems]
        document = {
            "file": file,
            "faq": faq_object(faq) if faq else None,
            "errors": counts["error"],
            "warnings": counts["warning"],
            "notes": counts["note"],
            "problems": objects,
        }
        put(document, objects, form)
    else:
        from faqt.blocks import Finding
        from faqt.present import present

        present([Finding(problem) for problem in problems], form)
    note(f"faqt: {_summary(counts)} in {file}")


def _summary(counts: Counter[Severity]) -> str:
    """Count problems in words."""
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    words = [
        f"{counts[severity]} {severity}" + ("" if counts[severity] == 1 else "s")
        for severity in severities
        if counts[severity]
    ]
    return ", ".join(words) or "no problems"
