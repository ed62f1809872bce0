"""How a problem reads."""

from __future__ import annotations

from data.problems import FaqError, Problem
from data.reading.report import Report
from data.reading.source import SourceText


def report_on(text: str, line: int, column: int) -> Problem:
    report = Report("faq.yaml")
    report.source = SourceText(text.encode())
    report.error("some-code", "Something is wrong.", (line, column), hint="Mend it.")
    (problem,) = report.problems()
    return problem


def test_a_problem_shows_place_line_caret_and_remedy() -> None:
    assert str(report_on("title: T\nabout: [x]\n", 2, 8)) == (
        "faq.yaml:2:8: error: Something is wrong.\n"
        "    2 | about: [x]\n"
        "      |        ^\n"
        "      = Mend it."
    )


def test_the_caret_stands_below_its_character_behind_a_tab() -> None:
    assert str(report_on("a:\tb\n", 1, 4)).splitlines()[2] == "      |   \t^"


def test_the_caret_stands_below_its_character_behind_wide_ones_and_accents() -> None:
    assert str(report_on("日e\u0301😀b\n", 1, 5)).splitlines()[2] == "      |      ^"


def test_a_long_line_is_cut_around_the_column() -> None:
    problem = report_on("x" * 5000 + "Y" + "z" * 5000 + "\n", 1, 5001)
    assert len(problem.source) <= 102
    assert problem.source.startswith("…x")
    assert problem.source.endswith("z…")
    assert problem.source[problem.caret - 1] == "Y"
    assert problem.column == 5001


def test_a_long_line_is_cut_at_its_ends_too() -> None:
    text = "A" + "x" * 5000 + "B\n"
    first, last = report_on(text, 1, 1), report_on(text, 1, 5002)
    assert first.source[first.caret - 1] == "A"
    assert last.source[last.caret - 1] == "B"
    assert not first.source.startswith("…")
    assert not last.source.endswith("…")


def test_nothing_from_the_file_steers_the_terminal() -> None:
    report = Report("f\x1baq.yaml")
    report.source = SourceText(b"a\x1b[31mb\n")
    report.warning("some-code", "What \x1b is.", (1, 6), hint="Not \x1b.", path="a")
    assert "\x1b" not in str(report.problems()[0])
    assert report.problems()[0].source == "a\ufffd[31mb"
    assert "\x1b" not in report_on("\x1b" * 500 + "\n", 1, 200).source


def test_problems_come_in_the_order_to_mend_them() -> None:
    report = Report("faq.yaml")
    for line, column in ((3, 1), (1, 9), (1, 2)):
        report.error("some-code", "x", (line, column))
    report.warning("some-code", "x", (2, 5))
    report.error("some-code", "x", None)
    places = [(problem.line, problem.column) for problem in report.problems()]
    assert places == [(0, 0), (1, 2), (1, 9), (3, 1), (2, 5)]


def test_beyond_the_limit_problems_are_counted_and_hints_not_sought() -> None:
    report = Report("faq.yaml", most=2)
    sought = iter(range(5))
    for number in range(5):
        report.warning("w", "x", (1, number + 1), hint=lambda: f"hint {next(sought)}")
    report.error("e", "x", (9, 9))
    assert next(sought) == 2
    assert [problem.message for problem in report.problems()] == [
        "x", "x", "x", "3 more warnings are not listed.",
    ]  # fmt: skip
    assert report.failed


def test_an_error_holds_all_its_problems() -> None:
    problems = (Problem("error", "a", "One."), Problem("warning", "b", "Two."))
    error = FaqError(problems)
    assert error.problems == problems
    assert str(error) == "One.\nTwo."
