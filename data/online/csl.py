"""Records of registries as CSL fields, for references that have nothing but an identifier.

Shapes: https://api.crossref.org/swagger-ui/index.html (``/works/{doi}``),
https://support.datacite.org/docs/api-get-doi, https://www.ncbi.nlm.nih.gov/books/NBK25499/
(ESummary) and https://openlibrary.org/dev/docs/api/books. Answers come from outside: whatever has
another shape than expected is taken for missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from data.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.model import CslValue

_Fields = dict[str, "CslValue"]

_CROSSREF_TYPES: Final[Mapping[str, str]] = {
    "journal-article": "article-journal", "book": "book", "edited-book": "book",
    "monograph": "book", "reference-book": "book", "book-chapter": "chapter",
    "book-section": "chapter", "book-part": "chapter", "proceedings-article": "paper-conference",
    "proceedings": "book", "dissertation": "thesis", "report": "report", "dataset": "dataset",
    "posted-content": "article", "peer-review": "review", "standard": "standard",
    "reference-entry": "entry-encyclopedia",
}  # fmt: skip
_DATACITE_TYPES: Final[Mapping[str, str]] = {
    "Dataset": "dataset", "Software": "software", "Text": "document", "Report": "report",
    "JournalArticle": "article-journal", "Preprint": "article", "Book": "book",
    "BookChapter": "chapter", "Dissertation": "thesis", "ConferencePaper": "paper-conference",
    "Image": "graphic", "Audiovisual": "motion_picture", "Collection": "collection",
}  # fmt: skip


def crossref_csl(answer: object) -> _Fields:
    """Read Crossref's answer; empty when it is none."""
    work = _dict(_dict(answer).get("message"))
    title, subtitle = _first(work.get("title")), _first(work.get("subtitle"))
    if title and subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    found: _Fields = {
        "type": _CROSSREF_TYPES.get(_text(work.get("type")), "document"),
        "author": _names(work.get("author")),
        "editor": _names(work.get("editor")),
        "issued": _date(work.get("issued")),
        "title": title,
        "container-title": _first(work.get("container-title")),
        "publisher": _text(work.get("publisher")),
        "volume": _number(work.get("volume")),
        "issue": _number(work.get("issue")),
        "page": _text(work.get("page")),
        "number": "" if work.get("page") else _text(work.get("article-number")),
        "ISBN": _first(work.get("ISBN")),
    }
    return _filled(found)


def datacite_csl(answer: object) -> _Fields:
    """Read DataCite's answer; empty when it is none."""
    work = _dict(_dict(_dict(answer).get("data")).get("attributes"))
    container = _dict(work.get("container"))
    kind = _text(_dict(work.get("types")).get("resourceTypeGeneral"))
    titles = [_text(_dict(item).get("title")) for item in _list(work.get("titles"))]
    pages = (_text(container.get("firstPage")), _text(container.get("lastPage")))
    year = _text(work.get("publicationYear"))
    publisher = work.get("publisher")
    found: _Fields = {
        "type": _DATACITE_TYPES.get(kind, "document"),
        "author": _names(work.get("creators")),
        "issued": int(year) if re.fullmatch(r"\d{4}", year) else "",
        "title": next((title for title in titles if title), ""),
        "container-title": _text(container.get("title")),
        "publisher": _text(_dict(publisher).get("name") or publisher),
        "volume": _number(container.get("volume")),
        "issue": _number(container.get("issue")),
        "page": "-".join(page for page in pages if page),
        "version": _text(work.get("version")),
    }
    return _filled(found)


def pubmed_csl(answer: object, pmid: str) -> _Fields:
    """Read PubMed's answer about one article; empty when it is none."""
    work = _dict(_dict(_dict(answer).get("result")).get(pmid))
    ids = {
        _text(_dict(one).get("idtype")): _text(_dict(one).get("value"))
        for one in _list(work.get("articleids"))
    }
    date = re.match(r"(\d{4})(?: ([A-Z][a-z]{2}))?(?: (\d{1,2}))?", _text(work.get("pubdate")))
    found: _Fields = {
        "type": "article-journal",
        "author": tuple(_pubmed_name(_text(_dict(one).get("name"))) for one in
                        _list(work.get("authors")) if _dict(one).get("name")),
        "issued": _pubmed_date(date) if date else "",
        "title": _text(work.get("title")).rstrip("."),
        "container-title": _text(work.get("fulljournalname")) or _text(work.get("source")),
        "volume": _number(work.get("volume")),
        "issue": _number(work.get("issue")),
        "page": _text(work.get("pages")),
        "DOI": ids.get("doi", ""),
    }  # fmt: skip
    return _filled(found)


def books_csl(answer: object) -> _Fields:
    """Read Open Library's answer about one book; empty when it is none."""
    work = _dict(next(iter(_dict(answer).values()), None))
    title, subtitle = _text(work.get("title")), _text(work.get("subtitle"))
    year = re.search(r"\b(?:1[5-9]|20)\d\d\b", _text(work.get("publish_date")))
    pages = work.get("number_of_pages")
    found: _Fields = {
        "type": "book",
        "author": tuple(_plain_name(name) for name in _named(work.get("authors"))),
        "issued": int(year[0]) if year else "",
        "title": f"{title}: {subtitle}" if title and subtitle else title,
        "publisher": "; ".join(_named(work.get("publishers"))),
        "publisher-place": "; ".join(_named(work.get("publish_places"))),
        "number-of-pages": pages if isinstance(pages, int) else "",
    }
    return _filled(found)


def _filled(found: _Fields) -> _Fields:
    if not found.get("title"):
        return {}
    return {name: value for name, value in found.items() if value not in ("", (), None)}


def _names(value: object) -> tuple[CslValue, ...]:
    names: list[CslValue] = []
    for item in map(_dict, _list(value)):
        family = _text(item.get("family")) or _text(item.get("familyName"))
        given = _text(item.get("given")) or _text(item.get("givenName"))
        parts = {"family": family, "given": given, "suffix": _text(item.get("suffix"))}
        named = {part: text for part, text in parts.items() if text}
        if not family:
            literal = _text(item.get("name")) or given
            named = {"literal": literal} if literal else {}
        if named:
            names.append(named)
    return tuple(names)


def _pubmed_name(written: str) -> CslValue:
    found = re.fullmatch(r"(.+) ([^\W\d_a-z]{1,4})(?: (Jr|Sr|\d\w\w))?", written)
    if not found:
        return {"literal": written}
    name = {"family": found[1], "given": found[2]}
    return {**name, "suffix": found[3]} if found[3] else name


def _plain_name(written: str) -> CslValue:
    given, _, family = written.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": written}


def _pubmed_date(found: re.Match[str]) -> CslValue:
    months = "JanFebMarAprMayJunJulAugSepOctNovDec"
    if not found[2] or months.find(found[2]) % 3:
        return int(found[1])
    month = f"{found[1]}-{months.find(found[2]) // 3 + 1:02}"
    return f"{month}-{int(found[3]):02}" if found[3] else month


def _date(value: object) -> CslValue:
    first = next(iter(_list(_dict(value).get("date-parts"))), None)
    numbers = [part for part in _list(first) if isinstance(part, int) and 0 < part < 10_000]
    if not numbers:
        return ""
    return numbers[0] if len(numbers) == 1 else "-".join(f"{number:02}" for number in numbers[:3])


def _named(value: object) -> list[str]:
    return [name for one in _list(value) if (name := _text(_dict(one).get("name")))]


def _number(value: object) -> CslValue:
    text = _text(value)
    return int(text) if re.fullmatch(r"[1-9]\d{0,8}", text) else text


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _first(value: object) -> str:
    return _text(next(iter(_list(value)), None))


def _text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return one_line(clean(value)) if isinstance(value, str) else ""
