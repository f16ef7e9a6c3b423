"""The invented examples of the whole room go with one button, which asks once and is there only while they are."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.utils import timezone

from core.launch import open_points
from core.seed.permissions import EDITORS
from partners.data_sharing.services import commitment_ask
from partners.embargo.tests import factories as releases
from partners.models import (
    CommitmentRequest,
    DataItem,
    Dataset,
    Organisation,
    Project,
    Release,
    ReleaseReader,
    Topic,
)
from partners.organisations.samples import samples
from partners.tests.factories import agreed, user

pytestmark = pytest.mark.django_db
DROP, AGREEMENTS = "/admin/partners/samples/drop/", "/admin/partners/agreements/"
BUTTON = f'href="{DROP}"'
MODELS = [Organisation, Project, DataItem, Dataset, Release]
PAGES = ["", "signposting/", "projects/", "data-sharing/", "data-sharing/tables/example-cases-by-year/", "releases/"]


@pytest.fixture
def boss(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    releases.release(released_at=timezone.now(), title="Example release", is_sample=True)
    client.force_login(user())
    return client


def shown(client, path):
    return html.unescape(client.get(path).content.decode())


def test_the_button_asks_first_and_names_every_example(boss):
    assert BUTTON in shown(boss, AGREEMENTS)
    before = samples()

    page = shown(boss, DROP)

    assert len(before) >= 8
    assert {type(each) for each in before} == set(MODELS)
    for each in before:
        assert f": {each}</li>" in page
    assert "Drop them all" in page
    assert samples() == before  # reading changes nothing


def test_one_button_drops_them_all_and_then_it_is_gone(boss, at):
    real = agreed(at=at, name="Example Real Body")
    topics = Topic.objects.filter(code__startswith="example-").count()
    names = [str(each) for each in samples()]

    after = boss.post(DROP, follow=True).content.decode()

    assert f"Invented examples dropped: {len(names)}" in after
    assert BUTTON not in after
    assert topics
    assert not Topic.objects.filter(code__startswith="example-").exists()
    assert [model for model in MODELS if model.objects.filter(is_sample=True).exists()] == []
    for path in PAGES:
        said = shown(boss, f"/en/working-with-others/{path}")
        assert [name for name in names if name in said] == [], path
    assert real.name in shown(boss, "/en/working-with-others/signposting/")
    assert "There are no invented examples." in boss.get(DROP, follow=True).content.decode()
    assert "There are no invented examples." in boss.post(DROP, follow=True).content.decode()
    assert Organisation.objects.filter(pk=real.pk).exists()


def test_what_was_tried_out_with_an_invented_organisation_goes_too(boss):
    invented = Organisation.objects.filter(is_sample=True).first()
    given = {"organisation": invented, "name": "Jo Example", "email": "jo@example.org"}
    commitment_ask(**given, data="One case", by=None, at=timezone.now())
    made = releases.release(released_at=timezone.now() + timedelta(days=1), slug="real", with_file=False)
    releases.invite(made, of=invented, at=timezone.now())

    assert boss.post(DROP).status_code == 302

    assert not CommitmentRequest.objects.exists()
    assert not ReleaseReader.objects.exists()
    assert Release.objects.get() == made


def test_the_launch_screen_counts_them_all(boss):
    def points():
        return [point.text for each in open_points(at=timezone.now()) for point in each.points]

    assert f"{len(samples())} invented examples are still on the site" in points()
    boss.post(DROP)
    assert not any("invented examples" in each for each in points())


def test_who_may_not_delete_organisations_has_no_button(client, django_user_model):
    from django.contrib.auth.models import Group, Permission

    editor = django_user_model.objects.create_user("editor")
    group = Group.objects.get(name=EDITORS)
    group.permissions.remove(*Permission.objects.filter(codename="delete_organisation"))
    editor.groups.add(group)
    client.force_login(editor)

    assert BUTTON not in client.get(AGREEMENTS).content.decode()
    assert client.post(DROP).status_code in {302, 403}
    assert Organisation.objects.filter(is_sample=True).exists()
