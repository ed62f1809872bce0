"""The shapes in which data holds questions."""

from __future__ import annotations

import json

import pytest

from data.problems import FaqError
from tests.convert.reading import converted, faq_of, pairs, questions, sections

BOTH = [("Is it safe?", "Yes."), ("Is it red?", "No.")]


@pytest.mark.parametrize(
    "text",
    [
        "- question: Is it safe?\n  answer: Yes.\n- question: Is it red?\n  answer: No.\n",
        "- q: Is it safe?\n  a: Yes.\n- q: Is it red?\n  a: No.\n",
        "- title: Is it safe?\n  content: Yes.\n- title: Is it red?\n  content: No.\n",
        "- name: Is it safe?\n  text: Yes.\n- name: Is it red?\n  text: No.\n",
        "- Question: Is it safe?\n  Answer: Yes.\n- Question: Is it red?\n  Answer: No.\n",
        "- question: Is it safe?\n  response: Yes.\n- question: Is it red?\n  body: No.\n",
        (
            "- question: Is it safe?\n  answer: [Yes.]\n- question: Is it red?\n"
            "  answer: {text: No.}\n"
        ),
        "- [Is it safe?, Yes.]\n- [Is it red?, No.]\n",
        "- - Is it safe?\n  - Yes.\n- - Is it red?\n  - No.\n",
        "Is it safe?: Yes.\nIs it red?: No.\n",
        "- Is it safe?: Yes.\n- Is it red?: No.\n",
        (
            "faq:\n  - question: Is it safe?\n    answer: Yes.\n"
            "  - {question: Is it red?, answer: No.}\n"
        ),
        (
            "faq_items:\n- question: Is it safe?\n  answer: Yes.\n- question: Is it red?\n"
            "  answer: No.\n"
        ),
        "title: T\nitems:\n- title: Is it safe?\n  text: Yes.\n- title: Is it red?\n  text: No.\n",
        "questions:\n- q: Is it safe?\n  a: Yes.\n- q: Is it red?\n  a: No.\n",
        (
            "questions:\n- question: Is it safe?\n  answer:\n  - Yes.\n- question: Is it red?\n"
            "  answer:\n  - No.\n"
        ),
        (
            "params:\n  faqs:\n    list:\n    - q: Is it safe?\n      a: Yes.\n"
            "    - q: Is it red?\n      a: No.\n"
        ),
        (
            "faq:\n  safe:\n    question: Is it safe?\n    answer: Yes.\n  red:\n"
            "    question: Is it red?\n    answer: No.\n"
        ),
        "faq:\n  q1: Is it safe?\n  a1: Yes.\n  q2: Is it red?\n  a2: No.\n",
        "question1: Is it safe?\nanswer1: Yes.\nquestion2: Is it red?\nanswer2: No.\n",
        (
            "faq_1_question: Is it safe?\nfaq_1_answer: Yes.\nfaq_2_question: Is it red?\n"
            "faq_2_answer: No.\n"
        ),
        "questionOne: Is it safe?\nanswerOne: Yes.\nquestionTwo: Is it red?\nanswerTwo: No.\n",
        (
            "---\ntitle: T\n---\n- question: Is it safe?\n  answer: Yes.\n"
            "- question: Is it red?\n  answer: No.\n"
        ),
        (
            "base: &b {answer: Yes.}\nfaq:\n- {<<: *b, question: Is it safe?}\n"
            "- {question: Is it red?, answer: !x No.}\n"
        ),
    ],
)
def test_each_shape_of_yaml_is_read(text: str) -> None:
    assert pairs(text, "data.yml") == BOTH
    assert faq_of(text, "data.yml").format == "YAML"


ENTRIES = [
    {"question": "Is it safe?", "answer": "Yes."},
    {"question": "Is it red?", "answer": "No."},
]


@pytest.mark.parametrize(
    "value",
    [
        ENTRIES,
        {"data": ENTRIES},
        {"data": {"allFaqs": {"edges": [{"node": entry} for entry in ENTRIES]}}},
        {"items": [{"fields": {k: {"en-US": v} for k, v in entry.items()}} for entry in ENTRIES]},
        {"data": [{"id": 1, "attributes": entry} for entry in ENTRIES]},
        [{"question": {"de": "Was?", "en": q}, "answer": {"de": "X", "en": a}} for q, a in BOTH],
        {
            "@type": "FAQPage",
            "mainEntity": [
                {"@type": "Question", "name": q, "acceptedAnswer": {"@type": "Answer", "text": a}}
                for q, a in BOTH
            ],
        },
        {"qnaList": [{"id": 1, "questions": [q], "answer": a, "metadata": []} for q, a in BOTH]},
        {"intents": [{"tag": "x", "patterns": [q], "responses": [a]} for q, a in BOTH]},
        {
            "data": [
                {
                    "paragraphs": [
                        {
                            "qas": [
                                {"question": q, "answers": [{"text": a, "answer_start": 1}]}
                                for q, a in BOTH
                            ]
                        }
                    ]
                }
            ]
        },
        [{"question": q, "answer": [{"type": "p", "children": [{"text": a}]}]} for q, a in BOTH],
        [{"title": {"rendered": q}, "content": {"rendered": a}} for q, a in BOTH],
        [{"ask": q, "reply": a} for q, a in BOTH],
        {"items": [{"title": q, "body": "x", "answers": [{"body": a}]} for q, a in BOTH]},
        {
            "messages": [
                m
                for q, a in BOTH
                for m in ({"role": "user", "content": q}, {"role": "assistant", "content": a})
            ]
        },
        [{"prompt": q, "completion": a} for q, a in BOTH],
        {
            "faq": {
                "title": "FAQ",
                "items": {
                    "one": {"title": BOTH[0][0], "text": BOTH[0][1]},
                    "two": {"title": BOTH[1][0], "text": BOTH[1][1]},
                },
            }
        },
        {"en": {"faq": ENTRIES}, "fr": {"faq": [{"question": "Quoi ?", "answer": "Ça."}]}},
        {
            "home": {"title": "Kettle", "text": "Boils."},
            "faq": {"q1": BOTH[0][0], "a1": BOTH[0][1], "q2": BOTH[1][0], "a2": BOTH[1][1]},
        },
    ],
)
def test_each_shape_of_json_is_read(value: object) -> None:
    text = json.dumps(value, indent=1)
    assert pairs(text, "data.json") == BOTH
    assert pairs("\ufeff" + text, "data") == BOTH


def test_lines_of_json_are_those_of_the_questions() -> None:
    faq = faq_of(json.dumps(ENTRIES, indent=1), "data.json")
    assert [entry.line for entry in faq.entries] == [3, 7]


def test_json_lines_are_read_and_bad_ones_told() -> None:
    text = "\n".join(json.dumps(entry) for entry in ENTRIES) + "\n{oops\n"
    made = converted(text, "data.jsonl")
    assert [(entry.question, entry.line) for entry in made.faq.entries] == [
        ("Is it safe?", 1),
        ("Is it red?", 2),
    ]
    assert [(problem.line, problem.severity) for problem in made.problems] == [(3, "warning")]
    assert pairs(text, "data.json") == BOTH


def test_toml_is_read() -> None:
    text = "".join(f'[[faq]]\nquestion = "{q}"\nanswer = "{a}"\n' for q, a in BOTH)
    faq = faq_of(text, "data.toml")
    assert [(entry.question, entry.line) for entry in faq.entries] == [
        ("Is it safe?", 2),
        ("Is it red?", 5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "sections:\n- title: Tea\n  questions:\n  - question: Why?\n    answer: So.\n"
            "- title: Milk\n  questions:\n  - question: How?\n    answer: Thus.\n"
        ),
        (
            "- category: Tea\n  faqs:\n  - q: Why?\n    a: So.\n- category: Milk\n  faqs:\n"
            "  - q: How?\n    a: Thus.\n"
        ),
        "Tea:\n- question: Why?\n  answer: So.\nMilk:\n- question: How?\n  answer: Thus.\n",
        "tea:\n  Why?: So.\nmilk:\n  How?: Thus.\n",
        (
            "questions:\n  Tea:\n  - question: Why?\n    answer: So.\n  Milk:\n"
            "  - question: How?\n    answer: Thus.\n"
        ),
        (
            "- {section: Tea, question: Why?, answer: So.}\n"
            "- {category: Milk, question: How?, answer: Thus.}\n"
        ),
        (
            "categories: [{id: 7, name: Tea}, {id: 8, name: Milk}]\nfaqs:\n"
            "- {category_id: 7, question: Why?, answer: So.}\n"
            "- {category_id: 8, question: How?, answer: Thus.}\n"
        ),
        (
            "### YamlMime:FAQ\nmetadata:\n  title: T\n  description: What is it?\nsections:\n"
            "- name: Tea\n  questions:\n  - question: |\n      Why?\n    answer: |\n      So.\n"
            "- name: Milk\n  questions:\n  - question: How?\n    answer: Thus.\n"
        ),
    ],
)
def test_sections_of_every_shape_are_kept(text: str) -> None:
    assert questions(text, "faq.yml") == ["Why?", "How?"]
    assert sections(text, "faq.yml") == ["Tea", "Milk"]


def test_titles_that_do_not_ask_count_where_the_file_or_a_key_says_faq() -> None:
    text = "- {title: Delivery, text: By ship.}\n- {title: Returns, text: By train.}\n"
    assert questions(text, "faqs.yml") == ["Delivery", "Returns"]
    with pytest.raises(FaqError):
        faq_of(text, "ports.yml")
    assert questions('{"faq": [{"title": "Delivery", "text": "By ship."}]}', "site.json") == [
        "Delivery"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                '{"name": "kettle", "description": "Boils water", "version": "1", "scripts": '
                '{"a": "b"}}'
            ),
            "package.json",
        ),
        ("version: 3\nservices:\n  web:\n    image: kettle\n    name: web\n", "compose.yml"),
        ("[tool]\nname = 'kettle'\n[tool.x]\ntitle = 'a'\ntext = 'b'\n", "pyproject.toml"),
        ("- a\n- b\n", "list.yaml"),
    ],
)
def test_other_data_is_no_faq(text: str, name: str) -> None:
    with pytest.raises(FaqError) as raised:
        faq_of(text, name)
    (problem,) = raised.value.problems
    assert problem.code == "no-questions"
    assert "No questions found" in problem.message


def test_the_accepted_answer_comes_first() -> None:
    answers = [{"body": "Perhaps."}, {"body": "Yes.", "is_accepted": True}]
    text = json.dumps({"items": [{"title": "Is it safe?", "answers": answers}]})
    assert pairs(text, "a.json") == [("Is it safe?", "Yes.\n\nPerhaps.")]


def test_a_group_of_all_that_is_called_faq_is_the_title() -> None:
    faq = faq_of('{"faq": {"title": "Our FAQ", "one": {"q": "Why?", "a": "So."}}}', "a.json")
    assert (faq.title, faq.sections) == ("Our FAQ", ())


def test_other_ways_to_ask_tags_and_dates_are_kept() -> None:
    text = (
        "- questions: [Is it safe?, Will it burn me?]\n  answer: Yes.\n  tags: [heat, care]\n"
        "  updated: 2024-05-06T07:00:00\n  id: safety\n"
    )
    (entry,) = faq_of(text, "a.yml").entries
    assert entry.aliases == ("Will it burn me?",)
    assert entry.tags == ("heat", "care")
    assert (entry.updated, entry.id) == ("2024-05-06", "safety")


def test_an_entry_without_an_answer_is_left_over() -> None:
    text = "- question: Is it safe?\n  answer: Yes.\n- question: Is it red?\n  answer:\n"
    made = converted(text, "a.yml")
    assert len(made.faq.entries) == 1
    assert made.leftovers == ("Is it red?",)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ('{"a": [1, 2', "a.json", "not-json"),
        ("- question: a: b\n  answer: *x\n [", "a.yml", "not-yaml"),
        ("a = = 1\n", "a.toml", "not-toml"),
        ("[" * 5000 + "]" * 5000, "a.json", "too-deep"),
        ("[" * 5000 + "]" * 5000, "a.yml", "not-yaml"),
        ("x\ny\n", "a.jsonl", "not-json"),
    ],
)
def test_broken_data_is_told_in_a_sentence(text: str, name: str, code: str) -> None:
    with pytest.raises(FaqError) as raised:
        faq_of(text, name)
    assert raised.value.problems[0].code == code


def test_aliases_that_multiply_are_refused() -> None:
    layers = "a0: &a0 {question: Why?, answer: So.}\n"
    for at in range(1, 12):
        layers += f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]\n"
    with pytest.raises(FaqError, match="aliases"):
        faq_of(layers, "a.yml")


def test_names_of_wrappers_are_no_ids_but_the_id_beside_them_is() -> None:
    value = {
        "data": [
            {"id": 7, "attributes": {"question": "Is it safe?", "answer": "Yes."}},
            {"id": "red", "attributes": {"question": "Is it red?", "answer": "No."}},
        ]
    }
    made = converted(json.dumps(value), "x.json")
    assert [entry.id for entry in made.faq.entries] == ["is-it-safe", "red"]
    assert made.problems == ()


def test_numbers_of_sections_get_their_titles_or_are_left_out() -> None:
    articles = [
        {"title": "Is it safe?", "body": "<p>Yes.</p>", "section_id": 71, "label_names": ["a b"]},
        {"title": "Is it red?", "body": "<p>No.</p>", "section_id": 72},
        {"title": "Is it big?", "body": "<p>Ja.</p>", "category_id": "size"},
    ]
    value = {"articles": articles, "sections": [{"id": 71, "name": "Safety"}]}
    assert sections(json.dumps(value), "x.json") == ["Safety", "", "size"]
    assert faq_of(json.dumps(value), "x.json").entries[0].tags == ("a b",)


def test_an_answer_goes_on_in_its_explanation() -> None:
    text = "- {question: Is it safe?, answer: Yes., explanation: Everyone says so.}\n"
    assert pairs(text, "x.yml") == [("Is it safe?", "Yes.\n\nEveryone says so.")]


def test_subjects_with_sentences_are_questions_where_the_file_says_faq() -> None:
    value = {"safety": "It is safe at home.", "colour": "It is red, mostly."}
    assert pairs(json.dumps(value), "faq.json") == list(value.items())
    for other in ({"title": "All about us.", "lead": "We are many here."}, {"port": "Kiel"}):
        with pytest.raises(FaqError):
            converted(json.dumps(other), "faq.json")


@pytest.mark.parametrize(
    ("wrapper", "question", "answer"),
    [
        ("fragen", "frage", "antwort"),
        ("preguntas", "pregunta", "respuesta"),
        ("domande", "domanda", "risposta"),
        ("perguntas", "pergunta", "resposta"),
        ("vragen", "vraag", "antwoord"),
        ("вопросы", "вопрос", "ответ"),
        ("pytania", "pytanie", "odpowiedź"),
        ("frågor", "fråga", "svar"),
    ],
)
def test_names_of_other_languages(wrapper: str, question: str, answer: str) -> None:
    items = [{question: "Is it safe", answer: "Yes."}, {question: "Is it red", answer: "No."}]
    text = json.dumps({wrapper: items}, ensure_ascii=False)
    assert pairs(text, "x.json") == [("Is it safe", "Yes."), ("Is it red", "No.")]
    assert sections(text, "x.json") == ["", ""]


@pytest.mark.parametrize(
    "value",
    [
        [
            {
                "question_en": "Is it safe?",
                "answer_en": "Yes.",
                "question_de": "?",
                "answer_de": "!",
            },
            {"question_de": "?", "answer_de": "!", "question_en": "Is it red?", "answer_en": "No."},
        ],
        [
            {"questionDe": "Is it safe?", "answerDe": "Yes.", "questionFr": "?", "answerFr": "!"},
            {"questionDe": "Is it red?", "answerDe": "No.", "questionFr": "?", "answerFr": "!"},
        ],
        {"questions": ["Is it safe?", "Is it red?"], "answers": ["Yes.", "No."]},
        {"question": {"0": "Is it safe?", "1": "Is it red?"}, "answer": {"0": "Yes.", "1": "No."}},
    ],
)
def test_fields_by_language_and_by_column(value: object) -> None:
    assert pairs(json.dumps(value), "x.json") == BOTH


def test_several_ways_to_ask_stay_one_question() -> None:
    value = {"patterns": ["Is it safe?", "Safe?"], "responses": ["Yes.", "Sure."]}
    assert questions(json.dumps({"intents": [value]}), "x.json") == ["Is it safe?"]


def test_titles_between_questions_are_sections() -> None:
    text = (
        "- {section: Care}\n- {q: Is it safe?, a: Yes.}\n"
        "- {section: Colour}\n- {q: Is it red?, a: No.}\n"
    )
    assert sections(text, "x.yml") == ["Care", "Colour"]


def test_steps_and_links_belong_to_the_answer() -> None:
    value = [
        {
            "question": "Is it safe?",
            "answer": "Look:",
            "steps": ["Open it.", "Look."],
            "links": [{"text": "More", "url": "https://safe.example"}, {"text": "none"}],
        },
        {"question": "Is it red?", "answer": "No.", "source": "https://red.example"},
        {"question": "Is it big?", "answer": "No.", "link": "/big", "link_text": "See"},
        {
            "question": "Is it old?",
            "answer": "See https://old.example",
            "link": "https://old.example",
        },
        {"question": "Is it new?", "answer": "No.", "source": "manual.docx"},
    ]
    assert [answer for _, answer in pairs(json.dumps(value), "x.json")] == [
        "Look:\n\n1. Open it.\n2. Look.\n\n[More](https://safe.example)",
        "No.\n\n<https://red.example>",
        "No.\n\n[See](/big)",
        "See https://old.example",
        "No.",
    ]


def test_json_with_comments_and_last_commas() -> None:
    text = (
        '// ours\n[\n  {/* one */ "question": "Is it // safe?", "answer": "Yes, /* so */.",},\n'
        '  {"question": "Is it red?", "answer": "No,]"},\n]\n'
    )
    assert pairs(text, "x.json") == [("Is it // safe?", "Yes, /* so */."), ("Is it red?", "No,]")]
    with pytest.raises(FaqError):
        converted("[1, /* never closed ]", "x.json")
