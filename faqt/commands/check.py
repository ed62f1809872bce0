"""``faqt check``: what is wrong or doubtful in a FAQ."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from data.problems import FaqError, in_order
from faqt.failures import DONE, NOTHING, UNREADABLE
from faqt.loading import chosen_file, read_anew, tell_settings
from faqt.options import Form, chosen_file_option, complete_file, form_options, is_strict
from faqt.parameters import WholeNumber
from faqt.standard_input import NAME as STANDARD_INPUT
from faqt.standard_input import shown
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Faq
    from data.online.verify import Finding
    from data.problems import Problem, Severity


@click.command("check")
@click.argument("path", required=False, metavar="[FILE]", shell_complete=complete_file)
@click.option("--strict", is_flag=True, help="Count warnings as problems.")
@click.option(
    "--max-age",
    type=WholeNumber(1),
    metavar="DAYS",
    help="Report answers last reviewed longer ago than this.",
)
@click.option(
    "--online",
    is_flag=True,
    help="Ask doi.org, Crossref and DataCite whether each DOI exists, what it stands for, and "
    "whether the work was retracted.",
)
@click.option(
    "--cached",
    is_flag=True,
    help="Like --online, but only from kept answers; ask nothing.",
)
@click.option(
    "--contact",
    metavar="ADDRESS",
    default="",
    help="Your mail address, sent to the services that --online asks.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Write the answers of --online to the file, in custom.checked, and complete references "
    "that have only a DOI, a PubMed number or an ISBN.",
)
@chosen_file_option
@form_options
def command(
    path: str | None,
    strict: bool,
    max_age: int | None,
    online: bool,
    cached: bool,
    contact: str,
    write: bool,
    file: str | None,
    form: Form,
) -> int:
    """Report what is wrong or doubtful in a FAQ and its references.

    Exit code 1 when there are problems: errors, and with --strict warnings; 3 when the FAQ cannot
    be read. Notes, such as on what an erratum explains, never count. FILE and --file mean the same.
    Problems in config.toml go to standard error and do not count.
    """
    source = _source(path, file, write=write, asks=online or cached)
    file = shown(source)
    faq: Faq | None = None
    found: tuple[Finding, ...] | None = None
    try:
        faq, problems = read_anew(source)
    except FaqError as error:
        problems = error.problems
    else:
        if faq.format:
            note(f"faqt: {file}: read as {faq.format}")
        from data.checking.check import check_faq
        from faqt.meaning import alike

        today = datetime.now().astimezone().date()
        problems += check_faq(faq, today=today, max_age_days=max_age, file=file, alike=alike)
        if online or cached:
            found, more = _ask(faq, file, today, offline=cached, contact=contact)
            problems += more
        problems = in_order(problems)
    counts = Counter(problem.severity for problem in problems)
    _put(file, faq, problems, found, form)
    unread = "; it cannot be read" if faq is None else ""
    note(f"faqt: {_summary(counts)} in {file}{unread}")
    if wrong := tell_settings():
        note(f"faqt: {wrong} warning{'' if wrong == 1 else 's'} about the settings")
    if faq is None:
        return UNREADABLE
    if online:
        from faqt.online import complete

        complete(file, faq, write=write, contact=contact)
    if write and found:
        from faqt.online import keep

        keep(file, faq, found)
    strict = strict or is_strict()
    return NOTHING if counts["error"] or (strict and counts["warning"]) else DONE


def _source(path: str | None, file: str | None, *, write: bool, asks: bool) -> str:
    """Find the file to check, and refuse options that do not go together."""
    before = click.get_current_context().find_root().obj
    if path is not None and (file is not None or before is not None):
        raise click.UsageError("FILE and --file mean the same; use one of them.")
    if write and not asks:
        raise click.UsageError("--write needs --online; add it.")
    source = chosen_file(path or file)
    if write and source == STANDARD_INPUT:
        raise click.UsageError("--write needs a file to write to; this FAQ is on standard input.")
    return source


def _ask(
    faq: Faq, file: str, today: date, *, offline: bool, contact: str
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Ask online; give what was found, also as problems."""
    from data.online.findings import online_problems
    from faqt.online import ask  # here, because only this needs httpx

    found = ask(faq, today, offline=offline, contact=contact)
    return found, online_problems(faq, found, file=file)


def _put(
    file: str,
    faq: Faq | None,
    problems: Sequence[Problem],
    found: Sequence[Finding] | None,
    form: Form,
) -> None:
    """Write what was found."""
    if form.mode not in ("json", "jsonl"):
        from faqt.present import present
        from show.blocks import Trouble

        present([Trouble(problem) for problem in problems], form)
        return
    from faqt.machine import put
    from show.objects import faq_object, problem_object

    objects = [problem_object(problem) for problem in problems]
    counts = Counter(problem.severity for problem in problems)
    answers = None
    if found is not None:
        from faqt.online import finding_object

        answers = [finding_object(finding) for finding in found]
    document = {
        "file": file,
        "faq": faq_object(faq) if faq else None,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "notes": counts["note"],
        "problems": objects,
        "online": answers,
    }
    put(document, objects, form)


def _summary(counts: Counter[Severity]) -> str:
    """Count problems in words."""
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    words = [
        f"{counts[severity]} {severity}" + ("" if counts[severity] == 1 else "s")
        for severity in severities
        if counts[severity]
    ]
    return ", ".join(words) or "no problems"
