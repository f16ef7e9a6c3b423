"""Logs as one JSON object a line, with a request's number and without personal data."""

from __future__ import annotations

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")

# What libraries put into messages and nobody may find in a log, and what stands there instead.
PERSONAL = [
    (re.compile(r"\?\S*"), "?…"),  # query strings: what people searched for
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+"), "(email)"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "(address)"),
    (
        re.compile(r"(?<![\w:])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|[\da-f:]*::[\da-f:]*)(?![\w:])", re.IGNORECASE),
        "(address)",
    ),
    # A signed token, such as in the link to someone's request: long, with digits, small and capital letters.
    (re.compile(r"(?<![\w:.=-])(?=[\w:.=-]*\d)(?=[\w:.=-]*[a-z])(?=[\w:.=-]*[A-Z])[\w:.=-]{24,}"), "(token)"),
]


def scrub(text: str) -> str:
    """Return the text without query strings, email and network addresses, and signed tokens."""
    for pattern, replacement in PERSONAL:
        text = pattern.sub(replacement, text)
    return text


class JsonFormatter(logging.Formatter):
    """Write a record as JSON: time (UTC), level, logger, message, the request's number and `extra={"fields": …}`.

    Of an exception it keeps the type and where it happened; its message may quote what a person typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrub(record.getMessage()),
        }
        if number := request_id.get():
            entry["request_id"] = number
        for name, value in getattr(record, "fields", {}).items():
            entry[name] = scrub(value) if isinstance(value, str) else value
        if record.exc_info and record.exc_info[1]:
            entry |= describe_exception(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False)


def describe_exception(error: BaseException) -> dict[str, Any]:
    """Return the type of an error, those of its causes, and the lines of code that it passed through."""
    frames = traceback.extract_tb(error.__traceback__)
    entry: dict[str, Any] = {
        "exception": type(error).__qualname__,
        "where": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if cause := error.__cause__ or error.__context__:
        entry["cause"] = describe_exception(cause)
    return entry
