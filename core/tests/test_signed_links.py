from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.models import SignedLink
from core.signed_links import (
    LinkAlteredError,
    LinkExpiredError,
    LinkRevokedError,
    LinkUsedUpError,
    link_issue,
    link_read,
    link_use,
    links_purge,
    links_revoke,
    without_tokens,
)

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
PURPOSE = "core.test"


def issue(**given):
    values = {"purpose": PURPOSE, "about": 7, "email": "jo@example.org", "at": AT, "lasts": timedelta(days=7)}
    return link_issue(**values | given)


@pytest.mark.django_db
def test_a_link_is_read_as_often_as_it_is_opened_and_only_its_hash_is_kept():
    token = issue(name="Jo Example")
    for _time in range(3):
        link = link_read(token=token, purpose=PURPOSE, at=AT)
    assert (link.about, link.name, link.uses) == ("7", "Jo Example", 0)
    assert token not in str(SignedLink.objects.values().get())


@pytest.mark.django_db
@pytest.mark.parametrize("changed", ["", "x", "x" * 43, "É" * 43, "\0"])
def test_an_altered_link_is_refused(changed):
    issue()
    with pytest.raises(LinkAlteredError):
        link_read(token=changed, purpose=PURPOSE, at=AT)


@pytest.mark.django_db
def test_a_link_for_something_else_is_refused():
    with pytest.raises(LinkAlteredError):
        link_read(token=issue(purpose="core.other"), purpose=PURPOSE, at=AT)


@pytest.mark.django_db
def test_a_link_expires_to_the_second():
    token, end = issue(), AT + timedelta(days=7)
    assert link_read(token=token, purpose=PURPOSE, at=end - timedelta(seconds=1))
    with pytest.raises(LinkExpiredError):
        link_read(token=token, purpose=PURPOSE, at=end)


@pytest.mark.django_db
def test_links_are_taken_back_of_one_person_or_of_all():
    mine, yours = issue(), issue(email="bo@example.org")
    assert links_revoke(purpose=PURPOSE, about=7, email="JO@example.org", at=AT) == 1
    with pytest.raises(LinkRevokedError):
        link_read(token=mine, purpose=PURPOSE, at=AT)
    assert link_read(token=yours, purpose=PURPOSE, at=AT)
    assert links_revoke(purpose=PURPOSE, about=7, at=AT) == 1


@pytest.mark.django_db
def test_a_link_is_used_once():
    token = issue(most_uses=1)
    first = link_read(token=token, purpose=PURPOSE, at=AT)
    second = link_read(token=token, purpose=PURPOSE, at=AT)
    link_use(link=first, at=AT)
    with pytest.raises(LinkUsedUpError):
        link_use(link=second, at=AT)
    with pytest.raises(LinkUsedUpError):
        link_read(token=token, purpose=PURPOSE, at=AT)


@pytest.mark.django_db
def test_a_link_taken_back_while_a_page_lies_open_is_not_used():
    link = link_read(token=issue(), purpose=PURPOSE, at=AT)
    with pytest.raises(LinkExpiredError):
        link_use(link=link, at=AT + timedelta(days=8))
    links_revoke(purpose=PURPOSE, about=7, at=AT)
    with pytest.raises(LinkRevokedError):
        link_use(link=link, at=AT)


@pytest.mark.django_db
def test_the_database_refuses_a_link_for_nobody():
    with pytest.raises(IntegrityError), transaction.atomic():
        issue(email="")


@pytest.mark.django_db
def test_old_links_are_erased():
    issue()
    assert links_purge(at=AT + timedelta(days=36), dry_run=False) == 0
    assert links_purge(at=AT + timedelta(days=38), dry_run=True) == 1
    assert links_purge(at=AT + timedelta(days=38), dry_run=False) == 1


@pytest.mark.django_db
def test_no_token_is_logged():
    token = issue()
    assert without_tokens(f"/en/working-with-others/agreement/{token}/") == "/en/working-with-others/agreement/…/"
    assert without_tokens("/en/register/") == "/en/register/"
