"""The real site for the browser tests: filled from the seeds, served by gunicorn on a free port, data of its own."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path
from xml.etree import ElementTree

from script import seeded

TOP = Path(__file__).resolve().parent.parent
START_WITHIN = 60  # seconds


@dataclass
class Site:
    """A running site: its address without a slash at its end, its administrator, and where log and mails are."""

    url: str
    username: str
    password: str
    log: Path
    variables: dict[str, str]

    def get(self, path: str) -> str:
        """Return the text served at a path; raise HTTPError when it is not found."""
        with urllib.request.urlopen(self.url + path, timeout=30) as response:
            return response.read().decode()

    def paths(self) -> list[str]:
        """Return the path of every page that sitemap.xml lists, in its order."""
        tree = ElementTree.fromstring(self.get("/sitemap.xml"))
        addresses = [element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        return [re.sub(r"^https?://[^/]+", "", address) for address in addresses]

    def shell(self, code: str) -> str:
        """Run Python inside the site, beside its server; return what it prints."""
        command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
        run = subprocess.run(command, cwd=TOP, env=self.variables, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    def mails_to(self, address: str) -> list[Message]:
        """Have a worker deliver what waits, and return the mails that reached an address, in their order."""
        self.shell("from outbox.delivery import mails_deliver as d; d()")
        files = sorted((self.log.parent / "mail").glob("*.log"))
        texts = [text for file in files for text in file.read_bytes().split(b"-" * 79 + b"\n") if text.strip()]
        mails = [message_from_bytes(text, policy=policy.default) for text in texts]
        return [mail for mail in mails if mail["To"] == address]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, port: int) -> dict[str, str]:
    """Return the environment of the site's processes; nothing of the tests' own settings is left in it."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "SECRET_KEY": "browser-tests-only-browser-tests-only-browser-tests-only",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "CACHE_URL": "dbcache://cache",
        "MEDIA_ROOT": str(folder / "media"),
        "REGISTER_LEDGER": str(folder / "register-ledger.jsonl"),
        "ENQUIRIES_PER_ADDRESS": "1000",  # all journeys come from one
        "EMAIL_URL": f"filemail:///{folder / 'mail'}",
    }


def prepare(variables: dict[str, str]) -> tuple[str, str]:
    """Fill the site and return its administrator's name and password, as a person reads them off the screen."""
    result = subprocess.run(
        [sys.executable, "manage.py", "prepare", "--demonstration"],
        cwd=TOP, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return re.search(r"only this once:\s+(\S+)\s+(\S+)", result.stdout).groups()


def begin_filled(database: Path, port: int) -> None:
    """Begin with a copy of the database that script/test made, if it did; what it says of its address is corrected."""
    if not seeded.copy_file(database):
        return
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("UPDATE wagtailcore_site SET hostname = '127.0.0.1', port = ?", [port])
        connection.execute("DELETE FROM cache")


def start(folder: Path, *, empty: bool = False) -> tuple[Site, subprocess.Popen[bytes]]:
    """Prepare and start a site whose files are in the folder; return it, ready, with its process.

    With empty=True, nothing is copied: it fills itself as a new site does.
    """
    port = free_port()
    if not empty:
        begin_filled(folder / "db.sqlite3", port)
    variables = environment(folder, port)
    username, password = prepare(variables)
    site = Site(f"http://127.0.0.1:{port}", username, password, folder / "gunicorn.log", variables)
    command = [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.py", "--bind", f"127.0.0.1:{port}"]
    with site.log.open("wb") as log:
        process = subprocess.Popen(command, cwd=TOP, env=variables, stderr=log)
    wait_until_ready(site)
    return site, process


def wait_until_ready(site: Site) -> None:
    deadline = time.monotonic() + START_WITHIN
    while True:
        try:
            site.get("/health/ready/")
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < deadline, site.log.read_text()
            time.sleep(0.2)
        else:
            return
