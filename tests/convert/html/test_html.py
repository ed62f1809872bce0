"""Pages of questions, well-formed and not."""

from __future__ import annotations

import pytest

from data.problems import FaqError
from tests.convert.reading import converted, faq_of, pairs, sections

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


def test_lists_whose_items_are_questions_with_answers_below() -> None:
    page = """\
<h1>Frequently Asked Questions</h1><ul><li><a href="#care">Care</a></li></ul>
<h2><a name="care">Care</a>(s)</h2>
<ol><li><em>Washing the kettle</em><p>By hand.</p><ul><li>soap</li></ul></li>
<li>Never boil it dry.</li>
<li><em>Can I scour it</em> ?<p>No.</p></li></ol>
<h2>Use</h2>
<ol><li>Is it loud ?<p>Yes.</p></li><li><b>It leaks</b><p>Mend it.</p></li></ol>
"""
    faq = faq_of(page, "x.html")
    assert [(entry.question, entry.answer) for entry in faq.entries] == [
        ("Washing the kettle", "By hand.\n\n- soap\n"),
        ("Can I scour it ?", "No.\n"),
        ("Is it loud ?", "Yes.\n"),
        ("It leaks", "Mend it.\n"),
    ]
    assert [section.title for section in faq.sections] == ["Care(s)", "Use"]


def test_other_lists_stay_lists() -> None:
    page = "<h2>Is it loud?</h2><ol><li><em>Yes</em>, very.<p>Or so.</p></li><li>No?</li></ol>"
    (entry,) = faq_of(page, "x.html").entries
    assert "1. *Yes*, very." in entry.answer
    assert "2. No?" in entry.answer


def test_paragraphs_of_the_classes_q_and_a() -> None:
    page = """\
<h1>FAQ</h1><ul><li><a href="#x">What is <code>--x</code> good
for?</a></li></ul>
<p class="q"><a name="x">What is <code>--x</code> good for?</a></p>
<p class="a">Nothing.</p><p class="a">Really.</p>
<p class="q">Leaking lids</p><p class="a">Mend them.</p>
"""
    faq = faq_of(page, "x.html")
    assert [(entry.id, entry.question, entry.answer) for entry in faq.entries] == [
        ("x", "What is `--x` good for?", "Nothing.\n\nReally.\n"),
        ("leaking-lids", "Leaking lids", "Mend them.\n"),
    ]
    assert faq.about == ""


def test_a_quotation_of_the_class_q_is_no_question() -> None:
    page = '<h2>Is it loud?</h2><p class="q">Very.</p><p>So they say.</p>'
    assert pairs(page, "x.html") == [("Is it loud?", "Very.\n\nSo they say.")]


def test_numbers_with_a_blank_before_their_colon() -> None:
    page = "<h2>Q1 : Is it loud?</h2><p>Yes.</p><h2>Q2 : Is it red?</h2><p>No.</p>"
    assert pairs(page, "x.html") == [("Is it loud?", "Yes."), ("Is it red?", "No.")]


def test_headings_in_links_are_headings() -> None:
    page = '<a href="#1"><h3>Is it loud?</h3></a><p>Yes.</p><a href="#"><h4>Back to top</h4></a>'
    assert pairs(page, "x.html") == [("Is it loud?", "Yes.")]


LIDS = [("Is it safe?", "Yes."), ("Mind the lid", "Always.")]


@pytest.mark.parametrize(
    "page",
    [
        (
            '<div class="schema-faq"><div><strong class="schema-faq-question">Is it safe?</strong> '
            '<p class="schema-faq-answer">Yes.</p></div><div><strong class="schema-faq-question">'
            'Mind the lid</strong> <p class="schema-faq-answer">Always.</p></div></div>'
        ),
        (
            '<div class="expand-container"><div class="expand-control">'
            '<span class="expand-control-text">Is it safe?</span></div><div class="expand-content">'
            '<p>Yes.</p></div></div><div class="expand-container"><div class="expand-control">'
            '<span class="expand-control-text">Mind the lid</span></div>'
            '<div class="expand-content"><p>Always.</p></div></div>'
        ),
        (
            '<div><button aria-expanded="false" aria-controls="a">Is it safe?</button>'
            '<div id="a"><p>Yes.</p></div></div><div><button '
            'aria-expanded="true" aria-controls="b">'
            'Mind the lid</button><div id="b"><p>Always.</p></div></div>'
        ),
        (
            "<table><tr><td><b>Q:</b></td><td>Is it "
            "safe?</td></tr><tr><td><b>A:</b></td><td>Yes.</td>"
            "</tr><tr><td>Q:</td><td>Mind the lid</td></tr><tr><td>A:</td><td>Always.</td></tr>"
            "</table>"
        ),
        (
            "<table><tr><th>No</th><th>Question</th><th>Answer</th></tr><tr><td>1</td>"
            "<td>Is it "
            "safe?</td><td>Yes.</td></tr><tr><td>2</td><td>Mind the lid</td><td>Always.</td>"
            "</tr></table>"
        ),
        (
            '<p><a href="#1">Is it safe?</a><br><a href="#2">Mind the lid</a></p><hr>'
            '<p><a name="1"><b>Is it safe?</b></a></p><p>Yes.</p>'
            '<p><a name="2"><font><b>Mind the lid</b></font></a></p><p>Always.</p>'
        ),
        (
            '<div id="app"></div><script type="application/json">{"props": {"faqs": ['
            '{"question": "Is it safe?", "answer": "Yes."}, '
            '{"question": "Mind the lid", "answer": "Always."}]}}</script>'
        ),
    ],
)
def test_more_ways_to_write_questions(page: str) -> None:
    html = f"<html><head><title>FAQ</title></head><body>{page}</body></html>"
    assert pairs(html, "x.html") == LIDS


def test_a_declaration_that_cannot_be_read_is_told() -> None:
    with pytest.raises(FaqError) as caught:
        faq_of("<h2>Is it safe?</h2><![?CDATA[Yes]]></p>", "x.html")
    assert caught.value.problems[0].code == "not-html"


@pytest.mark.parametrize(
    ("declared", "encoding", "told"),
    [
        ("iso-8859-1", "cp1252", 0),
        ("windows-1251", "cp1251", 0),
        ("utf-8", "cp1252", 1),
        ("no-such", "cp1252", 1),
        ("utf-8", "utf-8-sig", 0),
    ],
)
def test_pages_say_their_encoding_and_may_be_wrong(
    declared: str, encoding: str, told: int, capfd: pytest.CaptureFixture[str]
) -> None:
    words = "Что это?" if encoding == "cp1251" else "Schön – oder größer?"
    page = f'<meta charset="{declared}"><h2>{words}</h2><p>Ja, {words}</p>'
    made = converted(page.encode(encoding), "x.html")
    assert [entry.question for entry in made.faq.entries] == [words]
    assert len(made.problems) == told
    assert capfd.readouterr().err == ""
