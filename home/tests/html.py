"""What tests read off a served page."""

from __future__ import annotations

import json
import re

from django.utils.html import strip_tags


def headings(html: str, level: int) -> list[str]:
    return [text_of(found) for found in re.findall(rf"<h{level}[^>]*>(.*?)</h{level}>", html, re.DOTALL)]


def text_of(html: str) -> str:
    return " ".join(strip_tags(html).split())


def main(html: str) -> str:
    return re.search(r"<main.*?</main>", html, re.DOTALL).group()


def title(html: str) -> str:
    return text_of(re.search(r"<title>(.*?)</title>", html, re.DOTALL).group(1))


def meta(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)"', html)
    return found.group(1) if found else ""


def canonical(html: str) -> str:
    found = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    return found.group(1) if found else ""


def alternates(html: str) -> dict[str, str]:
    """Return the languages that a page names to search engines, with their addresses."""
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))


def switcher(html: str) -> dict[str, str]:
    """Return the languages that the switcher leads to, with their addresses; the one that is shown has none."""
    nav = re.search(r'<nav class="languages".*?</nav>', html, re.DOTALL).group()
    links = {code: href for href, code in re.findall(r'href="([^"]+)" hreflang="([^"]+)"', nav)}
    return links | dict.fromkeys(re.findall(r'aria-current="true" lang="([^"]+)"', nav), "")


def json_ld(html: str) -> dict[str, dict]:
    """Return the JSON-LD blocks of a page by their type."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {data["@type"]: data for data in map(json.loads, blocks)}
