"""Kills the site's processes while messages are sent, and breaks the mail server: is anything lost, or sent twice?

    script/kill-test                                   the contact form, SQLite, 50 kills, then the outages
    script/kill-test --postgresql postgres://user@host  the same on PostgreSQL, in a database that is made and dropped
    script/kill-test --target outbox                   without the form: the smallest site that writes a mail

Prints killed, sent, stored, delivered, doubled and lost, and for each outage the slowest POST and how long after the
recovery all was delivered. Exit status 1 if anything was lost, more was doubled than killed, or an outage was felt.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from bench.stack import TOP, Stack
from bench.targets import TARGETS, FormTarget, NotSentError, OutboxTarget, send
from outbox.tests import smtp

THREADS = 8
LEAST_TIME = 3.2  # seconds between opening a form and sending it, or it counts as sent by a machine
OPENED = 4  # forms that a thread opens before it sends them
OUTAGE = 20  # seconds
SLOWEST_POST = 1.0  # seconds
DELIVERED_WITHIN = 120  # seconds after the recovery
EMPTY_WITHIN = 300
OUTAGES = {"refuses": None, "hangs": smtp.HANG, "answers 4xx": smtp.LATER_RCPT, "dies mid-DATA": smtp.DIE}

AnyTarget = OutboxTarget | FormTarget


class Senders:
    """People who send messages, one after the other, each under an address of its own."""

    def __init__(self, target: AnyTarget, port: int) -> None:
        self.target, self.port = target, port
        self.sent: list[str] = []
        self.failures: list[str] = []
        self._numbers = count(1)
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._run, daemon=True) for _ in range(THREADS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let everybody finish what they are sending."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def send_some(self, number: int) -> list[float]:
        """Open forms and send them; return how long each POST took."""
        opened = [self.target.open(f"person-{next(self._numbers)}@example.org", self.port) for _ in range(number)]
        if isinstance(self.target, FormTarget):
            time.sleep(LEAST_TIME)
        lasted = []
        for form in opened:
            lasted.append(send(form, self.port, self.target.path))
            self.sent.append(form.address)
        return lasted

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self.send_some(OPENED)
            except (NotSentError, OSError) as error:
                self.failures.append(f"{type(error).__name__}: {error}")


def kill(stack: Stack, kills: int) -> int:
    """Kill processes at random moments; return how many died."""
    done = 0
    while done < kills:
        time.sleep(random.uniform(0.2, 2.5))
        name = stack.kill_one()
        done += bool(name)
        print(f"\r    {done} of {kills} killed", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return done


def wait_until_empty(within: float) -> float | None:
    """Wait until no mail waits; return how many seconds that took, or None if it takes too long."""
    from outbox.enums import MailState  # noqa: PLC0415 - Django is set up by then
    from outbox.models import OutgoingMail  # noqa: PLC0415

    started = time.monotonic()
    while OutgoingMail.objects.filter(state=MailState.WAITING).exists():
        if time.monotonic() - started > within:
            return None
        time.sleep(0.5)
    return time.monotonic() - started


def outage(name: str, mode: str | None, senders: Senders, server: smtp.SmtpServer) -> bool:
    """Break the mail server for a while, send messages meanwhile, mend it; return whether nobody felt it."""
    if mode is None:
        server.stop()
    else:
        server.mode = mode
    deadline, lasted = time.monotonic() + OUTAGE, list[float]()
    while time.monotonic() < deadline:
        lasted += senders.send_some(1)
        time.sleep(0.5)
    if mode is None:
        server.start()
    server.mode = smtp.GOOD
    delivered = wait_until_empty(EMPTY_WITHIN)
    took = "not delivered" if delivered is None else f"all delivered {delivered:.0f} s after it was mended"
    print(f"mail server {name}: {len(lasted)} sent, slowest POST {max(lasted):.2f} s, {took}", flush=True)
    return max(lasted) < SLOWEST_POST and delivered is not None and delivered <= DELIVERED_WITHIN


def report(killed: int, senders: Senders, server: smtp.SmtpServer) -> bool:
    """Print what became of every message; return whether none was lost and none doubled without a kill."""
    from outbox.models import OutgoingMail  # noqa: PLC0415 - Django is set up by then

    stored = senders.target.stored()
    reached = {address for mail in server.received for address in mail.recipients}
    names = server.count()
    mails = set(OutgoingMail.objects.values_list("message_id", flat=True))
    doubled = sum(names.values()) - len(names)
    lost = (set(senders.sent) | set(stored)) - (set(stored) & reached)
    print(
        f"killed {killed}, sent {len(set(senders.sent))}, stored {len(stored)}, "
        f"delivered {len(reached & set(stored))}, "
        f"doubled {doubled}, lost {len(lost)} (mails: {len(mails)} written, {len(mails & set(names))} delivered)",
        flush=True,
    )
    for failure in senders.failures[:5]:
        print(f"    not sent: {failure}")
    return not lost and not mails - set(names) and doubled <= killed and len(stored) == len(set(stored))


@contextmanager
def database(url: str, folder: Path) -> Iterator[str]:
    """A database of our own: a file in the working folder, or one that is made and dropped on a server."""
    if not url:
        yield f"sqlite:///{folder}/db.sqlite3"
        return
    import psycopg  # noqa: PLC0415 - only for this

    name = f"kill_test_{os.getpid()}"
    with psycopg.connect(url, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url.rstrip('/')}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def prepare(target: AnyTarget) -> None:
    command = ["prepare", "--demonstration"] if target.demonstration else ["migrate", "--verbosity", "0"]
    subprocess.run([sys.executable, "manage.py", *command], cwd=TOP, check=True, stdout=subprocess.DEVNULL)


def run(target: AnyTarget, kills: int, folder: Path, server: smtp.SmtpServer) -> bool:
    import django  # noqa: PLC0415 - the environment is set by now

    prepare(target)
    django.setup()
    stack = Stack(target, folder)
    try:
        stack.wait()
        senders = Senders(target, stack.port)
        senders.start()
        killed = kill(stack, kills)
        senders.stop()
        is_empty = wait_until_empty(EMPTY_WITHIN) is not None
        is_good = report(killed, senders, server) and is_empty and not senders.failures
        for name, mode in OUTAGES.items():
            is_good = outage(name, mode, senders, server) and is_good
        return report(killed, senders, server) and is_good
    finally:
        stack.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", choices=TARGETS, default="form")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--postgresql", metavar="URL", default="", help="a server, without a database's name")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kill-test-"))
    with smtp.SmtpServer() as server:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "bench.settings", "MEDIA_ROOT": str(folder / "media"), "CACHE_URL": "dbcache://cache",
            "EMAIL_URL": f"smtp://127.0.0.1:{server.port}", "DEFAULT_FROM_EMAIL": "portal@example.org",
        }  # fmt: skip
        with database(options.postgresql, folder) as url:
            os.environ["DATABASE_URL"] = url
            is_good = run(TARGETS[options.target](), options.kills, folder, server)
    print(f"log of the processes: {folder}/processes.log" if not is_good else "nothing was lost")
    if is_good:
        shutil.rmtree(folder)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
