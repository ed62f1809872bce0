"""Asking the web is polite, has an end, and says why there is no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("httpx")

from data.online.ask import Asker, Manners, Stopped
from tests.data.web import Web, answer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serve() as found:
        yield found


class Waits(list[float]):
    """Waits without waiting, and remembers how long."""

    def __call__(self, seconds: float) -> bool:
        self.append(seconds)
        return False


QUICK = Manners(timeout=5, per_second=1e9)


def ask(web: Web, manners: Manners = QUICK, waits: Waits | None = None) -> tuple[int, object, str]:
    asker = Asker(manners, wait=waits if waits is not None else Waits())
    try:
        found = asker.get(web.url + "/x")
    finally:
        asker.close()
    return found.status, found.data, found.reason


def test_an_answer(web: Web) -> None:
    web.put("/x", answer({"a": "ä"}))
    assert ask(web) == (200, {"a": "ä"}, "")
    assert web.asked[0][1]["User-Agent"] == "faqt"


def test_the_contact_address_is_given(web: Web) -> None:
    ask(web, Manners(contact="a@example.org\r\nX: y"))
    headers = web.asked[0][1]
    assert headers["User-Agent"] == "faqt (mailto:a@example.orgX: y)"
    assert "X" not in headers


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (answer({"responseCode": 100}, 404), (404, {"responseCode": 100}, "")),
        ((404, {}, b"gone"), (404, None, "")),
        ((200, {}, b"<html>"), (200, None, "did not reply in JSON")),
        ((200, {}, b"\xff\xfe\x00"), (200, None, "did not reply in JSON")),
        ((200, {}, b"[" * 100_000), (200, None, "did not reply in JSON")),
        (answer({}, 403), (403, {}, "replied with status 403")),
        ((200, {}, b"1" * 5_000_000), (0, None, "sent far too long a reply")),
        (
            (302, {"Location": "/x"}, b""),
            (0, None, "redirects too often"),
        ),
        ((302, {"Location": "http://[::"}, b""), (0, None, "failed (RemoteProtocolError)")),
        ((302, {"Location": "file:///etc/passwd"}, b""), (0, None, "failed (UnsupportedProtocol)")),
        ((200, {"Content-Length": "99"}, b"{}"), (0, None, "failed (RemoteProtocolError)")),
        ((200, {"Content-Encoding": "gzip"}, b"x" * 20), (0, None, "failed (DecodingError)")),
    ],
    ids=range(12),
)
def test_odd_answers(web: Web, reply: tuple[int, dict[str, str], bytes], expected: object) -> None:
    web.put("/x", reply)
    assert ask(web) == expected
    assert len(web.asked) <= 6


def test_a_redirect_is_followed(web: Web) -> None:
    web.put("/x", (301, {"Location": "/y"}, b""))
    web.put("/y", answer([1]))
    assert ask(web) == (200, [1], "")


def test_a_service_that_hangs_is_given_up(web: Web) -> None:
    web.put("/x", web.hang)
    assert ask(web, Manners(timeout=0.1)) == (0, None, "did not answer within 0.1 seconds")
    assert len(web.asked) == 1


def test_a_service_that_never_answers_is_left_alone(web: Web) -> None:
    web.put("/x", web.hang)
    asker = Asker(Manners(timeout=0.05, per_second=1e9), wait=Waits())
    reasons = [asker.get(web.url + "/x").reason for _ in range(8)]
    asker.close()
    assert len(web.asked) == 5
    assert reasons[5:] == ["was skipped after 5 requests without a reply"] * 3


def test_an_answer_that_drips_is_given_up(web: Web) -> None:
    web.put("/x", answer({}))
    times = iter((0.0, 0.0, 99.0))
    asker = Asker(QUICK, wait=Waits(), clock=lambda: next(times))
    assert asker.get(web.url + "/x").reason == "did not answer within 5 seconds"
    asker.close()


def test_nobody_there() -> None:
    with serve() as web:
        pass
    assert ask(web) == (0, None, "cannot be reached")


def test_a_busy_service_is_asked_again(web: Web) -> None:
    waits = Waits()
    web.put("/x", answer({}, 503), answer({}, 429, Retry_After="7"), answer({"a": 1}))
    assert ask(web, waits=waits) == (200, {"a": 1}, "")
    assert [wait for wait in waits if wait > 0.1] == [1, 7]


def test_a_service_that_stays_busy(web: Web) -> None:
    waits = Waits()
    web.put("/x", answer({}, 500))
    assert ask(web, waits=waits) == (500, None, "is not working (500)")
    assert [wait for wait in waits if wait > 0.1] == [1, 2]


def test_a_service_that_wants_too_long_a_wait(web: Web) -> None:
    web.put("/x", answer({}, 429, Retry_After="3600"))
    assert ask(web) == (429, None, "is busy (429) and asks to wait 3600 seconds")
    assert len(web.asked) == 1


@pytest.mark.parametrize("after", ["soon", "-5", "", "Wed, 21 Oct 2015 07:28:00 GMT", "²"])
def test_what_is_no_wait_is_the_usual_wait(web: Web, after: str) -> None:
    waits = Waits()
    web.put("/x", answer({}, 429, Retry_After=after.encode().decode("latin-1")), answer({}))
    assert ask(web, waits=waits)[0] == 200
    assert [wait for wait in waits if wait > 0.1] == [1]


def test_a_date_to_wait_for(web: Web) -> None:
    web.put("/x", answer({}, 503, Retry_After="Wed, 21 Oct 2099 07:28:00 GMT"))
    assert ask(web)[2].startswith("is not working (503) and asks to wait ")


def test_requests_are_spread_over_time(web: Web) -> None:
    waits = Waits()
    asker = Asker(Manners(per_second=4), wait=waits, clock=lambda: 100.0)
    for _ in range(4):
        asker.get(web.url + "/x")
    asker.close()
    assert waits == [0.25, 0.5, 0.75]


def test_stopping(web: Web) -> None:
    web.put("/x", answer({}, 503))
    asker = Asker(QUICK, wait=lambda seconds: True)
    with pytest.raises(Stopped):
        asker.get(web.url + "/x")
    asker.close()
