"""Identifiers are cut out of free text exactly, and links are built correctly encoded."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.identifiers.find import (
    Identifier,
    doi_url,
    find_identifiers,
    reference_doi,
    reference_identifiers,
    reference_links,
)
from data.model import Reference

SICI = "10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C"
SICI_URL = "https://doi.org/10.1002/(SICI)1097-0258(19981130)17:22%3C2635::AID-SIM954%3E3.0.CO;2-C"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # DOI, bare and labelled
        ("10.1000/182", ["doi 10.1000/182"]),
        ("doi:10.1000/182", ["doi 10.1000/182"]),
        ("DOI: 10.1000/182", ["doi 10.1000/182"]),
        ("DOI 10.1000/182", ["doi 10.1000/182"]),
        ("DOI10.1000/182", ["doi 10.1000/182"]),
        ("10.1000.10/123", ["doi 10.1000.10/123"]),
        ("10.1000/ABC.Def", ["doi 10.1000/ABC.Def"]),
        ("10.1016/S2215-0366(17)30272-9", ["doi 10.1016/S2215-0366(17)30272-9"]),
        ("(10.1016/S2215-0366(17)30272-9).", ["doi 10.1016/S2215-0366(17)30272-9"]),
        (SICI, [f"doi {SICI}"]),
        (f"see {SICI}.", [f"doi {SICI}"]),
        (f"<{SICI}>", [f"doi {SICI}"]),
        ("10.1130/0091-7613(1990)018[0411:x]2.3", ["doi 10.1130/0091-7613(1990)018[0411:x]2.3"]),
        ("[10.1000/a[1]b]", ["doi 10.1000/a[1]b"]),
        ("10.1000/a&b", ["doi 10.1000/a&b"]),
        ("10.1000/abc#.", ["doi 10.1000/abc#"]),
        ("10.1000/abc+, and", ["doi 10.1000/abc+"]),
        ("10.1000/a;b:c", ["doi 10.1000/a;b:c"]),
        ("10.1000/äöü.", ["doi 10.1000/äöü"]),
        # What surrounds it
        ("10.1000/182.", ["doi 10.1000/182"]),
        ("10.1000/182,", ["doi 10.1000/182"]),
        ("10.1000/182;", ["doi 10.1000/182"]),
        ("10.1000/182?", ["doi 10.1000/182"]),
        ("10.1000/182).", ["doi 10.1000/182"]),
        ("“10.1000/182”", ["doi 10.1000/182"]),
        ("'10.1000/182'.", ["doi 10.1000/182"]),
        ("*10.1000/182*", ["doi 10.1000/182"]),
        ("10.1000/182…", ["doi 10.1000/182"]),
        ("10.1000/182。", ["doi 10.1000/182"]),
        ("10.1000/182—as", ["doi 10.1000/182"]),
        ("10.1000/182</a>", ["doi 10.1000/182"]),
        ("10.1000/182<br>", ["doi 10.1000/182"]),
        ("10.1000/182\u00a0x", ["doi 10.1000/182"]),
        # Typography
        ("10.1000/a\u2011b\u2010c", ["doi 10.1000/a-b-c"]),
        ("10.1000/a\u00adb\u200bc", ["doi 10.1000/abc"]),
        # Several
        ("10.1000/1, 10.1000/2", ["doi 10.1000/1", "doi 10.1000/2"]),
        ("10.1000/1;10.1000/2", ["doi 10.1000/1", "doi 10.1000/2"]),
        ("10.1000/1,doi:10.1000/2", ["doi 10.1000/1", "doi 10.1000/2"]),
        (
            "[10.1000/1](https://doi.org/10.1000/1)",
            ["doi 10.1000/1", "doi 10.1000/1"],
        ),
        # Links to the DOI system
        ("https://doi.org/10.1000/182", ["doi 10.1000/182"]),
        ("http://dx.doi.org/10.1000/182.", ["doi 10.1000/182"]),
        ("https://www.doi.org/10.1000/182", ["doi 10.1000/182"]),
        ("doi.org/10.1000/182", ["doi 10.1000/182"]),
        ("HTTPS://DOI.ORG/10.1000/182", ["doi 10.1000/182"]),
        ("https://doi.org/10.1000%2F182", ["doi 10.1000/182"]),
        (SICI_URL, [f"doi {SICI}"]),
        ("https://doi.org/10.1000/a%2523b", ["doi 10.1000/a%23b"]),
        ("https://doi.org/10.1000/a%ff", ["doi 10.1000/a%ff"]),
        ("https://doi.org/10.1000/182?utm_source=x&utm_medium=y", ["doi 10.1000/182"]),
        ("10.1000/182?utm_source=x", ["doi 10.1000/182"]),
        ("https://doi.org/10.1000/182#abstract", ["doi 10.1000/182"]),
        # Short DOIs
        ("doi:10/aabbe", ["short-doi 10/aabbe"]),
        ("https://doi.org/10/aabbe", ["short-doi 10/aabbe"]),
        ("https://doi.org/aabbe.", ["short-doi 10/aabbe"]),
        ("10/gf5pzs", ["short-doi 10/gf5pzs"]),
        # PubMed
        ("PMID: 30946828.", ["pmid 30946828"]),
        ("PMID 30946828; PMCID: PMC6450409", ["pmid 30946828", "pmcid PMC6450409"]),
        ("https://pubmed.ncbi.nlm.nih.gov/30946828/", ["pmid 30946828"]),
        ("https://www.ncbi.nlm.nih.gov/pubmed/30946828", ["pmid 30946828"]),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6450409/", ["pmcid PMC6450409"]),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC6450409/?x=1", ["pmcid PMC6450409"]),
        # arXiv
        ("arXiv:2101.01234v2,", ["arxiv 2101.01234v2"]),
        ("arXiv: hep-th/9901001", ["arxiv hep-th/9901001"]),
        ("arXiv:math.GT/0309136", ["arxiv math.GT/0309136"]),
        ("https://arxiv.org/abs/0704.0001", ["arxiv 0704.0001"]),
        ("https://arxiv.org/pdf/2101.01234.pdf", ["arxiv 2101.01234"]),
        # ISBN
        ("ISBN 978-3-16-148410-0", ["isbn 9783161484100"]),
        ("ISBN-10: 0-8044-2957-X.", ["isbn 080442957X"]),
        ("ISBN 9783161484100 2019", ["isbn 9783161484100"]),
        # URLs
        ("https://x.org/a_(b).", ["url https://x.org/a_(b)"]),
        ("(see http://x.org/a?b=c&d=e#f)", ["url http://x.org/a?b=c&d=e#f"]),
        ("<https://x.org/>", ["url https://x.org/"]),
        (
            "https://onlinelibrary.wiley.com/doi/10.1002/abc",
            ["url https://onlinelibrary.wiley.com/doi/10.1002/abc"],
        ),
        # None
        ("10.5/10 and 10/12/2020", []),
        ("version 1.10.1000/x", []),
        ("10.123/x", []),
        ("paid 10/month", []),
        ("doi.org/12345", []),
        ("https://doi.org/the/handbook", ["url https://doi.org/the/handbook"]),
        ("ISBN 978-3-16-148410-1", []),
        ("arXiv:2113.01234", []),
        ("9783161484100", []),
        ("javascript:alert(1)", []),
        ("10.1000/", []),
    ],
)
def test_find_identifiers(text: str, expected: list[str]) -> None:
    found = find_identifiers(text)
    assert [f"{f.identifier.kind} {f.identifier.value}" for f in found] == expected


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("see doi:10.1000/182.", "10.1000/182"),
        ("(https://doi.org/10.1000/182)", "https://doi.org/10.1000/182"),
        ("PMID: 123.", "123"),
        ("x ISBN 978-3-16-148410-0, y", "978-3-16-148410-0"),
        ("“https://x.org/”", "https://x.org/"),
    ],
)
def test_spans_are_exact(text: str, piece: str) -> None:
    (found,) = find_identifiers(text)
    assert text[slice(*found.span)] == piece


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1016/S2215-0366(17)30272-9", "https://doi.org/10.1016/S2215-0366(17)30272-9"),
        (SICI, SICI_URL),
        ('10.1000/%"# ?', "https://doi.org/10.1000/%25%22%23%20%3F"),
        ("10.1000/<>{}^", "https://doi.org/10.1000/%3C%3E%7B%7D%5E"),
        ("10.1000/[]`|\\+", "https://doi.org/10.1000/%5B%5D%60%7C%5C%2B"),
        ("10.1000/!$&'()*,-./:;=@_~", "https://doi.org/10.1000/!$&'()*,-./:;=@_~"),
        ("10.1000/ä", "https://doi.org/10.1000/%C3%A4"),
        ("10.1000/a%2Fb", "https://doi.org/10.1000/a%252Fb"),
    ],
)
def test_doi_url(doi: str, url: str) -> None:
    assert doi_url(doi) == url


SUFFIX = st.text(
    alphabet=st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\"`'<"),
    min_size=1,
    max_size=20,
).map(lambda text: text.strip(".,;:!?*()[]{}>") or "x")


@given(SUFFIX)
def test_a_link_leads_back_to_its_doi(suffix: str) -> None:
    doi = f"10.1234/{suffix}"
    (found,) = find_identifiers(f"see {doi_url(doi)} there")
    assert found.identifier == Identifier("doi", doi, doi_url(doi))
    assert unquote(urlsplit(found.identifier.url).path) == f"/{doi}"


@given(st.text(alphabet="10./dois:hPMIDCarXvBN#?()<>[]{}&;,%- \n", max_size=60))
def test_any_text_is_searched(text: str) -> None:
    done = 0
    for found in find_identifiers(text):
        start, end = found.span
        assert done <= start < end <= len(text)
        assert urlsplit(found.identifier.url).scheme in {"http", "https"}
        done = end


def links(**fields: str | int) -> list[str]:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return [link.url for link in reference_links(Reference("r", fields=named))]


def test_links_put_the_doi_first() -> None:
    assert links(
        URL="https://x.org/", ISBN="0-8044-2957-X", PMCID="PMC1", PMID=30946828, DOI="10.1000/1"
    ) == [
        "https://doi.org/10.1000/1",
        "https://x.org/",
        "https://pubmed.ncbi.nlm.nih.gov/30946828/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/",
        "https://openlibrary.org/isbn/080442957X",
    ]


def test_links_name_each_work_once() -> None:
    assert links(DOI="10.1000/ABC", URL="http://dx.doi.org/10.1000/abc") == [
        "https://doi.org/10.1000/ABC"
    ]
    assert links(PMID="1", URL="https://www.ncbi.nlm.nih.gov/pubmed/1") == [
        "https://pubmed.ncbi.nlm.nih.gov/1/"
    ]
    assert len(links(DOI="10.48550/arXiv.2101.01234", number="arXiv:2101.01234v2")) == 1
    assert len(links(ISBN="0-8044-2957-X, 978-0-8044-2957-3")) == 1


def test_the_doi_may_stand_in_the_address() -> None:
    def doi(**fields: str) -> str:
        found = reference_doi(Reference("r", fields=dict(fields)))
        return found.value if found else ""

    assert doi(DOI="10.1000/1", URL="https://doi.org/10.1000/2") == "10.1000/1"
    assert doi(DOI="none", URL="https://doi.org/10.1000/2") == "10.1000/2"
    assert doi(URL="https://x.org/") == doi() == ""


def test_links_only_to_the_web() -> None:
    for address in ("javascript:alert(1)", "file:///etc/passwd", "JAVA\x00SCRIPT:x", "https://"):
        assert links(URL=address) == []
        ((field, parsed),) = reference_identifiers(Reference("r", fields={"URL": address}))
        assert (field, parsed.identifier) == ("URL", None)
        assert parsed.problem
        assert parsed.hint


def test_a_reference_with_every_field_wrong_has_no_links() -> None:
    wrong = dict.fromkeys(("DOI", "URL", "PMID", "PMCID", "ISBN", "number"), ("a", "b"))
    assert reference_links(Reference("r", fields=wrong)) == ()
