from __future__ import annotations

import json
import logging
import sys
from datetime import datetime, timedelta

import pytest

from portal.logs import JsonFormatter, request_id, scrub


def entry_of(message: str, *args: object, exc_info=None, **extra: object) -> dict:
    record = logging.LogRecord("portal.test", logging.WARNING, __file__, 1, message, args, exc_info)
    vars(record).update(extra)
    return json.loads(JsonFormatter().format(record))


def test_a_line_is_one_json_object_with_time_in_utc():
    entry = entry_of("It is %s", "so", fields={"status": 200})
    assert datetime.fromisoformat(entry["time"]).utcoffset() == timedelta(0)
    assert (entry["level"], entry["logger"], entry["message"]) == ("WARNING", "portal.test", "It is so")
    assert entry["status"] == 200
    assert "\n" not in JsonFormatter().format(logging.LogRecord("a", 20, "f", 1, "two\nlines", (), None))


def test_a_line_within_a_request_has_its_number():
    token = request_id.set("abc")
    try:
        assert entry_of("x")["request_id"] == "abc"
    finally:
        request_id.reset(token)
    assert "request_id" not in entry_of("x")


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Error handling request /en/search/?q=jane", "jane"),
        ("Invalid request from ip=203.0.113.9: no", "203.0.113.9"),
        ("Refused 2001:db8::7 at the door", "2001:db8::7"),
        ("Mail to jane.smith@example.org failed", "jane.smith"),
        ("GET /en/request/status/eyJpZCI6MX0:1vK2aB:XyZ0123456789abcdef/", "eyJpZCI6MX0"),
    ],
)
def test_personal_data_never_reaches_a_line(text, personal):
    assert personal in text
    assert personal not in scrub(text)


@pytest.mark.parametrize(
    "text", ["/en/guidance/support-and-intervention-policy/levels/3/", "at 10:20:30", "Wagtail 7.4.4"]
)
def test_what_is_not_personal_stays(text):
    assert scrub(text) == text


def test_scrubbing_a_long_text_is_quick():
    started = datetime.now()  # noqa: DTZ005
    scrub("a" * 100_000)
    assert datetime.now() - started < timedelta(seconds=1)  # noqa: DTZ005


def test_of_an_error_the_line_says_type_and_place_but_not_its_words():
    try:
        try:
            int("Jane Smith")
        except ValueError as error:
            raise RuntimeError("Jane again") from error
    except RuntimeError:
        entry = entry_of("Failed", exc_info=sys.exc_info())
    assert entry["exception"] == "RuntimeError"
    assert entry["cause"]["exception"] == "ValueError"
    assert any("test_logs.py" in frame for frame in entry["where"])
    assert "Jane" not in json.dumps(entry)
