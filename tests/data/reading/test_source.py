"""From bytes to text."""

from __future__ import annotations

import pytest

from data.reading.decoding import decode
from data.reading.report import Report
from data.reading.source import Limits, SourceText

FAQ = "title: T\nquestions:\n- {question: Où?, answer: Là.}\n"


def problems(raw: bytes) -> list[str]:
    report = Report("faq.yaml")
    decode(raw, report)
    return [
        f"{problem.line}:{problem.column} {problem.code}: {problem.message}"
        for problem in report.problems()
    ]


def test_good_bytes_stay_as_they_are() -> None:
    report = Report("faq.yaml")
    source = decode(FAQ.encode(), report)
    assert source is not None
    assert source.data == FAQ.encode()
    assert not source.hidden
    assert report.problems() == ()


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source = decode(FAQ.encode("utf-8-sig"), Report("faq.yaml"))
    assert source is not None
    assert source.data == FAQ.encode()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (
            b"title: T\nabout: caf\xe9\n",
            "2:11 not-utf8: The byte 0xE9 (é in ISO-8859-1) at offset 19 is not UTF-8.",
        ),
        (
            b"about: \xc3\xa9 it\x92s\n",
            "1:12 not-utf8: The byte 0x92 (’ in Windows-1252) at offset 12 is not UTF-8.",
        ),
        (FAQ.encode("utf-16"), "0:0 not-utf8: The file is UTF-16, not UTF-8."),
        (FAQ.encode("utf-16-le"), "0:0 not-utf8: The file seems to be UTF-16LE, not UTF-8."),
        (FAQ.encode("utf-16-be"), "0:0 not-utf8: The file seems to be UTF-16BE, not UTF-8."),
        (b"\x1f\x8b\x08\x00rest", "0:0 not-utf8: This is a gzip archive, not a text file."),
        (
            b"PK\x03\x04\x14\x00",
            "0:0 not-utf8: This is a ZIP archive or an office document, not a text file.",
        ),
        (
            b"title: a\x00b\n",
            "1:9 not-utf8: The file contains a zero byte: it is not text, or it is damaged.",
        ),
        (b"", "0:0 empty-file: The file is empty."),
        (b" \n\t\r\n", "0:0 empty-file: The file is empty."),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, problem: str) -> None:
    assert problems(raw) == [problem]


def test_a_bad_byte_far_into_the_file_is_placed() -> None:
    raw = "é: ok\n".encode() * 50_000 + b"x: \xff\n"
    assert problems(raw)[0].startswith("50001:4 not-utf8: The byte 0xFF")


def test_the_remedy_names_the_likely_encoding() -> None:
    report = Report("faq.yaml")
    decode(b"it\x92s\n", report)
    assert "iconv -f WINDOWS-1252 -t UTF-8" in report.problems()[0].hint


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\x1b", "1:9 control-character"),
        ("\x07", "1:9 control-character"),
        ("\x7f", "1:9 control-character"),
        ("\x9b", "1:9 control-character"),
        ("\ufeff", "1:9 control-character"),
        ("\uffff", "1:9 control-character"),
        ("\x85", "1:9 odd-line-break"),
        ("\u2028", "1:9 odd-line-break"),
        ("\u202e", "1:9 hidden-character"),
        ("\u2066", "1:9 hidden-character"),
    ],
)
def test_characters_that_need_care_are_placed(char: str, code: str) -> None:
    text = f"title: é{char}b{char}\nabout: ok\n"
    found = problems(text.encode())
    assert len(found) == 1
    assert found[0].startswith(f"{code}: ")
    assert f"U+{ord(char):04X}" in found[0]


def test_forbidden_characters_become_spaces_so_that_columns_stay() -> None:
    source = decode("a\x1bb\u2028c\u202ed\n".encode(), Report("faq.yaml"))
    assert source is not None
    assert source.data.decode() == "a b c\u202ed\n"
    assert source.hidden


def test_a_file_always_ends_with_a_line() -> None:
    source = decode(b"a: b", Report("faq.yaml"))
    assert source is not None
    assert source.data == b"a: b\n"


def test_lines_are_those_of_an_editor() -> None:
    source = SourceText("eins\r\nzwei é\rdrei\n\nfünf".encode())
    assert [source.line(number) for number in range(7)] == [
        "", "eins", "zwei é", "drei", "", "fünf", "",
    ]  # fmt: skip
    assert source.lines(2, 3) == "zwei é\rdrei\n"
    assert source.lines(4, 99) == "\nfünf"


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (2, (1, 2)), (4, (2, 1)), (7, (3, 1)), (9, (3, 3))]
)
def test_places_count_characters(offset: int, place: tuple[int, int]) -> None:
    assert SourceText("éa\né\nabc\n".encode()).place(offset) == place


def test_the_size_limit_is_set_in_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAQT_MAX_MB", "3")
    assert Limits.configured().file_bytes == 3 * 1024 * 1024
    for nonsense in ("", "0", "-1", "many", "1.5"):
        monkeypatch.setenv("FAQT_MAX_MB", nonsense)
        assert Limits.configured() == Limits()
