"""The leak matrix (P9): every route × anonymous, wrong partner, right partner, other editor × before, at, after."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from core.clock import tick
from core.generation import renew
from core.link_views import CONFIRM
from partners.embargo.models import Release
from partners.embargo.tests import factories as make

MOMENTS = {"before": make.BEFORE, "a second before": make.SHORTLY_BEFORE, "at": make.AT, "after": make.AFTER}
HERE = "/en/working-with-others/"
PUBLIC_ROUTES = {
    "list": f"{HERE}releases/",
    "page": f"{HERE}releases/{make.SLUG}/",
    "file": f"{HERE}releases/{make.SLUG}/report.pdf",
    "formats": f"{HERE}releases/{make.SLUG}/formats/",
    "format text": f"{HERE}releases/{make.SLUG}/formats/text.txt",
    "format PDF": f"{HERE}releases/{make.SLUG}/formats/document.pdf",
    "in another language": f"/ur/working-with-others/releases/{make.SLUG}/",
    "all formats": "/en/alternative-formats/",
    "search": "/en/search/?q=Zephyrine",
    "search for its text": "/en/search/?q=Quokkaline",
    "sitemap": "/sitemap.xml",
    "site map": "/en/site-map/",
    "working with others": HERE,
    "home": "/en/",
    "robots": "/robots.txt",
    "library": "/documents/1/x.pdf",
    "media": "/media/embargoed/",
}
SHOWN_AFTERWARDS = {
    "list", "page", "file", "formats", "format text", "all formats", "in another language", "search", "sitemap",
    "site map",
}  # fmt: skip
ADMIN_ROUTES = {
    "list": "/admin/snippets/partners/release/",
    "readers": "/admin/partners/releases/{pk}/",
    "edit": "/admin/snippets/partners/release/edit/{pk}/",
    "history": "/admin/snippets/partners/release/history/{pk}/",
    "usage": "/admin/snippets/partners/release/usage/{pk}/",
    "chooser": "/admin/snippets/choose/partners/release/",
    "chosen": "/admin/snippets/choose/partners/release/chosen/{pk}/",
    "chosen together": "/admin/snippets/choose/partners/release/chosen-multiple/?id={pk}",
    "many at once": "/admin/bulk/partners/release/delete/?id={pk}",
    "localize": "/admin/localize/api/snippets/partners/release/",
    "translations": "/admin/localize/reports/translations/",
    "site history": "/admin/reports/site-history/",
    "page chooser": "/admin/choose-page/search/?q=Zephyrine",
    "document chooser": "/admin/documents/chooser/results/?q=Zephyrine",
    "page search": "/admin/pages/search/?q=Zephyrine",
    "documents": "/admin/documents/?q=Zephyrine",
    "snippets": "/admin/snippets/",
    "home": "/admin/",
    "mails": "/admin/snippets/outbox/outgoingmail/",
}


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def at(monkeypatch):
    """Set the time."""

    def to(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    to(make.BEFORE)
    return to


@pytest.fixture
def released(db, at):
    made = make.release()
    renew()
    return made


def told(response) -> str:
    """Every byte that an answer gives away: its headers, its body, and the words in it where that is a PDF."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    words = " ".join(make.text_of(body)) if body.startswith(b"%PDF") else ""
    return f"{headers} {body.decode('utf-8', 'replace')} {words}"


def leaks(response) -> bool:
    """Whether an answer has words of the release, or its address where that was not asked for."""
    said, asked = told(response), response.wsgi_request.get_full_path()
    slug = () if make.SLUG in asked else (make.SLUG,)
    return any(secret in said for secret in (*make.SECRETS, *slug))


def opened(client, address, email):
    client.post(address, {"email": email, CONFIRM: "1"})
    return client.get(address)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("how", ["get", "head", "range"])
def test_P9_nobody_outside_sees_anything_before(client, at, released, moment, how):
    client.get("/en/")  # whatever is remembered, is remembered from before
    at(MOMENTS[moment])
    headers = {"Range": "bytes=0-400000"} if how == "range" else {}
    fetch = client.head if how == "head" else client.get
    responses = {route: fetch(address, headers=headers) for route, address in PUBLIC_ROUTES.items()}

    if moment in {"before", "a second before"}:
        assert [route for route, response in responses.items() if leaks(response)] == []
        hidden = [route for route, address in PUBLIC_ROUTES.items() if make.SLUG in address]
        assert {responses[route].status_code for route in hidden} == {HTTPStatus.NOT_FOUND}


def test_P9_at_its_moment_it_is_public_though_everything_was_asked_for_before(client, at, released):
    at(make.SHORTLY_BEFORE)
    assert [route for route in SHOWN_AFTERWARDS if leaks(client.get(PUBLIC_ROUTES[route]))] == []

    at(make.AT)
    tick(at=make.AT)  # the clock, which comes round every 20 seconds

    for route in sorted(SHOWN_AFTERWARDS):
        response = client.get(PUBLIC_ROUTES[route])
        assert response.status_code in {HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE}, route
        assert leaks(response), route


def test_P9_the_page_does_not_wait_for_the_clock(client, at, released):
    at(make.AT)

    assert client.get(PUBLIC_ROUTES["page"]).status_code == HTTPStatus.OK


def test_P9_before_its_moment_it_answers_as_what_does_not_exist(client, at, released):
    def answer(address, slug):
        said = client.get(address)
        skipped = {"X-Request-ID", "Content-Security-Policy"}
        return (
            said.status_code,
            said.content.replace(slug.encode(), b""),
            [(name, value) for name, value in said.items() if name not in skipped],
        )

    nothing = "no-report-of-ours-xx"  # as long
    assert answer(PUBLIC_ROUTES["page"], make.SLUG) == answer(f"{HERE}releases/{nothing}/", nothing)


@pytest.mark.parametrize("moment", ["before", "a second before"])
def test_P9_the_link_opens_for_its_reader_only(client, at, released, moment):
    _reader, link = make.invite(released)
    other = make.release(title="Other text", slug="other", summary="", body="<p>Else</p>", with_file=False)
    _wrong, wrong_link = make.invite(
        other, email="bo@example.net", name="Bo", of=make.organisation("Example Regulator", "example-regulator")
    )
    at(MOMENTS[moment])

    for address in (link, f"{link}document.pdf", wrong_link, f"{wrong_link}document.pdf"):
        assert not leaks(client.get(address)), address
        assert not leaks(client.head(address)), address
        assert not leaks(client.post(address, {"accept": "on", "version": "1"})), address
    assert not leaks(opened(client, link, "bo@example.net"))
    assert not leaks(opened(client, wrong_link, "bo@example.net"))
    assert not leaks(opened(client, link, "jo@example.org"))  # the terms come first
    assert not leaks(client.get(f"{link}document.pdf"))
    client.post(link, {"accept": "on", "version": "1"})
    assert leaks(client.get(link))
    assert leaks(client.get(f"{link}document.pdf"))


@pytest.mark.parametrize("moment", ["at", "after"])
def test_P9_afterwards_the_link_leads_to_what_is_public(client, at, released, moment):
    _reader, link = make.invite(released)
    at(MOMENTS[moment])
    response = opened(client, link, "jo@example.org")

    assert response["Location"] == PUBLIC_ROUTES["page"]


def test_P9_the_invitation_tells_nothing_of_it(at, released):
    from outbox.models import OutgoingMail

    make.invite(released)
    mail = OutgoingMail.objects.latest("pk")

    assert not any(secret in " ".join([mail.subject, mail.text, mail.html]) for secret in make.SECRETS)


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
@pytest.mark.parametrize("moment", ["before", "a second before"])
def test_P9_other_groups_see_nothing_in_the_admin(client, django_user_model, at, released, group, moment):
    admin = django_user_model.objects.create_superuser("boss")
    client.force_login(admin)
    client.get(f"/admin/snippets/partners/release/edit/{released.pk}/")  # and whatever that leaves behind
    make.invite(released)
    at(MOMENTS[moment])
    user = django_user_model.objects.create_user("editor")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)

    for route, address in ADMIN_ROUTES.items():
        assert not leaks(client.get(address.format(pk=released.pk))), route


def test_P9_its_own_group_sees_it_in_the_admin(client, django_user_model, at, released):
    user = django_user_model.objects.create_user("releaser")
    user.groups.add(Group.objects.get(name="Embargoed releases"))
    client.force_login(user)

    for route in ("list", "readers", "edit"):
        assert leaks(client.get(ADMIN_ROUTES[route].format(pk=released.pk))), route


def test_P9_its_file_lies_under_a_name_that_tells_nothing(client, at, released, tmp_path):
    stored = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert [path.parent.name for path in stored] == ["embargoed"]
    assert make.SLUG not in stored[0].name
    assert client.get(f"/media/embargoed/{stored[0].name}").status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"/media/images/../embargoed/{stored[0].name}").status_code == HTTPStatus.NOT_FOUND


def test_P9_what_is_withdrawn_is_gone_from_everywhere(client, at, released):
    from partners.embargo.services import release_withdraw

    _reader, link = make.invite(released)
    at(make.AFTER)
    tick(at=make.AFTER)
    release_withdraw(release=released, by=None, at=make.AFTER)

    for address in (*PUBLIC_ROUTES.values(), link, f"{link}document.pdf"):
        assert not leaks(client.get(address)), address


def test_there_is_nothing_of_it_in_the_indices(at, released):
    from wagtail.models import ReferenceIndex
    from wagtail.search.models import IndexEntry

    call_command("rebuild_references_index", verbosity=0)

    assert not IndexEntry.objects.filter(object_id=str(released.pk), content_type__model="release").exists()
    assert not ReferenceIndex.objects.filter(content_type__model="release").exists()
    assert Release.objects.count() == 1
