"""Labels of questions and answers in the languages of the world."""

from __future__ import annotations

import pytest

from convert.labels import with_usual_labels
from tests.convert.reading import pairs, questions


@pytest.mark.parametrize(
    ("asked", "answered", "words"),
    [
        ("F: {}", "A: {}", ("Wie kalt ist es?", "Sehr.", "Friert das Rohr zu", "Ja.")),
        ("P: {}", "R: {}", ("¿Hace frío?", "Mucho.", "¿Se hiela?", "Sí.")),
        ("D: {}", "R: {}", ("Fa freddo?", "Molto.", "Gela?", "Sì.")),
        ("Q : {}", "R : {}", ("Fait-il froid ?", "Très.", "Gèle-t-il ?", "Oui.")),
        ("В: {}", "О: {}", ("Холодно?", "Очень.", "Замёрзнет?", "Да.")),
        ("P: {}", "O: {}", ("Czy jest zimno?", "Bardzo.", "Czy zamarza?", "Tak.")),
        ("Vraag: {}", "Antwoord: {}", ("Is het koud?", "Ja.", "De buis is dicht", "Nee.")),
        ("Fråga: {}", "Svar: {}", ("Är det kallt?", "Ja.", "Röret fryser", "Nej.")),
        ("Soru: {}", "Cevap: {}", ("Hava soğuk mu?", "Evet.", "Boru donar", "Hayır.")),
        ("Pytanie: {}", "Odpowiedź: {}", ("Zimno?", "Tak.", "Rura zamarza", "Nie.")),
        ("问：{}", "答：{}", ("冷吗？", "冷。", "水管会冻", "会。")),
        ("Ｑ：{}", "Ａ：{}", ("寒いですか？", "はい。", "凍る管", "いいえ。")),
        ("【Q1】{}", "【A1】{}", ("寒いですか？", "はい。", "凍る管", "いいえ。")),
        ("질문: {}", "답변: {}", ("춥습니까?", "네.", "얼었다", "아니요.")),
        ("سؤال: {}", "جواب: {}", ("هل الجو بارد؟", "نعم.", "تجمد الأنبوب", "لا.")),
    ],
)
@pytest.mark.parametrize("name", ["faq.txt", "faq.md"])
def test_labels_of_other_languages(
    asked: str, answered: str, words: tuple[str, ...], name: str
) -> None:
    gap = "\n\n" if name.endswith(".md") else "\n"
    first, reply, second, other = words
    text = "\n\n".join(
        asked.format(question) + gap + answered.format(answer)
        for question, answer in ((first, reply), (second, other))
    )
    assert pairs(text, name) == [(first, reply), (second, other)]


def test_bold_labels_of_other_languages_in_html() -> None:
    text = (
        "<h1>Häufige Fragen</h1><p><b>F:</b> Wie kalt ist es?</p><p><b>A:</b> Sehr.</p>"
        "<p><b>F:</b> Friert das Rohr?</p><p><b>A:</b> Ja.</p>"
    )
    assert pairs(text, "x.html") == [("Wie kalt ist es?", "Sehr."), ("Friert das Rohr?", "Ja.")]


def test_bold_labels_without_a_sign() -> None:
    text = (
        "**Question** Is it cold?\n\n**Answer** Very.\n\n"
        "**Question** Does it freeze?\n\n**Answer** Yes.\n"
    )
    assert pairs(text, "x.md") == [("Is it cold?", "Very."), ("Does it freeze?", "Yes.")]


@pytest.mark.parametrize(
    "text",
    [
        "P: the pressure\nV: the volume\nR: a constant\nT: the temperature",
        "V: first voice\nV: again\nA: alto\nA: again",
        "F: once\nA: once",
        "D. the fourth point\nE. the fifth",
        "P: first voice\nR: second voice\nP: first again\nR: second again",
    ],
)
def test_letters_that_do_not_take_turns_stay(text: str) -> None:
    lines = text.split("\n")
    assert with_usual_labels(lines) == lines


def test_languages_that_end_their_questions_with_a_word() -> None:
    text = "## 管は凍りますか。\n\nはい。\n\n## 水はいつ止まりますか。\n\n冬です。\n"
    assert questions(text, "x.md") == ["管は凍りますか。", "水はいつ止まりますか。"]


def test_a_question_goes_on_to_its_answer() -> None:
    text = 'Q: It says "no water\n\n   in the pipe"\n\nA: Wait.\n\nQ: And then?\nA: Drink.\n'
    assert pairs(text, "faq.txt") == [
        ('It says "no water in the pipe"', "Wait."),
        ("And then?", "Drink."),
    ]
