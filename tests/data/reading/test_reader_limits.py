"""What large, deep and endless input costs, and what reading leaves alone."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from data.reading.pure_yaml import PureLoader
from data.reading.reader import Limits, load, parse
from data.reading.tree import FAST

if TYPE_CHECKING:
    from data.model import Citation

LOADERS = [FAST, PureLoader]
SMALL = "title: T\nquestions:\n- {question: q, answer: 'See [@a].'}\nreferences: [{id: a}]\n"


def test_a_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(SMALL)
    assert load(path, limits=Limits(file_bytes=50)).problems[0].code == "too-large"
    path.write_text(SMALL + "#" * 1024 * 1024)
    monkeypatch.setenv("FAQT_MAX_MB", "1")
    assert load(path).problems[0].code == "too-large"
    monkeypatch.setenv("FAQT_MAX_MB", "2")
    assert load(path).problems == ()


def test_more_problems_than_anyone_reads_are_counted() -> None:
    text = "title: T\nquestions:\n" + "- {question: q}\n" * 20
    loaded = parse(text, limits=Limits(problems=5))
    assert len(loaded.problems) == 6
    assert loaded.problems[-1].message == "15 more errors are not listed."


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("text", [SMALL, "a: [", "- a"])
def test_the_collector_is_left_as_it_was(text: str, enabled: bool) -> None:
    was = gc.isenabled()
    try:
        if enabled:
            gc.enable()
        else:
            gc.disable()
        parse(text)
        assert gc.isenabled() is enabled
    finally:
        if was:
            gc.enable()
        else:
            gc.disable()


def test_the_collector_is_held_while_building(monkeypatch: pytest.MonkeyPatch) -> None:
    running: list[bool] = []

    def find(_: str) -> tuple[Citation, ...]:
        running.append(gc.isenabled())
        return ()

    monkeypatch.setattr("data.reading.entries.parse_citations", find)
    parse(SMALL)
    assert running == [False]


@pytest.mark.parametrize(
    "answer",
    [
        "|\n    " + "word " * 200_000,
        "|\n" + "    some words\n" * 100_000,
        "word " * 200_000,
        '"' + "word " * 200_000 + '"',
        ">\n" + "    some words\n" * 100_000,
    ],
    ids=["one line", "lines", "plain", "quoted", "folded"],
)
def test_a_large_answer_is_whole(answer: str) -> None:
    faq = parse(f"title: T\nquestions:\n- question: q\n  answer: {answer}\n").faq
    assert faq is not None
    assert len(faq.entries[0].answer.split()) == 200_000


def test_very_many_tags_and_like_questions() -> None:
    tags = ", ".join(f"t{number}" for number in range(20_000))
    like = "- {question: What is it?, answer: This.}\n" * 5_000
    faq = parse(f"title: T\nquestions:\n- {{question: q, answer: a, tags: [{tags}]}}\n{like}").faq
    assert faq is not None
    assert len(faq.entries[0].tags) == 20_000
    assert len(faq.entries_by_id) == 5_001
    assert faq.entries[-1].id == "what-is-it-5000"


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{a: "])
def test_forty_kilobytes_of_brackets_are_a_message(opening: str, loader: Any) -> None:
    text = f"title: T\nquestions:\n    {opening * (40_000 // len(opening))}"
    loaded = parse(text, loader=loader)
    assert loaded.faq is None
    assert "too-deep" in {problem.code for problem in loaded.problems}


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("opening", ["[", "- "])
def test_a_document_of_nothing_but_brackets_is_a_list(opening: str, loader: Any) -> None:
    loaded = parse(opening * 20_000, loader=loader)
    assert loaded.faq is None
    assert [problem.code for problem in loaded.problems] == ["wrong-type"]


def test_reading_imports_nothing_heavy() -> None:
    code = (
        "import sys, data.reading.reader\n"
        "heavy = {'httpx', 'email', 'asyncio', 'importlib.metadata', 'whoosh', 'textual', 'rich'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
