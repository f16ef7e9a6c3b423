"""Who may open which screen of the register, for every address that the admin has; a new one has to be put in here.

And over real requests: what each role may do, with the database looked at afterwards; a right that is taken away
between opening a screen and pressing its button counts.
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from core.models import LanguageTeam
from register.enums import VersionState
from register.imports.services import import_create
from register.models import (
    Body,
    Disclosure,
    Document,
    ReportYear,
    ReportYearText,
    Seal,
    TrailEntry,
    Version,
    YearPublication,
)
from register.samples import samples_exist
from register.tests import factories as make
from register.tests.addresses import AUTHORS, BODY, BOSSES, KEYS, ROLES, STAFF, TABLE, addresses
from register.tests.factories import AT
from register.tests.importing import csv_file, row
from register.tests.office import wall
from register.workflow import documents, sealing
from register.workflow.years import versions_due, versions_seen

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_any_database]
SECRET = "Zephyrine Quokka"


def person(role):
    match role:
        case "editor":
            user = get_user_model().objects.create_user("editor")
            user.groups.add(Group.objects.get(name="Editors"))
        case "translator":
            user = get_user_model().objects.create_user("translator")
            user.groups.add(LanguageTeam.objects.filter(locale__language_code="gd").first().group)
        case "superuser":
            user = get_user_model().objects.create_superuser("superuser")
        case _:
            user = {"author": make.author, "approver": make.approver, "administrator": make.administrator}[role]()
    return user


@pytest.fixture
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def text():
    """What editors say about a year that is not out."""
    english = Locale.objects.get(language_code="en")
    made = ReportYearText.objects.create(
        fact=make.year(), locale=english, live=False, body=[("heading", {"text": SECRET})]
    )
    made.save_revision()
    made.refresh_from_db()
    return made


def imported():
    """A file that the author has uploaded."""
    return import_create(file=csv_file(row(reason=SECRET)), by=make.author(), at=AT)


@pytest.fixture
def things(_own_media):
    """One record of each kind, by what the table calls it: a year that is ready, a seal that another person wants."""
    public = make.published(year=make.year(2024), reason=f"{SECRET} complained.")
    ready = make.approved()
    file = SimpleUploadedFile("letter.txt", b"Words")
    document = documents.document_add(action=public.action, title="Letter", file=file, by=make.author(), at=AT)
    other = make.published(year=make.year(2024), reason="Other words")
    seal = sealing.seal_ask(version=other, category="court-order", by=make.administrator("gorse"), at=AT)
    draft = make.draft(reason=SECRET, year=make.year(2023))
    return {
        "year": ready.year, "version": public, "action": public.action, "seal": seal, "document": document,
        "body": make.body("Example Strath Council"), "ready": ready, "draft": draft, "text": text(),
        "import": imported(),
    }  # fmt: skip


def test_every_address_stands_in_the_table():
    assert set(addresses()) - set(TABLE) == set(), "Say in TABLE who may open it, and write down what its key is of."
    assert set(TABLE) - set(addresses()) == set()


def given(pattern, things, kind):
    """What fills the places of an address that is about this kind of thing."""
    found = {key: value(things, kind) for key, value in KEYS.items() if key in pattern.regex.groupindex}
    return found | {"action": "submit"} if "action" in found and kind == "ready" else found


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says_and_nothing_else(client, things, role):
    if role != "anonymous":
        client.force_login(person(role))
    wrong = []
    for name, pattern in addresses().items():
        may, kind = TABLE[name]
        address = reverse(name, kwargs=given(pattern, things, kind))
        response = client.get(address, {"id": things[kind or "body"].pk})
        if (response.status_code == 200) != (role in may):
            wrong.append((name, response.status_code))
        if response.status_code >= 400:
            assert SECRET not in response.content.decode(), name
    assert wrong == []


def state():
    """Everything that the screens could change."""
    return [
        list(model.objects.order_by("pk").values_list())
        for model in (Version, ReportYear, YearPublication, Seal, Disclosure, Document, Body, TrailEntry)
    ]


def acts(things):
    """Each thing that the screens do: name, address, what is sent, who may."""
    year, version, seal, document = (things[each].pk for each in ("year", "version", "seal", "document"))

    seen = versions_seen(list(versions_due(things["year"])))
    file = SimpleUploadedFile("other.txt", b"Other words")
    moment = {"wall_time": wall(3)}
    decision = {"what": "reply", "is_shown": "yes", "advice": "A letter"}
    return {
        "make a year": (reverse("register_years"), {"start": "2031"}, BOSSES),
        "schedule": (reverse("register_year_schedule", args=[year]), moment, BOSSES),
        "take the moment back": (reverse("register_year_unschedule", args=[year]), {}, BOSSES),
        "publish": (reverse("register_year_publish", args=[year]), {"seen": seen}, BOSSES),
        "ask for a seal": (reverse("register_seal_ask", args=[version]), {"category": "court-order"}, BOSSES),
        "confirm a seal": (reverse("register_seal_confirm", args=[seal]), {}, BOSSES),
        "take a seal back": (reverse("register_seal_take_back", args=[seal]), {}, BOSSES),
        "decide": (reverse("register_decisions"), decision, BOSSES),
        "keep a document": (
            reverse("register_documents", args=[things["action"].pk]),
            {"title": "T", "file": file},
            AUTHORS,
        ),
        "clear a document": (reverse("register_document_act", args=[document, "clear"]), {"is_free": "on"}, BOSSES),
        "delete a document": (reverse("register_document_act", args=[document, "delete"]), {}, AUTHORS | BOSSES),
        "delete an organisation": (reverse(f"{BODY}:delete", args=[things["body"].pk]), {}, {"superuser"}),
        "delete many": (
            f"{reverse('wagtail_bulk_action', args=['register', 'body', 'delete'])}?id={things['body'].pk}",
            {},
            {"superuser"},
        ),
    }


@contextmanager
def undone():
    """Take back what is done meanwhile, so that each act begins with the same state."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_does_what_it_may_and_nothing_else(client, things, role):
    if role != "anonymous":
        client.force_login(person(role))
    before = state()
    for act, (address, data, may) in acts(things).items():
        with undone():
            response = client.post(address, data)
            assert response.status_code in (200, 302, 403), act
            assert (state() != before) == (role in may), act
        if role not in may and role in STAFF and may != {"superuser"}:  # Wagtail leads those to the dashboard
            assert response.status_code == 403, act


@pytest.mark.parametrize("how", ["out of the group", "account closed"])
def test_a_right_that_is_taken_away_before_the_button_is_pressed_counts(client, things, how):
    rowan = make.person("rowan", "Register authors", "Register administrators")
    client.force_login(rowan)
    assert client.get(reverse("register_years")).status_code == 200
    if how == "out of the group":
        rowan.groups.set(Group.objects.filter(name="Register approvers"))
    else:
        get_user_model().objects.filter(pk=rowan.pk).update(is_active=False)
    before = state()
    for act, (address, data, may) in acts(things).items():
        response = client.post(address, data)
        expected = {302, 403} if may == {"superuser"} else {403 if how == "out of the group" else 302}
        assert response.status_code in expected, act
        assert state() == before, act


def test_a_foreign_form_does_nothing(things):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("superuser"))
    before = state()
    for act, (address, data, _may) in acts(things).items():
        assert strict.post(address, data).status_code == 403, act
        assert state() == before, act


@pytest.mark.parametrize("role", ROLES)
def test_who_drops_the_invented_register(client, role):
    if role != "anonymous":
        client.force_login(person(role))
    client.post(reverse("register_samples_drop"))
    assert samples_exist() == (role not in BOSSES)


def test_who_asked_for_a_seal_does_not_confirm_it_superusers_included(client, things):
    boss = person("superuser")
    seal = sealing.seal_ask(version=things["version"], category="court-order", by=boss, at=AT)
    client.force_login(boss)
    assert client.post(reverse("register_seal_confirm", args=[seal.pk])).status_code == 403
    assert Version.objects.get(pk=things["version"].pk).reason.startswith(SECRET)


def test_no_screen_is_kept_by_a_cache(client, things):
    client.force_login(person("superuser"))
    for name, pattern in addresses().items():
        may, kind = TABLE[name]
        if "superuser" in may and name.startswith("register_") and kind != "document":
            assert "no-store" in client.get(reverse(name, kwargs=given(pattern, things, kind)))["Cache-Control"], name


def test_the_whole_matrix_is_about_a_year_that_is_ready(things):
    assert things["ready"].state == VersionState.APPROVED
