"""What stands before questions and answers in the languages of the world: ``Q:``, ``Frage 3.``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QUESTION_WORDS: Final = (
    "q|ｑ|question|frage|pregunta|domanda|pergunta|vraag|fråga|spørsmål|spørgsmål|kysymys|pytanie|"
    "otázka|soru|kérdés|întrebare|intrebare|ερώτηση|вопрос|питання|问题|问|問題|問|質問|提问|提問|"
    "질문|سؤال|câu hỏi|hỏi|pertanyaan|tanya"
)
"""Alternatives of a regular expression that ignores case."""

ANSWER_WORDS: Final = (
    "ans|answer|antwort|respuesta|risposta|resposta|réponse|reponse|antwoord|svar|vastaus|"
    "odpowiedź|odpověď|odpoveď|cevap|yanıt|válasz|răspuns|raspuns|απάντηση|ответ|відповідь|"
    "答案|答复|答え|答|回答|답변|대답|답|الجواب|جواب|إجابة|trả lời|đáp|jawaban|jawab"
)
"""Alternatives of a regular expression that ignores case."""

SIGN: Final = r"(?:[:：.．)\]】](?!\()|[-–—](?=\s))"
"""What ends a label."""

_ANSWERED_BY: Final = {
    "F": "AS",  # Frage, Antwort; fråga, svar
    "P": "RO",  # pregunta, respuesta; pytanie, odpowiedź
    "D": "R",  # domanda, risposta; demande, réponse
    "Q": "R",  # question, réponse
    "V": "A",  # vraag, antwoord
    "S": "VC",  # spørsmål, svar and soru, cevap
    "K": "V",  # kysymys, vastaus; kérdés, válasz
    "В": "О",  # вопрос, ответ (these letters are Cyrillic)
    "П": "В",  # питання, відповідь
    "Ε": "Α",  # ερώτηση, απάντηση (Greek)
}
_LETTER: Final = re.compile(
    r"(?P<before>[ \t]*(?:[-*+>][ \t]+)?(?:\*\*|__|\*|<(?:b|strong)>)?)(?P<letter>[^\W\d_])"
    r"(?=(?:[ \t]?\d{1,3})?[ \t]?(?:[:：]|[.)](?=[ \t])))"
)
_BOLD: Final = re.compile(
    rf"(?P<before>[ \t]*(?:(?:[-*+>]|\d{{1,3}}[.)])[ \t]+)?)(?P<mark>\*\*|__)"
    rf"(?:(?P<asked>{QUESTION_WORDS})|(?P<answered>a|{ANSWER_WORDS}))(?P<number>[ \t]?\d{{0,3}})"
    r"(?P=mark)(?=[ \t]+\S)",
    re.IGNORECASE,
)


def with_usual_labels(lines: Sequence[str]) -> list[str]:
    """Write the labels of a text as this program knows them.

    Args:
        lines: The lines of a text.

    Returns:
        The lines, with ``Q`` and ``A`` for the first letters of another language, and a colon
        behind labels that are only bold; the same where there are no such labels.
    """
    bold = [(at, mark) for at, line in enumerate(lines) if (mark := _BOLD.match(line))]
    if any(mark["asked"] for _, mark in bold) and any(mark["answered"] for _, mark in bold):
        made = list(lines)
        for at, mark in bold:
            label = (mark["asked"] or mark["answered"]) + mark["number"]
            made[at] = f"{mark['before']}{label}: {lines[at][mark.end() :].lstrip()}"
        return made
    return with_usual_letters(lines)


def with_usual_letters(lines: Sequence[str]) -> list[str]:
    """Write ``Q`` and ``A`` where a text has the first letters of another language.

    One letter says little: it counts only where two of them, such as ``F:`` and ``A:``, take turns
    through the whole text, and what stands behind the first of them asks now and then.

    Args:
        lines: The lines of a text.

    Returns:
        The lines; the same where no such letters take turns.
    """
    found = [(at, mark) for at, line in enumerate(lines) if (mark := _LETTER.match(line))]
    for question, answers in _ANSWERED_BY.items():
        for answer in answers:
            marks = [each for each in found if each[1]["letter"] in {question, answer}]
            # Its words may be on a line of their own, as in HTML.
            asked = [
                "".join(lines[at : at + 2]) for at, mark in marks if mark["letter"] == question
            ]
            asking = sum("?" in line or "？" in line for line in asked) * 3 >= len(asked)
            if asking and _take_turns((mark["letter"] for _, mark in marks), question):
                return _replaced(lines, marks, question)
    return list(lines)


def _take_turns(letters: Iterable[str], question: str) -> bool:
    said = list(letters)
    turns = [letter == question for letter in said]
    return len(said) >= 4 and turns == [not at % 2 for at in range(len(said))]


def _replaced(
    lines: Sequence[str], marks: Iterable[tuple[int, re.Match[str]]], question: str
) -> list[str]:
    made = list(lines)
    for at, mark in marks:
        letter = "Q" if mark["letter"] == question else "A"
        made[at] = mark["before"] + letter + lines[at][mark.end() :]
    return made
