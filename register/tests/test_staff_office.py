"""The administrators' screens of years, decisions and samples, as they are served; the database is looked at after."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from core.clock import tick
from register.enums import Extra
from register.models import Action, Disclosure, RegisterSettings, ReportYear, YearPublication
from register.samples import samples_exist
from register.seed.load import load
from register.selectors import shown_extras
from register.tests import factories as make
from register.tests.factories import AT
from register.tests.office import is_public, last_line, page, send, told, wall
from register.trail import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    """A browser in which an administrator has signed in."""
    client.force_login(make.administrator())
    return client


class TestYears:
    def test_a_year_is_made_and_listed(self, office):
        made = send(office, "register_years", start="2031")
        assert "Year 2031-32" in made.content.decode()
        assert "2031-32" in page(office, "register_years")
        assert (last_line().what, last_line().subject) == ("year.create", "year/2031")

    @pytest.mark.parametrize("start", ["", "1999", "3000", "abc", "2025.5", "9" * 40])
    def test_a_year_that_cannot_be_is_refused_at_its_field(self, office, start):
        response = send(office, "register_years", start=start)
        assert response.status_code == 400
        assert "form" in response.context
        assert response.context["form"].errors["start"]
        assert not ReportYear.objects.filter(is_sample=False).exists()

    def test_the_list_counts_entries_by_state(self, office):
        make.approved()
        make.draft()
        text = " ".join(page(office, "register_years").split())
        assert "2025-26</a></th><td>1</td><td>0</td><td>1</td><td>0</td><td>0</td>" in text

    def test_what_hinders_it_is_shown_before_anybody_presses(self, office):
        version = make.waiting()
        text = page(office, "register_year", version.year_id)
        assert f"not approved yet: {version.action.reference}" in text
        assert reverse("register_year_publish", args=[version.year_id]) not in text
        response = send(office, "register_year_publish", version.year_id)
        assert "not approved yet" in told(response)
        assert not YearPublication.objects.filter(year=version.year).exists()

    def test_it_is_published_after_a_page_that_lists_what_becomes_public(self, office):
        one, two = make.approved(), make.approved(level=4, body=make.body("Example Glen Council"))
        asked = page(office, "register_year_publish", one.year_id)
        assert "2 entries become public at this moment" in asked
        assert "Level 4" in asked
        assert two.body.name in asked
        assert not is_public(one)
        seen = office.get(reverse("register_year_publish", args=[one.year_id])).context["seen"]
        response = send(office, "register_year_publish", one.year_id, seen=seen)
        assert is_public(one)
        assert is_public(two)
        text = response.content.decode()
        assert "The table as it was then" in text
        assert two.action.reference in text
        assert list(verify()) == [] or "ledger" in str(list(verify()))

    @pytest.mark.parametrize("seen", ["", "other"])
    def test_nothing_but_what_was_seen_becomes_public(self, office, seen):
        version = make.approved()
        response = send(office, "register_year_publish", version.year_id, seen=seen)
        assert "changed meanwhile" in told(response)
        assert not is_public(version)

    def test_an_entry_approved_meanwhile_stops_it(self, office):
        one = make.approved()
        seen = office.get(reverse("register_year_publish", args=[one.year_id])).context["seen"]
        two = make.approved()
        response = send(office, "register_year_publish", one.year_id, seen=seen)
        assert "changed meanwhile" in told(response)
        assert two.action.reference in response.content.decode()
        assert not is_public(one)

    def test_a_year_without_entries_says_that_no_action_was_taken(self, office):
        year = make.year(2019)
        asked = office.get(reverse("register_year_publish", args=[year.pk]))
        assert "will say that no action was taken" in asked.content.decode()
        send(office, "register_year_publish", year.pk, seen=asked.context["seen"])
        year = ReportYear.objects.get(pk=year.pk)
        assert (year.is_nil, year.publication.snapshot) == (True, [])

    def test_it_is_not_published_twice(self, office):
        version = make.published()
        response = send(office, "register_year_publish", version.year_id)
        assert "out already" in told(response)

    def test_it_becomes_public_at_its_moment(self, office):
        version = make.approved()
        response = send(office, "register_year_schedule", version.year_id, wall_time=wall(3))
        assert "09:30" in told(response)
        year = ReportYear.objects.get(pk=version.year_id)
        assert f"{timezone.localtime(year.due_at):%Y-%m-%d %H:%M}" == wall(3)
        assert "09:30" in page(office, "register_years")
        tick(at=year.due_at)
        assert is_public(version)

    def test_the_moment_is_taken_back(self, office):
        version = make.approved()
        send(office, "register_year_schedule", version.year_id, wall_time=wall(3))
        response = send(office, "register_year_unschedule", version.year_id)
        assert "taken back" in told(response)
        assert ReportYear.objects.get(pk=version.year_id).due_at is None

    @pytest.mark.parametrize(
        ("typed", "field", "says"),
        [
            ("", "wall_time", "required"),
            ("soon", "wall_time", "valid"),
            ("2020-01-01 09:00", "wall_time", "is over"),
            ("2031-03-30 01:30", "wall_time", "does not exist"),
            ("2031-10-26 01:30", "which_hour", "twice"),
            ("2031-02-30 09:00", "wall_time", "valid"),
            ("99999-01-01 09:00", "wall_time", "valid"),
        ],
    )
    def test_a_moment_that_cannot_be_is_refused_at_its_field(self, office, typed, field, says):
        version = make.approved()
        response = send(office, "register_year_schedule", version.year_id, wall_time=typed)
        assert response.status_code == 400
        assert says in str(response.context["form"].errors[field])
        assert f'value="{typed}"' in response.content.decode() or not typed
        assert ReportYear.objects.get(pk=version.year_id).due_at is None

    @pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
    def test_the_repeated_hour_is_said_which(self, office, which, hour):
        version = make.approved()
        send(office, "register_year_schedule", version.year_id, wall_time="2031-10-26 01:30", which_hour=which)
        due = ReportYear.objects.get(pk=version.year_id).due_at
        assert (due.hour, due.minute) == (hour, 30)  # in UTC
        assert "BST" in page(office, "register_year", version.year_id) or which == "second"

    def test_a_year_without_entries_is_not_scheduled_by_mistake(self, office):
        year = make.year(2019)
        response = send(office, "register_year_schedule", year.pk, wall_time=wall(3))
        assert "has no entries" in response.content.decode()
        send(office, "register_year_schedule", year.pk, wall_time=wall(3), is_nil="on")
        assert ReportYear.objects.get(pk=year.pk).is_nil

    def test_why_it_did_not_become_public_is_shown_and_on_the_dashboard(self, office):
        version = make.approved()
        ReportYear.objects.filter(pk=version.year_id).update(trouble="Something stood against it.")
        for text in (
            page(office, "register_years"),
            page(office, "register_year", version.year_id),
            page(office, "wagtailadmin_home"),
        ):
            assert "Something stood against it." in text
        office.force_login(make.author())
        assert "Something stood against it." not in page(office, "wagtailadmin_home")


class TestDecisions:
    def test_it_is_decided_on_legal_advice_and_holds_at_once(self, office):
        response = send(office, "register_decisions", what="reply", is_shown="yes", advice="Example solicitor, 1 May")
        assert "Example solicitor, 1 May" in response.content.decode()
        assert shown_extras() == {Extra.REPLY}
        assert last_line().what == "disclosure.decide"
        send(office, "register_decisions", what="reply", is_shown="no", advice="Another letter")
        assert shown_extras() == frozenset()
        assert Disclosure.objects.count() == 2

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ({"what": "reply", "is_shown": "yes", "advice": "  "}, "advice"),
            ({"what": "reply", "is_shown": "yes", "advice": "x" * 601}, "advice"),
            ({"what": "other", "is_shown": "yes", "advice": "A"}, "what"),
            ({"what": "reply", "advice": "A"}, "is_shown"),
        ],
    )
    def test_what_is_missing_is_said_at_its_field(self, office, data, field):
        response = send(office, "register_decisions", **data)
        assert response.status_code == 400
        assert list(response.context["form"].errors) == [field]
        assert not Disclosure.objects.exists()


class TestSamples:
    def test_it_asks_first_then_drops_all_and_says_who_did(self, office):
        assert "SAMPLE-0001" in page(office, "register_samples_drop")
        assert samples_exist()
        send(office, "register_samples_drop")
        assert not samples_exist()
        assert not Action.objects.filter(is_sample=True).exists()
        assert (last_line().what, last_line().who) == ("samples.drop", "cedar")
        assert [each for each in verify() if "ledger" not in each] == []
        assert "no invented examples" in told(send(office, "register_samples_drop"))

    def test_once_something_real_is_public_the_button_is_gone(self, office):
        make.published()
        assert reverse("register_samples_drop") not in page(office, "register_years")
        assert "<form method" not in page(office, "register_samples_drop").partition("nice-padding")[2]
        assert "Something real was published" in told(send(office, "register_samples_drop"))
        assert samples_exist()


class TestSettings:
    def test_administrators_change_them_and_the_trail_says_who(self, office):
        RegisterSettings.load()
        address = reverse("wagtailsettings:edit", args=["register", "registersettings", RegisterSettings.load().pk])
        response = office.post(address, {"begins_in": "2024", "licence_name": "OGL", "licence_url": ""})
        assert response.status_code == 302
        assert RegisterSettings.objects.get().begins_in == 2024
        assert (last_line().what, last_line().who) == ("settings.change", "cedar")
        RegisterSettings.objects.update(licence_name="Other")
        assert any(each.startswith("settings: it was changed") for each in verify())

    def test_a_site_whose_groups_were_made_before_gets_the_right_too(self):
        from core.models import SeedMark

        group = make.administrator().groups.get()
        group.permissions.remove(group.permissions.get(codename="change_registersettings"))
        SeedMark.objects.filter(key="register.settings").delete()
        load(at=AT, demonstration=False)
        assert group.permissions.filter(codename="change_registersettings").exists()
