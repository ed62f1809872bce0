"""Dumps, documents and other XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from convert.conversion import convert
from data.problems import FaqError
from data.reading.source import Limits
from tests.convert.reading import converted, faq_of, pairs

if TYPE_CHECKING:
    from pathlib import Path

POSTS = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<posts>
<row Id="1" PostTypeId="1" AcceptedAnswerId="3" Score="5" Title="Why loud?"
 Body="&lt;p&gt;My kettle&lt;/p&gt;" Tags="&lt;kettle&gt;&lt;noise&gt;"
 LastActivityDate="2024-01-02T00:00:00.000"/>
<row Id="2" PostTypeId="2" ParentId="1" Score="9" Body="&lt;p&gt;Best&lt;/p&gt;"/>
<row Id="3" PostTypeId="2" ParentId="1" Score="1" Body="&lt;p&gt;Accepted&lt;/p&gt;"/>
<row Id="4" PostTypeId="2" ParentId="1" Score="-2" Body="&lt;p&gt;Worst&lt;/p&gt;"/>
<row Id="5" PostTypeId="1" Title="Nobody knows?" Body="x"/>
<row Id="6" PostTypeId="1" Title="Why red?" Body="" Tags="|colour|"/>
<row Id="7" PostTypeId="2" ParentId="6" Score="0" Body="So."/>
</posts>
"""


def test_of_a_dump_the_accepted_answer_comes_first_then_those_of_higher_scores() -> None:
    made = converted(POSTS, "Posts.xml")
    loud, red = made.faq.entries
    assert (loud.id, loud.question, loud.updated) == ("q1", "Why loud?", "2024-01-02")
    assert loud.tags == ("kettle", "noise")
    places = [loud.answer.index(text) for text in ("Accepted</p>", "Best", "Worst", "My kettle")]
    assert places == sorted(places)
    assert (red.question, red.answer, red.tags) == ("Why red?", "So.\n", ("colour",))
    assert made.leftovers == ("1 questions without an answer",)
    assert made.format == "a Stack Exchange dump"


def test_a_dump_is_read_from_its_file_as_far_as_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "Posts.xml"
    rows = "".join(
        f'<row Id="{2 * at}" PostTypeId="1" Title="Why {at}?" Body="{"x" * 90}"/>'
        f'<row Id="{2 * at + 1}" PostTypeId="2" ParentId="{2 * at}" Body="{"y" * 90}"/>'
        for at in range(200)
    )
    path.write_text(f"<posts>{rows}</posts>", encoding="utf-8")
    made = convert(str(path), limits=Limits(file_bytes=4000))
    assert 10 < len(made.faq.entries) < 40
    assert "were not" in made.problems[0].message
    assert len(convert(str(path)).faq.entries) == 200


MEDQUAD = """<?xml version="1.0"?>
<Document id="1" source="GARD" url="u"><Focus>Flu</Focus><FocusAnnotations><Synonyms>
<Synonym>Influenza</Synonym></Synonyms></FocusAnnotations><QAPairs>
<QAPair pid="1"><Question qid="1-1" qtype="information">What is Flu ?</Question>
<Answer>A thing.
   More of it.</Answer></QAPair>
<QAPair pid="2"><Question qid="1-2" qtype="causes">Why?</Question><Answer></Answer></QAPair>
</QAPairs></Document>
"""


def test_a_document_of_medquad_is_read() -> None:
    made = converted(MEDQUAD, "0000001.xml")
    (entry,) = made.faq.entries
    assert (entry.id, entry.question) == ("1-1", "What is Flu ?")
    assert entry.answer == "A thing.\nMore of it.\n"
    assert entry.tags == ("information", "Influenza")
    assert made.leftovers == ("Why?",)
    assert made.format == "MedQuAD"


def test_other_xml_with_questions_is_read() -> None:
    text = (
        "<faqs title='Kettle'><part><title>Tea</title><faq id='g'><question>Why <b>green</b>?"
        "</question><answer><p>So.</p></answer></faq><faq><question>How?</question>"
        "<answer>Thus.</answer></faq></part></faqs>"
    )
    assert pairs(text, "faq.xml") == [("Why green?", "<p>So.</p>"), ("How?", "Thus.")]
    assert faq_of(text, "faq.xml").sections[0].title == "Tea"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<!DOCTYPE posts [<!ENTITY a 'b'>]><posts><row/></posts>", "xml-entities"),
        ("<posts><row Id='1'", "not-xml"),
        ("<rss><channel><item>x</item></channel></rss>", "no-questions"),
    ],
)
def test_dangerous_and_broken_xml_is_refused(text: str, code: str) -> None:
    with pytest.raises(FaqError) as raised:
        faq_of('<?xml version="1.0"?>' + text, "a.xml")
    assert raised.value.problems[0].code == code


def test_questions_and_answers_of_docbook_are_without_its_elements() -> None:
    text = """\
<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.2//EN" "x.dtd">
<article><title>Kettle FAQ</title><qandaset><qandadiv><title>Care</title><qandaentry>
<question><para>Is <literal>x&lt;y</literal> safe?</para></question>
<answer><para>Not <emphasis role="bold">now</emphasis>, see <ulink url="https://x.example">us</ulink>.
</para><screen>a &lt; b</screen></answer></qandaentry></qandadiv></qandaset></article>
"""
    faq = faq_of(text, "x.xml")
    (entry,) = faq.entries
    assert entry.question == "Is x<y safe?"
    assert entry.answer == (
        '<p>Not <strong>now</strong>, see <a href="https://x.example">us</a>.\n</p>'
        "<pre>a &lt; b</pre>\n"
    )
    assert [section.title for section in faq.sections] == ["Care"]


def test_documents_whose_titles_ask() -> None:
    text = """\
<document><header><title>Frequently Asked Questions</title></header><body>
<section id="care"><title>1. Care</title>
<section id="hand"><title>1.1. Washing it with <code>soap</code>
</title><p>See <link href="site:soap">soap</link>.</p><source>wash &amp; dry</source></section>
<section id="dry"><title>1.2. May it run dry?</title><note>Never.</note></section></section>
<section id="use"><title>2. Use</title><section><title>2.1. Is it loud?</title><p>Yes.</p></section>
</section></body></document>
"""
    faq = faq_of(text, "kettle.xml")
    assert [(entry.id, entry.question, entry.answer) for entry in faq.entries] == [
        ("hand", "Washing it with `soap`", "See [soap](site:soap).\n\n```\nwash & dry\n```\n"),
        ("dry", "May it run dry?", "> Never.\n"),
        ("is-it-loud", "Is it loud?", "Yes.\n"),
    ]
    assert [section.title for section in faq.sections] == ["Care", "Use"]


def test_items_of_a_feed() -> None:
    text = """\
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Kettle shop</title><item><title>Is it loud?</title><category>Noise</category>
<content:encoded><![CDATA[<p>Yes, <b>very</b>.</p>]]></content:encoded></item>
<item><title>Is it red?</title><description>&lt;p&gt;No.&lt;/p&gt;</description></item>
</channel></rss>
"""
    faq = faq_of(text, "export.xml")
    assert faq.title == "Kettle shop"
    assert [(entry.question, entry.answer, entry.section) for entry in faq.entries] == [
        ("Is it loud?", "<p>Yes, <b>very</b>.</p>\n", "noise"),
        ("Is it red?", "<p>No.</p>\n", ""),
    ]


def test_texts_of_a_program() -> None:
    text = """\
<resources><string name="app">Kettle</string>
<string name="faq_q1">Is it loud?</string><string name="faq_a1">Yes.</string>
<string name="faq_q2">Leaks</string><string name="faq_a2">Mend it.</string></resources>
"""
    assert pairs(text, "strings.xml") == [("Is it loud?", "Yes."), ("Leaks", "Mend it.")]


def test_an_encoding_that_does_not_exist_is_told() -> None:
    with pytest.raises(FaqError) as caught:
        converted('<?xml version="1.0" encoding="no-such"?><faqs><faq/></faqs>', "x.xml")
    assert caught.value.problems[0].code == "not-xml"
