"""A time in the hour that the clock repeats must be said which; one in the hour that it leaves out is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.wall_times import AmbiguousTimeError, MissingTimeError, moment_of, which_hour_of

TWICE = datetime(2026, 10, 25, 1, 30)  # noqa: DTZ001 - the time on the wall


@pytest.mark.parametrize(
    ("wall", "hour"),
    [(datetime(2026, 7, 1, 9), 8), (datetime(2026, 12, 1, 9), 9)],  # noqa: DTZ001
)
def test_a_time_that_comes_once(wall, hour):
    moment = moment_of(wall)

    assert moment.astimezone(UTC).hour == hour
    assert which_hour_of(moment) == ""


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_a_time_that_comes_twice(which, hour):
    moment = moment_of(TWICE, which)

    assert moment.astimezone(UTC) == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert which_hour_of(moment.astimezone(UTC)) == which


def test_a_time_that_comes_twice_must_be_said_which():
    with pytest.raises(AmbiguousTimeError):
        moment_of(TWICE)


@pytest.mark.parametrize("which", ["", "first", "second"])
def test_a_time_that_never_comes(which):
    with pytest.raises(MissingTimeError):
        moment_of(datetime(2026, 3, 29, 1, 30), which)  # noqa: DTZ001
