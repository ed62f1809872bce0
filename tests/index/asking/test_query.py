from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyzer_for
from index.asking.query import MAX_WORDS, Filter, parse

ENGLISH = analyzer_for("en")


def words(text: str, *, typing: bool = False) -> list[str]:
    return [word.text for word in parse(text, ENGLISH, typing=typing).words]


def test_words_once_in_order() -> None:
    query = parse("Nausea at-home nausea", ENGLISH)
    assert [word.text for word in query.words] == ["nausea", "at", "home"]
    assert query.words[0].typed == "Nausea"


def test_phrase() -> None:
    query = parse('"Wild yeast" dough', ENGLISH)
    assert query.phrases == (("wild", "yeast"),)
    assert [(word.text, word.in_phrase) for word in query.words] == [
        ("wild", True),
        ("yeast", True),
        ("dough", False),
    ]


def test_word_typed_within_and_outside_a_phrase_is_a_word() -> None:
    assert not parse('"wild yeast" yeast', ENGLISH).words[1].in_phrase


def test_phrase_of_one_word_is_a_word() -> None:
    query = parse('"yeast"', ENGLISH)
    assert query.phrases == ()
    assert not query.words[0].in_phrase


def test_half_a_phrase() -> None:
    assert parse('"wild yeast', ENGLISH).phrases == (("wild", "yeast"),)
    typed = parse('"wild dense ye', ENGLISH, typing=True)
    assert typed.phrases == (("wild", "dense"),)
    assert typed.last == "ye"


def test_without() -> None:
    query = parse('bread -yeast -"wild yeast" pre-heated -', ENGLISH)
    assert query.without == (("yeast",), ("wild", "yeast"))
    assert words("bread -yeast -") == ["bread"]
    assert words("pre-heated") == ["pre", "heated"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("tag:oven", Filter("tag", "oven")),
        ('tag:"side effects"', Filter("tag", "side effects")),
        ("TAG: oven", Filter("tag", "oven")),
        ("-tag:oven", Filter("tag", "oven", negated=True)),
        ("section:basics", Filter("section", "basics")),
        ("author:smith", Filter("author", "smith")),
        ("doi:10.1000/x(1)-2", Filter("doi", "10.1000/x(1)-2")),
        ("year:2018", Filter("year", "2018", (2018, 2018))),
        ("year:2015-2020", Filter("year", "2015-2020", (2015, 2020))),
        ("year:2020-2015", Filter("year", "2020-2015", (2015, 2020))),
        ("year:2015-", Filter("year", "2015-", (2015, 9999))),
        ("year:-2020", Filter("year", "-2020", (0, 2020))),
    ],
)
def test_filters(text: str, condition: Filter) -> None:
    assert parse(text, ENGLISH).filters == (condition,)


@pytest.mark.parametrize("text", ["tag:", 'tag:""', "-tag:", "in:", "year:", "author: "])
def test_filter_with_nothing_behind_it_asks_nothing(text: str) -> None:
    assert parse(text, ENGLISH).is_empty


def test_what_is_no_filter_is_words() -> None:
    assert words("year:x") == ["year", "x"]
    assert words("in:oven") == ["in", "oven"]
    assert words("note:this") == ["note", "this"]


def test_scope() -> None:
    assert parse("in:question yeast", ENGLISH).scope == "question"
    assert parse("yeast in:answers", ENGLISH).scope == "answer"
    assert parse("yeast", ENGLISH).scope == ""


@pytest.mark.parametrize(
    ("text", "last"),
    [("wild ye", "ye"), ("wild ye ", ""), ("at-ho", "ho"), ("ye)", ""), ("tag:ye", ""), ("", "")],
)
def test_last_word(text: str, last: str) -> None:
    assert parse(text, ENGLISH, typing=True).last == last


def test_words_are_bounded() -> None:
    assert len(words(" ".join(f"w{number}" for number in range(1000)))) == MAX_WORDS


@given(st.text(), st.booleans())
def test_nothing_is_an_error(text: str, typing: bool) -> None:
    parse(text, ENGLISH, typing=typing)


@given(
    st.lists(
        st.sampled_from(['"', "-", "tag:", "year:", "in:", " ", "a", "ye", "2018", "(", "\0", "🍞"])
    ).map("".join)
)
def test_no_mixture_of_syntax_is_an_error(text: str) -> None:
    parse(text, ENGLISH, typing=True)
