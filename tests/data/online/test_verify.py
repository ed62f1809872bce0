"""References are checked against a web server on this machine that plays the registries."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

pytest.importorskip("httpx")

from data.checking.checked import Checked
from data.checking.printed import Difference
from data.model import Name, PartialDate, Reference
from data.online.ask import Manners
from data.online.record import Notice
from data.online.verify import (
    Finding,
    OnlineError,
    Services,
    Settings,
    check_online,
    results,
    unanswered,
)
from tests.data.web import Web, answer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 22)
SICI = "10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serve() as found:
        yield found


def settings(web: Web, **changed: Any) -> Settings:
    services = Services(f"{web.url}/handles/", f"{web.url}/works/", f"{web.url}/dois/")
    return replace(Settings(services, Manners(timeout=5, per_second=1e9, backoff=0)), **changed)


def reference(doi: str = "10.1000/1", key: str = "a", **fields: Any) -> Reference:
    return Reference(
        key,
        "article-journal",
        fields.pop("title", "A title"),
        (Name(family="Doe"),),
        PartialDate(2019),
        {"DOI": doi, "volume": 5, **fields},
        line=7,
    )


def put_work(
    web: Web, doi: str = "10.1000/1", updates: Any = (), noticed: Any = (), **message: Any
) -> None:
    web.put(f"/handles/{quote(doi)}", answer({"responseCode": 1, "handle": doi, "values": []}))
    work = {
        "DOI": doi,
        "title": ["A title"],
        "author": [{"family": "Doe"}],
        "issued": {"date-parts": [[2019]]},
        "volume": "5",
        "updated-by": list(updates),
        "update-to": list(noticed),
        **message,
    }
    web.put(f"/works/{quote(doi, safe='')}", answer({"status": "ok", "message": work}))


def check(web: Web, cache: Path, *references: Reference, **changed: Any) -> list[Finding]:
    today = changed.pop("today", TODAY)
    found = references or (reference(),)
    return list(check_online(found, cache, today=today, settings=settings(web, **changed)))


def test_a_reference_that_matches(web: Web, tmp_path: Path) -> None:
    put_work(web)
    assert check(web, tmp_path) == [Finding("a", "10.1000/1", "matches", asked=TODAY)]
    assert sorted(web.paths()) == ["/handles/10.1000/1", "/works/10.1000%2F1"]


def test_a_reference_that_differs(web: Web, tmp_path: Path) -> None:
    put_work(web, title=["Another"], volume="6")
    (finding,) = check(web, tmp_path)
    assert finding.status == "differs"
    assert finding.differences == (
        Difference("title", "A title", "Another"),
        Difference("volume", "5", "6"),
    )


def test_a_doi_that_does_not_exist(web: Web, tmp_path: Path) -> None:
    assert check(web, tmp_path) == [Finding("a", "10.1000/1", "not-found", asked=TODAY)]
    assert web.paths() == ["/handles/10.1000/1"]


def test_a_retracted_work(web: Web, tmp_path: Path) -> None:
    updates = [
        {"type": "correction", "DOI": "10.1000/c"},
        {"type": "retraction", "DOI": "10.1000/r", "updated": {"date-parts": [[2020, 5, 1]]}},
    ]
    put_work(web, updates=updates)
    (finding,) = check(web, tmp_path)
    assert finding.status == "retracted"
    assert finding.notices == (
        Notice("correction", "10.1000/c"),
        Notice("retraction", "10.1000/r", "2020-05-01"),
    )


def test_a_notice_that_retracts_something_else(web: Web, tmp_path: Path) -> None:
    put_work(web, noticed=[{"type": "retraction", "DOI": "10.1000/other"}])
    assert check(web, tmp_path)[0].status == "matches"


def test_paths_are_encoded(web: Web, tmp_path: Path) -> None:
    put_work(web, SICI)
    assert check(web, tmp_path, reference(SICI))[0].status == "matches"
    assert any("%3C2635%3A%3AAID-SIM954%3E3.0.CO%3B2-C" in path for path in web.paths())


def test_datacite_is_asked_when_crossref_has_no_record(web: Web, tmp_path: Path) -> None:
    web.put("/handles/10.5281/z", answer({"responseCode": 1}))
    attributes = {"doi": "10.5281/z", "titles": [{"title": "A title"}]}
    web.put("/dois/10.5281%2Fz", answer({"data": {"attributes": attributes}}))
    assert check(web, tmp_path, reference("10.5281/z"))[0].status == "matches"


def test_a_short_doi_is_followed(web: Web, tmp_path: Path) -> None:
    put_work(web)
    alias = {"type": "HS_ALIAS", "data": {"format": "string", "value": "10.1000/1"}}
    web.put("/handles/10/aabbe", answer({"responseCode": 1, "values": [alias]}))
    assert check(web, tmp_path, reference("10/aabbe"))[0].status == "matches"


def test_a_doi_without_a_record(web: Web, tmp_path: Path) -> None:
    web.put("/handles/10.1000/1", answer({"responseCode": 1}))
    (finding,) = check(web, tmp_path)
    assert finding.status == "unknown"
    assert "neither Crossref nor DataCite" in finding.reason


@pytest.mark.parametrize(
    ("handle", "work", "reason"),
    [
        ((200, {}, b"<html>"), None, "The DOI system did not reply in JSON."),
        (answer([]), None, "The DOI system gives an answer that says nothing."),
        (answer({"responseCode": 1}), answer({}, 429), "Crossref is busy (429)."),
        (answer({"responseCode": 1}), answer({}, 500), "Crossref is not working (500)."),
        (answer({"responseCode": 1}), answer({"message": 3}),
         "Crossref sent an unexpected reply."),
        (answer({"responseCode": 1}), (302, {"Location": "/works/10.1000%2F1"}, b""),
         "Crossref redirects too often."),
    ],
    ids=["garbage", "nothing", "busy", "broken", "no-record", "loop"],
)  # fmt: skip
def test_no_usable_answer(web: Web, tmp_path: Path, handle: Any, work: Any, reason: str) -> None:
    web.put("/handles/10.1000/1", handle)
    if work:
        web.put("/works/10.1000%2F1", work)
    assert check(web, tmp_path) == [Finding("a", "10.1000/1", "unknown", reason=reason)]
    assert list(tmp_path.iterdir()) == []


def test_a_service_that_hangs(web: Web, tmp_path: Path) -> None:
    web.put("/handles/10.1000/1", web.hang)
    web.put("/works/10.1000%2F1", web.hang)
    (finding,) = check(web, tmp_path, manners=Manners(timeout=0.1, per_second=1e9))
    assert finding.reason == "Crossref did not answer within 0.1 seconds."


def test_a_busy_service_is_asked_again(web: Web, tmp_path: Path) -> None:
    put_work(web)
    (work,) = web.replies["/works/10.1000%2F1"]
    web.put("/works/10.1000%2F1", answer({}, 503), work)
    assert check(web, tmp_path)[0].status == "matches"


def test_answers_are_kept(web: Web, tmp_path: Path) -> None:
    put_work(web)
    check(web, tmp_path)
    web.asked.clear()
    later = date(2026, 12, 1)
    assert check(web, tmp_path, today=later) == [
        Finding("a", "10.1000/1", "matches", asked=TODAY, age_days=9)
    ]
    assert web.asked == []
    # What is kept is the record: a reference that was changed is compared anew.
    assert check(web, tmp_path, reference(title="Changed"), today=later)[0].status == "differs"


def test_an_old_answer_is_asked_for_again(web: Web, tmp_path: Path) -> None:
    put_work(web)
    check(web, tmp_path)
    put_work(web, title=["Another"])
    assert check(web, tmp_path, today=date(2027, 1, 1))[0].status == "differs"


def test_an_old_answer_is_better_than_none(web: Web, tmp_path: Path) -> None:
    put_work(web)
    check(web, tmp_path)
    web.put("/works/10.1000%2F1", answer({}, 500))
    (finding,) = check(web, tmp_path, today=date(2027, 1, 1))
    assert (finding.status, finding.age_days) == ("matches", 40)
    assert finding.reason == "Crossref is not working (500)."


def test_offline(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_work(web)
    check(web, tmp_path)
    web.asked.clear()
    monkeypatch.setitem(sys.modules, "httpx", None)
    found = check(
        web,
        tmp_path,
        reference(),
        reference("10.1000/2", "b"),
        offline=True,
        today=date(2028, 1, 1),
    )
    assert [(one.status, one.age_days) for one in found] == [("matches", 405), ("unknown", 0)]
    assert "offline" in found[1].reason
    assert web.asked == []


def test_each_doi_is_asked_for_once(web: Web, tmp_path: Path) -> None:
    put_work(web)
    found = check(
        web, tmp_path, reference(), reference("https://doi.org/10.1000/1", "b"), Reference("c")
    )
    assert [one.reference_id for one in found] == ["a", "b"]
    assert len(web.asked) == 2


def test_many_references_are_asked_for_in_order(web: Web, tmp_path: Path) -> None:
    references = [reference(f"10.1000/{number}", str(number)) for number in range(30)]
    for number in range(30):
        put_work(web, f"10.1000/{number}")
    done: list[tuple[int, int]] = []
    found = check_online(
        references,
        tmp_path,
        today=TODAY,
        settings=settings(web),
        progress=lambda *numbers: done.append(numbers),
    )
    assert [one.reference_id for one in found] == [str(number) for number in range(30)]
    assert {one.status for one in found} == {"matches"}
    assert done == [(number, 30) for number in range(31)]


def test_no_more_at_once_than_agreed(web: Web, tmp_path: Path) -> None:
    lock = threading.Lock()
    running = [0, 0]
    meeting = threading.Barrier(3)

    def count() -> Any:
        with lock:
            running[0] += 1
            running[1] = max(running)
        meeting.wait(10)
        with lock:
            running[0] -= 1
        return answer({"responseCode": 100}, 404)

    references = [reference(f"10.1000/{number}", str(number)) for number in range(6)]
    for number in range(6):
        web.put(f"/handles/10.1000/{number}", count)
    assert {one.status for one in check(web, tmp_path, *references)} == {"not-found"}
    assert running[1] == 3


def test_stopping(web: Web, tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    web.put("/handles/10.1000/1", answer({}, 503))
    (finding,) = check_online(
        [reference()], tmp_path, today=TODAY, settings=settings(web), stop=stop
    )
    assert (finding.status, finding.reason) == (
        "unknown",
        "Not asked: the check was stopped.",
    )


def test_without_httpx(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(OnlineError, match=r"pip install .\.\[online\]."):
        check(web, tmp_path)


def test_what_is_worth_noting() -> None:
    found = (
        Finding("a", "10.1/a", "matches", asked=TODAY),
        Finding("b", "10.1/b", "unknown", asked=TODAY),
        Finding("c", "10.1/c", "unknown"),
    )
    assert results(found) == {"a": Checked("matches", "2026-11-22")}


def test_importing_is_cheap() -> None:
    code = "import sys, data.online.verify; print({'httpx', 'email', 'asyncio'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_nobody_answered_where_all_who_were_asked_were_silent() -> None:
    silent = Finding("a", "10.1000/1", "unknown", reason="Crossref cannot be reached.")
    old = Finding(
        "b", "10.1000/2", "matches", asked=TODAY, age_days=40, reason="Crossref cannot be reached."
    )
    kept = Finding("c", "10.1000/3", "matches", asked=TODAY, age_days=3)
    answered = Finding("d", "10.1000/4", "matches", asked=TODAY)
    refused = Finding("e", "10.1000/5", "unknown", reason="Crossref replied with status 403.")
    assert unanswered([silent])
    assert unanswered([silent, old, kept])
    assert not unanswered([])
    assert not unanswered([kept])
    assert not unanswered([silent, answered])
    assert not unanswered([silent, refused])


def test_nobody_answered_where_the_silent_were_not_even_asked_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    gone = Services(*["http://127.0.0.1:1/"] * 3)  # nothing listens there
    manners = Manners(timeout=5, per_second=1e9, backoff=0)
    works = [reference(f"10.1000/{number}", f"a{number}") for number in range(40)]
    found = check_online(works, tmp_path, today=TODAY, settings=Settings(gone, manners))
    assert any("skipped" in finding.reason for finding in found)
    assert unanswered(found)
