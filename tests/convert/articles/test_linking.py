"""Citations by author and year: linked where they fit one work, else left and told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.articles.citing import cite
from convert.articles.listing import Listing, split_items
from convert.model import DraftEntry
from data.citing.syntax import parse_citations
from data.reading.bibliography.read import parse_bibliography

_LIST = """
Smith, A., & Jones, B. (2001). Salt. *J Salt*, 1, 2-3.

van den Berg, C., Kok, D., & Vis, E. (2010a). Salt again. *J Salt*, 2, 2-3.

van den Berg, C., Kok, D., & Vis, E. (2010b). Salt once more. *J Salt*, 2, 4-5.

World Health Organization. (2008). *Salt for all*. WHO Press.

Lee, J. (2005). On salt. *J Salt*, 3(1), 2-3. https://doi.org/10.5555/abc

Müller-Lüdenscheidt, K., & O'Brien, P. (in press). Tides. *Shore*.

R Core Team. (2020). *R*. https://r-project.org

Anon, X., Bee, Y., … & Zed, Z. (2018). Many. *J Many*, 1, 1-2.
"""


def _linked(text: str, listing: str = _LIST) -> tuple[str, tuple[str, ...]]:
    cited = cite([DraftEntry("Q?", text)], split_items(listing))
    return cited.entries[0].answer, tuple(one.partition(" (in “")[0] for one in cited.unlinked)


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("(Smith & Jones, 2001)", "[@smith2001]"),
        ("(see Smith and Jones, 2001, pp. 3–5)", "[see @smith2001, pp. 3–5]"),
        ("(Smith and Jones 2001, 15; Lee 2005, 3-4)", "[@smith2001, 15; @lee2005, 3-4]"),
        ("(van den Berg et al., 2010a, 2010b)", "[@berg2010a; @berg2010b]"),
        ("(van den Berg et al., 2010a, b)", "[@berg2010a; @berg2010b]"),
        ("(e.g., Lee, 2005; Smith & Jones, 2001)", "[e.g., @lee2005; @smith2001]"),
        ("[Lee, 2005]", "[@lee2005]"),
        ("(Smith & Jones, 2001, and Lee, 2005)", "[@smith2001; @lee2005]"),
        ("(Smith &amp; Jones, 2001)", "[@smith2001]"),
        ("Smith and Jones (2001) say", "@smith2001 say"),
        ("Smith and Jones (2001, p. 7) say", "@smith2001 [p. 7] say"),
        ("Van den Berg, Kok, and Vis (2010b) say", "@berg2010b say"),
        ("Anon et al. (2018) say", "@anon2018 say"),
        ("Anon, Bee, *et al.* (2018) say", "@anon2018 say"),
        ("Muller-Ludenscheidt & O’Brien (in press)", "@mullerludenscheidt"),
        ("the World Health Organization (2008)", "the @world-health-organization2008"),
        ("R Core Team (2020)-based", "@{r-core-team2020}-based"),
        ("Lee’s (2005) view", "Lee’s (2005) [@lee2005] view"),
        ("Smith and colleagues (2001)", "Smith and colleagues (2001) [@smith2001]"),
        ("as Lee 2005 has it", "as Lee 2005 [@lee2005] has it"),
        ("Lee (2005; see also Smith & Jones, 2001)",
         "Lee (2005 [@lee2005]; see also [@smith2001])"),
        ("(a tale told by many, and by others, such as Lee, 2005)",
         "(a tale told by many, and by others, such as [@lee2005])"),
        ("([Lee, 2005](#ref-lee2005))", "[@lee2005]"),
        ("Brown (1999) and Lee (2005)", "Brown (1999) and @lee2005"),
        ("However Lee (2005) says", "However @lee2005 says"),
        ("Lee (2005) [Table 1]", "Lee (2005) [@lee2005] [Table 1]"),
        ("One.\n\nLee (2005) says", "One.\n\n@lee2005 says"),
        ("*Lee* (2005) says", "@lee2005 says"),
        ("_Anon et al._ (2018) say", "@anon2018 say"),
        ("**Lee (2005)** says", "**@lee2005** says"),
        ("(Lee, 2005/2009)", "[@lee2005]"),
        ("(as in\nLee,\n2005)", "[as in @lee2005]"),
        ("Lee [2005] says", "@lee2005 says"),
    ],
)  # fmt: skip
def test_linked(written: str, linked: str) -> None:
    assert _linked(f"It is so {written}.")[0] == f"It is so {linked}."


@pytest.mark.parametrize(
    "written",
    [
        "(Jones, 2001)",
        "Smith (2001)",
        "Smith et al. (2001)",
        "van den Berg et al. (2010)",
        "Brown & Lee (2005)",
        "Brown and Lee (2005)",
        "K. Lee (2005)",
        "Robert Lee (2005)",
        "(Lee, 2006)",
        "McLee (2005)",
        "(Lee-Roth, 2005)",
        "de Lee (2005)",
        "the lee (2005)",
        "`Lee (2005)`",
        "[Lee (2005)](https://example.org)",
        "$Lee (2005)$",
        "Smith.\n\n(2001) was a year",
    ],
)
def test_never_linked_wrongly(written: str) -> None:
    answer, _ = _linked(f"It is so {written}.")
    assert parse_citations(answer) == ()
    assert answer == f"It is so {written}."


def test_what_cannot_be_linked_is_told() -> None:
    text = "As Brown (1999) and (Green et al., 2003; Lee, 2005) say in May (2005)."
    answer, unlinked = _linked(text)
    assert answer == "As Brown (1999) and (Green et al., 2003; [@lee2005]) say in May (2005)."
    assert unlinked == ("Green et al., 2003", "Brown (1999)")


def test_works_of_a_bibliography_may_be_cited_by_name() -> None:
    bibliography = parse_bibliography(
        b"@book{key, author={Roe, Jane and Moe, K}, year={2001}, title={Salt}}"
        b"@book{other, author={Zoe, L}, year={2002}, title={Sand}}",
        "x.bib",
    ).references
    cited = cite([DraftEntry("Q?", "So (Roe & Moe, 2001).")], Listing(), bibliography)
    assert cited.entries[0].answer == "So [@key]."
    assert [one.id for one in cited.references] == ["key"]


def test_works_of_hundreds_of_authors() -> None:
    names = " and ".join(f"Name{n}, A." for n in range(500))
    entry = f"@article{{many, author={{{names}}}, year={{2001}}, title={{Salt}}}}"
    bibliography = parse_bibliography(entry.encode(), "x.bib").references
    cited = cite([DraftEntry("Q?", "So Name0 et al. (2001).")], Listing(), bibliography)
    assert cited.entries[0].answer == "So @many."


def test_an_abbreviation_that_the_article_explains() -> None:
    text = "The World Health Organization (WHO, 2008) warned (WHO, 2008)."
    assert _linked(text)[0].count("@world-health-organization2008") == 2
    assert "@" not in _linked("They warned (WHO, 2008).")[0]


def test_pandoc_and_manubot_citations() -> None:
    text = (
        "Salt [@doi:10.5555/ABC; @pmid:30844397], [@{doi:10.1002/(SICI)1:8<9::AID>3.0.CO;2-W}], "
        "mail joe@example.org, and [@nobody]."
    )
    cited = cite([DraftEntry("Q?", text)], split_items(_LIST))
    answer = cited.entries[0].answer
    keys = [citation.key for citation in parse_citations(answer)]
    assert keys == ["lee2005", "pmid:30844397", "doi:10.1002/(SICI)1:8<9::AID>3.0.CO;2-W", "nobody"]
    by_key = {one.id: one for one in cited.references}
    assert by_key["pmid:30844397"].text("PMID") == "30844397"
    assert by_key[keys[2]].text("DOI") == "10.1002/(SICI)1:8<9::AID>3.0.CO;2-W"
    assert cited.unlinked == ("@nobody (in “Q?”)",)
    assert cited.doubts["nobody"]


_PIECES = st.sampled_from(
    ["(", ")", "[", "]", "Lee", "Smith", "Jones", " & ", " and ", ", ", "; ", "2005", "2001", " ",
     "et al.", "van den Berg", "2010a", "b", "see ", "p. 3", "@x", "\n\n", "`", "*", "’s", "\\"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_what_was_linked_can_be_read(text: str) -> None:
    cited = cite([DraftEntry("Q?", text)], split_items(_LIST))
    entry = cited.entries[0]
    known = {one.id for one in cited.references}
    keys = [one.key for one in parse_citations(entry.answer) if one.key in known]
    assert len(keys) == cited.linked or entry.unsure
