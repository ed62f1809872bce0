"""What looks like HTML and is not is text; what is HTML is shown as what it means."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it.tree import SyntaxTreeNode

from data.citing.numbering import cited_markdown
from data.citing.syntax import parse_citations
from data.markup.html import parse_line, parse_markdown
from data.markup.readable import readable, readable_line, readable_markdown
from data.markup.telltale import may_have_html
from data.markup.words import markdown, words
from data.model import Reference
from data.text import unsafe_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token


@pytest.mark.parametrize(
    "text",
    [
        "Type git clone <url> <folder>.",
        "Run mv <source> <target>, then open <title>.",
        "A List<int> or a Map<String, List<T>>.",
        "Use vector<object> or Box<B> here.",
        "If a < b > c, or a <b> c, or x <a and y> z.",
        "Is 1 <3 and 3> 1?",
        "Write <b> and <i> to mark it, and </u> to end it.",
        "Put the <script> tag into the <head>.",
        "Use a <div> or a <table>.",
        "The <a> tag, the <p> tag and the <li> tag.",
        "<?php echo 1; ?> and <!DOCTYPE html> stay.",
        "An open <!-- comment is none.",
        "Try <my-element> and <X>.",
        "a &nosuch; b &amp c AT&T",
        "<a",
        "x <img> y",
    ],
)
def test_what_only_looks_like_html_is_text(text: str) -> None:
    assert words(parse_markdown(text).tokens) == text
    assert readable(text) == text
    assert readable_line(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Yes, never mix the two.</p>", "Yes, never mix the two."),
        ("<P CLASS='a > b'>One<p>Two", "One\n\nTwo"),
        ("one<br>two<BR/>three<br clear=all>four</br>five", "one\ntwo\nthree\nfour\nfive"),
        ("<!-- x --> Visible.", "Visible."),
        ("a<!-- x\ny -->b", "ab"),
        ("<!-- a\n\nb -->\n\nc", "c"),
        ("<!-- a\n\nb --> c", "c"),
        ("<b>bold</b>, <strong>strong</strong>", "**bold**, **strong**"),
        ("<i>a</i> <em>b</em> <cite>c</cite>", "*a* *b* *c*"),
        ("<s>a</s> <del>b</del> <u>c</u> <mark>d</mark>", "~~a~~ ~~b~~ c d"),
        ("<code>a_b **c** &lt;p&gt;</code> <kbd>Ctrl</kbd>", "`a_b **c** <p>` `Ctrl`"),
        ("H<sub>2</sub>O, 10<sup>6</sup>, 1<sup>st</sup>", "H₂O, 10⁶, 1ˢᵗ"),
        ("10<sup>6 to 9</sup> x<sup>Q</sup> <sub>Ω</sub>", "10^(6 to 9) x^Q _Ω"),
        ("<q>said</q>", "“said”"),
        ("<ul><li>a<li>b <ol start=4><li>c</ol></ul>", "- a\n- b\n  4. c"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nafter", "- a\n- b\n\nafter"),
        ("<li>a<li>b", "- a\n- b"),
        ("<blockquote>q<p>r</blockquote>s", "> q\n>\n> r\n\ns"),
        ("<h2>Head</h2>text", "## Head\n\ntext"),
        ("<div><center>a</center><section>b</section></div>", "a\n\nb"),
        ("<details open><summary>Q</summary>A</details>", "**Q**\n\nA"),
        ("<details>\n<summary>Q</summary>\n\n- *a*\n\n</details>", "**Q**\n\n- *a*"),
        ("<dl><dt>a<dd>b</dl>", "**a**\n\nb"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("<a href='https://x.org/?a=1&amp;b=2'>x</a>", "[x](https://x.org/?a=1&b=2)"),
        ('<a title="a > b" href=https://x.org>x</a>', "[x](https://x.org)"),
        ("<a href='javascript:alert(1)'>x</a> <a name=y>z</a>", "x z"),
        ("<img src=a.png alt='Tea &amp; milk'>", "![Tea & milk](a.png)"),
        ("<iframe src='https://x.org/v'></iframe>", "<https://x.org/v>"),
        (
            "<pre><code class='language-py'>a &lt; **b**\n\n  c</code></pre>",
            "```py\na < **b**\n\n  c\n```",
        ),
        ("see <pre>x **y**</pre> on", "see\n\n```\nx **y**\n```\n\non"),
        (
            "<table><caption>T</caption><tr><th>A<th>B<tr><td>1<td>2<br>3</table>",
            "T\n\n| A | B |\n|---|---|\n| 1 | 2 3 |",
        ),
        ("| a |\n|---|\n| x<br><b>y</b> <ul><li>z</ul> |", "| a |\n|---|\n| x **y** • z |"),
        ("# A <b>c</b><br>d", "# A **c** d"),
        ("- <p>a</p>\n- b<br>c", "- a\n- b\n  c"),
        ("> <p>a</p>", "> a"),
        ("**a <b>b** c</b> d", "**a b c** d"),
        ("<svg><path d='M0'/><text>label</text></svg>", "label"),
        ("<span style='color:red'>a</span><font>b</font>", "ab"),
        ("<script>alert('x')</script>a<style>b</style>", "a"),
        ("<script>\nif (a < b) {\n\n}\n</script>\n\na", "a"),
        ("<![CDATA[a]]>", "a"),
        ("<ul><li>one\n\n- two\n\n</li></ul>three", "- one\n  - two\n\nthree"),
        (
            "<div>\n    <p>a</p>\n\n    <ul>\n        <li>b\n\n        <li>c\n    </ul>\n</div>",
            "a\n\n- b\n- c",
        ),
        ("<div>\n\n    code\n\n</div>", "```\ncode\n```"),
        ("a <script>\n\n- x < y\n\n    z\n\n</script> b", "a\n\nb"),
        ("<p>x</q> <q>y", "x y"),
        ("<select><option>a<option>b</select>", "a\n\nb"),
        ("a<sup>[1]</sup> b<sup>®</sup> c<sup>TM</sup>", "a[1] b® cᵀᴹ"),
        ("![a <b>red</b> *cup*](c.png)", "![a red cup](c.png)"),
        ("<img alt='a cup'>", "a cup"),
        ("<b>a\n\nb</b> c", "**a**\n\n**b** c"),
        ("<b>Never mix.\n\nNext", "**Never mix.**\n\nNext"),
    ],
)
def test_html_is_shown_as_what_it_means(text: str, shown: str) -> None:
    parsed = parse_markdown(text)
    assert markdown(parsed.tokens) == shown
    assert parsed.has_html
    assert readable_markdown(text, "other") == shown


@pytest.mark.parametrize(
    "text",
    ["`<p>` and ``a <br> `b` ``", "```\n<p>x</p> &amp;\n```", "    <p>x</p>", "~~~ html\n<b>\n~~~"],
)
def test_code_is_code(text: str) -> None:
    shown = words(parse_markdown(text).tokens)
    assert re.findall(r"</?\w+>|&amp;", shown) == re.findall(r"</?\w+>|&amp;", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Is CO<sub>2</sub> heavy?", "Is CO₂ heavy?"),
        ("What is <url>?", "What is <url>?"),
        ("R&amp;D, &lt;b&gt; and caf&eacute;", "R&D, <b> and café"),
        ("&amp;lt; stays once decoded", "&lt; stays once decoded"),
        ("One<br>two<!-- three -->", "One two"),
        (
            "What does `<br>` do, and `` &amp; `<b>` ``?",
            "What does `<br>` do, and `` &amp; `<b>` ``?",
        ),
        ("A <style>p {}</style>line", "A line"),
        ("*no* Markdown in <i>here</i>, a_b_c", "*no* Markdown in here, a_b_c"),
        ("<P>Is <CODE>x</CODE> good?</P>", "Is x good?"),
        ("a&#x202e;b&#8238;c&#27;[31m&#7;", "abc[31m"),
        ("a&#10;b", "a b"),
    ],
)
def test_a_line_is_shown_without_html(text: str, shown: str) -> None:
    assert readable_line(text).replace("\ufffd", "") == shown


def test_what_vanishes_is_named() -> None:
    text = "<script>x</script>\n\na <STYLE>y</STYLE> b"
    assert parse_markdown(text).vanished == ("script", "style")
    assert parse_markdown("<script> alone").vanished == ()


@pytest.mark.parametrize(
    "text", ["a < b", "x -> y", "<https://x.org>", "<me@x.org>", "AT&T", "a & b;", "<3"]
)
def test_most_texts_need_no_parser(text: str) -> None:
    assert not may_have_html(text)


NAMES = "p b i ul ol li table tr td th h2 blockquote a sub q div dt dd mark title summary pre code"
TAGS = [f"<{name}>" for name in NAMES.split()] + [f"</{name}>" for name in NAMES.split()]
TAGS += ["<br>", "<hr>", "<url>", "<a href='x.html'>", "<P CLASS='>'>", "<caption>", "<!-- c -->"]
MARKS = ["\n", "\n\n", " ", "- ", "> ", "1. ", "**", "*", "`", "| ", "# ", "~~", "    ", "\\"]
ENTITIES = ["&amp;", "&#x202e;", "&#27;", "&#10;"]
WORDS = st.integers(0, 99).map("w{}x".format)
PARTS = st.lists(st.one_of(st.sampled_from(TAGS), st.sampled_from(MARKS + ENTITIES), WORDS)).map(
    "".join
)


@given(PARTS)
def test_no_word_is_lost_whatever_stands_around_it(text: str) -> None:
    # The language of a fence is no word of the text.
    assume("~~~" not in text and "```" not in text)
    parsed = parse_markdown(text)
    shown = unicodedata.normalize("NFKC", words(parsed.tokens))
    wanted = re.findall(r"w\d+x", text)
    assert sorted(re.findall(r"w\d+x", shown)) == sorted(wanted)
    written = unicodedata.normalize("NFKC", markdown(parsed.tokens))
    assert sorted(re.findall(r"w\d+x", written)) == sorted(wanted)


@given(st.one_of(PARTS, st.text(max_size=200)))
def test_tokens_are_well_nested_and_safe(text: str) -> None:
    parsed = parse_markdown(text)
    SyntaxTreeNode(parsed.tokens)
    for token in _flat(parsed.tokens):
        assert not token.type.startswith("html")
        if token.children is None or not token.children:
            assert unsafe_at(token.content) < 0
    assert unsafe_at(readable_line(text)) < 0 or not may_have_html(text)


@given(st.text(alphabet="abc <>&;/=\"'!-pbru#12\n", max_size=100))
def test_a_line_keeps_its_letters(text: str) -> None:
    without = re.sub(r"<[^>]*>|&[^;]*;", " ", text)
    shown = words(parse_line(text).tokens)
    for letters in re.findall(r"[abc]+", without) if "<!--" not in text else ():
        assert letters in shown


@pytest.mark.parametrize(
    "piece",
    [
        "<b>",
        "<ul><li>",
        "<code>",
        "<!--",
        "<!-- \n",
        "<pre>\n",
        "<table>",
        "<div",
        "</p>",
        "<a b",
        "&amp",
        "<sub>x</sub>",
        "<b>x ",
        "<b>x<i>y</b>",
        "x`",
        "` <b>``",
        "<ul>x",
        "<blockquote>",
    ],
)
def test_hostile_texts_take_no_long_time(piece: str, no_hang: None) -> None:
    text = piece * (100_000 // len(piece)) + " end"
    assert words(parse_markdown(text).tokens).endswith("end")
    assert readable_line(text).endswith("end")


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())


@given(st.lists(st.one_of(st.sampled_from([*TAGS, *MARKS, "[@k]", "@k ", "[see @k, p. 1]"]))))
def test_citations_keep_their_places_among_tags(parts: list[str]) -> None:
    text = "".join(parts)
    citations = parse_citations(text)
    for citation in citations:
        start, end = citation.span
        assert "@k" in text[start:end]
    cited = cited_markdown(text, citations, {"k": 1}, {"k": Reference("k")}, href=lambda _: "c:k")
    shown = words(parse_markdown(cited).tokens)
    # No citation is shown as it is written, but in code and where it was none.
    assert shown.count("@k") <= text.count("@k") - len(citations)
    assert "](<c:k>)" not in shown
