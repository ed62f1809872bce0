"""Ids, good ones and made ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.keys import written_key
from data.citing.syntax import parse_citations
from data.slug import Names, is_id, is_key, slug


@pytest.mark.parametrize("text", ["what-is-it", "a.b:c_d", "2019", "Über", "什么"])
def test_good_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "a b", "-a", "a/b", "a,b", "[a]", "a\n", "@a"])
def test_bad_ids(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["krystal2019", "doi:10.1000/182", "a+b", "a&b", "odd key"])
def test_good_keys(text: str) -> None:
    assert is_key(text)


@pytest.mark.parametrize("text", ["", " ", " a", "a ", "a\tb", "a\nb", "{a}", "a}"])
def test_bad_keys(text: str) -> None:
    assert not is_key(text)


@given(st.text())
def test_every_good_key_can_be_cited(text: str) -> None:
    if is_key(text):
        assert [citation.key for citation in parse_citations(f"[{written_key(text)}]")] == [text]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("What is it?", "what-is-it"),
        ("  Où est l'hôtel ?  ", "ou-est-lhotel"),
        ("Straße, Øl & Łódź", "strasse-ol-lodz"),
        ("C++ / C#", "c-c"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 60),
    ],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


def test_a_text_without_latin_letters_gives_a_stable_id_of_its_own() -> None:
    assert slug("这是什么？") == slug("这是什么？")
    assert slug("这是什么？") != slug("为什么？")
    assert is_id(slug("这是什么？"))


@given(st.text())
def test_every_slug_is_a_plain_id(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60


def test_names_are_handed_out_once() -> None:
    names = Names(["a", "a-3"])
    assert [names.unique("a") for _ in range(3)] == ["a-2", "a-4", "a-5"]
    assert names.unique("b") == "b"
    assert names.unique("b") == "b-2"
