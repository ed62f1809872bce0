"""Ask web services for JSON: politely, with an end, and with a reason when there is no answer."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 5
"""After so many questions in a row without an answer a host is not asked any more."""

_FAILED, _SILENT, _SKIPPED, _GONE = "failed", "did not answer", "was skipped", "cannot be reached"
UNREACHED = (_FAILED, _SILENT, _SKIPPED, _GONE)
"""Words that a reason has where nobody answered."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask."""

    contact: str = ""
    """E-mail address that services may write to when something is amiss; empty for none."""
    timeout: float = 10.0
    """Seconds after which an answer is given up, however slowly it drips."""
    per_second: float = 4.0
    """At most so many requests are begun in a second."""
    attempts: int = 3
    """How often a service that is busy (429, 5xx) is asked."""
    backoff: float = 1.0
    """Seconds before the second attempt; doubled before each further one."""
    longest_wait: float = 30.0
    """Longest wait between two attempts, in seconds; a service that wants more is given up."""
    largest: int = 4_000_000
    """Longest answer that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int = 0
    """HTTP status; 0 when there was no answer."""
    data: Any = None
    """The JSON of the answer; None when it is none."""
    reason: str = ""
    """Why there is no usable answer, as a clause; empty when there is one."""


class Stopped(Exception):  # noqa: N818
    """Asking was given up by the user."""


class Asker:
    """Asks for JSON; may be used from several threads at once.

    Args:
        manners: How to ask.
        wait: Sleeps so many seconds, and tells whether to give up; for tests and for cancelling.
        clock: Gives seconds that only grow.
    """

    def __init__(
        self,
        manners: Manners,
        *,
        wait: Callable[[float], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        import httpx  # takes too long to import where nothing is asked

        self.manners = manners
        self._wait = threading.Event().wait if wait is None else wait
        self._clock = clock
        self._lock = threading.Lock()
        self._next = 0.0
        self._silent: dict[str, int] = {}
        """How many times in a row a host did not answer."""
        contact = "".join(char for char in manners.contact if char.isascii() and char.isprintable())
        agent = f"faqt (mailto:{contact})" if contact else "faqt"
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept": "application/json"},
            timeout=manners.timeout,
            follow_redirects=True,
            max_redirects=5,
        )
        self._errors: tuple[type[Exception], ...] = (httpx.HTTPError, httpx.InvalidURL)
        self._reasons: tuple[tuple[type[Exception], str], ...] = (
            (httpx.TimeoutException, f"{_SILENT} within {manners.timeout:g} seconds"),
            (httpx.TooManyRedirects, "redirects too often"),
            (httpx.ConnectError, _GONE),
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, url: str) -> Answer:
        """Ask for one address.

        Args:
            url: An address, encoded.

        Returns:
            The answer, or why there is none.

        Raises:
            Stopped: ``wait`` said so.
        """
        host = urlsplit(url).netloc
        if self._silent.get(host, 0) >= _PATIENCE:
            return Answer(reason=f"{_SKIPPED} after {_PATIENCE} requests without a reply")
        answer = self._patiently(url)
        # Threads may count past each other here: then patience ends a question later.
        self._silent[host] = 0 if answer.status else self._silent.get(host, 0) + 1
        return answer

    def _patiently(self, url: str) -> Answer:
        """Ask again while the service is busy."""
        answer, after = Answer(), 0.0
        for attempt in range(self.manners.attempts):
            if attempt:
                self._pause(max(after, self.manners.backoff * 2 ** (attempt - 1)))
            self._take_turn()
            answer, after = self._once(url)
            busy = answer.status == 429 or answer.status >= 500
            if not busy or after > self.manners.longest_wait:
                return answer
        return answer

    def _once(self, url: str) -> tuple[Answer, float]:
        """Ask once; give the answer and how many seconds the service wants us to wait."""
        end = self._clock() + self.manners.timeout
        body = bytearray()
        try:
            with self._client.stream("GET", url) as response:
                for chunk in response.iter_bytes():
                    body += chunk
                    if self._clock() > end:
                        return Answer(reason=self._reasons[0][1]), 0.0
                    if len(body) > self.manners.largest:
                        return Answer(reason="sent far too long a reply"), 0.0
                status = response.status_code
                after = _seconds(response.headers.get("Retry-After", ""))
        except self._errors as error:
            known = (text for kind, text in self._reasons if isinstance(error, kind))
            return Answer(reason=next(known, f"{_FAILED} ({type(error).__name__})")), 0.0
        if status == 429 or status >= 500:
            return Answer(status, reason=_busy(status, after)), after
        try:
            data = json.loads(body)
        except (ValueError, RecursionError):
            reason = "" if status == 404 else "did not reply in JSON"
            return Answer(status, None, reason), 0.0
        return Answer(
            status, data, "" if status in {200, 404} else f"replied with status {status}"
        ), 0.0

    def _take_turn(self) -> None:
        with self._lock:
            now = self._clock()
            turn = max(now, self._next)
            self._next = turn + 1 / self.manners.per_second
        if turn > now:
            self._pause(turn - now)

    def _pause(self, seconds: float) -> None:
        if self._wait(seconds):
            raise Stopped


def _busy(status: int, after: float) -> str:
    what = "is busy (429)" if status == 429 else f"is not working ({status})"
    return f"{what} and asks to wait {after:g} seconds" if after else what


def _seconds(retry_after: str) -> float:
    """Read ``Retry-After`` (RFC 9110, 10.2.3): seconds, or a date."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    from email.utils import parsedate_to_datetime  # slow to import, and rarely needed

    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, moment.timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
