"""One field, one identifier: accepted as written, and what is odd is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.identifiers.addresses import parse_url
from data.identifiers.check_digits import check_digit, isbn13
from data.identifiers.doi import parse_doi
from data.identifiers.isbn import parse_isbn
from data.identifiers.numbers import parse_arxiv, parse_pmcid, parse_pmid


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("10.1016/j.neuron.2019.02.005", "10.1016/j.neuron.2019.02.005", ""),
        ("  10.1000/ABC ", "10.1000/ABC", ""),
        ("doi: 10.1000/1", "10.1000/1", ""),
        ("doi:https://doi.org/10.1000/1", "10.1000/1", ""),
        ("https://doi.org/10.1000%2F1?utm_source=x", "10.1000/1", ""),
        ("https://doi.org/aabbe", "10/aabbe", ""),
        ("10/aabbe", "10/aabbe", ""),
        ("10.1000/a%2Fb", "10.1000/a%2Fb", ""),
        ("10.1000/1.", "10.1000/1.", "ends in"),
        ("10.1000/1)", "10.1000/1)", "bracket"),
        ("10.1000/(1)", "10.1000/(1)", ""),
        ("10.1000/a\u2011b", "10.1000/a-b", "dashes"),
        ("10.1000/a\u200bb", "10.1000/ab", "invisible"),
        ("10.1000/a&lt;b&gt;", "10.1000/a<b>", "&lt;"),
        ("10.1000/1 10.1000/2", "10.1000/1 10.1000/2", "space"),
        ("10.1000", None, "not a DOI"),
        ("10.1000/", None, "not a DOI"),
        ("11.1000/1", None, "not a DOI"),
        ("none", None, "not a DOI"),
        ("", None, ""),
        ("\x00\x1b", None, ""),
    ],
)
def test_parse_doi(text: str, value: str | None, problem: str) -> None:
    parsed = parse_doi(text)
    assert (parsed.identifier.value if parsed.identifier else None) == value
    assert problem in parsed.problem
    assert bool(problem) == bool(parsed.problem) == bool(parsed.hint)


@pytest.mark.parametrize(
    ("text", "kind", "url", "problem"),
    [
        ("https://x.org/a b", "url", "https://x.org/a%20b", ""),
        ("HTTPS://x.org/ä?q=%22#a", "url", "https://x.org/ä?q=%22#a", ""),
        ('https://x.org/"<>{|}\\^`', "url", "https://x.org/%22%3C%3E%7B%7C%7D%5C%5E%60", ""),
        ("https://doi.org@x.org/10.1000/1", "", "", "names a user"),
        ("https://x.org/a%20b", "url", "https://x.org/a%20b", ""),
        ("https://x.org/\x1b[31m", "url", "https://x.org/[31m", "invisible"),
        ("www.x.org", "url", "https://www.x.org", "no scheme"),
        ("http://dx.doi.org/10.1000/1", "doi", "https://doi.org/10.1000/1", ""),
        ("https://arxiv.org/abs/2101.01234", "arxiv", "https://arxiv.org/abs/2101.01234", ""),
        ("x.org/y", "", "", "not a web address"),
        ("x.org:80/y", "", "", "not a web address"),
        ("javascript:alert(1)", "", "", "javascript:"),
        ("JavaScript:alert(1)", "", "", "javascript:"),
        ("java\nscript:alert(1)", "", "", "javascript:"),
        ("file:///etc/passwd", "", "", "file:"),
        ("mailto:a@b.org", "", "", "mailto:"),
        ("https://", "", "", "not a web address"),
        ("http://[::1", "", "", "not a web address"),
        ("", "", "", ""),
    ],
)
def test_parse_url(text: str, kind: str, url: str, problem: str) -> None:
    parsed = parse_url(text)
    found = parsed.identifier
    assert ((found.kind, found.url) if found else ("", "")) == (kind, url)
    assert problem in parsed.problem
    assert bool(problem) == bool(parsed.problem)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("ISBN 0-8044-2957-x", "080442957X"),
        ("0306406152", "0306406152"),
        ("978\u20113161484100", "9783161484100"),
        ("978-3-16-148410-1", None),
        ("0306406153", None),
        ("123", None),
        ("977-3-16-148410-0", None),
        ("1X34567890", None),
    ],
)
def test_parse_isbn(text: str, value: str | None) -> None:
    parsed = parse_isbn(text)
    assert (parsed.identifier.value if parsed.identifier else None) == value
    assert bool(parsed.problem) == (value is None)


@given(st.from_regex(r"[0-9]{9}|97[89][0-9]{9}", fullmatch=True), st.data())
def test_a_mistyped_digit_is_noticed(body: str, data: st.DataObject) -> None:
    isbn = body + check_digit(body)
    assert parse_isbn(isbn).identifier
    place = data.draw(st.integers(3, len(body) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != isbn[place]]))
    assert not parse_isbn(isbn[:place] + other + isbn[place + 1 :]).identifier


def test_isbn13() -> None:
    assert isbn13("080442957X") == isbn13("9780804429573") == "9780804429573"


@pytest.mark.parametrize(
    ("text", "value"),
    [("30946828", "30946828"), ("PMID: 1", "1"), ("0", None), ("PMC1", None), ("12a", None)],
)
def test_parse_pmid(text: str, value: str | None) -> None:
    found = parse_pmid(text).identifier
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("PMC6450409", "PMC6450409"), ("6450409", "PMC6450409"), ("pmc1.2", "PMC1"), ("x", None)],
)
def test_parse_pmcid(text: str, value: str | None) -> None:
    found = parse_pmcid(text).identifier
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2101.01234", "2101.01234"),
        ("arXiv:2101.01234v3 [cs.CL]", "2101.01234v3"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("2113.01234", None),
        ("210101234", None),
    ],
)
def test_parse_arxiv(text: str, value: str | None) -> None:
    found = parse_arxiv(text).identifier
    assert (found.value if found else None) == value


@given(st.text(max_size=40))
def test_any_field_is_read(text: str) -> None:
    for parse in (parse_doi, parse_url, parse_pmid, parse_pmcid, parse_arxiv, parse_isbn):
        parsed = parse(text)
        assert parsed.identifier is None or parsed.identifier.url.startswith(("http:", "https:"))


@pytest.mark.parametrize("written", ["fg6rf9", "10/fg6rf9", "https://doi.org/fg6rf9"])
def test_a_short_doi_however_it_was_shortened(written: str) -> None:
    parsed = parse_doi(written)
    assert parsed.problem == ""
    assert parsed.identifier is not None
    assert (parsed.identifier.kind, parsed.identifier.value) == ("short-doi", "10/fg6rf9")


@pytest.mark.parametrize(
    "written",
    ["10.21105/joss.01143", "doi:10.21105/joss.01143", "doi.org/10.21105/joss.01143"],
)
def test_a_doi_in_the_place_of_an_address(written: str) -> None:
    parsed = parse_url(written)
    assert parsed.identifier is not None
    assert parsed.identifier.kind == "doi"
    assert parsed.problem == "is a DOI, not a web address"
    assert parsed.hint == "Write `https://doi.org/10.21105/joss.01143`."


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (r"https://x.org/a\_b", "https://x.org/a_b"),
        (r"https://x.org/a\\\_b", "https://x.org/a_b"),
        (r"\url{https://x.org/a\_b}", "https://x.org/a_b"),
        (r"\href{https://x.org/a}{a page}", "https://x.org/a"),
        (r"https://x.org/{\_}b\%20c\&d\#e", "https://x.org/_b%20c&d#e"),
        (r"https://x.org/$\sim$joe", "https://x.org/~joe"),
        (r"https://x.org/{\textasciitilde}joe", "https://x.org/~joe"),
        (r"https://x.org/\textasciitilde{}joe", "https://x.org/~joe"),
        (r"https://x.org/\~{}joe", "https://x.org/~joe"),
    ],
)
def test_latex_in_an_address_is_told_and_taken_out(written: str, address: str) -> None:
    parsed = parse_url(written)
    assert parsed.identifier is not None
    assert parsed.identifier.url == address
    assert parsed.problem == "contains LaTeX"
    assert parsed.hint == f"Write `{address}`."
