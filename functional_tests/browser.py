"""How the tests open pages: one Chromium, a fresh context per page, and every fault of a page noted."""

from __future__ import annotations

import functools
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

from functional_tests.server import TOP

NAMES = ("chromium", "chromium-browser", "google-chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

WIDE, NARROW = 1280, 320
HEIGHT = 800
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_chromium() -> str | None:
    """Return the path of the machine's Chromium or Chrome, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None) or (str(MAC) if MAC.exists() else None)


def launch(playwright: Playwright, executable: str) -> Browser:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses to run as root
    return playwright.chromium.launch(executable_path=executable, args=QUIET + ["--no-sandbox"] * is_root)


@dataclass
class Faults:
    """What went wrong on a page while it was open: errors and violations of the policy, and calls to other machines."""

    console: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def watch(self, page: Page, site_url: str) -> None:
        page.on("console", lambda message: self.console.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", lambda request: self._note_request(request.url, site_url))

    def _note_request(self, url: str, site_url: str) -> None:
        if not url.startswith((site_url, "data:", "blob:", "about:")):
            self.elsewhere.append(url)


@functools.cache
def axe_source() -> str:
    return (TOP / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def axe_violations(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA and good practice, nothing muted: "rule: element"."""
    page.evaluate(axe_source())
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {node['html'][:160]}" for violation in result["violations"] for node in violation["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
