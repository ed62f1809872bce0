from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.meaning import wordpiece
from index.meaning.wordpiece import load_wordpiece
from tests.index.meaning.sentences import SENTENCES

FIRST, LAST, UNKNOWN = 101, 102, 100


def pieces(text: str, limit: int = 64) -> list[str]:
    names = gzip.decompress(
        Path(wordpiece.__file__).with_name("vocab.txt.gz").read_bytes()
    ).decode()
    known = names.splitlines()
    return [known[number] for number in load_wordpiece()(text, limit)[1:-1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How do I pay?", ["how", "do", "i", "pay", "?"]),
        ("e-mail", ["e", "-", "mail"]),
        ("unwatered", ["un", "##water", "##ed"]),
        ("Crème brûlée", ["cr", "##eme", "br", "##ule", "##e"]),
        ("北京 or 東京", ["北", "京", "or", "東", "京"]),
        ("a\u200bb\u00ad c\tb\nd", ["ab", "c", "b", "d"]),
        ("ΟΔΟΣ", ["ο", "##δ", "##ο", "##σ"]),
        ("“so” — what…", ["“", "so", "”", "—", "what", "…"]),
        ("", []),
        ("   ", []),
        ("x" * 101, ["[UNK]"]),
        ("😀 smile", ["[UNK]", "smile"]),
    ],
)
def test_texts_are_cut_as_the_model_was_taught(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_the_limit_counts_the_marks_of_both_ends() -> None:
    whole = load_wordpiece()("one two three four five", 64)
    assert whole[0] == FIRST
    assert whole[-1] == LAST
    assert load_wordpiece()("one two three four five", 4) == [*whole[:3], LAST]
    assert load_wordpiece()("one", 2) == [FIRST, LAST]


def test_a_word_that_is_cut_by_the_limit_keeps_its_beginning() -> None:
    assert pieces("unwatered", 4) == ["un", "##water"]


def test_a_very_long_text_costs_no_more_than_its_beginning() -> None:
    assert load_wordpiece()("word " * 400_000, 96) == load_wordpiece()("word " * 96, 96)


@given(st.text(max_size=60), st.integers(2, 20))
def test_any_text_gives_numbers_within_the_limit(text: str, limit: int) -> None:
    numbers = load_wordpiece()(text, limit)
    assert 2 <= len(numbers) <= limit
    assert numbers[0] == FIRST
    assert numbers[-1] == LAST
    assert all(0 < number < 30_522 for number in numbers)


@pytest.mark.parametrize("text", SENTENCES)
def test_it_agrees_with_the_tokenizers_package(text: str, tmp_path: Path) -> None:
    tokenizers = pytest.importorskip("tokenizers", reason="tokenizers is not installed")
    packed = Path(wordpiece.__file__).with_name("vocab.txt.gz").read_bytes()
    names = tmp_path / "vocab.txt"
    names.write_bytes(gzip.decompress(packed))
    theirs = tokenizers.BertWordPieceTokenizer(str(names), lowercase=True)
    numbers = theirs.encode(text, add_special_tokens=False).ids
    assert load_wordpiece()(text, 96) == [FIRST, *numbers[:94], LAST]
