"""How fast this machine is just now: a fixed piece of work, so that limits hold on slower machines too."""

from __future__ import annotations

import hashlib
import time

# Processor seconds of `calibrate` on the machine with two cores for which the limits were written.
REFERENCE = 0.028


def calibrate() -> float:
    """The least processor seconds of five tries."""
    return min(_work() for _ in range(5))


def _work() -> float:
    start = time.process_time()
    words = [str(number * 7919 % 10007) for number in range(120_000)]
    counted: dict[str, int] = {}
    for word in words:
        counted[word] = counted.get(word, 0) + len(word)
    hashlib.sha256("".join(sorted(words)).encode()).hexdigest()
    return time.process_time() - start
