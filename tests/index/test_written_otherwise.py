"""Finding what was meant, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Entry, Faq
from index.engine import FaqIndex
from index.lighting.highlight import spans
from index.model import SearchRequest, SearchResult


def one(text: str, typed: str, *, typing: bool = False, language: str = "en") -> SearchResult:
    """Search in a FAQ where one of three questions has a text."""
    entries = (
        Entry("other", "Something else entirely?", "Nothing."),
        Entry("it", f"What of {text} then?", "No."),
        Entry("more", "Whatever?", "Never mind."),
    )
    index = FaqIndex.open(Faq("", entries, language=language), None)
    return index.search(SearchRequest(typed, typing=typing))


def lit(text: str, result: SearchResult) -> list[str]:
    return [text[start:end] for start, end in spans(text, result.needle)]


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("e-book", "ebook", ["e-book"]),
        ("ebook", "e-book", ["ebook"]),
        ("Hi-Fi", "hifi", ["Hi-Fi"]),
        ("HiFi", "hi-fi", ["HiFi"]),
        ("hifi", "hi fi", ["hifi"]),
        ("headache", "head ache", ["headache"]),
        ("log-in", "login", ["log-in"]),
        ("log-in", "log in", ["log-in"]),
        ("MP-3", "mp3", ["MP-3"]),
        ("mp3", "mp 3", ["mp3"]),
        ("omega3", "omega-3", ["omega3"]),
        ("SARS-2", "sars2", ["SARS-2"]),
        ("2D", "2 d", ["2D"]),
        ("2-D", "2d", ["2-D"]),
        ("2.17.4", "2.17", ["2.17.4"]),
        ("v2.17.4", "2.17", ["v2.17.4"]),
        ("10.20.30.40", "10.20", ["10.20.30.40"]),
        ("N.A.T.O.", "nato", ["N.A.T.O."]),
        ("nato", "N.A.T.O.", ["nato"]),
        ("M.Sc.", "MSc", ["M.Sc."]),
        ("msc", "M.Sc.", ["msc"]),
        ("B&B", "B&B", ["B&B"]),
        ("B & B", "b&b", ["B & B"]),
        ("H&M", "H & M", ["H&M"]),
        ("mice", "mouse", ["mice"]),
        ("F#", "f#", ["F#"]),
        ("Vue.js", "vue.js", ["Vue.js"]),
        ("Vue.js", "vuejs", ["Vue.js"]),
        (".htaccess", ".htaccess", [".htaccess"]),
        ("the === sign", "===", ["==="]),
        ("`=>`", "=>", ["=>"]),
        ("->", "->", ["->"]),
        ("%", "%", ["%"]),
        ("$2,450.00", "2450", ["2,450.00"]),
        ("2450", "$2,450.00", ["2450"]),
        ("2.450,00", "2450", ["2.450,00"]),
        ("5.0", "5", ["5.0"]),
        ("CHF 2'450.-", "2450", ["2'450"]),
        ("2\u202f450,50 €", "2450", ["2\u202f450,50"]),
        ("2 450", "2,450", ["2 450"]),
        ("1 002 450 kr", "1002450", ["1 002 450"]),
        ("$2,450", "2 450", ["2,450"]),
        ("me\u00addi\u00adca\u00adtion", "medication", ["me\u00addi\u00adca\u00adtion"]),
        ("medication", "medi\u200bcation", ["medication"]),
        ("parseInputFile", "input", ["Input"]),
        ("parseInputFile", "input file", ["Input", "File"]),
        ("parse input file", "parseInputFile", ["parse", "input", "file"]),
        ("HTMLParser", "parser", ["Parser"]),
        ("HTMLParser", "parsers", ["Parser"]),
        ("setPassWord", "password", ["PassWord"]),
    ],
)
def test_written_otherwise(text: str, typed: str, shown: list[str]) -> None:
    result = one(text, typed)
    assert [hit.entry_id for hit in result.hits[:1]] == ["it"], result
    assert not result.hits[0].weak
    assert result.corrections == ()
    assert result.missing == ()
    assert lit(f"What of {text} then?", result) == shown


@pytest.mark.parametrize(
    ("text", "typed"), [("e-book", "eboo"), ("2.17.4", "2.17."), ("N.A.T.O.", "nat")]
)
def test_beginnings_while_typing(text: str, typed: str) -> None:
    assert [hit.entry_id for hit in one(text, typed, typing=True).hits] == ["it"]


@pytest.mark.parametrize(
    ("names", "typed"),
    [
        (("C", "C++", "C#"), ["C++", "C#", "C"]),
        ((".NET", "net"), [".NET", "net"]),
        (("==", "===", "="), ["==", "===", "="]),
        (("C* search", "C search"), ["C* search", "C search"]),
        (("R&D", "R", "D"), ["R&D", "R"]),
    ],
)
def test_a_name_with_signs_finds_itself_first(names: tuple[str, ...], typed: list[str]) -> None:
    entries = tuple(Entry(name, f"What is {name} for?", "This and that.") for name in names)
    index = FaqIndex.open(Faq("", entries), None)
    for text in typed:
        assert index.search(SearchRequest(text)).hits[0].entry_id == text


def test_a_letter_parted_from_its_word_asks_for_nothing() -> None:
    entries = (Entry("a", "Who is E. Blake?", "No."), Entry("b", "Where is the mail?", "Here."))
    index = FaqIndex.open(Faq("", entries), None)
    assert [hit.entry_id for hit in index.search(SearchRequest("e-mail")).hits] == ["b"]
    result = index.search(SearchRequest("e-book"))
    assert (result.hits, result.missing) == ((), ("e-book",))


def test_a_function_word_does_not_make_another_word() -> None:
    assert one("inform", "in form").hits == ()


def test_signs_between_words_ask_for_nothing() -> None:
    entries = (Entry("a", "What does - do, and *?", "No."), Entry("b", "Where is sleep?", "Here."))
    index = FaqIndex.open(Faq("", entries), None)
    assert [h.entry_id for h in index.search(SearchRequest("sleep - where")).hits] == ["b"]
    assert [h.entry_id for h in index.search(SearchRequest("*")).hits] == ["a"]


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Haftpflichtversicherungen", "Versicherung", ["versicherung"]),
        ("Autobahnraststätte", "Autobahn", ["Autobahn"]),
        ("Wohnungsschlüssel", "Schlüssel", ["schlüssel"]),
    ],
)
def test_german_compounds(text: str, typed: str, shown: list[str]) -> None:
    result = one(text, typed, language="de")
    assert [hit.entry_id for hit in result.hits] == ["it"]
    assert lit(text, result) == shown


def test_the_word_itself_comes_before_compounds_with_it() -> None:
    entries = (
        Entry("long", "Was ist eine Versicherungskarte?", "."),
        Entry("short", "Was ist eine Versicherung?", "."),
    )
    index = FaqIndex.open(Faq("", entries, language="de"), None)
    hits = index.search(SearchRequest("Versicherung")).hits
    assert [hit.entry_id for hit in hits] == ["short", "long"]


SIGNS = st.text("aB1.-&+#*=<>$@:/|~%^!?,'`\"()[]{}\\_\u00ad\u200b\n é漢", max_size=25)


@given(SIGNS, SIGNS, st.booleans())
@settings(deadline=None)
def test_no_signs_are_an_error(text: str, typed: str, typing: bool) -> None:
    result = one(text, typed, typing=typing)
    for start, end in spans(text, result.needle):
        assert 0 <= start < end <= len(text)
