"""HTML pages of questions, however broken, without Pandoc."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

from convert.decoding import refuse_binary, refused
from convert.html.blocks import blocks_of
from convert.html.closing import close_elements
from convert.html.jsonld import jsonld_entries
from convert.html.microdata import microdata_entries
from convert.merging import merged
from convert.outline.draft import draft_of

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material

_BOILERPLATE: Final = (
    "style, template, noscript, svg, nav, footer, form, iframe, script:not([type*='ld+json']), "
    "[aria-hidden='true']:not(summary *), .headerlink, .anchor-link, .toc, #toc"
)


def read(material: Material) -> Draft:
    """Make a draft of a page.

    Args:
        material: The file.

    Returns:
        The draft: of its headings and the like, of its microdata, and of its JSON-LD.

    Raises:
        FaqError: It is no text, or nested too deep.
    """
    refuse_binary(material.data, material.name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            soup = BeautifulSoup(material.data, "html.parser")
            return _read(soup, material)
        except RecursionError:
            raise refused(
                material.name,
                "too-deep",
                "The HTML is nested too deeply.",
                "Look for elements that are never closed.",
            ) from None


def _read(soup: BeautifulSoup, material: Material) -> Draft:
    close_elements(soup)
    for_machines = jsonld_entries(str(soup)) if soup.find("script") else ()
    for element in soup.select(_BOILERPLATE):
        element.decompose()
    marked = microdata_entries(soup)
    page = soup.html
    language = str(page.get("lang") or "") if page else ""
    heading = soup.find("h1")
    named = soup.title.get_text(" ", strip=True) if soup.title else ""
    title = heading.get_text(" ", strip=True) if heading else named
    draft = draft_of(blocks_of(soup), title=title, language=language, named=material.named)
    entries = draft.entries
    for more in (marked, for_machines):
        entries = merged(entries, more) if entries else tuple(more)
    return replace(draft, entries=entries)
