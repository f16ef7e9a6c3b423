from __future__ import annotations

import datetime

import pytest

from core.models import SiteState


@pytest.fixture
def launched_site(db) -> SiteState:
    state = SiteState.load()
    state.launched_on = datetime.date(2026, 11, 1)
    state.save()
    return state
