"""Findings become problems at the place of their reference."""

from __future__ import annotations

from dataclasses import replace

from data.checking.printed import Difference
from data.model import Erratum, Faq, Reference
from data.online.findings import online_problems
from data.online.record import Notice
from data.online.verify import Finding


def told(finding: Finding, *errata: Erratum) -> list[tuple[str, str, str]]:
    faq = Faq("t", references=(Reference("a", line=7),), errata=errata)
    return [
        (problem.severity, problem.code, problem.message)
        for problem in online_problems(faq, [finding], file="faq.yaml")
    ]


BASE = Finding("a", "10.1000/1", "matches")


def test_problems() -> None:
    differs = replace(BASE, status="differs", differences=(Difference("year", "2019", "2017"),))
    retracted = replace(
        BASE, status="retracted", notices=(Notice("retraction", "10.1000/r", "2020"),), age_days=3
    )
    assert told(BASE) == []
    assert told(replace(BASE, status="not-found")) == [
        ("error", "doi-not-found", '"a" (10.1000/1) has a DOI that does not exist.')
    ]
    assert told(differs) == [
        (
            "warning",
            "record-differs",
            '"a" (10.1000/1) differs from its record: year "2019", on record "2017".',
        )
    ]
    assert told(retracted) == [
        (
            "error",
            "retracted",
            (
                '"a" (10.1000/1) was retracted (retraction of 2020), '
                "see https://doi.org/10.1000/r (asked 3 days ago)."
            ),
        )
    ]
    assert told(replace(BASE, notices=(Notice("expression_of_concern"),)))[0][:2] == (
        "warning",
        "notice",
    )
    assert told(replace(BASE, notices=(Notice("correction"),)))[0][:2] == ("note", "notice")
    assert told(replace(BASE, status="unknown", reason="Why."))[0][:2] == ("note", "not-asked")
    assert told(replace(BASE, reason="Why.", age_days=9))[0][:2] == ("note", "old-answer")
    assert told(replace(BASE, notes=("Look.",)))[0][:2] == ("note", "nearly-the-same")


def test_an_erratum_explains() -> None:
    erratum = Erratum("mixed", "a", "x")
    ((severity, code, message),) = told(replace(BASE, status="not-found"), erratum)
    assert (severity, code) == ("note", "explained")
    assert message.endswith('does not exist. The erratum "mixed" explains it.')
