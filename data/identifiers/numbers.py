"""Identifiers that are numbers: PubMed, PubMed Central, arXiv."""

from __future__ import annotations

import re
from functools import cache

from data.identifiers.model import INVISIBLE, Identifier, Parsed


@cache
def _arxiv() -> re.Pattern[str]:
    # Compiled when first used: that costs start-up.
    return re.compile(
        r"(?:arxiv\s*:\s*|https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/)?"
        r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?"
        r"|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}(?:v\d+)?)"
        r"(?:\.pdf)?/?(?:\s*\[[\w.-]+\])?",
        re.IGNORECASE,
    )


@cache
def _pmid() -> re.Pattern[str]:
    # Compiled when first used: that costs start-up.
    return re.compile(
        r"(?:pmid[\s:]*+|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/)?"
        r"([1-9]\d{0,8})/?",
        re.IGNORECASE,
    )


@cache
def _pmcid() -> re.Pattern[str]:
    # Compiled when first used: that costs start-up.
    return re.compile(
        r"(?:pmcid[\s:]*+|https?://(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)"
        r"/articles/)?(?:pmc)?([1-9]\d{0,8})(?:\.\d+)?/?",
        re.IGNORECASE,
    )


def parse_pmid(text: str) -> Parsed:
    """Read a ``PMID`` field: a number, with or without its label or address."""
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    if found := _pmid().fullmatch(value):
        return Parsed(Identifier("pmid", found[1], f"https://pubmed.ncbi.nlm.nih.gov/{found[1]}/"))
    return Parsed(None, "is not a PubMed number", "Write the digits only, such as 30946828.")


def parse_pmcid(text: str) -> Parsed:
    """Read a ``PMCID`` field: ``PMC`` and a number."""
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    if found := _pmcid().fullmatch(value):
        number = f"PMC{found[1]}"
        url = f"https://pmc.ncbi.nlm.nih.gov/articles/{number}/"
        return Parsed(Identifier("pmcid", number, url))
    return Parsed(None, "is not a PubMed Central number", "Write it as PMC1234567.")


def parse_arxiv(text: str) -> Parsed:
    """Read an arXiv identifier, of the style before or since 2007."""
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    if found := _arxiv().fullmatch(value):
        return Parsed(Identifier("arxiv", found[1], f"https://arxiv.org/abs/{found[1]}"))
    return Parsed(None, "is not an arXiv identifier", "Write it as 2101.01234 or hep-th/9901001.")
