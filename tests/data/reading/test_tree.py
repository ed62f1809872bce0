"""From YAML to a light tree, with the parser of libyaml and with PyYAML's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from yaml.events import ScalarEvent

from data.reading.nodes import Broken, Mapping, Sequence, place
from data.reading.pure_yaml import PureLoader
from data.reading.report import Report
from data.reading.source import SourceText
from data.reading.tree import FAST, Tree

LOADERS = [FAST, PureLoader]


def plain(node: object) -> Any:
    if isinstance(node, ScalarEvent):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {name: plain(value) for name, (_, value) in node.items.items()}
    assert isinstance(node, Broken)
    return None


def read(
    text: str, loader: Any = FAST, streamed: tuple[str, ...] = (), depth: int = 20
) -> tuple[list[tuple[str | None, int, Any]], list[str], bool]:
    report = Report("faq.yaml")
    report.source = SourceText(text.encode())
    tree = Tree(report.source, report, depth, loader)
    values = [
        (key.value if key else None, index, plain(node))
        for key, index, node in tree.read(frozenset(streamed))
    ]
    problems = [f"{problem.line}:{problem.column} {problem.code}" for problem in report.problems()]
    return values, problems, tree.complete


@pytest.mark.parametrize("loader", LOADERS)
def test_values_come_in_file_order(loader: Any) -> None:
    text = "b: 1\na: [x, {y: z}]\n'c d':\n  - |\n    e\n"
    assert read(text, loader) == (
        [("b", -1, "1"), ("a", -1, ["x", {"y": "z"}]), ("c d", -1, ["e\n"])], [], True,
    )  # fmt: skip


@pytest.mark.parametrize("loader", LOADERS)
def test_streamed_lists_come_item_by_item(loader: Any) -> None:
    text = "q:\n- a: 1\n- [b]\nr: [c]\n"
    values, _, complete = read(text, loader, ("q",))
    assert values == [("q", -1, []), ("q", 0, {"a": "1"}), ("q", 1, ["b"]), ("r", -1, ["c"])]
    assert complete


@pytest.mark.parametrize("loader", LOADERS)
def test_a_document_that_is_no_mapping_has_no_key(loader: Any) -> None:
    assert read("- a\n- b\n", loader)[0] == [(None, -1, [])]
    assert read("text\n", loader)[0] == [(None, -1, "text")]
    assert not read("text\n", loader)[2]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: &x b\n", ["1:4 anchor"]),
        ("a: &x [b]\n", ["1:4 anchor"]),
        ("&x a: b\n", ["1:1 anchor"]),
        ("a: *x\n", ["1:4 alias"]),
        ("a: [*x, *y]\n", ["1:5 alias", "1:9 alias"]),
        ("*x : b\n", ["1:1 bad-key", "1:1 alias"]),
        ("a: !!str b\n", ["1:4 tag"]),
        ("a: !x {b: c}\n", ["1:4 tag"]),
        ("a: ! b\n", ["1:4 tag"]),
        ("<<: {a: b}\n", ["1:1 merge-key"]),
        ("a: {<<: {b: c}}\n", ["1:5 merge-key"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
        ("c:\n  a: 1\n  'a': 3\n", ["3:3 duplicate-key"]),
        ("q: [a]\nq: [b]\n", ["2:1 duplicate-key"]),
        ("? [a]\n: b\nc: d\n", ["1:3 bad-key"]),
        ("a: {{ b }}\n", ["1:5 bad-key"]),
        ("a: b\n---\nc: d\n", ["2:1 second-document"]),
    ],
)
def test_what_a_faq_has_no_use_for_is_refused(text: str, problems: list[str], loader: Any) -> None:
    assert read(text, loader, ("q",))[1] == problems


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    assert read('"<<": a\n') == ([("<<", -1, "a")], [], True)


def test_of_two_equal_keys_the_first_counts() -> None:
    assert read("a: {b: 1, b: 2}\n")[0] == [("a", -1, {"b": "1"})]
    assert read("a: 1\na: 2\n")[0] == [("a", -1, "1")]
    assert read("q: [1]\nq: [2]\n", streamed=("q",))[0] == [("q", -1, []), ("q", 0, "1")]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("opening", ["[", "{", "{a: ", "- ", "? ", "[{"])
def test_depth_is_bounded_while_reading(opening: str, loader: Any) -> None:
    text = "a:\n    " + opening * (40_000 // len(opening))
    _, problems, complete = read(text, loader)
    assert not complete
    assert [problem.partition(" ")[2] for problem in problems][-1] == "too-deep"
    assert problems == read(text, PureLoader)[1]


def test_the_depth_allowed_is_read() -> None:
    assert read("a: " + "[" * 19 + "]" * 19, depth=20)[1:] == ([], True)
    assert read("a: " + "[" * 20 + "]" * 20, depth=20)[1] == ["1:23 too-deep"]


def test_a_slip_in_what_was_refused_is_not_told_twice() -> None:
    assert read("a: *emphasis* here\n")[1] == ["1:4 not-yaml"]
    assert read("a: *one two\n")[1] == ["1:4 alias"]


def test_places_count_from_one_and_in_characters() -> None:
    report = Report("faq.yaml")
    source = SourceText("é: {ü: ö}\n".encode())
    ((_, _, node),) = Tree(source, report, 20, FAST).read(frozenset())
    assert isinstance(node, Mapping)
    assert place(node) == (1, 4)
    assert place(node.items["ü"][1]) == (1, 8)


def test_a_mapping_without_end_in_the_file_is_incomplete() -> None:
    values, problems, complete = read("a: 1\nb: [c\n")
    assert values == [("a", -1, "1")]
    assert problems == ["2:4 not-yaml"]
    assert not complete


def test_without_libyaml_the_pure_parser_serves() -> None:
    code = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from data.reading.tree import FAST\n"
        "from data.reading.reader import parse\n"
        "loaded = parse('title: T\\nquestions: [{question: Why?, answer: a}]')\n"
        "print(FAST.__name__, loaded.faq.entries[0].question, loaded.problems)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "PureLoader Why? ()\n"
