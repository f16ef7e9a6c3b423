from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contact import models
from contact.tests.admin import url
from contact.tests.factories import ClosureFactory, PublicHolidayFactory
from contact.times import local_day

NO_SNIPPETS = {
    "ContactFormPage",
    "ContactPage",
    "ContactSettings",
    "Enquiry",
    "EnquiryCount",
    "Office",
    "OpeningPeriod",
}
SNIPPETS = sorted(set(models.__all__) - NO_SNIPPETS)


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_screens_open_for_editors(editor, name):
    model = getattr(models, name)
    if not model.objects.exists():
        ClosureFactory()
    assert editor.get(url(model, "list")).status_code == 200
    assert editor.get(url(model, "add")).status_code == 200
    assert editor.get(url(model, "edit", model.objects.first().pk)).status_code == 200


@pytest.mark.parametrize("name", ["office", "contactsettings"])
def test_the_settings_open_for_editors(editor, name):
    response = editor.get(reverse("wagtailsettings:edit", args=["contact", name]), follow=True)
    assert response.status_code == 200


def test_the_menu_holds_the_emergency_first(editor):
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("contact_emergency_closure") in page


def test_the_lists_speak_in_words(editor, lines):
    models.PhoneLine.objects.filter(pk=lines["SWF"].pk).update(is_working=False)
    page = editor.get(url(models.PhoneLine, "list")).content.decode()
    assert [page.count(f">{word}<") + page.count(f"{word}\n") for word in ("True", "False")] == [0, 0]
    assert page.count("Not working") == 1
    assert len(re.findall(r"\bWorks\b", page)) == len(lines) - 1
    holidays = editor.get(url(models.PublicHoliday, "list")).content.decode()
    assert "Bank holiday" in holidays
    assert not re.search(r">\s*(True|False)\s*<", page + holidays)


class TestWords:
    def test_a_record_leads_to_its_words(self, editor):
        service = models.Service.objects.get(code="SWF")
        page = editor.get(url(models.Service, "edit", service.pk)).content.decode()
        assert url(models.ServiceText, "edit", service.texts.get(locale__language_code="en").pk) in page

    def test_adding_words_has_the_record_chosen(self, editor):
        reason = models.ClosureReason.objects.create(code="fire-drill")
        page = editor.get(url(models.ClosureReason, "edit", reason.pk)).content.decode()
        address = f"{url(models.ClosureReasonText, 'add')}?locale=en&amp;fact={reason.pk}"
        assert address in page
        form = editor.get(address.replace("&amp;", "&")).content.decode()
        assert f'<input type="hidden" name="fact" value="{reason.pk}"' in form

    @pytest.mark.parametrize("fact", ["abc", "0", "99999999999999999999", "²", ""])
    def test_an_unknown_record_is_no_error(self, editor, fact):
        assert editor.get(url(models.ClosureReasonText, "add"), {"fact": fact}).status_code == 200

    def test_an_editor_drafts_and_does_not_publish(self, editor):
        text = models.ServiceText.objects.get(fact__code="SWF", locale__language_code="en")
        data = {"fact": text.fact_id, "name": "New name", "short_purpose": "x", "covers": "y"}
        editor.post(url(models.ServiceText, "edit", text.pk), {**data, "action-publish": "yes"})
        text.refresh_from_db()
        assert text.name == "Scottish Welfare Fund"
        assert text.get_latest_revision_as_object().name == "New name"


class TestEmergency:
    def data(self, **more):
        today = local_day(timezone.now())
        reason = models.ClosureReason.objects.get(code="severe-weather")
        return {"scope": "everything", "last_day": str(today), "reason": reason.pk, **more}

    def test_it_is_shown_before_it_is_done(self, editor):
        page = editor.post(reverse("contact_emergency_closure"), self.data()).content.decode()
        assert "Close now" in page
        assert "Severe weather" in page
        assert not models.Closure.objects.exists()

    def test_confirmed_it_closes_everything_now(self, editor, no_holidays):
        response = editor.post(reverse("contact_emergency_closure"), self.data(confirmed="yes"))
        assert response.status_code == 302
        assert models.Closure.objects.get().first_day == local_day(timezone.now())
        page = editor.get("/en/contact/").content.decode()
        assert "Phones closed (Severe weather)" in page

    def test_only_one_line(self, editor, lines):
        data = self.data(scope="some", lines=[lines["SWF"].pk])
        page = editor.post(reverse("contact_emergency_closure"), data).content.decode()
        assert f'<input type="hidden" name="lines" value="{lines["SWF"].pk}"' in page
        editor.post(reverse("contact_emergency_closure"), {**data, "confirmed": "yes"})
        assert list(models.Closure.objects.get().lines.all()) == [lines["SWF"]]

    def test_one_can_go_back(self, editor):
        page = editor.post(reverse("contact_emergency_closure"), self.data(change="yes")).content.decode()
        assert "Continue" in page
        assert not models.Closure.objects.exists()

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"scope": "some"}, "Choose at least one service or line"),
            ({"last_day": "2020-01-01"}, "The last day must be today or later."),
            ({"last_day": "30 February"}, "Enter a valid date."),
            ({"reason": "abc"}, "Select a valid choice."),
            ({"lines": ["\x00"], "scope": "some"}, "Null characters are not allowed."),
        ],
    )
    def test_what_is_wrong_is_said(self, editor, change, message):
        response = editor.post(reverse("contact_emergency_closure"), self.data(confirmed="yes", **change))
        assert response.status_code in (200, 400)
        if response.status_code == 200:
            assert message in response.content.decode()
        assert not models.Closure.objects.exists()

    def test_it_needs_the_permission(self, client, django_user_model):
        user = django_user_model.objects.create_user("reader")
        client.force_login(user)
        assert client.get(reverse("contact_emergency_closure")).status_code in (302, 403)


class TestDashboard:
    @pytest.fixture
    def holiday(self, no_holidays):
        return PublicHolidayFactory(day=local_day(timezone.now()) + timedelta(days=10))

    def test_it_asks_and_one_click_decides(self, editor, holiday):
        address = reverse("contact_decide_holiday", args=[holiday.pk])
        page = editor.get(reverse("wagtailadmin_home")).content.decode()
        assert "Public holidays: are we closed?" in page
        assert address in page
        assert editor.post(address, {"decision": "closed"}).status_code == 302
        holiday.refresh_from_db()
        assert holiday.decision == "closed"
        assert holiday.closure
        assert address not in editor.get(reverse("wagtailadmin_home")).content.decode()

    def test_its_forms_carry_the_token(self, editor, holiday):
        from django.test import Client

        strict = Client(enforce_csrf_checks=True)
        strict.cookies = editor.cookies
        address = reverse("contact_decide_holiday", args=[holiday.pk])
        assert strict.post(address, {"decision": "closed"}).status_code == 403
        page = strict.get(reverse("wagtailadmin_home")).content.decode()
        form = page[page.index(address) :]
        token = form.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        data = {"decision": "closed", "csrfmiddlewaretoken": token}
        assert strict.post(address, data).status_code == 302

    @pytest.mark.parametrize("decision", ["", "perhaps", "\x00"])
    def test_an_unknown_decision_is_refused(self, editor, holiday, decision):
        response = editor.post(reverse("contact_decide_holiday", args=[holiday.pk]), {"decision": decision})
        assert response.status_code == 400

    def test_a_link_decides_nothing(self, editor, holiday):
        assert editor.get(reverse("contact_decide_holiday", args=[holiday.pk])).status_code == 405

    def test_a_faulty_line_stands_there_until_it_works(self, editor, lines):
        line = lines["SWF"]
        line.is_working = False
        line.save()
        address = reverse("contact_restore_line", args=[line.pk])
        assert address in editor.get(reverse("wagtailadmin_home")).content.decode()
        editor.post(address)
        line.refresh_from_db()
        assert line.is_working
        assert address not in editor.get(reverse("wagtailadmin_home")).content.decode()

    def test_others_see_nothing_and_may_nothing(self, client, django_user_model, holiday):
        from django.contrib.auth.models import Permission

        user = django_user_model.objects.create_user("reader")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        address = reverse("contact_decide_holiday", args=[holiday.pk])
        assert address not in client.get(reverse("wagtailadmin_home")).content.decode()
        assert client.post(address, {"decision": "closed"}).status_code in (302, 403)
        holiday.refresh_from_db()
        assert holiday.decision == "undecided"


@pytest.mark.usefixtures("no_holidays")
class TestHolidays:
    def data(self, holiday, decision):
        return {
            "day": str(holiday.day),
            "name": holiday.name_id,
            "is_bank_holiday": "on" if holiday.is_bank_holiday else "",
            "decision": decision,
        }

    def test_deciding_on_its_screen_makes_the_closure(self, editor):
        holiday = PublicHolidayFactory()
        address = url(models.PublicHoliday, "edit", holiday.pk)
        editor.post(address, self.data(holiday, "closed"))
        assert models.Closure.objects.get().first_day == holiday.day
        editor.post(address, self.data(holiday, "open"))
        assert not models.Closure.objects.exists()

    def test_a_local_holiday_is_entered_by_editors(self, editor):
        holiday = PublicHolidayFactory.build(name=models.HolidayName.objects.first(), is_bank_holiday=False)
        editor.post(url(models.PublicHoliday, "add"), self.data(holiday, "closed"))
        holiday = models.PublicHoliday.objects.get()
        assert not holiday.is_bank_holiday
        assert holiday.closure

    def test_a_bank_holiday_is_not_deleted(self, editor):
        holiday = PublicHolidayFactory()
        address = url(models.PublicHoliday, "delete", holiday.pk)
        response = editor.post(address, follow=True)
        assert "Decide “We are open as usual” instead" in response.content.decode()
        assert models.PublicHoliday.objects.exists()

    def test_a_local_one_goes_with_its_closure(self, editor):
        holiday = PublicHolidayFactory(is_bank_holiday=False)
        editor.post(url(models.PublicHoliday, "edit", holiday.pk), self.data(holiday, "closed"))
        editor.post(url(models.PublicHoliday, "delete", holiday.pk))
        assert not models.PublicHoliday.objects.exists()
        assert not models.Closure.objects.exists()

    def test_the_closure_of_a_holiday_is_not_deleted_alone(self, editor):
        holiday = PublicHolidayFactory()
        editor.post(url(models.PublicHoliday, "edit", holiday.pk), self.data(holiday, "closed"))
        closure = models.Closure.objects.get()
        assert editor.get(url(models.Closure, "delete", closure.pk)).status_code in (200, 302)
        response = editor.post(url(models.Closure, "delete", closure.pk))
        assert response.status_code in (200, 302, 403)
        assert models.Closure.objects.exists()
