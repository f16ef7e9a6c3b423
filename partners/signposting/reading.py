"""Phone numbers, times and figures as they stand in a text, in every language of the site, to be compared."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers

_LOOKS_BRITISH = re.compile(r"(0|44)\d{8}")  # shorter ones are references and years
# What stands behind a time (English, Gaelic, Polish, Arabic), and what stands before it (Urdu, Chinese).
_AFTER = {
    "am": ["am", r"a\.m\.", "sa mhadainn", "rano", "صباحًا", "صباحاً", "صباحا"],
    "pm": ["pm", r"p\.m\.", "feasgar", "po południu", "مساءً", "مساء", "ظهرًا"],
}
_BEFORE = {"am": ["صبح", "上午", "早上"], "pm": ["بعد دوپہر", "دوپہر", "شام", "下午", "晚上"]}
_HOUR = r"(?P<{0}h>\d{{1,2}})(?:[:.点时](?P<{0}m>\d{{2}}))?"


def _words(halves: dict[str, list[str]]) -> str:
    return "|".join(each for words in halves.values() for each in words)


_TIME = re.compile(
    rf"(?<!\d)(?:{_HOUR.format('a')}\s?(?P<after>{_words(_AFTER)})(?!\w)"
    rf"|(?P<before>{_words(_BEFORE)})\s?{_HOUR.format('b')}"
    r"|(?P<ch>[01]?\d|2[0-3]):(?P<cm>[0-5]\d)(?!\d))",
    re.IGNORECASE,
)
_AFTERNOON = re.compile(_words({"pm": [*_AFTER["pm"], *_BEFORE["pm"]]}), re.IGNORECASE)


def plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in text)


def figures_in(text: str) -> list[str]:
    """Return the figures of a text in their order, in whatever script they are written."""
    return re.findall(r"\d+", plain_digits(text))


def numbers_in(text: str) -> set[str]:
    """Return the phone numbers of a text as E.164, however they are written."""
    found = phonenumbers.PhoneNumberMatcher(plain_digits(text), "GB", leniency=phonenumbers.Leniency.POSSIBLE)
    numbers = (each.number for each in found if _LOOKS_BRITISH.match(re.sub(r"\D", "", each.raw_string)))
    return {phonenumbers.format_number(each, phonenumbers.PhoneNumberFormat.E164) for each in numbers}


def times_in(text: str) -> set[str]:
    """Return the times of a text as HH:MM: “9am”, “9.30 am”, “09:00” and “صبح 9 بجے” alike."""
    return {_time(match) for match in _TIME.finditer(plain_digits(text))}


def _time(match: re.Match[str]) -> str:
    half = match["after"] or match["before"]
    hour, minute = match["ah"] or match["bh"] or match["ch"], match["am"] or match["bm"] or match["cm"] or "00"
    if half is None or int(hour) > 12:
        return f"{int(hour):02}:{minute}"
    return f"{int(hour) % 12 + (12 if _AFTERNOON.fullmatch(half) else 0):02}:{minute}"
