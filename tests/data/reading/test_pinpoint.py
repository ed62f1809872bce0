from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.checking.check import check_faq
from data.reading.reader import read_faq

if TYPE_CHECKING:
    from pathlib import Path

    from data.problems import Problem

TODAY = date(2026, 11, 22)
FAQ = """\
title: T
questions:
  - id: q
    question: Q?
    updated: '2027-01-01'
    answer: A [@one; @two].
references:
  - id: one
    type: webpage
    custom:
      DOI: 10.1000/nested
    title: One
    DOI: nonsense
    URL: >-
      javascript:x
  - {id: two, title: Two, type: webpage, "ISBN": 978-3-16-148410-1, URL: https://example.org}
language: en
"""


def checked(path: Path, text: str = FAQ) -> dict[str, Problem]:
    path.write_bytes(text.encode())
    faq = read_faq(path)
    problems = check_faq(faq, today=TODAY, max_age_days=10_000)
    return {problem.path: problem for problem in problems}


def test_a_field_is_shown_with_its_place_line_and_value(tmp_path: Path) -> None:
    problems = checked(tmp_path / "f.yaml")
    doi = problems["references[0].DOI"]
    assert (doi.line, doi.column, doi.source) == (13, 10, "    DOI: nonsense")
    assert 'The DOI "nonsense" of "one" ' in doi.message
    assert str(doi).splitlines()[2].index("^") == str(doi).splitlines()[1].index("nonsense")


def test_a_field_in_braces(tmp_path: Path) -> None:
    isbn = checked(tmp_path / "f.yaml")["references[1].ISBN"]
    assert (isbn.line, isbn.source[isbn.column - 1 :][:5]) == (16, "978-3")


def test_a_field_whose_value_stands_below(tmp_path: Path) -> None:
    url = checked(tmp_path / "f.yaml")["references[0].URL"]
    assert (url.line, url.column) == (14, 10)


def test_a_field_of_a_question(tmp_path: Path) -> None:
    updated = checked(tmp_path / "f.yaml")["questions[0].updated"]
    assert (updated.code, updated.line, updated.column) == ("future-date", 5, 14)


def test_a_reference_itself(tmp_path: Path) -> None:
    text = FAQ.replace("    title: One\n", "")
    missing = checked(tmp_path / "f.yaml", text)["references[0]"]
    assert (missing.line, missing.column, missing.source) == (8, 5, "  - id: one")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends(tmp_path: Path, end: str) -> None:
    doi = checked(tmp_path / "f.yaml", FAQ.replace("\n", end))["references[0].DOI"]
    assert (doi.line, doi.column, doi.source) == (13, 10, "    DOI: nonsense")


def test_a_file_that_has_changed_gives_no_lines_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(FAQ)
    faq = read_faq(path)
    path.write_text("# new first line\n" + FAQ)
    problems = check_faq(faq, today=TODAY)
    assert {(problem.source, problem.column) for problem in problems} == {("", 0)}
    path.unlink()
    assert check_faq(faq, today=TODAY) == problems
