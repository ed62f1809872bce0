from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from data.problems import Problem
from show.blocks import Block, Fact, Facts, Found, Heading, Listed, Notice, Prose, Trouble, Work
from show.links import LinkTarget
from show.styled import render

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]))
TAGS = "<p> </p> <b> <table> <tr> <td> <ul> <li> </ul> <br> <!--x--> <a&> </a> <pre> <h2> &#27;"
MARKDOWN = st.lists(
    st.sampled_from([*"ab \n#->*_`[]()|:1.\\<&!語é", *TAGS.split()]), max_size=200
).map("".join)


def _blocks(text: str, markdown: str) -> list[Block]:
    prose = Prose(markdown, markdown)
    return [
        Heading(text, "Question", 1, ((0, min(1, len(text))),)),
        Facts((Fact("Id", text), Fact("Tags", text, shown=text))),
        Facts((Fact("Id", text),), labelled=True),
        prose,
        Notice(text, prose),
        Listed(7, "an-id", text, doubtful=True),
        Found(1, "an-id", text, excerpt=text, excerpt_lit=((0, min(2, len(text))),), where="tags"),
        Work(
            "[1]", ((text, True),), facts=(Fact("DOI", text, LinkTarget("web", "https://x.org")),)
        ),
    ]


@given(TEXTS, MARKDOWN, st.integers(20, 120))
def test_lines_fit_whatever_is_said(text: str, markdown: str, width: int) -> None:
    out = render(_blocks(text, markdown), width, attributes=False, colors=False)
    assert "\x1b" not in out
    assert all(cell_len(line) <= width for line in out.split("\n"))


@given(TEXTS, MARKDOWN)
def test_styles_change_no_character(text: str, markdown: str) -> None:
    blocks = _blocks(text, markdown)
    plain = render(blocks, 60, attributes=False, colors=False)
    for colors in (True, False):
        styled = render(blocks, 60, attributes=True, colors=colors)
        bare = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", styled)
        assert [line.rstrip(" ") for line in bare.split("\n")] == plain.split("\n")


def test_matches_over_a_line_break_are_lit_on_both_lines() -> None:
    prose = Prose("one two three four", "", lambda text: [(4, 13)])
    out = render([prose], 20, attributes=True, colors=False)
    assert out == "one \x1b[1;4mtwo three\x1b[0m four\n"
    narrow = Prose("one two three four five", "", lambda text: [(text.index("three"), 23)])
    assert render([narrow], 20, attributes=True, colors=False) == (
        "one two \x1b[1;4mthree four\x1b[0m\n\x1b[1;4mfive\x1b[0m\n"
    )


def test_code_and_tables_stay_what_they_are() -> None:
    markdown = "```py\nx = [1]  # [red]\n```\n\n| a | b |\n|---|---|\n| 1 | [2] |\n"
    out = render([Prose(markdown, markdown)], 40, attributes=False, colors=False)
    assert "x = [1]  # [red]" in out
    assert "[2]" in out


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_a_problem_keeps_its_mark_in_place(severity: str) -> None:
    problem = Problem(severity, "code", "wrong", "f.yaml", 3, 2, "abc", "Write it.")  # type: ignore[arg-type]
    assert render([Trouble(problem)], 80, attributes=False, colors=False) == str(problem) + "\n"
    whole = Problem(severity, "code", "wrong as a whole")  # type: ignore[arg-type]
    assert "wrong as a whole" in render([Trouble(whole)], 80, attributes=False, colors=False)


def test_only_what_leads_outside_is_a_hyperlink() -> None:
    def written(target: LinkTarget) -> str:
        work = Work("[1]", (("W", False),), facts=(Fact("See", "there", target),))
        return render([work], 60, attributes=True, colors=False)

    assert "\x1b]8;" in written(LinkTarget("web", "https://example.org"))
    for inside in LinkTarget("reference", "w"), LinkTarget("web", "file:///etc/passwd"):
        assert "\x1b]8;" not in written(inside)
        assert "See: there" in re.sub(r"\x1b\[[0-9;]*m", "", written(inside))
