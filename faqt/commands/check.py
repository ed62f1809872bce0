"""``faqt check``: what is wrong or doubtful in a FAQ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from data.problems import FaqError, in_order
from faqt.failures import DONE, NOTHING, UNREADABLE
from faqt.loading import chosen_file, read_anew, tell_settings
from faqt.options import (
    Form,
    chosen_file_option,
    complete_file,
    form_options,
    format_option,
    is_strict,
)
from faqt.parameters import WholeNumber
from faqt.standard_input import NAME as STANDARD_INPUT
from faqt.standard_input import shown
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Faq
    from data.online.verify import Finding
    from data.problems import Problem, Severity
    from show.objects import Object


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[FILE]...", shell_complete=complete_file)
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
@format_option
@form_options
def command(
    paths: tuple[str, ...],
    strict: bool,
    max_age: int | None,
    online: bool,
    cached: bool,
    contact: str,
    write: bool,
    file: str | None,
    form: Form,
) -> int:
    """Report what is wrong or doubtful in FAQs and their references.

    Exit code 1 when there are problems: errors, and with --strict warnings; 3 when a FAQ cannot
    be read. Notes, such as on what an erratum explains, never count. Of several FILEs, the worst
    decides. FILE and --file mean the same. Problems in config.toml go to standard error and do not
    count.
    """
    sources = _sources(paths, file, write=write, asks=online or cached)
    asking = _Asking(offline=cached, contact=contact) if online or cached else None
    checked = [_check(source, max_age, asking) for source in sources]
    _put(checked, form)
    for each in checked:
        unread = "; it cannot be read" if each.faq is None else ""
        note(f"faqt: {_summary(each.counts)} in {each.file}{unread}")
    if wrong := tell_settings():
        note(f"faqt: {wrong} warning{'' if wrong == 1 else 's'} about the settings")
    for each in checked:
        if each.faq is not None and online:
            from faqt.online import complete

            complete(each.file, each.faq, write=write, contact=contact)
        if each.faq is not None and write and each.found:
            from faqt.online import keep

            keep(each.file, each.faq, each.found)
    return max(each.code(strict=strict or is_strict()) for each in checked)


@dataclass(frozen=True, slots=True)
class _Asking:
    """How to ask online."""

    offline: bool
    """Whether only kept answers count."""
    contact: str
    """Mail address for the services; empty for none."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """What came of checking a file."""

    file: str
    """The file, as it was named."""
    faq: Faq | None
    """What is in it; None when it cannot be read."""
    problems: tuple[Problem, ...]
    """What is wrong or doubtful."""
    found: tuple[Finding, ...] | None
    """What was asked online; None when nothing was."""

    @property
    def counts(self) -> Counter[Severity]:
        """How many problems there are of each severity."""
        return Counter(problem.severity for problem in self.problems)

    def code(self, *, strict: bool) -> int:
        """Return the exit code that the file alone comes to."""
        if self.faq is None:
            return UNREADABLE
        counts = self.counts
        return NOTHING if counts["error"] or (strict and counts["warning"]) else DONE


def _check(source: str, max_age: int | None, asking: _Asking | None) -> _Checked:
    """Check one file."""
    file = shown(source)
    try:
        faq, problems = read_anew(source)
    except FaqError as error:
        return _Checked(file, None, error.problems, None)
    if faq.format:
        note(f"faqt: {file}: read as {faq.format}")
    from data.checking.check import check_faq
    from faqt.meaning import alike

    today = datetime.now().astimezone().date()
    problems += check_faq(faq, today=today, max_age_days=max_age, file=file, alike=alike)
    found: tuple[Finding, ...] | None = None
    if asking:
        found, more = _ask(faq, file, today, offline=asking.offline, contact=asking.contact)
        problems += more
    return _Checked(file, faq, in_order(problems), found)


def _sources(
    paths: tuple[str, ...], file: str | None, *, write: bool, asks: bool
) -> tuple[str, ...]:
    """Find the files to check, and refuse options that do not go together."""
    before = click.get_current_context().find_root().obj
    if paths and (file is not None or before is not None):
        raise click.UsageError("FILE and --file mean the same; use one of them.")
    if write and not asks:
        raise click.UsageError("--write needs --online; add it.")
    sources = tuple(dict.fromkeys(paths)) or (chosen_file(file),)
    if write and STANDARD_INPUT in sources:
        raise click.UsageError("--write needs a file to write to; this FAQ is on standard input.")
    return sources


def _ask(
    faq: Faq, file: str, today: date, *, offline: bool, contact: str
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Ask online; give what was found, also as problems."""
    from data.online.findings import online_problems
    from faqt.online import ask  # here, because only this needs httpx

    found = ask(faq, today, offline=offline, contact=contact)
    return found, online_problems(faq, found, file=file)


def _put(checked: Sequence[_Checked], form: Form) -> None:
    """Write what was found."""
    if form.mode not in ("json", "jsonl"):
        from faqt.present import present
        from show.blocks import Trouble

        present([Trouble(problem) for each in checked for problem in each.problems], form)
        return
    from faqt.machine import put
    from show.objects import problem_object

    documents = [_document(each) for each in checked]
    lines = [problem_object(problem) for each in checked for problem in each.problems]
    put(documents[0] if len(documents) == 1 else _several(documents), lines, form)


def _document(checked: _Checked) -> Object:
    """Return what was found in one file as JSON has it."""
    from show.objects import faq_object, flaw_objects, problem_object

    answers = None
    if checked.found is not None:
        from faqt.online import finding_object

        answers = [finding_object(finding) for finding in checked.found]
    counts = checked.counts
    return {
        "file": checked.file,
        "faq": faq_object(checked.faq) if checked.faq else None,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "notes": counts["note"],
        "problems": [problem_object(problem) for problem in checked.problems],
        "flaws": flaw_objects(checked.faq) if checked.faq else [],
        "online": answers,
    }


def _several(documents: Sequence[Object]) -> Object:
    """Return one document of those of several files."""
    counted = ("errors", "warnings", "notes")
    total = {name: sum(document[name] for document in documents) for name in counted}
    return {"files": list(documents), **total}


def _summary(counts: Counter[Severity]) -> str:
    """Count problems in words."""
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    words = [
        f"{counts[severity]} {severity}" + ("" if counts[severity] == 1 else "s")
        for severity in severities
        if counts[severity]
    ]
    return ", ".join(words) or "no problems"
