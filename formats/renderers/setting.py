"""Sets a page with Typst: here, or, where it is long, in a process of its own.

Typst keeps what it worked out for the last ten documents, and while it works it needs about 0.8 MB for each
printed page. A process of its own gives all of that back, and cannot take more than `MOST_MEMORY`
(docs/decisions/0014). Run as a program, this file is that process: it knows nothing of the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
# A page described by more letters than this (about three leaflets) is set in a process of its own.
LONGEST_HERE = 200_000
MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 300
_PROGRAM, _DESCRIPTION, _MADE = "page.typ", "document.json", "made.pdf"


class SettingError(Exception):
    """Typst refused a page; the message is Typst's own, with its hints."""


class TooLongError(Exception):
    """A page needs more memory or time than it may take."""


def set_page(root: Path, folders: tuple[str, ...], made_at: datetime) -> bytes:
    """The PDF of the description in the folder `root`, with the fonts of `folders`.

    Raises SettingError and TooLongError.
    """
    if (root / _DESCRIPTION).stat().st_size <= LONGEST_HERE:
        return _set_here(root, folders, made_at)
    return _set_apart(root, folders, made_at)


def _set_here(root: Path, folders: tuple[str, ...], made_at: datetime) -> bytes:
    import typst  # noqa: PLC0415 - loaded only where paper is made

    compiler = typst.Compiler(root=str(root), font_paths=_fonts(folders), ignore_system_fonts=True)
    try:
        made = compiler.compile(str(root / _PROGRAM), format="pdf", pdf_standards=STANDARDS, timestamp=made_at)
    except typst.TypstError as error:
        raise SettingError(" ".join([error.message, *error.hints])) from error
    if not isinstance(made, bytes):
        raise SettingError("no pages")
    return made


@lru_cache(maxsize=1)
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    import typst  # noqa: PLC0415 - loaded only where paper is made

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def _set_apart(root: Path, folders: tuple[str, ...], made_at: datetime) -> bytes:
    asked = json.dumps([str(root), folders, made_at.isoformat(), MOST_MEMORY])
    command = [sys.executable, "-I", __file__, asked]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise TooLongError from error
    if done.returncode < 0 or "MemoryError" in done.stderr:  # without memory, Rust ends the process by a signal
        raise TooLongError
    if done.returncode:
        raise SettingError(done.stderr)
    return (root / _MADE).read_bytes()


def _limit_memory(most: int) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def main(asked: str) -> int:
    """Do what `_set_apart` asks; give the code to end with."""
    root, folders, made_at, most_memory = json.loads(asked)
    _limit_memory(most_memory)
    try:
        made = _set_here(Path(root), tuple(folders), datetime.fromisoformat(made_at))
    except SettingError as error:
        print(error, file=sys.stderr, end="")  # noqa: T201 - said to the process that asked
        return 1
    (Path(root) / _MADE).write_bytes(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
