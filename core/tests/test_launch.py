"""The registry of what is still open before a launch."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core import launch
from core.launch import OpenPoint, OpenPoints

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(launch, "_registered", {})


def test_kinds_with_points_come_in_the_order_of_their_registration():
    some = OpenPoints("Some", (OpenPoint("One"),))
    launch.register("some", lambda *, at: some)
    launch.register("none", lambda *, at: OpenPoints("None", ()))
    launch.register("moment", lambda *, at: OpenPoints("Moment", (OpenPoint(at.isoformat()),)))
    assert launch.open_points(at=AT) == [some, OpenPoints("Moment", (OpenPoint("2026-11-22T12:00:00+00:00"),))]


def test_a_name_is_registered_once():
    for text in ("first", "second"):
        launch.register("same", lambda *, at, text=text: OpenPoints("Same", (OpenPoint(text),)))
    assert launch.open_points(at=AT) == [OpenPoints("Same", (OpenPoint("second"),))]
