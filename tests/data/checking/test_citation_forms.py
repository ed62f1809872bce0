"""Citations in the form of another tool are told; what only looks like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.checking.citation_forms import citation_problems
from data.citing.syntax import parse_citations
from data.model import Entry, Erratum, Faq, Reference

KEYS = ("drake2013", "smith:2019", "a", "a b")


def told(answer: str) -> list[tuple[str, str]]:
    entry = Entry("e", "Why?", answer, citations=parse_citations(answer), line=3)
    faq = Faq("T", (entry,), references=tuple(Reference(key) for key in KEYS))
    problems = list(citation_problems(faq, "faq.yaml"))
    assert all(problem.severity == "warning" for problem in problems)
    assert all((problem.line, problem.path) == (3, "questions[0].answer") for problem in problems)
    return [(problem.message, problem.hint) for problem in problems]


@pytest.mark.parametrize(
    ("answer", "written", "instead"),
    [
        (r"So it is \cite{drake2013}.", r"\cite{drake2013}", "[@drake2013]"),
        (r"So \citep[see][p. 3]{drake2013, smith:2019}.",
         r"\citep[see][p. 3]{drake2013, smith:2019}", "[@drake2013; @smith:2019]"),
        (r"\textcite*{zzz} holds so.", r"\textcite*{zzz}", "[@zzz]"),
        ("So it is [1].", "[1]", "[@key]"),
        ("So it is [1, 3-5] and [1, 3-5].", "[1, 3-5]", "[@key]"),
        ("So it is[12].\n\nAnd more [12]", "[12]", "[@key]"),
        ("So it is.[^1]", "[^1]", "[@key]"),
        ("So it is (@drake2013).", "(@drake2013)", "[@drake2013]"),
        ("So it is (see @drake2013 [p. 3]).", "(@drake2013)", "[@drake2013]"),
        ("So it is (-@{a b}).", "(-@{a b})", "[-@{a b}]"),
        ("So it is [drake2013].", "[drake2013]", "[@drake2013]"),
        ("So it is [drake2013; a b].", "[drake2013; a b]", "[@drake2013; @{a b}]"),
    ],
)  # fmt: skip
def test_another_form_of_citation_is_told(answer: str, written: str, instead: str) -> None:
    ((message, hint),) = told(answer)
    assert f"`{written}`" in message
    assert f"`{instead}`" in hint


@pytest.mark.parametrize(
    "answer",
    [
        "So it is [@drake2013; -@a, p. 3], and @drake2013 [p. 4] said so (in 2013).",
        "Write `\\cite{drake2013}`, `[1]` or ``(@a)``.",
        "    \\cite{drake2013} [1]\n\n```latex\n\\cite{drake2013} [1]\n```\n",
        (
            "Take x[1] of the list, [1](https://example.org), [this][1] and ![1](a.png).\n\n"
            "[1]: https://example.org"
        ),
        "So it is [1].\n\n[1] Drake (2013).",
        "So it is [1].\n\n- [1] Drake (2013).",
        "So it is \\[1\\], in [2013] or [a long text].",
        "- [x] done\n- [ ] open",
        "So it is.[^1]\n\n[^1]: A note.",
        "As (Drake, @drake2013, and others) say.",
        "See [drake2013](https://example.org) and [drake2013][].",
        "Cite it: it is worth it (see above).",
    ],
)
def test_what_is_no_citation_is_not_told(answer: str) -> None:
    assert told(answer) == []


def test_notes_are_looked_at_too() -> None:
    note = Erratum("n", "e", "See [1].", line=9)
    faq = Faq("T", (Entry("e", "Why?", "So."),), errata=(note,))
    (problem,) = citation_problems(faq, "faq.yaml")
    assert (problem.line, problem.path) == (9, "errata[0].note")


@given(st.text(st.sampled_from("[]()`\\^@{}cite1,- \na"), max_size=60))
def test_any_text_is_looked_at(answer: str) -> None:
    told(answer)
