"""Pages of questions, well-formed and not."""

from __future__ import annotations

import pytest

from data.problems import FaqError
from tests.convert.reading import faq_of, pairs, sections

BOTH = [("Is it safe?", "Yes."), ("Is it red?", "No.")]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Is it safe?</h2><p>Yes.</p><h2>Is it red?</h2><p>No.</p>",
        (
            "<details><summary>Is it safe?</summary>Yes.</details>"
            "<details><summary>Is it red?</summary><p>No.</p></details>"
        ),
        "<dl><dt>Is it safe?</dt><dd>Yes.</dd><dt>Is it red?</dt><dd>No.</dd></dl>",
        "<dl><dt>Is it safe?<dd>Yes.<dt>Is it red?<dd>No.</dl>",
        "<p><b>Is it safe?</b></p><p>Yes.</p><p><strong>Is it red?</strong></p><p>No.</p>",
        "<p><b>Is it safe?</b><br>Yes.</p><p><b>Is it red?</b><br>No.</p>",
        "<p>Q: Is it safe?</p><p>A: Yes.</p><p>Q: Is it red?</p><p>A: No.</p>",
        "<ul><li><b>Is it safe?</b> Yes.<li><b>Is it red?</b> No.</ul>",
        (
            "<div class='faq-question'>Is it safe?</div><div class='faq-answer'>Yes.</div>"
            "<div class='faq-question'>Is it red?</div><div class='faq-answer'><p>No.</p></div>"
        ),
        (
            "<button class='accordion'>Is it safe?</button><div class='panel'><p>Yes.</p></div>"
            "<button class='accordion'>Is it red?</button><div class='panel'><p>No.</p></div>"
        ),
        (
            "<div><h3><button>Is it safe?</button></h3><div><div>Yes.</div></div></div>"
            "<div><h3><button>Is it red?</button></h3><div><div>No.</div></div></div>"
        ),
        # All in one paragraph, and bare in the page.
        "<p><b>Is it safe?</b><br>Yes.<br><b>Is it red?</b><br>No.</p>",
        "<b>Is it safe?</b><br>Yes.<br><br><b>Is it red?</b><br>No.",
        "<p><a name='s'></a><b>Is it safe?</b><br>Yes.</p><p><b>Is it red?</b><br>No.</p>",
        "<table><tr><td><h4>Is it safe?</h4>Yes.</td></tr><tr><td><h4>Is it red?</h4>No.</td></tr>",
    ],
)
def test_each_way_of_marking_questions_is_read(body: str) -> None:
    for text in (f"<!doctype html><html><body>{body}</body></html>", body):
        assert pairs(text, "page.html") == BOTH


def test_a_page_gives_title_language_sections_anchors_and_markdown() -> None:
    text = """<html lang="fr"><head><title>Shop</title><style>x {}</style></head><body>
<nav><h2>Menu?</h2></nav><h1>Our FAQ</h1><p>Intro.</p>
<h2>Tea</h2>
<h3 id="why">Why green?<a class="headerlink" href="#why">¶</a></h3>
<p>So <b>it</b> is <a href="/x">here</a>.</p><ul><li>a<li>b</ul>
<h2>Milk</h2><h3><a name="how"></a>How</h3><pre>x  y</pre>
<footer><h3>Contact us?</h3></footer></body></html>"""
    faq = faq_of(text, "shop.htm")
    assert (faq.title, faq.language, faq.about, faq.format) == ("Our FAQ", "fr", "Intro.", "HTML")
    assert [(entry.id, entry.question, entry.answer, entry.line) for entry in faq.entries] == [
        ("why", "Why green?", "So **it** is [here](/x).\n\n- a\n- b\n", 4),
        ("how", "How", "```\nx  y\n```\n", 6),
    ]
    assert sections(text, "shop.htm") == ["Tea", "Milk"]


@pytest.mark.parametrize(
    "head",
    [
        '{"@type": "FAQPage", "mainEntity": [%s]}',
        '{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": "FAQPage", "mainEntity": [%s]}]}',
        '[{"@type": "FAQPage", "mainEntity": [%s]}]',
    ],
)
def test_json_ld_is_read(head: str) -> None:
    items = ",".join(
        f'{{"@type": "Question", "name": "{question}", "acceptedAnswer": '
        f'{{"@type": "Answer", "text": "{answer}"}}}}'
        for question, answer in BOTH
    )
    text = f'<html><head><script type="application/ld+json">{head % items}</script></head></html>'
    assert pairs(text, "page.html") == BOTH


def test_microdata_is_read() -> None:
    text = "<main itemscope itemtype='https://schema.org/FAQPage'>" + "".join(
        "<section itemscope itemprop='mainEntity' itemtype='https://schema.org/Question'>"
        f"<span itemprop='name'>{question}</span><div itemscope itemprop='acceptedAnswer' "
        "itemtype='https://schema.org/Answer'>"
        f"<p itemprop='text'>{answer}</p></div></section>"
        for question, answer in BOTH
    )
    assert pairs(text, "page.html") == BOTH


def test_the_declared_encoding_counts() -> None:
    text = "<meta charset='iso-8859-1'><h2>Où ?</h2><p>Là.</p>"
    assert pairs(text.encode("iso-8859-1"), "page.html") == [("Où ?", "Là.")]


@pytest.mark.parametrize("text", ["<div>" * 5000 + "<h2>Why?</h2>So.", "<p>Nothing here.</p>"])
def test_pages_without_questions_are_told(text: str) -> None:
    with pytest.raises(FaqError):
        faq_of(text, "page.html")


@pytest.mark.parametrize(
    ("before", "after"),
    [("//<![CDATA[\n", "\n//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<!--", "-->")],
)
def test_data_for_machines_that_is_hidden_from_old_browsers(before: str, after: str) -> None:
    data = (
        '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Is it safe?", '
        '"acceptedAnswer": {"@type": "Answer", "text": "Yes."}}]}'
    )
    page = f'<script type="application/ld+json">{before}{data}{after}</script>'
    assert pairs(f"<!doctype html><html><head>{page}</head></html>", "page.html") == [
        ("Is it safe?", "Yes.")
    ]
