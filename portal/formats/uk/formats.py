"""Ukrainian dates, months in the genitive (24 грудня 2026 р.); hours by the twenty-four-hour clock."""

from __future__ import annotations

DATE_FORMAT = "j E Y р."
SHORT_DATE_FORMAT = "d.m.Y"
MONTH_DAY_FORMAT = "j E"
YEAR_MONTH_FORMAT = "F Y р."
TIME_FORMAT = "G:i"
DATETIME_FORMAT = "j E Y р., G:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"]
