"""Every page's HTML, as served, before two checkers that know nothing of each other."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from functional_tests.server import TOP

VNU = TOP / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="module")
def saved_pages(site, paths, tmp_path_factory) -> Path:
    """Return a folder with the HTML of every page, in files named after their addresses."""
    folder = tmp_path_factory.mktemp("pages")
    for path in paths:
        name = "".join(letter if letter.isalnum() else "-" for letter in path).strip("-")
        (folder / f"{name or 'home'}.html").write_text(site.get(path), encoding="utf-8")
    return folder


def has_java() -> bool:
    java = shutil.which("java")
    return bool(java) and subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(
    not has_java(), reason="Java is missing. This brings it: apt-get install --yes default-jre-headless"
)
def test_the_nu_checker_finds_no_error(saved_pages):
    command = ["java", "-jar", str(VNU), "--format", "json", "--skip-non-html", str(saved_pages)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    errors = [f"{Path(each['url']).name}: {each['message']}" for each in messages if each["type"] == "error"]
    assert errors == []


def test_html_validate_finds_no_error(saved_pages):
    command = [
        "node_modules/.bin/html-validate",
        "--config",
        ".htmlvalidate.json",
        "--formatter",
        "text",
        str(saved_pages),
    ]
    result = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
