"""What the kill test posts to: the contact form as people use it, or the smallest site that writes a mail."""

from __future__ import annotations

import http.client
import random
import string
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any, Protocol

PATIENCE = 90  # seconds that a person tries to send the same form again
TIMEOUT = 30
FORM = "/en/contact/form/"


class NotSentError(Exception):
    """The site answered, but not with thanks."""


@dataclass(frozen=True)
class Opened:
    """A form that is filled in and can be sent, again and again."""

    address: str
    body: str
    headers: dict[str, str]


class Target(Protocol):
    name: str
    wsgi: str  # the application that gunicorn serves
    probe: str  # an address that answers when it serves
    demonstration: bool  # whether it needs the seeds

    def open(self, address: str, port: int) -> Opened:
        """Open a form for a person with an email address."""

    def stored(self) -> list[str]:
        """The addresses whose messages are in the database."""


class OutboxTarget:
    name, wsgi, probe, demonstration = "outbox", "bench.outbox_site:application", "/", False
    path = "/"

    def open(self, address: str, port: int) -> Opened:
        return Opened(address, address, {})

    def stored(self) -> list[str]:
        from outbox.models import OutgoingMail  # noqa: PLC0415 - Django is set up by then

        return list(OutgoingMail.objects.values_list("key", flat=True))


class FormTarget:
    name, wsgi, probe, demonstration = "form", "portal.wsgi:application", "/health/live/", True
    path = FORM

    def open(self, address: str, port: int) -> Opened:
        status, headers, page = patiently(lambda: request(port, "GET", FORM))
        if status != http.client.OK:
            raise NotSentError(f"GET {FORM}: {status}")
        cookies = SimpleCookie()
        for value in headers.get_all("Set-Cookie") or []:
            cookies.load(value)
        fields = _Fields()
        fields.feed(page)
        answers = fields.values | {
            "message": "".join(random.choices(string.ascii_lowercase, k=40)), "email": address, "reply_by": "email",
            "name": "Example Person",
        }  # fmt: skip
        cookie = "; ".join(f"{name}={each.value}" for name, each in cookies.items())
        kind = "application/x-www-form-urlencoded"
        sent_from = {"Cookie": cookie, "Content-Type": kind, "Origin": f"http://127.0.0.1:{port}"}
        return Opened(address, urllib.parse.urlencode(answers), sent_from)

    def stored(self) -> list[str]:
        from contact.models import Enquiry  # noqa: PLC0415 - Django is set up by then

        return list(Enquiry.objects.values_list("email", flat=True))


TARGETS: dict[str, type[OutboxTarget | FormTarget]] = {"outbox": OutboxTarget, "form": FormTarget}


def send(opened: Opened, port: int, path: str) -> float:
    """Post a form until the site thanks for it; return how long the last POST took. Raises NotSentError."""
    started = 0.0

    def post() -> tuple[int, Any, str]:
        nonlocal started
        started = time.monotonic()
        return request(port, "POST", path, opened.body, opened.headers)

    status, headers, page = patiently(post)
    lasted = time.monotonic() - started
    if status not in (302, 303) or "thank-you" not in headers["Location"]:
        raise NotSentError(f"POST {path}: {status} {_summary(page)}")
    return lasted


def patiently(ask: Callable[[], tuple[int, Any, str]]) -> tuple[int, Any, str]:
    """Ask again while the connection breaks or the site is in trouble, as a person presses the button again."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            answer = ask()
        except (OSError, http.client.HTTPException):
            if time.monotonic() > deadline:
                raise
        else:
            if answer[0] < http.client.INTERNAL_SERVER_ERROR or time.monotonic() > deadline:
                return answer
        time.sleep(0.3)


def request(
    port: int, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
) -> tuple[int, Any, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request(method, path, body.encode() if body else None, headers or {})
        response = connection.getresponse()
        return response.status, response.headers, response.read().decode()
    finally:
        connection.close()


def _summary(page: str) -> str:
    """Where the form came back, the links of its error summary say why."""
    start = page.find("error-summary")
    return page[start : start + 600] if start >= 0 else page[:200]


def _is_answered(tag: str, given: dict[str, str]) -> bool:
    return tag == "textarea" or (tag == "input" and given.get("type") not in ("checkbox", "submit"))


class _Fields(HTMLParser):
    """The fields of the page's form with what is in them; of choices the first, of boxes none."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._is_inside = False
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = given.get("method") == "post"
        elif self._is_inside and tag == "select":
            self._select = given["name"]
        elif self._is_inside and tag == "option" and (given.get("value") or "selected" in given):
            self.values.setdefault(self._select, given.get("value", ""))
        elif self._is_inside and "name" in given and _is_answered(tag, given):
            self.values.setdefault(given["name"], given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False
