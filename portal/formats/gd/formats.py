"""Dates as Gaelic writes them; hours by the twelve-hour clock, as Scotland says them.

The month has “of” in it (E): “30 dhen t-Samhain”, from our catalogue, because Django's has only the bare names.
"""

from __future__ import annotations

DATE_FORMAT = "j E Y"
SHORT_DATE_FORMAT = "d/m/Y"
MONTH_DAY_FORMAT = "j E"
YEAR_MONTH_FORMAT = "F Y"
TIME_FORMAT = "P"
DATETIME_FORMAT = "j E Y, P"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d"]
