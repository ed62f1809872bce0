"""Markup in titles reads as what it means, whoever wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citing.markup import Span, plain, spans, to_csl, typeset


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Effects of <i>in vivo</i> doses", "Effects of in vivo doses"),
        ("Effects of <em>in vivo</em> doses", "Effects of in vivo doses"),
        ("N<sub>2</sub>O and x<sup>−1</sup>", "N₂O and x⁻¹"),
        ('A <span class="nocase">DSM</span> guide', "A DSM guide"),
        ('<span style="font-variant: small-caps;">Roe</span>', "Roe"),
        ("Trial &amp; error, p &lt; .05, &#x3b1;", "Trial & error, p < .05, α"),
        ("The *C. elegans* genome", "The C. elegans genome"),
        ("The **bold** and _slanted_ one", "The bold and slanted one"),
        ("*p*-values in **10** trials", "p-values in 10 trials"),
        ("CO~2~ at 10^−3^ mol", "CO₂ at 10⁻³ mol"),
        ("The [mRNA]{.nocase} of [*E. coli*]{.nocase}", "The mRNA of E. coli"),
        ("Cohen’s $d$ and $\\chi^2$ with $n_{12}$", "Cohen’s d and χ² with n₁₂"),
        ("Where $p<.05$ and $\\widehat R$", "Where p < .05 and R\u0302"),
        (r"Not \*this\* \$5", "Not *this* $5"),
        ("See <https://x.org/a_b>", "See https://x.org/a_b"),
        ("1990--1999, or not---so", "1990–1999, or not—so"),
        ("The 4<sup>th</sup> 1^er^", "The 4ᵗʰ 1ᵉʳ"),
        ("2^−ΔΔC^", "2^(−ΔΔC)"),
        # Signs that are no markup
        ("A* search and B* trees", "A* search and B* trees"),
        ("From $5 to $10", "From $5 to $10"),
        ("A ~ B, ~5 and x^2", "A ~ B, ~5 and x^2"),
        ("snake_case_name, P_2", "snake_case_name, P_2"),
        ("a < b and c > d, <x>", "a < b and c > d, <x>"),
        ("<i>never closed", "<i>never closed"),
        ("[a] (b) [c]{d}", "[a] (b) [c]{d}"),
        ("AT&T; R&D", "AT&T; R&D"),
    ],
)
def test_what_is_written_reads_as_what_it_means(written: str, read: str) -> None:
    assert plain(written) == read


def test_styles_are_told_apart() -> None:
    assert spans("a *b **c*** <i>d <i>e</i></i>") == (
        Span("a "),
        Span("b ", italic=True),
        Span("c", italic=True, bold=True),
        Span(" "),
        Span("d ", italic=True),
        Span("e"),
    )


@pytest.mark.parametrize(
    ("written", "csl"),
    [
        ("H~2~O *in vitro*", "H<sub>2</sub>O <i>in vitro</i>"),
        ("[cDNA]{.nocase}", '<span class="nocase">cDNA</span>'),
        ("[Roe]{.smallcaps} **b**", '<span style="font-variant: small-caps">Roe</span> <b>b</b>'),
        ("<i>x</i> & y", "<i>x</i> & y"),
    ],
)
def test_csl_json_gets_tags(written: str, csl: str) -> None:
    assert to_csl(written) == csl
    assert spans(csl) == spans(written)


def test_quotation_marks_become_round() -> None:
    read = "".join(span.text for span in typeset("\"A *'b'*\" isn't \\'c\\'"))
    assert read == "“A ‘b’” isn’t 'c'"


@given(st.text(alphabet="ab *_~^$<>i/[]{}.&;\\\"'-", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(span.text for span in spans(text))
    letters = [char for char in "".join(span.text for span in spans(text)) if char == "b"]
    assert len(letters) <= text.count("b")


def test_very_many_marks_take_no_time() -> None:
    assert plain("*a " * 1_600)
    assert plain("<i>" * 1_600)
    assert plain("[" * 4_900)
