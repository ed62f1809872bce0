"""The references of the FAQ that is shipped: doubtful ones are known, and explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from data.checking.check import check_faq
from data.citing.formats import cite
from data.identifiers.find import reference_links
from data.online.ask import Manners
from data.online.findings import online_problems
from data.online.verify import Services, Settings, check_online
from data.reading.reader import read_faq
from tests.data.web import Web, answer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Faq

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def faq() -> Faq:
    return read_faq(Path(__file__).parents[2] / "data" / "faq.yaml")


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    pytest.importorskip("httpx")
    monkeypatch.setenv("NO_PROXY", "*")
    with serve() as found:
        yield found


def test_the_mixed_reference_is_known_and_explained(faq: Faq) -> None:
    found = check_faq(faq, today=TODAY)
    assert {problem.severity for problem in found} == {"note"}
    assert {problem.code for problem in found} == {"explained"}
    line = faq.references_by_id["daly2018"].line
    (known,) = (problem for problem in found if problem.line == line)
    assert "daly2018-mixes-two-papers" in known.message


def online(faq: Faq, web: Web, cache: Path) -> list[tuple[str, str, str]]:
    settings = Settings(
        Services(f"{web.url}/handles/", f"{web.url}/works/", f"{web.url}/dois/"),
        Manners(per_second=1e9, backoff=0),
    )
    references = [faq.references_by_id["daly2018"]]
    findings = check_online(references, cache, today=TODAY, settings=settings)
    return [
        (problem.severity, problem.code, problem.message)
        for problem in online_problems(faq, findings)
    ]


def test_a_registry_says_what_differs(faq: Faq, web: Web, tmp_path: Path) -> None:
    doi = faq.references_by_id["daly2018"].text("DOI")
    trial = faq.references_by_id["daly2018-efficacy"]
    web.put(f"/handles/{doi}", answer({"responseCode": 1}))
    record = {
        "DOI": doi,
        "title": [trial.title],
        "author": [{"family": "Daly", "given": "Ella J."}],
        "issued": {"date-parts": [[2018, 2, 1]]},
        "volume": "75",
        "page": "139",
    }
    web.put(f"/works/{quote(doi, safe='')}", answer({"message": record}))
    ((severity, code, message),) = online(faq, web, tmp_path)
    assert (severity, code) == ("note", "explained")
    assert "differs from its record: title" in message
    assert "for relapse prevention" in message
    assert trial.title in message
    assert "year" not in message


def test_a_registry_does_not_know_the_printed_doi(faq: Faq, web: Web, tmp_path: Path) -> None:
    ((severity, code, message),) = online(faq, web, tmp_path)
    assert (severity, code) == ("note", "explained")
    assert "does not exist" in message


def test_each_reference_can_be_opened_and_cited(faq: Faq) -> None:
    for reference in faq.references:
        assert reference_links(reference)
        assert cite(reference, "url") in cite(reference, "text")
    link = cite(faq.references_by_id["short2018"], "url")
    assert link == "https://doi.org/10.1016/S2215-0366(17)30272-9"
