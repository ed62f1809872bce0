"""Texts in the encodings of the world."""

from __future__ import annotations

import pytest

from tests.convert.reading import converted

RUSSIAN = "Вопрос: Холодно ли зимой?\nОтвет: Да, и трубы замерзают.\n"
JAPANESE = "Q: 冬は寒いですか？\nA: はい、水道管が凍ることもあります。\n"
CHINESE = "问：冬天冷吗？\n答：很冷，水管会冻住。\n"
POLISH = "Pytanie: Czy zimą jest zimno?\nOdpowiedź: Tak, rury zamarzają każdej nocy.\n"
GERMAN = "Frage: Wie kühl ist es?\nAntwort: Schön kühl.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (POLISH, "cp1250"),
        (GERMAN, "cp1252"),
    ],
)
def test_what_is_not_utf8_is_read_and_told(text: str, encoding: str) -> None:
    made = converted(text.encode(encoding), "faq.txt")
    asked, answered = text.strip().split("\n")
    (entry,) = made.faq.entries
    assert asked.endswith(entry.question)
    assert answered.endswith(entry.answer.strip())
    (problem,) = made.problems
    assert problem.code == "not-utf8"


def test_of_few_letters_the_western_ones_are_likeliest() -> None:
    (problem,) = converted("Q: Naïve?\nA: No.\n".encode("cp1252"), "faq.txt").problems
    assert "Windows-1252" in problem.message


def test_where_it_begins_not_to_be_utf8_counts() -> None:
    text = "Q: Cold?\nA: Yes.\n" * 30_000 + RUSSIAN
    made = converted(text.encode("cp1251"), "faq.txt")
    assert made.faq.entries[-1].question == "Холодно ли зимой?"


def test_a_page_without_a_declared_encoding() -> None:
    page = f"<h2>{RUSSIAN.split(chr(10))[0][8:]}</h2><p>Да, и трубы замерзают каждую ночь.</p>"
    (entry,) = converted(page.encode("cp1251"), "x.html").faq.entries
    assert entry.question == "Холодно ли зимой?"
