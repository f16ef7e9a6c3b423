"""Mails of this room hold links, names and what somebody asked: who may see mails may not read these for that alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from outbox import kinds
from outbox.models import OutgoingMail
from outbox.tests.factories import queue
from partners.embargo.tests import factories as make

pytestmark = pytest.mark.django_db
NEEDS = {kind: needs for kind, needs in kinds._permissions.items() if kind.startswith("partners.")}


@pytest.fixture
def post(client, django_user_model):
    """Somebody who may read mails; post("partners.change_release") gives more."""
    user = django_user_model.objects.create_user("post")

    def give(*names):
        for name in names:
            app, codename = name.split(".")
            user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))

    give("wagtailadmin.access_admin", "outbox.view_outgoingmail", "outbox.read_outgoingmail")
    client.force_login(user)
    return give


def screen(client, mail):
    response = client.get(reverse(OutgoingMail.snippet_viewset.get_url_name("inspect"), args=[mail.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_every_kind_of_this_room_needs_a_permission():
    assert len(NEEDS) == 21
    assert all(NEEDS.values())


@pytest.mark.parametrize("kind", sorted(NEEDS))
def test_P9_a_mail_is_read_only_with_the_permission_of_its_kind(client, post, kind):
    mail = queue(kind=kind, subject="A secret subject", text="Secret words", to=["jo@example.org"])
    shown = screen(client, mail)
    assert [word for word in ("A secret subject", "Secret words", "jo@example.org") if word in shown] == []

    post(NEEDS[kind])

    assert "Secret words" in screen(client, mail)


def test_P9_the_link_to_a_release_is_read_by_its_own_group_only(client, post, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    soon = timezone.now() + timedelta(days=2)
    _reader, link = make.invite(make.release(released_at=soon), at=timezone.now())
    mail = OutgoingMail.objects.get(kind="partners.embargo_invitation")

    assert link not in screen(client, mail)
    post("partners.change_release")
    assert link in screen(client, mail)


def test_P9_the_dashboard_names_no_address_of_a_mail_that_one_may_not_read(client, post):
    mail = queue(kind="partners.embargo_invitation", at=timezone.now() - timedelta(hours=1))
    OutgoingMail.objects.filter(pk=mail.pk).update(last_error="jo@example.org: 451 later")
    page = client.get("/admin/").content.decode()
    assert "has waited for more than 15 minutes" in page
    assert "jo@example.org" not in page

    post("partners.change_release")

    assert "jo@example.org" in client.get("/admin/").content.decode()
