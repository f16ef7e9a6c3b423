"""The smallest site that writes a mail: what is posted to it is the address. It shows the outbox without any form."""

from __future__ import annotations

from typing import Any

from django.core.wsgi import get_wsgi_application

get_wsgi_application()

from django.db import close_old_connections, transaction  # noqa: E402 - Django is ready now
from django.utils import timezone  # noqa: E402

from outbox.services import mail_queue  # noqa: E402


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    if environ["REQUEST_METHOD"] == "POST":
        address = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        close_old_connections()
        with transaction.atomic():
            mail_queue(
                key=address, kind="bench", to=[address], subject="A test", text="A test\n", html="<p>A test</p>",
                language="en", at=timezone.now(),
            )  # fmt: skip
        close_old_connections()
        start_response("303 See Other", [("Location", "/thank-you/")])
        return []
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
