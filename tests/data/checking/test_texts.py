from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.checking.check import check_faq
from data.reading.reader import load, read_faq
from tests.data.checking.test_check import TODAY

if TYPE_CHECKING:
    from pathlib import Path

START = "schema: 1\ntitle: T\n"
ENTRY = "questions:\n  - id: tea\n    question: Tea?\n    answer: {answer}\n"


def told(tmp_path: Path, text: str) -> list[tuple[str, int, str, str]]:
    path = tmp_path / "faq.yaml"
    path.write_text(START + text, encoding="utf-8")
    problems = check_faq(read_faq(path), today=TODAY)
    return [
        (problem.code, problem.line, problem.message, problem.hint)
        for problem in problems
        if problem.severity == "warning"
    ]


@pytest.mark.parametrize(
    ("answer", "element"),
    [
        ("'<script>alert(1)</script> x'", "script"),
        ("'x <STYLE type=text/css>p {}</STYLE>'", "style"),
        ("'<textarea>x <script>y</script> z</textarea>'", "script"),
        ("|\n      x\n\n      <script>\n\n      y\n      </script>", "script"),
    ],
)
def test_what_is_not_shown_is_told(tmp_path: Path, answer: str, element: str) -> None:
    (code, line, message, hint), *others = told(tmp_path, ENTRY.format(answer=answer))
    assert (code, line, others) == ("vanishing-html", 6, [])
    assert message == f'The answer to "tea" has a <{element}>, which is not shown.'
    assert f"`<{element}>`" in hint


def test_what_titles_do_not_show_is_told(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(
        "title: T <script>a</script>\n"
        "sections: [{id: s, title: 'S <style>b</style>'}]\n"
        "questions:\n"
        "- question: Why <script>c</script> <b>so</b>?\n"
        "  heading: H <style>d</style>\n"
        "  aliases: ['one <script>e</script>', '`<script>`', <i>two</i>]\n"
        "  section: s\n"
        "  answer: a\n",
        encoding="utf-8",
    )
    loaded = load(path)
    faq, problems = loaded.faq, loaded.problems
    assert faq is not None
    assert faq.entries[0].aliases == ("one", "`<script>`", "two")
    assert [(problem.code, problem.line, problem.path) for problem in problems] == [
        ("vanishing-html", 1, "title"),
        ("vanishing-html", 2, "sections[0].title"),
        ("vanishing-html", 4, "questions[0].question"),
        ("vanishing-html", 5, "questions[0].heading"),
        ("vanishing-html", 6, "questions[0].aliases[0]"),
    ]


@pytest.mark.parametrize(
    "answer",
    ["'`<script>x</script>`'", "'<b>x</b> <url>'", "'Put <script> into it.'", "'<!-- x --> y'"],
)
def test_what_is_shown_is_no_problem(tmp_path: Path, answer: str) -> None:
    assert told(tmp_path, ENTRY.format(answer=answer)) == []


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    answer = "'[a](#tea) [b](#te) <a href=\"#milk\">c</a> `[d](#x)` [e](https://x.org/#y)'"
    assert [(code, hint) for code, _, _, hint in told(tmp_path, ENTRY.format(answer=answer))] == [
        ("unknown-anchor", 'Did you mean "tea"?'),
        ("unknown-anchor", "Write `#` and the id of a question."),
    ]


def test_notes_and_the_about_text_are_checked(tmp_path: Path) -> None:
    text = "about: |\n  [x](#nope)\n" + ENTRY.format(answer="x")
    text += "errata:\n  - target: tea\n    note: <style>x</style> y\n"
    assert [(code, line) for code, line, _, _ in told(tmp_path, text)] == [
        ("unknown-anchor", 3),
        ("vanishing-html", 11),
    ]
