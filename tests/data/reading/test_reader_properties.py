"""What holds for any text and any FAQ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from data.markup.readable import readable_line
from data.problems import in_order
from data.reading.pure_yaml import PureLoader
from data.reading.reader import Loaded, parse
from data.reading.tree import FAST
from data.text import clean, one_line

if TYPE_CHECKING:
    from data.model import Faq

# Pieces that YAML and a FAQ give a meaning, so that random texts reach deep into the reader.
PIECES = (
    "questions:\n- ", "question: ", "answer: ", "id: ", "a: ", "references:\n- ", "sections: ",
    "errata: ", "title: ", "schema: ", "q", "1", "null", " ", "  ", "\n", "\n  ", "\n- ", "\r\n",
    "- ", '"', "'", "#", "|\n", ">", "[", "]", "{", "}", ",", ":", "?", "@a", "[@a]", "*a", "&a ",
    "!t ", "<<: ", "---\n", "...\n", "\t", "%", "`", "\\", "\\x1b", "\\ud800", "é", "\u2028",
    "\u202e", "\x1b", "\ufeff", "\U0001f600", "=======\n", "a b\tc", "date-parts: ", "issued: ",
    " #a", "\u00a0", "\u3000", "- a\n    - b\n", "a, b", '"\\ud83d\\ude00"', "author: ", "name: ",
    "title: [", "]\n", ">\n    ",
)  # fmt: skip
yaml_like = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
quick = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(loaded: Loaded, text: str) -> None:
    lines = len(text.splitlines()) + 2
    fatal = [problem for problem in loaded.problems if problem.fatal]
    assert (loaded.faq is None) == bool(fatal)
    assert all(problem.severity == "error" for problem in fatal)
    if loaded.faq is not None:
        check_names(loaded.faq)
    for problem in loaded.problems:
        assert 0 <= problem.line <= lines
        assert problem.message
        assert problem.hint
        assert clean(str(problem)) == str(problem)
    assert loaded.problems == in_order(loaded.problems)
    severities = [problem.severity for problem in loaded.problems]
    assert severities == sorted(severities)


def check_names(faq: Faq) -> None:
    """Check that every name in a FAQ leads somewhere, and to one thing."""
    ids = [entry.id for entry in faq.entries] + [work.id for work in faq.references]
    assert len(set(ids)) == len(ids)
    assert all(ids)
    assert len({erratum.id for erratum in faq.errata}) == len(faq.errata)
    assert all(entry.question for entry in faq.entries)
    sections = {section.id for section in faq.sections}
    for entry in faq.entries:
        assert not entry.section or entry.section in sections
        assert all(citation.key in faq.references_by_id for citation in entry.citations)
    for erratum in faq.errata:
        assert all(citation.key in faq.references_by_id for citation in erratum.citations)
        assert all(key in faq.references_by_id for key in erratum.see)


@quick
@given(st.one_of(yaml_like, st.text()))
def test_any_text_gives_a_faq_or_problems(text: str) -> None:
    check(parse(text), text)


@quick
@given(yaml_like)
def test_any_text_gives_a_faq_or_problems_without_libyaml(text: str) -> None:
    check(parse(text, loader=PureLoader), text)


@quick
@given(st.binary())
def test_any_bytes_give_a_faq_or_problems(tmp_path_factory: Any, raw: bytes) -> None:
    text = raw.decode("utf-8", "surrogateescape")
    check(parse(text), text)


def shown(text: str) -> str:
    """Say what a reader sees of a text in one line."""
    return readable_line(one_line(clean(text)))


# PyYAML writes U+0085, U+2028 and U+2029 as line breaks, which they are in YAML 1.1 only.
characters = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029")
words = st.text(characters, min_size=1).filter(lambda text: bool(one_line(clean(text)).strip()))
titles = words.filter(lambda text: bool(shown(text)))
ids = st.from_regex(r"[a-z0-9][a-z0-9.:_-]{0,8}", fullmatch=True)


@st.composite
def faqs(draw: st.DrawFn) -> dict[str, Any]:
    """Make a FAQ as plain data, with names that lead somewhere."""
    entry_ids = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    keys = [f"ref{number}" for number in range(draw(st.integers(0, 3)))]
    sections = draw(st.lists(ids, max_size=3, unique=True))
    assume(not set(entry_ids) & set(keys))
    questions = [
        {
            "id": entry_id,
            "question": draw(titles),
            "answer": draw(words.filter(lambda text: "@" not in text)),
            "tags": draw(st.lists(words, max_size=3)),
            **({"section": draw(st.sampled_from(sections))} if sections else {}),
        }
        for entry_id in entry_ids
    ]
    return {
        "title": draw(titles),
        "sections": [{"id": section, "title": draw(titles)} for section in sections],
        "questions": questions,
        "references": [{"id": key, "title": draw(words)} for key in keys],
        "errata": [
            {"target": draw(st.sampled_from([*entry_ids, *keys])), "note": "doubtful", "see": keys}
        ],
    }


@quick
@given(
    faqs(), st.booleans(), st.sampled_from([None, True, False]), st.sampled_from([FAST, PureLoader])
)
def test_what_was_dumped_is_read(
    data: dict[str, Any], unicode: bool, flow: bool | None, loader: Any
) -> None:
    text = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow, sort_keys=False)
    loaded = parse(text, loader=loader)
    assert [str(p) for p in loaded.problems if p.severity == "error"] == []
    faq = loaded.faq
    assert faq is not None
    assert faq.title == shown(data["title"])
    assert [section.id for section in faq.sections] == [item["id"] for item in data["sections"]]
    for entry, made in zip(faq.entries, data["questions"], strict=True):
        assert entry.id == made["id"]
        assert entry.question == shown(made["question"])
        assert entry.answer == clean(made["answer"]).rstrip("\n")
        assert entry.tags == tuple(dict.fromkeys(one_line(clean(tag)) for tag in made["tags"]))
        assert entry.section == made.get("section", "")
    assert [reference.id for reference in faq.references] == [
        item["id"] for item in data["references"]
    ]
    assert faq.errata[0].target == data["errata"][0]["target"]
    assert faq.errata[0].see == tuple(data["errata"][0]["see"])


ODD = (
    "title: a\tb\n",
    "title:\ta\n",
    "title: a \t# comment\n",
    "questions: [{question: What?, answer: Why? Because.}]\n",
    "questions: [{question: a:b, answer: 'c:d'}]\n",
    "questions:\n- question: q\n  answer: |\t\n    a\n",
    "questions:\n- question: q\n  answer: |# c\n    a\n",
    "questions:\n- question: q\n  answer: |2-\n     a\n    b\n",
    "questions:\n- question: q\n  answer: >+\n    a\n    b\n\n     c\n\n\n",
    "questions:\n- question: q\n  answer: a\n\n    b\n   \n    c\n",
    "questions:\n-\tquestion: q\n",
    "questions:\n- question: q\n  answer: \"a\\\n    b\\x41\\u00e9\\U0001f600\"\n",
    "questions:\n- question: q\n  answer: 'a\n\n    b'\n",
    "---\ntitle: T\n...\n",
    "%YAML 1.2\n---\ntitle: T\n",
    "%YAML 1.3\n---\ntitle: T\n",
    "? title\n: T\n",
    "title: T\rabout: x\r\nlanguage: en\n",
    "title: T\u2028about: x\x85y\n",
    "title: \U0001f600 @\nabout: @\n",
    "title: #\n",
    "title: a#b #c\n",
    "title: -1\n",
    "title: - 1\n",
    "title: ''\nquestions: [{question: q, answer: a}]",
    "{title: T, questions: [{question: q, answer: a,},],}\n",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_both_parsers_read_odd_files_alike(text: str) -> None:
    assert parse(text, loader=FAST) == parse(text, loader=PureLoader)


values = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)


@quick
@given(values, values, values)
def test_both_parsers_make_the_same_faq(question: str, answer: str, tags: str) -> None:
    text = f"title: T\nquestions:\n- question: {question}\n  answer: {answer}\n  tags: [{tags}]\n"
    # A text with two faults may tell of the other one: libyaml reads further ahead.
    assert parse(text, loader=FAST).faq == parse(text, loader=PureLoader).faq
