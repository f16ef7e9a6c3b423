"""Signs of spam in a message. What looks like it is held for staff, never dropped; the sender sees no difference."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from contact.models import Enquiry

HELD_FROM = 5
LEAST_TIME = timedelta(seconds=3)  # nobody reads and fills in the form faster
REPEATED_WITHIN = timedelta(days=1)
_LINKS_FREE, _REPEATS_FREE = 2, 2  # people do give a link or two, and some send a message again
_LINK = re.compile(r"(?:https?://|www\.|\[url|<a\s)", re.IGNORECASE)


@dataclass(frozen=True)
class Verdict:
    """The sum of the signs, and each sign with its points: "honeypot", "fast", "links", "repeated"."""

    score: int
    reasons: tuple[dict[str, str | int], ...]

    @property
    def is_held(self) -> bool:
        return self.score >= HELD_FROM


def message_fingerprint(message: str) -> str:
    """Return the same hash for messages that differ only in case, spaces, digits or punctuation."""
    folded = unicodedata.normalize("NFKC", message).casefold()
    letters = "".join(each for each in folded if each.isalpha()) or folded
    return hashlib.sha256(letters.encode()).hexdigest()


def message_judge(*, message: str, honeypot: str, opened_at: datetime, at: datetime) -> Verdict:
    """Judge a message that was written between `opened_at` and `at` (both aware); reads how often it came before."""
    signs = {
        "honeypot": HELD_FROM if honeypot else 0,
        "fast": HELD_FROM if at - opened_at < LEAST_TIME else 0,
        "links": 2 * max(0, len(_LINK.findall(message)) - _LINKS_FREE),
        "repeated": HELD_FROM if _repeats(message, at) > _REPEATS_FREE else 0,
    }
    found = {code: min(points, 100) for code, points in signs.items() if points}
    return Verdict(sum(found.values()), tuple({"code": code, "points": points} for code, points in found.items()))


def _repeats(message: str, at: datetime) -> int:
    same = Enquiry.objects.filter(fingerprint=message_fingerprint(message), received_at__gt=at - REPEATED_WITHIN)
    return same.count()
