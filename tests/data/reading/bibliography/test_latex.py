"""LaTeX in fields becomes Unicode and the markup of CSL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.bibliography.latex import to_address, to_text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"G{\"o}del", "Gödel"),
        (r"G\"odel and Erd\H{o}s", "Gödel and Erdős"),
        (r"Mar{\'\i}a", "María"),
        (r"Mar\'{\i}a", "María"),
        (r"\v{C}apek, \c{S}en, {\aa}, {\O}rsted, Stra{\ss}e", "Čapek, Şen, å, Ørsted, Straße"),
        (r"\k a\l\'od\'z", "ąłódź"),
        (r"na\"{\i}ve", "naïve"),
        ("pages 3--7 --- {``quoted''}", "pages 3–7 — “quoted”"),
        (r"Smith \& Wesson, 10\% of \$5 \#1 a\_b", "Smith & Wesson, 10% of $5 #1 a_b"),
        (r"The {DNA} of \emph{E. coli}", "The DNA of <i>E. coli</i>"),
        (r"{\it Drosophila} and {\bf bold}", "<i>Drosophila</i> and <b>bold</b>"),
        (r"H\textsubscript{2}O and $CO_2$ and $10^{-3}$",
         "H<sub>2</sub>O and CO<sub>2</sub> and 10<sup>-3</sup>"),
        (r"the $\alpha$-helix", "the α-helix"),
        (r"a $\frac{1}{2}$ b", r"a $\frac{1}{2}$ b"),
        (r"\enquote{well}", "“well”"),
        (r"costs $5 each", "costs $5 each"),
        (r"a\\b\ c~d", "a b c\u00a0d"),
        (r"\unknown{kept} \alone gone", "kept gone"),
        ("two\n   lines", "two lines"),
        ("un{balanced", "unbalanced"),
        ("un}balanced", "unbalanced"),
    ],
)  # fmt: skip
def test_text(written: str, read: str) -> None:
    assert to_text(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"10.1000/a\_b", "10.1000/a_b"),
        (r"10.1002/(SICI)1097-0258(19980815)17:15$<$1661::AID-SIM968$>$3.0.CO;2-2",
         "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"),
        (r"https://example.org/{\~{}}me/a\%20b?x=1\&y=2", "https://example.org/~me/a%20b?x=1&y=2"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        ("https://example.org/~me/a_b#c", "https://example.org/~me/a_b#c"),
    ],
)  # fmt: skip
def test_address(written: str, read: str) -> None:
    assert to_address(written) == read


@given(st.text(alphabet="\\{}$~`'a- \"_^%\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    to_text(text)
    to_address(text)
