"""Citations are numbered by first use and read as the field writes them."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from data.citing.numbering import cited_markdown, escape_markdown, number_citations
from data.citing.syntax import parse_citations
from data.model import Name, PartialDate, Reference

REFERENCES = {
    reference.id: reference
    for reference in (
        Reference(
            "a",
            authors=(Name(family="Berg", non_dropping_particle="van der"),) * 3,
            issued=PartialDate(2019),
        ),
        Reference("b", authors=(Name(family="Two"), Name(family="Três")), issued=PartialDate(2001)),
        Reference("c", title="1. A *title* [of] <b>note</b>"),
        Reference("odd key)>", authors=(Name(literal="World Health Organization"),)),
    )
}


def cited(text: str, *, linked: bool = False) -> str:
    citations = parse_citations(text)
    return cited_markdown(
        text,
        citations,
        number_citations(citations),
        REFERENCES,
        href=(lambda key: "ref:" + quote(key, safe="")) if linked else None,
    )


def shown(markdown: str) -> str:
    """The text a reader sees."""
    tokens = MarkdownIt("commonmark").parseInline(markdown)[0].children or []
    return "".join(token.content for token in tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x [@a] y", "x [1] y"),
        ("[@b; see @a, p. 5]", "[1] [see 2, p. 5]"),
        ("[@a; @a, p. 5]", "[1] [1, p. 5]"),
        ("@a says", "van der Berg et al. (2019) [1] says"),
        ("@b [p. 5] say", "Two and Três (2001, p. 5) [1] say"),
        ("Three [-@a]", "Three [1]"),
        ("Three -@a", "Three (2019) [1]"),
        ("@c", "“1. A title [of] note” (n.d.) [1]"),
        ("@{odd key)>}", "World Health Organization (n.d.) [1]"),
        ("[@x]", "[@x]"),
        ("@x [p. 5]", "@x [p. 5]"),
        ("[@a; see -@x_y_z, p. 5]", "[1] [see -@x_y_z, p. 5]"),
        ("`[@a]` [@a]", "[@a] [1]"),
        ("@b [p. 5; @a]", "Two and Três (2001, p. 5) [1] [2]"),
    ],
)
def test_cited_markdown(text: str, expected: str) -> None:
    assert shown(cited(text)) == expected
    assert shown(cited(text, linked=True)) == expected


def test_each_number_is_a_link_with_its_brackets() -> None:
    tokens = MarkdownIt("commonmark").parseInline(
        cited("[see @b; @a] and @{odd key)>}", linked=True)
    )[0]
    links, inside = [], None
    for token in tokens.children or []:
        if token.type == "link_open":
            inside = [unquote(str(token.attrs["href"])), ""]
            links.append(inside)
        elif token.type == "link_close":
            inside = None
        elif inside:
            inside[1] += token.content
    assert links == [["ref:b", "[see 1]"], ["ref:a", "[2]"], ["ref:odd key)>", "[3]"]]


def test_numbers_go_by_first_use_over_all_groups() -> None:
    first, second = parse_citations("[@b; @a] @b"), parse_citations("@c [@a]")
    assert number_citations(first, second) == {"b": 1, "a": 2, "c": 3}


@given(st.text(alphabet="[]@-;,abcx{}`<>()\\\n :/.!^1*_", max_size=60))
def test_all_else_stays_as_written(text: str) -> None:
    citations = parse_citations(text)
    assert cited_markdown(text, citations, {}, REFERENCES) == text
    result = cited(text)
    done = 0
    for citation in citations:
        before = text[done : max(done, citation.span[0])]
        assert before in result
        done = citation.span[1]
    assert result.endswith(text[done:])


@given(st.text(alphabet="[]@-;,ab1.)(+*_`<>&#\\|~ !=:\"'^$", max_size=30))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    shown_text = " ".join(text.split())
    assert shown(escape_markdown(text)) == shown_text
    tokens = MarkdownIt("commonmark").parse(escape_markdown(text))
    assert [token.type for token in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
