"""Questions of bots, whose examples and answers stand apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from convert.conversion import convert
from data.problems import FaqError
from tests.convert.reading import converted, faq_of, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EXAMPLES = """\
version: "3.1"
nlu:
- intent: ask_opening
  examples: |
    - opening hours
    - When do you open on [Sunday](day)?
- intent: faq/ask_tea
  examples: |
    - Do you have tea?
- intent: unanswered
  examples: |
    - Why?
"""
ANSWERS = """\
version: "3.1"
intents: [ask_opening, faq]
responses:
  utter_hours:
  - text: We open at nine.
  - text: From nine on.
  utter_faq/ask_tea:
  - text: Green and black.
"""
RULES = """\
rules:
- rule: hours
  steps:
  - intent: ask_opening
  - action: utter_hours
- rule: faq
  steps:
  - intent: faq
  - action: utter_faq
"""


def test_a_folder_of_a_bot_is_one_faq(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "nlu.yml").write_text(EXAMPLES, encoding="utf-8")
    (tmp_path / "data" / "rules.yml").write_text(RULES, encoding="utf-8")
    (tmp_path / "domain.yml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "config.yml").write_text("language: en\npipeline:\n- name: X\n", encoding="utf-8")
    made = convert(str(tmp_path))
    hours, tea = made.faq.entries
    assert made.faq.format == "a bot of Rasa"
    assert (hours.id, hours.question) == ("ask-opening", "When do you open on Sunday?")
    assert hours.aliases == ("opening hours",)
    assert hours.answer == "We open at nine.\n\nFrom nine on.\n"
    assert (tea.question, tea.answer) == ("Do you have tea?", "Green and black.\n")


def test_a_bot_may_stand_in_one_file() -> None:
    text = EXAMPLES + ANSWERS.partition("\n")[2].partition("\n")[2] + RULES
    assert [question for question, _ in pairs(text, "bot.yml")] == [
        "When do you open on Sunday?",
        "Do you have tea?",
    ]


@pytest.mark.parametrize(("text", "other"), [(EXAMPLES, "domain.yml"), (ANSWERS, "data/nlu.yml")])
def test_half_a_bot_says_where_the_other_half_is(text: str, other: str) -> None:
    with pytest.raises(FaqError) as caught:
        converted(text, "nlu.yml")
    (problem,) = caught.value.problems
    assert problem.code == "no-questions"
    assert other in problem.hint


def test_several_ways_to_ask_in_several_languages() -> None:
    value = {
        "qnas": [
            {
                "id": "x7_tea",
                "data": {
                    "answers": {"de": ["Grün."], "en": ["Green."]},
                    "questions": {"de": ["Welcher Tee?"], "en": ["Which tea?", "What tea?"]},
                },
            },
            {"id": 2, "data": {"answers": {"en": ["Yes."]}, "questions": {"en": ["Is it hot?"]}}},
        ]
    }
    first, second = faq_of(json.dumps(value), "bot.json").entries
    assert (first.id, first.question, first.aliases) == ("x7_tea", "Which tea?", ("What tea?",))
    assert first.answer == "Green.\n"
    assert (second.id, second.question) == ("is-it-hot", "Is it hot?")


@pytest.mark.parametrize(
    "turns",
    [
        [{"from": "human", "value": "Is it hot?"}, {"from": "gpt", "value": "Yes."}],
        [{"role": "user", "content": "Is it hot?"}, {"role": "assistant", "content": "Yes."}],
        [
            {"role": "system", "content": "Be kind."},
            {"role": "user", "content": [{"type": "text", "text": "Is it hot?"}]},
            {"role": "assistant", "content": None},
            {"role": "assistant", "content": "Yes."},
        ],
    ],
)
def test_conversations(turns: list[object]) -> None:
    text = json.dumps({"messages": turns}) + "\n" + json.dumps({"conversations": turns})
    assert pairs(text, "chat.jsonl") == [("Is it hot?", "Yes."), ("Is it hot?", "Yes.")]


def test_signs_for_models_are_no_words() -> None:
    lines = [
        {"prompt": "Is it hot?\n\n###\n\n", "completion": " Yes.\nEND"},
        {"prompt": "Is it tea? ->", "completion": " No ###.\n###"},
    ]
    text = "\n".join(map(json.dumps, lines))
    assert pairs(text, "x.jsonl") == [("Is it hot?", "Yes."), ("Is it tea?", "No ###.")]


def test_a_topic_of_a_forum_has_the_accepted_reply() -> None:
    def topic(*posts: Mapping[str, object]) -> str:
        return json.dumps({"title": "Is it hot?", "tags": ["tea"], "post_stream": {"posts": posts}})

    asked = {"cooked": "<p>I burnt my tongue.</p>"}
    no, yes = {"cooked": "<p>No.</p>"}, {"cooked": "<p>Yes.</p>", "accepted_answer": True}
    assert pairs(topic(asked, no, yes), "t.json") == [("Is it hot?", "<p>Yes.</p>")]
    assert pairs(topic(asked, no), "t.json") == [("Is it hot?", "<p>No.</p>")]
    assert faq_of(topic(asked, no), "t.json").entries[0].tags == ("tea",)


def test_patterns_and_templates_of_aiml() -> None:
    text = (
        '<aiml version="1.0"><category><pattern>WHERE IS TEA</pattern>'
        "<template>Here.</template></category></aiml>"
    )
    assert pairs(text, "x.aiml") == [("WHERE IS TEA", "Here.")]
