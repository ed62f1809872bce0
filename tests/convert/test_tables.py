"""Tables as spreadsheets write them."""

from __future__ import annotations

import pytest

from data.problems import FaqError
from tests.convert.reading import converted, faq_of, pairs

BOTH = [("Is it safe?", "Yes, it is."), ("Is it red?", "No; it\nis not.")]


@pytest.mark.parametrize(
    "text",
    [
        'question,answer\nIs it safe?,"Yes, it is."\nIs it red?,"No; it\nis not."\n',
        'Question;Answer\r\nIs it safe?;Yes, it is.\r\nIs it red?;"No; it\nis not."\r\n',
        '\ufeffsep=;\nFrage;Antwort\nIs it safe?;Yes, it is.\nIs it red?;"No; it\nis not."\n',
        'id\tQ\tA\n1\tIs it safe?\tYes, it is.\n2\tIs it red?\t"No; it\nis not."\n',
        'Is it safe?,"Yes, it is."\nIs it red?,"No; it\nis not."\n',
        'no,entry,reply text\n1,Is it safe?,"Yes, it is."\n2,Is it red?,"No; it\nis not."\n',
    ],
)
def test_each_kind_of_table_is_read(text: str) -> None:
    for name in ("a.csv", "a.tsv"):
        assert pairs(text, name) == BOTH


@pytest.mark.parametrize("first", ["Our shop", "```", "Our shop,"])
def test_a_first_row_may_be_shorter_than_the_others(first: str) -> None:
    assert pairs(f"{first}\n,Why?,So.\n,How?,Thus it is.\n", "a.csv") == [
        ("Why?", "So."),
        ("How?", "Thus it is."),
    ]


def test_other_columns_are_kept_where_they_are_known() -> None:
    text = 'Category,Question,Answer,Tags\nTea,Why?,So.,"a, b"\n'
    made = faq_of(text.encode("utf-16"), "a.csv")
    assert made.sections[0].title == "Tea"
    assert made.entries[0].tags == ("a", "b")
    assert made.format == "a table (CSV)"


def test_another_encoding_is_told() -> None:
    made = converted("question,answer\nWarum?,Für dich – so.\n".encode("cp1252"), "a.csv")
    assert made.faq.entries[0].answer == "Für dich – so.\n"
    assert [problem.code for problem in made.problems] == ["not-utf8"]


def test_a_table_of_other_things_says_what_its_columns_are() -> None:
    with pytest.raises(FaqError, match="Its columns: “port”, “ships”"):
        faq_of("port,ships\nKiel,3\nBonn,0\n", "a.csv")


def test_a_sign_that_nobody_uses_parts_cells_where_the_names_say_so() -> None:
    text = "question^answer\nIs it safe?^Yes, very.\nIs it red?^No; blue.\n"
    assert pairs(text, "faq.csv") == [("Is it safe?", "Yes, very."), ("Is it red?", "No; blue.")]


def test_titles_may_stand_above_the_names_of_the_columns() -> None:
    text = "Our questions,,\n,,\nNo.,Question,Answer\n1,Is it safe?,Yes.\n2,Mind the step,No.\n"
    faq = faq_of(text, "x.csv")
    assert [(entry.question, entry.line) for entry in faq.entries] == [
        ("Is it safe?", 4),
        ("Mind the step", 5),
    ]


def test_rows_of_qna_maker_with_one_number_are_one_question() -> None:
    text = (
        "Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\n"
        "Is it safe?\tYes.\\n\\nVery.\tx\t\t[]\tFalse\t[]\t1\n"
        "Safe to use?\tYes.\\n\\nVery.\tx\t\t[]\tFalse\t[]\t1\n"
        "Is it red?\tNo.\tx\t\t[]\tFalse\t[]\t2\n"
    )
    first, second = faq_of(text, "kb.tsv").entries
    assert (first.question, first.aliases) == ("Is it safe?", ("Safe to use?",))
    assert first.answer == "Yes.\n\nVery.\n"
    assert second.question == "Is it red?"


def test_notes_of_anki() -> None:
    text = (
        "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"
        'Basic\tSafety\tIs it safe?\t"Yes,\nvery."\tsafe home\n'
        "Basic\tColours\tRed\tA colour.\t\n"
    )
    faq = faq_of(text, "notes.txt")
    assert faq.format == "an Anki export"
    first, second = faq.entries
    assert (first.question, first.answer) == ("Is it safe?", "Yes,\nvery.\n")
    assert (first.tags, first.line) == (("safe", "home"), 6)
    assert (second.question, second.answer) == ("Red", "A colour.\n")
    assert [section.title for section in faq.sections] == ["Safety", "Colours"]


def test_settings_of_anki_may_name_another_sign() -> None:
    text = "#separator:Semicolon\n#html:false\nIs it safe?;Yes.\nRed;A colour.\n"
    assert pairs(text, "notes.txt") == [("Is it safe?", "Yes."), ("Red", "A colour.")]


def test_columns_by_tabs_in_a_text() -> None:
    text = "Is it safe?\tYes.\nIs it red?\tNo.\n"
    assert pairs(text, "notes.txt") == [("Is it safe?", "Yes."), ("Is it red?", "No.")]


def test_columns_by_language() -> None:
    text = "question_de,answer_de,question_en,answer_en\nWo?,Da.,Where?,There.\nWer?,Ich.,Who?,I.\n"
    assert pairs(text, "x.csv") == [("Where?", "There."), ("Who?", "I.")]


def test_bars_part_the_columns_of_a_text() -> None:
    text = "Is it safe?|Yes.\nIs it red?|No.\n"
    assert pairs(text, "x.txt") == [("Is it safe?", "Yes."), ("Is it red?", "No.")]


def test_one_line_with_commas_is_no_table() -> None:
    with pytest.raises(FaqError) as caught:
        converted("INSERT INTO faq (q, a) VALUES ('Is it safe?', 'Yes.');\n", "dump.sql")
    assert caught.value.problems[0].code == "no-questions"


def test_titles_with_descriptions_are_questions_where_they_ask_or_the_file_says_faq() -> None:
    text = "name,description\nKettle,A pot.\nLid,Its top.\n"
    with pytest.raises(FaqError):
        converted(text, "shop.csv")
    assert pairs(text, "faq.csv") == [("Kettle", "A pot."), ("Lid", "Its top.")]
    asking = text + "Is it red?,No.\n"
    assert len(pairs(asking, "shop.csv")) == 3
