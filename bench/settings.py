"""What `script/serve` runs, but with no limit on how many messages come from one address: here all do."""

from __future__ import annotations

from portal.settings.local import *  # noqa: F403

ENQUIRIES_AN_HOUR = (1_000_000, 1_000_000)
