from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from whoosh.lang import languages

from index.analysis import PIECE, Analyzer, analyzer_for, chunks, fold

ENGLISH = analyzer_for("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at-home", ["at", "home"]),
        ("Crohn's Crohn’s Crohns", ["crohns"] * 3),
        ("résumé Ångström", ["resume", "angstrom"]),
        ("re\u0301sume\u0301", ["resume"]),
        ("0.5 mg/kg", ["0.5", "mg", "kg"]),
        ("10mg", ["10", "mg"]),
        ("16,407 and 0,5", ["16407", "and", "0.5"]),
        ("B12 h1n1", ["b12", "h1n1"]),
        ("**bold** _word_ [@key]", ["bold", "word", "key"]),
        ("ﬁne Straße", ["fine", "strasse"]),
        ("'quoted' patients'", ["quoted", "patients"]),
        ("", []),
        ("--- ... '", []),
    ],
)
def test_pieces(text: str, words: list[str]) -> None:
    assert ENGLISH.pieces(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("dosages", "dosage"), ("studies", "study"), ("treating", "treated"), ("Risks", "risk")],
)
def test_stems_meet(one: str, other: str) -> None:
    assert ENGLISH.terms(fold(one)) == ENGLISH.terms(fold(other))


def test_each_language_has_its_stemmer_or_none() -> None:
    assert analyzer_for("de").terms("katzen") == analyzer_for("de-AT").terms("katze")
    assert analyzer_for("fr").terms("chevaux") != ("chevaux",)
    assert analyzer_for("xx").terms("words") == ("words",)
    assert analyzer_for("").terms("words") == ("words",)


def test_elision_parts_from_its_word_where_the_language_elides() -> None:
    assert analyzer_for("fr").pieces("l'eau") == ["l", "eau"]
    assert ENGLISH.pieces("don't") == ["dont"]


def test_unspaced_scripts_become_characters_and_pairs() -> None:
    assert set(ENGLISH.terms("発酵させ")) >= {"発", "酵", "発酵", "させ"}
    assert ENGLISH.query_terms("発酵") == ("発酵",)
    assert ENGLISH.query_terms("酵") == ("酵",)


def test_function_words() -> None:
    assert all(map(ENGLISH.is_function_word, ("how", "what", "why", "dont", "could")))
    assert not ENGLISH.is_function_word("yeast")
    assert analyzer_for("de").is_function_word("wie")
    assert not analyzer_for("xx").is_function_word("how")


def test_russian_short_i_is_kept() -> None:
    assert fold("Йогурт ёлка") == "йогурт елка"


@given(st.text())
def test_chunks_have_the_pieces_of_the_text(text: str) -> None:
    cut = [
        word
        for chunk in chunks(text)
        for piece in PIECE.findall(chunk)
        for word in ENGLISH.words(piece)
    ]
    assert cut == ENGLISH.pieces(text)


@given(st.text())
@example("\ufc5e")
def test_words_are_folded_for_good(text: str) -> None:
    for word in ENGLISH.pieces(text):
        assert word
        assert ENGLISH.terms(word)
        assert " " not in word


@given(st.text(alphabet="aeé'’-., 0129mgß漢カ\u0301\n", max_size=30))
def test_words_of_awkward_text_are_stable(text: str) -> None:
    analyzer = Analyzer("en")
    assert analyzer.pieces(text) == analyzer.pieces(text)


def test_importing_leaves_whoosh_alone() -> None:
    code = "import sys, index.engine; sys.exit(any(m.startswith('whoosh') for m in sys.modules))"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=root).returncode == 0


@pytest.mark.parametrize("language", sorted({*languages, "xx"}))
@given(text=st.text(alphabet=st.characters(categories=("L", "M", "Nd", "Po")), max_size=20))
@example(text="s'")
@settings(deadline=None, max_examples=30)
def test_no_word_upsets_a_stemmer(language: str, text: str) -> None:
    analyzer = analyzer_for(language)
    for word in analyzer.pieces(text):
        assert all(analyzer.terms(word))
        assert analyzer.query_terms(word)
