"""Deciding on the screens: the second person, the check list, corrections, previews; each button does it once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from register.models import TrailEntry, Version
from register.tests import factories as make
from register.tests.factories import AT
from register.tests.staff import CHECKED, LIST, act, fresh, reader, screen, sent, text_of
from register.workflow import approvals, drafts, sealing

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    client.force_login(make.author())
    return client


class TestDecide:
    def test_from_draft_to_public(self, author, client):
        version = make.draft()
        assert act(author, version, "submit").status_code == 302
        page = text_of(author.get(screen(version)))
        assert "You wrote some of this entry, so another person has to approve it." in page
        assert screen(version, "approve") not in page
        client.force_login(make.approver())
        assert "It becomes public with the report of 2025-26." in text_of(client.get(screen(version)))
        response = act(client, fresh(version), "approve", **CHECKED)
        assert "It becomes public with the report of 2025-26." in text_of(client.get(response["Location"]))
        done = fresh(version)
        assert (done.state, done.approver_name, done.confirmed_on) == ("approved", "birch", date(2026, 5, 1))

    def test_what_becomes_public_at_once_says_so(self, client):
        declaration = make.waiting(level=6, type="declaration", ground="s16D")
        client.force_login(make.approver())
        assert "It becomes public at once when it is approved." in text_of(client.get(screen(declaration)))
        response = act(client, declaration, "approve", **CHECKED)
        assert "It is public now." in text_of(client.get(response["Location"]))
        assert fresh(declaration).state == "public"

    def test_a_late_entry_and_a_correction_too(self, client):
        public = make.published()
        late = make.waiting()
        correction = drafts.correction_begin(action=public.action, correction="A", by=make.author(), at=AT)
        client.force_login(make.approver())
        for version in (late, correction):
            assert "It becomes public at once when it is approved." in text_of(client.get(screen(version)))

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"confirmed_with": ""}, "This field is required."),
            ({"confirmed_on": ""}, "This field is required."),
            ({"confirmed_on": "yesterday"}, "Enter a valid date."),
            ({"no_personal_data": ""}, "This field is required."),
            ({"confirmed_with": "x" * 201}, "at most 200 characters"),
            ({"confirmed_with": "\x00"}, "Null characters"),
        ],
    )
    def test_the_check_list_comes_first(self, client, values, words):
        version = make.waiting()
        client.force_login(make.approver())
        page = text_of(act(client, version, "approve", **CHECKED | values), 400)
        assert words in page
        assert fresh(version).state == "waiting"

    def test_a_day_in_the_future_is_refused_and_what_was_typed_stays(self, client):
        version = make.waiting()
        client.force_login(make.approver())
        page = text_of(act(client, version, "approve", **CHECKED | {"confirmed_on": "2125-01-01"}), 409)
        assert "lies in the future" in page
        assert 'value="The complaints manager"' in page

    def test_it_goes_back_with_the_reason(self, client, author):
        version = make.waiting()
        client.force_login(make.approver())
        assert act(client, version, "return", why=" ").status_code == 400
        act(client, version, "return", why="Ask again")
        client.force_login(make.author())
        for address in (screen(version), screen(version, "edit")):
            assert "Ask again" in text_of(client.get(address))

    def test_an_approver_who_lost_the_right_changes_nothing(self, client):
        version, approver = make.waiting(), make.approver()
        client.force_login(approver)
        assert "Approve</button>" in text_of(client.get(screen(version)))
        approver.groups.clear()
        assert act(client, version, "approve", **CHECKED).status_code == 302  # not into the admin at all
        approver.groups.set(make.author("fir").groups.all())  # may still enter, but not approve
        assert act(client, version, "approve", **CHECKED).status_code == 403
        assert (fresh(version).state, fresh(version).approver_key) == ("waiting", None)

    def test_a_writer_who_is_an_approver_is_told_why_not(self, client):
        both = make.person("elder", "Register authors", "Register approvers")
        version = make.draft(by=both)
        version = approvals.version_submit(version=version, seen=version.edit, by=both, at=AT)
        client.force_login(both)
        page = text_of(client.get(screen(version)))
        assert "You wrote some of this entry" in page
        assert "written by elder." in page
        page = text_of(act(client, version, "approve", **CHECKED), 403)
        assert "You wrote some of this entry, so another person has to approve it." in page
        assert fresh(version).state == "waiting"

    def test_a_stale_page_is_told(self, client):
        version = make.waiting()
        stale = version.edit
        back = approvals.version_return(version=version, seen=stale, why="Ask", by=make.approver(), at=AT)
        again = approvals.version_submit(version=back, seen=back.edit, by=make.author(), at=AT)
        client.force_login(make.approver())
        page = text_of(client.post(screen(version, "approve"), {"seen": stale, **CHECKED}), 409)
        assert "Nothing was changed: Somebody changed this entry while you had it open." in page
        assert 'value="The complaints manager"' in page
        assert f'value="{again.edit}"' in page
        assert fresh(version).state == "waiting"

    def test_each_button_pressed_twice_does_it_once(self, client):
        draft, waiting, sent_back, public = (
            make.draft(),
            make.waiting(),
            make.waiting(),
            make.published(year=make.year(2024)),
        )
        presses = [
            (make.author(), draft, "submit", {}),
            (make.approver(), waiting, "approve", CHECKED),
            (make.approver(), sent_back, "return", {"why": "Ask"}),
            (make.author(), public, "correct", {"correction": "The date"}),
        ]
        for person, version, action, values in presses:
            client.force_login(person)
            before = TrailEntry.objects.count()
            assert act(client, version, action, **values).status_code == 302, action
            once = TrailEntry.objects.count() - before
            assert act(client, version, action, **values).status_code == 302, action
            assert TrailEntry.objects.count() - before == once, action
        assert public.action.versions.count() == 2

    def test_a_reason_for_a_button_that_is_gone_stays_to_be_copied(self, client):
        version = make.waiting()
        approvals.version_return(version=version, seen=version.edit, why="Ask", by=make.approver(), at=AT)
        client.force_login(make.approver("hazel"))
        page = text_of(act(client, version, "return", why="My long reason"), 409)
        assert "What you typed: My long reason" in page

    def test_a_draft_is_deleted_and_pressed_twice_it_is_told(self, author):
        version = make.draft()
        assert act(author, version, "delete")["Location"] == LIST
        assert not Version.objects.filter(pk=version.pk).exists()
        page = text_of(author.post(screen(version, "delete"), {"seen": 0}, follow=True))
        assert "Somebody deleted this meanwhile." in page

    @pytest.mark.parametrize("action", ["submit", "delete", "approve", "return", "correct", "withdraw"])
    def test_what_does_not_fit_its_state_is_refused(self, client, action):
        everybody = make.person("oak", "Register authors", "Register approvers")
        fits = {"submit": "draft", "delete": "draft", "approve": "waiting", "correct": "public", "withdraw": "public"}
        client.force_login(everybody)
        for version in (make.approved(), make.draft(), make.waiting(), make.published(year=make.year(2024))):
            if action == "return" and version.state in ("waiting", "approved"):
                continue
            if version.state == fits.get(action):
                continue
            values = CHECKED | {"why": "Why", "correction": "Why"}
            assert act(client, version, action, **values).status_code == 409, (action, version.state)
            assert fresh(version).state == version.state

    def test_links_do_nothing_and_what_is_not_there_is_404(self, author):
        version = make.draft()
        assert author.get(screen(version, "submit")).status_code == 405
        assert author.get(f"{LIST}999999999999999999/").status_code == 404
        assert author.post(f"{LIST}{version.pk}/publish/").status_code == 404


class TestCorrect:
    def test_a_correction_is_begun_changed_and_compared(self, author):
        public = make.published(reason="It was June")
        response = act(author, public, "correct", correction="The month was wrong.")
        new = public.action.versions.get(number=2)
        assert response["Location"] == screen(new, "edit")
        assert "The month was wrong.</textarea>" in text_of(author.get(screen(new, "edit")))
        values = sent(reason="It was July", correction="The month was wrong, it was July.", seen=0)
        assert author.post(screen(new, "edit"), values).status_code == 302
        assert fresh(new).correction == "The month was wrong, it was July."
        page = text_of(author.get(screen(new, "compare")))
        assert re.search(r"It was <del><span[^>]*>Taken out: </span>June</del>", page)
        assert re.search(r"It was <ins><span[^>]*>Put in: </span>July</ins>", page)
        assert "Reason <strong>(changed)</strong>" in page
        assert "Level <strong>" not in page
        assert screen(public, "correct") not in text_of(author.get(screen(public)))  # one is on its way

    def test_it_says_what_was_wrong(self, author):
        public = make.published()
        for action in ("correct", "withdraw"):
            assert act(author, public, action, correction=" ").status_code == 400
            assert act(author, public, action, correction="x" * 601).status_code == 400

    def test_a_withdrawal_changes_its_reason_only(self, author):
        public = make.published(reason="It was June")
        act(author, public, "withdraw", correction="Another body")
        new = public.action.versions.get(number=2)
        page = text_of(author.get(screen(new, "edit")))
        assert 'name="reason"' not in page
        values = {"seen": 0, "correction": "It was another body.", "reason": "Slipped in"}
        assert author.post(screen(new, "edit"), values).status_code == 302
        assert (fresh(new).correction, fresh(new).reason) == ("It was another body.", "It was June")

    def test_a_sealed_version_shows_no_text(self, author, client):
        version = make.published(reason="Zephyrine")
        make.corrected(version, reason="Other words")
        seal = sealing.seal_ask(version=version, category="court-order", by=make.administrator(), at=AT)
        sealing.seal_confirm(seal=seal, by=make.administrator("gorse"), at=AT)
        new = version.action.versions.get(number=2)
        for address in (screen(version), screen(new, "compare")):
            page = text_of(author.get(address))
            assert "Zephyrine" not in page
            assert "Text removed on" in page


class TestPreview:
    def test_it_is_the_public_page_marked_and_kept_by_nobody(self, author, client):
        version = make.waiting(reason="Zephyrine was late", level=4)
        response = author.get(screen(version, "preview"))
        page = text_of(response)
        for words in ("Preview of a draft", "Zephyrine was late", "Why we took this action", "site__main"):
            assert words in page
        assert '<meta name="robots" content="noindex">' in page
        assert "noindex" in response["X-Robots-Tag"]
        assert "no-store" in response["Cache-Control"]
        assert fresh(version).public_from is None
        client.logout()
        assert client.get(f"/en/register/{version.action.reference}/").status_code == 404
        assert client.get(f"/en/register/{version.action.reference}/versions/1/").status_code == 404

    def test_of_a_correction_and_of_a_withdrawal(self, author):
        public = make.published(reason="It was June")
        act(author, public, "withdraw", correction="It was another body.")
        new = public.action.versions.get(number=2)
        page = text_of(author.get(screen(new, "preview")))
        assert "Withdrawn entry" in page
        assert "It was another body." in page
        assert "It was June" in text_of(author.get(f"/en/register/{public.action.reference}/"))

    def test_what_is_public_has_its_page(self, author):
        public = make.published()
        assert author.get(screen(public, "preview"))["Location"] == screen(public)

    def test_an_admin_in_another_language_previews_in_english(self, author):
        from wagtail.users.models import UserProfile

        UserProfile.objects.update_or_create(user=make.author(), defaults={"preferred_language": "pl"})
        page = text_of(author.get(screen(make.draft(), "preview")))
        assert '<html lang="en"' in page
        assert "Why we took this action" in page


def test_others_than_those_with_rights_see_no_draft_anywhere(client):
    version = make.waiting(reason="Zephyrine")
    client.force_login(reader())
    for action in ("", "compare", "preview", "edit"):
        response = client.get(screen(version, action))
        assert response.status_code == 403
        assert "Zephyrine" not in response.content.decode()
    assert client.get(screen(make.published(year=make.year(2024)))).status_code == 200


class TestWarnings:
    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ({"taken_on": date(2026, 4, 2)}, "The day of the action is not in the year 2025-26."),
            ({"body": {"dissolved_on": date(2024, 1, 1)}}, "On that day the organisation did not exist"),
        ],
    )
    def test_what_may_be_wrong_is_said(self, author, values, words):
        if "body" in values:
            values = {"body": make.body("Example Old Council", **values["body"])}
        version = make.draft(**values)
        assert words in text_of(author.get(screen(version)))

    def test_an_entry_like_another(self, author):
        first, second = make.draft(), make.draft()
        assert f"It looks like {first.action.reference}" in text_of(author.get(screen(second)))
