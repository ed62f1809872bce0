"""Works of which only an identifier is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from data.model import Reference
from data.online.ask import Manners
from data.online.complete import complete_online, incomplete
from data.online.csl import books_csl, crossref_csl, datacite_csl, pubmed_csl
from data.online.verify import Services, Settings
from tests.data.web import Web, answer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORK = {
    "DOI": "10.5555/s",
    "type": "journal-article",
    "title": ["Salt"],
    "subtitle": ["A study"],
    "author": [{"family": "Roe", "given": "Jane"}, {"name": "Institute"}],
    "issued": {"date-parts": [[2001, 5]]},
    "container-title": ["Shore"],
    "volume": "3",
    "page": "1-9",
}
_SUMMARY = {
    "result": {
        "uids": ["77"],
        "77": {
            "title": "Salt and sand.",
            "authors": [{"name": "Roe JA"}, {"name": "Moe K Jr"}, {"name": "Salt Group"}],
            "pubdate": "2001 May 3",
            "fulljournalname": "Shore",
            "volume": "3",
            "issue": "",
            "pages": "1-9",
            "articleids": [{"idtype": "doi", "value": "10.5555/p"}],
        },
    }
}
_BOOK = {
    "ISBN:9780415170543": {
        "title": "Salt",
        "authors": [{"name": "Jane Roe"}],
        "publishers": [{"name": "Fjord"}],
        "publish_date": "May 2001",
        "number_of_pages": 90,
    }
}


def _reference(key: str, **fields: Any) -> Reference:
    return Reference(key, title=fields.get("title", ""), fields={"id": key, **fields})


def test_crossref() -> None:
    assert crossref_csl({"message": _WORK}) == {
        "type": "article-journal",
        "author": ({"family": "Roe", "given": "Jane"}, {"literal": "Institute"}),
        "issued": "2001-05",
        "title": "Salt: A study",
        "container-title": "Shore",
        "volume": 3,
        "page": "1-9",
    }


def test_datacite() -> None:
    attributes = {
        "doi": "10.5555/d",
        "titles": [{"title": "Salts"}],
        "creators": [{"familyName": "Roe", "givenName": "Jane"}],
        "publicationYear": 2001,
        "publisher": {"name": "Store"},
        "types": {"resourceTypeGeneral": "Dataset"},
    }
    assert datacite_csl({"data": {"attributes": attributes}}) == {
        "type": "dataset",
        "author": ({"family": "Roe", "given": "Jane"},),
        "issued": 2001,
        "title": "Salts",
        "publisher": "Store",
    }


def test_pubmed() -> None:
    assert pubmed_csl(_SUMMARY, "77") == {
        "type": "article-journal",
        "author": (
            {"family": "Roe", "given": "JA"},
            {"family": "Moe", "given": "K", "suffix": "Jr"},
            {"literal": "Salt Group"},
        ),
        "issued": "2001-05-03",
        "title": "Salt and sand",
        "container-title": "Shore",
        "volume": 3,
        "page": "1-9",
        "DOI": "10.5555/p",
    }


def test_books() -> None:
    assert books_csl(_BOOK) == {
        "type": "book",
        "author": ({"family": "Roe", "given": "Jane"},),
        "issued": 2001,
        "title": "Salt",
        "publisher": "Fjord",
        "number-of-pages": 90,
    }


@pytest.mark.parametrize(
    "data", [None, [], {}, {"message": {"title": "x"}}, {"result": {"77": 3}}, "x"]
)
def test_answers_of_another_shape_say_nothing(data: object) -> None:
    assert crossref_csl(data) == datacite_csl(data) == pubmed_csl(data, "77") == {}
    assert books_csl(data) == {} or data == {"message": {"title": "x"}}


def test_what_is_incomplete() -> None:
    references = (
        _reference("whole", title="T", DOI="10.5555/s"),
        _reference("bare"),
        _reference("doi", PMID="77", DOI="10.5555/s"),
        _reference("pmid", PMID=77),
        _reference("isbn", ISBN="0-415-17054-0"),
    )
    found = [(reference.id, one.kind) for reference, one in incomplete(references)]
    assert found == [("doi", "doi"), ("pmid", "pmid"), ("isbn", "isbn")]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    pytest.importorskip("httpx")
    monkeypatch.setenv("NO_PROXY", "*")
    with serve() as server:
        yield server


def test_each_registry_is_asked(web: Web) -> None:
    web.put("/works/10.5555%2Fs", answer({"message": _WORK}))
    web.put("/pubmed?id=77", answer(_SUMMARY))
    web.put("/books?ISBN:0415170540", answer(_BOOK))
    services = Services(
        crossref=f"{web.url}/works/",
        datacite=f"{web.url}/dois/",
        pubmed=f"{web.url}/pubmed?id=",
        books=f"{web.url}/books?ISBN:",
    )
    settings = Settings(services=services, manners=Manners(per_second=100, attempts=1))
    references = (
        _reference("doi", DOI="10.5555/s", volume=9),
        _reference("pmid", PMID="77"),
        _reference("isbn", ISBN="0-415-17054-0"),
        _reference("gone", DOI="10.5555/gone"),
    )
    doi, pmid, isbn, gone = complete_online(references, settings=settings)
    assert doi.fields["title"] == "Salt: A study"
    assert "volume" not in doi.fields
    assert pmid.fields["DOI"] == "10.5555/p"
    assert isbn.fields["publisher"] == "Fjord"
    assert not gone.fields
    assert gone.reason.startswith("DataCite")
