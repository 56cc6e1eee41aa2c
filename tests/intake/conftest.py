"""Sources made for the tests: pages, crawls, and a web server of our own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

STORY = "The council met on Tuesday and voted for the bridge that the mayor had asked for. It will open in May."
MORE = "The mayor said on Monday that the work would cost four million dollars, and that the town would pay half of it."


def page(title: str = "Bridge approved", body: str = f"<p>{STORY}</p><p>{MORE}</p>", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><title>{title}</title><meta property="og:site_name" content="The Valley Post">{head}</head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>'
    )


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


@dataclass
class Site:
    """A web server on this machine: its answers by path, and what it was asked, in order."""

    address: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def give(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> str:
        """Let a path have an answer, and return its address."""
        told = {"Content-Type": "text/html; charset=utf-8"} | {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(body.encode() if isinstance(body, str) else body, status, told)
        return self.address + path


@pytest.fixture
def site() -> Iterator[Site]:
    """Return a web server that runs while the test does."""
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.agents.add(self.headers["User-Agent"])
            answer = found.answers.get(self.path, Answer(b"nothing", 404))
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # a client that has heard enough is what some tests are about
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
