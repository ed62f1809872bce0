"""A web server on this machine that plays the DOI system, Crossref and DataCite."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Reply = tuple[int, dict[str, str], bytes]
"""Status, headers and body."""


def answer(data: Any, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, named, json.dumps(data).encode()


@dataclass
class Web:
    """What the server answers, and what it was asked."""

    url: str = ""
    replies: dict[str, list[Reply | Callable[[], Reply]]] = field(default_factory=dict)
    """By path, still encoded: one after the other, the last one for good."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Paths and headers."""
    released: threading.Event = field(default_factory=threading.Event)
    """Set at the end, so that replies that hang do not outlive the test."""

    def hang(self) -> Reply:
        self.released.wait(60)
        return answer({})

    def put(self, path: str, *replies: Reply | Callable[[], Reply]) -> None:
        self.replies[path] = list(replies)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def serve() -> Iterator[Web]:
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, dict(self.headers)))
            replies = web.replies.get(self.path, [answer({"responseCode": 100}, 404)])
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            status, headers, body = reply() if callable(reply) else reply
            try:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # who asked has gone

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield web
    finally:
        web.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
