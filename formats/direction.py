"""Words that are read from the left inside a text that is read from the right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from core.document import Inlines, Text, direction_of

_ADDRESS = re.compile(r"^(https?://|www\.|[\w.+-]+@)\S+$")
_PHONE = re.compile(r"^\+?[\d ()-]{5,20}$")
_LATIN = "latin"
_ISOLATE, _FIRST_STRONG_ISOLATE, _END_ISOLATE = "\u2066", "\u2068", "\u2069"


def is_phone(run: Text) -> bool:
    """Whether a run is a phone number: linked as one, or nothing but digits."""
    return run.href.startswith("tel:") or bool(_PHONE.match(run.text.strip()))


def is_left_to_right(run: Text) -> bool:
    """Whether a run keeps the order from left to right in any text: numbers to call, addresses, other languages.

    So does what has Latin letters alone: "99 McDonald Road" is not "McDonald Road 99".
    """
    own = bool(run.language) and direction_of(run.language) == "ltr"
    return own or is_phone(run) or bool(_ADDRESS.match(run.text)) or is_latin(run.text)


def is_latin(words: str) -> bool:
    """Whether words have letters, all of them read from the left."""
    kinds = {unicodedata.bidirectional(letter) for letter in words}
    return "L" in kinds and kinds.isdisjoint({"R", "AL"})


def isolated(words: str) -> str:
    """Words that are read from the left, whatever stands around them (UAX 9: U+2066 to U+2069)."""
    return f"{_ISOLATE}{words}{_END_ISOLATE}"


def kept_in_order(words: Inlines) -> Inlines:
    """Inlines of a text that is read from the right, with marks around each stretch that is read from the left.

    Runs that follow one another, such as "SPSO" and " website", are one stretch: else their order would be turned.
    """
    runs = list(words)
    kinds = [_kind(at, run) for at, run in enumerate(runs)]
    for at in range(1, len(runs) - 1):
        if not runs[at].text.strip() and kinds[at - 1] == kinds[at + 1] == _LATIN:
            kinds[at] = _LATIN
    kept: list[Text] = []
    for kind, stretch in groupby(zip(kinds, runs, strict=True), key=itemgetter(0)):
        found = [run for _, run in stretch]
        kept += _between_marks(found) if kind else found
    return tuple(kept)


def _kind(at: int, run: Text) -> str:
    """What stretch a run can be part of: numbers keep their own order, but not that of several."""
    if not run.text.strip() or not is_left_to_right(run):
        return ""
    return f"number {at}" if is_phone(run) else _LATIN


def _between_marks(runs: list[Text]) -> list[Text]:
    """Spaces at the ends stay outside; a mark does not reach over the end of a line."""
    before = runs[0].text[: len(runs[0].text) - len(runs[0].text.lstrip())]
    after = runs[-1].text[len(runs[-1].text.rstrip()) :]
    runs = [replace(run, text=run.text.replace("\n", f"{_END_ISOLATE}\n{_ISOLATE}")) for run in runs]
    runs[0] = replace(runs[0], text=runs[0].text.removeprefix(before))
    runs[-1] = replace(runs[-1], text=runs[-1].text.removesuffix(after))
    return [Text(before + _ISOLATE), *runs, Text(_END_ISOLATE + after)]


def by_first_letter(words: str) -> str:
    """Words that are read as their first letter says, whatever stands around them (UAX 9: U+2068 to U+2069)."""
    return f"{_FIRST_STRONG_ISOLATE}{words}{_END_ISOLATE}"
