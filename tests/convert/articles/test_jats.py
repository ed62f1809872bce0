"""Reference lists of JATS."""

from __future__ import annotations

import pytest

from convert.articles.jats import jats_references
from data.problems import FaqError

_ARTICLE = b"""<?xml version="1.0"?><article><back><ref-list>
<ref id="r1"><label>1</label><mixed-citation publication-type="journal"><name><surname>Roe</surname>
<given-names>JA</given-names></name>, <etal>et al</etal>.
<article-title>Salt &amp; sand</article-title>.
<source>Shore</source>. <year>2001</year>;<volume>3</volume>(<issue>2</issue>):<fpage>11</fpage>-
<lpage>9</lpage>. doi: 10.5555/s.
<object-id pub-id-type="pmid">77</object-id></mixed-citation></ref>
<ref id="r2"><element-citation publication-type="book"><person-group person-group-type="editor">
<collab>Institute of Tides</collab></person-group><source>All salt</source><year>1999</year>
<publisher-name>Fjord</publisher-name>
<pub-id pub-id-type="doi">10.5555/b</pub-id></element-citation>
</ref>
</ref-list></back></article>"""


def test_both_ways_of_citing() -> None:
    article, book = jats_references(_ARTICLE, "x.xml")
    assert (article.id, article.type, article.title) == ("r1", "article-journal", "Salt & sand")
    assert [(name.family, name.literal) for name in article.authors] == [
        ("Roe", ""),
        ("", "others"),
    ]
    assert article.text("container-title") == "Shore"
    assert (article.text("page"), article.text("volume"), article.text("issue")) == (
        "11-9",
        "3",
        "2",
    )
    assert (article.text("DOI"), article.text("PMID")) == ("10.5555/s", "77")
    assert article.printed.startswith("Roe JA, et al. Salt & sand.")
    assert (book.title, book.text("publisher"), book.text("DOI")) == (
        "All salt",
        "Fjord",
        "10.5555/b",
    )
    assert book.fields["editor"] == ({"literal": "Institute of Tides"},)


def test_entities_are_refused() -> None:
    with pytest.raises(FaqError, match="entities"):
        jats_references(b'<!DOCTYPE a [<!ENTITY x "y">]><a/>', "x.xml")
