"""The day of the launch: no day to come, since it takes the demonstration away at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.models import SiteState
from core.selectors import site_is_launched


@pytest.mark.parametrize("days", [1, 400])
def test_a_day_to_come_is_refused(days):
    with pytest.raises(ValidationError) as refused:
        SiteState(launched_on=timezone.localdate() + timedelta(days=days)).clean()
    assert "still to come" in refused.value.message_dict["launched_on"][0]


@pytest.mark.parametrize("days", [0, -1])
def test_today_and_the_past_are_taken(days):
    SiteState(launched_on=timezone.localdate() + timedelta(days=days)).clean()
    SiteState(launched_on=None).clean()


def test_the_screen_refuses_it_and_stays_a_demonstration(admin_client):
    url = reverse("wagtailsettings:edit", args=["core", "sitestate", SiteState.load().pk])
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = admin_client.post(url, {"launched_on": tomorrow.isoformat()}).content.decode()
    assert "This date is still to come." in page
    assert not site_is_launched()
    admin_client.post(url, {"launched_on": timezone.localdate().isoformat()})
    assert site_is_launched()
