"""What editors save in the admin stands on the page at the next request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from contact import models
from contact.tests.admin import url
from contact.times import local_day


def test_a_wrong_closure_is_said_on_its_form(editor, no_holidays):
    reason = models.ClosureReason.objects.first()
    data = {"kind": "changed", "first_day": "2026-12-24", "last_day": "2026-12-23", "reason": reason.pk}
    page = editor.post(url(models.Closure, "add"), data).content.decode()
    assert "The last day must not be before the first." in page
    assert "Give an opening or closing time for other hours" in page


class TestChangesReachThePage:
    def test_a_number(self, editor, lines):
        line = lines["SWF"]
        data = {"service": line.service_id, "number": "0800 014 7298", "is_working": "on", "sort_order": 1}
        editor.post(url(models.PhoneLine, "edit", line.pk), data)
        page = editor.get("/en/contact/").content.decode()
        assert "0800 014 7298" in page
        assert "0800 014 7299" not in page

    def test_a_number_that_is_none(self, editor, lines):
        line = lines["SWF"]
        data = {"service": line.service_id, "number": "12", "is_working": "on", "sort_order": 1}
        page = editor.post(url(models.PhoneLine, "edit", line.pk), data).content.decode()
        assert "Enter a valid phone number" in page
        line.refresh_from_db()
        assert line.number.as_national == "0800 014 7299"

    @pytest.mark.parametrize("number", ["+1 202 555 0100", "+353 1 639 5600", "+33 1 42 76 40 40"])
    def test_a_number_of_another_country_is_refused_in_words(self, editor, lines, number):
        line = lines["SWF"]
        data = {"service": line.service_id, "number": number, "is_working": "on", "sort_order": 1}
        page = editor.post(url(models.PhoneLine, "edit", line.pk), data).content.decode()
        assert page.count("This is a number of another country. Enter one that begins with 0 or with +44.") == 1
        line.refresh_from_db()
        assert line.number.as_e164 == "+448000147299"

    def test_a_number_written_with_44_is_taken(self, editor, lines):
        line = lines["SWF"]
        data = {"service": line.service_id, "number": "+44 800 014 7298", "is_working": "on", "sort_order": 1}
        editor.post(url(models.PhoneLine, "edit", line.pk), data)
        assert "0800 014 7298" in editor.get("/en/contact/").content.decode()

    def test_new_hours(self, editor):
        data = {
            "valid_from": "2026-01-01",
            "periods-TOTAL_FORMS": 1,
            "periods-INITIAL_FORMS": 0,
            "periods-MIN_NUM_FORMS": 0,
            "periods-MAX_NUM_FORMS": 1000,
            "periods-0-weekday": 0,
            "periods-0-opens": "08:30",
            "periods-0-closes": "16:00",
        }
        assert editor.post(url(models.OpeningHours, "add"), data).status_code == 302
        assert "8:30am to 4pm" in editor.get("/en/contact/").content.decode()

    def test_words_that_a_moderator_publishes(self, client, django_user_model):
        user = django_user_model.objects.create_user("moderator")
        user.groups.add(Group.objects.get(name="Moderators"))
        client.force_login(user)
        text = models.PhoneLineText.objects.get(fact__service__code="SWF", locale__language_code="en")
        data = {"fact": text.fact_id, "label": "Welfare Fund line", "action-publish": "yes"}
        client.post(url(models.PhoneLineText, "edit", text.pk), data)
        assert "Welfare Fund line" in client.get("/en/contact/").content.decode()

    def test_a_planned_closure_of_one_service(self, editor, lines, no_holidays):
        day = local_day(timezone.now()) + timedelta(days=2)
        data = {
            "kind": "closed",
            "first_day": str(day),
            "last_day": str(day),
            "reason": models.ClosureReason.objects.get(code="staff-training").pk,
            "services": [lines["SWF"].service_id],
        }
        assert editor.post(url(models.Closure, "add"), data).status_code == 302
        page = editor.get("/en/").content.decode()
        assert "Phones closed: Scottish Welfare Fund (Staff training)" in page
