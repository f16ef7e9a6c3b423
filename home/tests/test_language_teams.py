"""People in several teams or groups, and the teams themselves."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from core.models import LanguageTeam
from home.tests.translating import everything, log_in, person, started, translate

pytestmark = pytest.mark.django_db


class TestSeveralHats:
    def test_reviewer_of_one_language_and_translator_of_another(
        self, client, gaelic, django_capture_on_commit_callbacks
    ):
        log_in(client, ("gd", "translator"), ("pl", "reviewer"))
        translation, words = gaelic[1]
        translate(translation)
        polish, polish_words = started(translation.source.get_source_instance(), "pl")
        translate(polish)
        with django_capture_on_commit_callbacks(execute=True):
            for each in (words, polish_words):
                client.post(
                    reverse("wagtailsnippets_core_abbreviationtext:edit", args=[each.pk]), {"action": "publish"}
                )
        words.refresh_from_db()
        polish_words.refresh_from_db()
        assert (words.live, polish_words.live) == (False, True)

    def test_an_editor_who_also_reviews_gaelic_does_not_publish_polish_or_english_words(self, client, gaelic):
        log_in(client, ("gd", "reviewer"), groups=["Editors"])
        english = gaelic[1][0].source.get_source_instance()
        address = reverse("wagtailsnippets_core_abbreviationtext:edit", args=[english.pk])
        data = {"fact": english.fact_id, "long_form": "Changed", "action-publish": "yes"}
        client.post(address, data)
        english.refresh_from_db()
        assert english.long_form == "Example abbreviation"
        assert english.get_latest_revision_as_object().long_form == "Changed"

    def test_editors_moderators_and_administrators_work_as_before(self, client, gaelic):
        for name in ["Editors", "Moderators"]:
            client.force_login(person(name, groups=[name]))
            for each in gaelic[0][1].pk, gaelic[0][0].source.get_source_instance().pk:
                assert client.get(reverse("wagtailadmin_pages:edit", args=[each])).status_code == 200
        assert client.get(reverse("wagtailadmin_pages:delete", args=[gaelic[0][1].pk])).status_code == 200

    def test_another_group_opens_no_more_of_a_page(self, client, gaelic):
        other = Group.objects.create(name="Example group")
        other.permissions.add(Permission.objects.get(codename="view_user"))
        log_in(client, ("gd", "translator"), groups=["Example group"])
        before = everything()
        assert client.post(reverse("wagtailadmin_pages:delete", args=[gaelic[0][1].pk])).status_code == 403
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        for query in [f"id={gaelic[0][1].pk}", "id=all&childOf=1", "id=²"]:
            assert client.post(f"{bulk}?{query}").status_code == 403
        assert everything() == before


class TestTeams:
    def test_every_language_but_english_has_both(self):
        teams = set(LanguageTeam.objects.values_list("locale__language_code", "role"))
        codes = {"gd", "pl", "uk", "zh-hans", "ar", "ur"}
        assert teams == {(code, role) for code in codes for role in ("translator", "reviewer")}
        assert Group.objects.filter(name="Translators: Gàidhlig").exists()

    def test_a_team_has_power_over_its_own_branch_only(self, gaelic):
        for team in LanguageTeam.objects.filter(locale__language_code="gd"):
            powers = GroupPagePermission.objects.filter(group=team.group)
            assert {power.page.locale.language_code for power in powers} == {"gd"}
            codes = {power.permission.codename for power in powers}
            assert codes == ({"change_page"} if team.role == "translator" else {"change_page", "publish_page"})

    def test_a_team_that_changes_its_language_loses_the_old_one(self, gaelic):
        started(gaelic[0][0].source.get_source_instance(), "pl")
        team = LanguageTeam.objects.get(locale__language_code="gd", role="translator")
        team.locale = LanguageTeam.objects.filter(locale__language_code="pl").first().locale
        team.save()
        powers = GroupPagePermission.objects.filter(group=team.group)
        assert {power.page.locale.language_code for power in powers} == {"pl"}
        team.delete()
        assert not powers.all().exists()

    def test_an_administrator_keeps_the_teams(self, admin_client):
        team = LanguageTeam.objects.first()
        assert admin_client.get(reverse("language_teams:index")).status_code == 200
        assert admin_client.get(reverse("language_teams:edit", args=[team.pk])).status_code == 200

    def test_others_do_not(self, client, gaelic):
        for name, teams, groups in [("a", [("gd", "reviewer")], []), ("b", [], ["Moderators"])]:
            client.force_login(person(name, *teams, groups=groups))
            assert client.get(reverse("language_teams:index")).status_code in (302, 403)
