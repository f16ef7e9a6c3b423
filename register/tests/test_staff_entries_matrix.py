"""Who may do what with entries, over real requests; and that nothing else in the admin approves or publishes one."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import NoReverseMatch, get_resolver, reverse

from core.enums import TeamRole
from core.models import LanguageTeam
from core.tests.addresses import patterns
from register.models import Action, Step, TrailEntry, Version
from register.tests import factories as make
from register.tests.factories import AT
from register.tests.staff import CHECKED, LIST, NEW, fresh, reader, screen, sent
from register.workflow import approvals

pytestmark = [pytest.mark.django_db, pytest.mark.same_on_any_database]


class Try(NamedTuple):
    """A request: on a version in which state, what is sent, and the state that it leads to ("gone": deleted)."""

    state: str
    method: str
    where: str
    values: dict
    leads_to: str = ""


TRIES = {
    "list": Try("", "get", LIST, {}),
    "export": Try("", "get", f"{LIST}export.csv", {}),
    "view public": Try("public", "get", "", {}),
    "compare public": Try("public", "get", "compare", {}),
    "view draft": Try("draft", "get", "", {}),
    "compare draft": Try("draft", "get", "compare", {}),
    "preview": Try("draft", "get", "preview", {}),
    "new": Try("", "post", NEW, {}),
    "edit": Try("draft", "post", "edit", {}, "draft"),
    "submit": Try("draft", "post", "submit", {}, "waiting"),
    "delete": Try("draft", "post", "delete", {}, "gone"),
    "return": Try("waiting", "post", "return", {"why": "Ask again"}, "draft"),
    "approve": Try("waiting", "post", "approve", CHECKED, "approved"),
    "approve own": Try("own", "post", "approve", CHECKED, "approved"),
    "correct": Try("public", "post", "correct", {"correction": "The date"}, "public"),
    "withdraw": Try("public", "post", "withdraw", {"correction": "The body"}, "public"),
}
PUBLIC_READS = {"list", "export", "view public", "compare public"}
READS = PUBLIC_READS | {"view draft", "compare draft", "preview"}
WRITES = {"new", "edit", "submit", "delete", "correct", "withdraw"}
DECIDES = {"return", "approve"}
# Row by row: who, and what they may do. All else is refused.
MATRIX = {
    "anonymous": set(),
    "editor without rights": set(),
    "translator": set(),
    "translator who may also see entries": set(PUBLIC_READS),
    "reader": set(PUBLIC_READS),
    "author": READS | WRITES,
    "another author": READS | WRITES,
    "approver": READS | DECIDES,
    "approver who wrote some of it": READS | WRITES | DECIDES,
    "administrator": set(READS),
    "superuser": READS | WRITES | DECIDES,
}


def translator(name, *, sees=False):
    user = reader(name) if sees else make.person(name)
    user.groups.add(LanguageTeam.objects.get(locale__language_code="pl", role=TeamRole.TRANSLATOR).group)
    return user


PEOPLE = {
    "anonymous": lambda: None,
    "editor without rights": lambda: make.person("edie", "Editors"),
    "translator": lambda: translator("tam"),
    "translator who may also see entries": lambda: translator("tess", sees=True),
    "reader": reader,
    "author": make.author,
    "another author": lambda: make.author("fir"),
    "approver": make.approver,
    "approver who wrote some of it": lambda: make.person("elder", "Register authors", "Register approvers"),
    "administrator": make.administrator,
    "superuser": lambda: get_user_model().objects.create_superuser("root"),
}


def version_for(state, user):
    """A version in a state; "own" waits, and this person wrote some of it, whatever they may do now."""
    made = {"draft": make.draft, "waiting": make.waiting, "own": make.waiting, "public": make.published}
    version = made[state]()
    if state == "own" and user:
        version.writers = [*version.writers, user.pk]
        version.save()
    return version


def everything():
    models = (Action, Version, Step, TrailEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


def is_refused(response):
    there = response.get("Location", "")
    return response.status_code == 403 or there.startswith("/admin/login/") or there == "/admin/"


@pytest.mark.parametrize("who", MATRIX)
def test_the_matrix(client, who):
    user, outcomes = PEOPLE[who](), set()
    if user:
        client.force_login(user)
    for name, asked in TRIES.items():
        point = transaction.savepoint()
        version = version_for(asked.state, user) if asked.state else None
        values = sent() if name in ("new", "edit") else dict(asked.values)
        values |= {"seen": version.edit} if version else {}
        before = everything()
        address = screen(version, asked.where) if version else asked.where
        response = client.post(address, values) if asked.method == "post" else client.get(address)
        if is_refused(response):
            assert everything() == before, name
        else:
            assert response.status_code == (200 if asked.method == "get" else 302), (name, response.status_code)
            outcomes.add(name)
            assert_done(name, asked, version, before)
        transaction.savepoint_rollback(point)
    assert outcomes == MATRIX[who]


def assert_done(name, asked, version, before):
    """The database says that just this was done."""
    if asked.method == "get":
        assert everything() == before, name
    elif asked.leads_to == "gone":
        assert not Version.objects.filter(pk=version.pk).exists()
    elif name == "new":
        assert Version.objects.filter(is_sample=False, state="draft").count() == 1
    else:
        assert fresh(version).state == asked.leads_to, name
    if name in ("correct", "withdraw"):
        assert version.action.versions.get(number=2).withdraws == (name == "withdraw")


class TestNoOtherWay:
    """No screen of the admin but the one with the check list approves a version, and none publishes one."""

    def test_versions_are_no_snippets_and_in_no_workflow(self):
        from wagtail.models import DraftStateMixin, WorkflowMixin
        from wagtail.snippets.models import get_snippet_models

        assert not {Action, Version, Step} & set(get_snippet_models())
        assert not issubclass(Version, DraftStateMixin | WorkflowMixin)

    def test_no_address_approves_or_publishes_ones_own(self, client, monkeypatch):
        """Not even for a superuser, whom no permission stops. The screens are not drawn: it takes long."""
        monkeypatch.setattr("django.template.backends.django.Template.render", lambda *values, **more: "")
        user, tried = PEOPLE["superuser"](), set()
        client.raise_request_exception = False
        version = make.draft(by=user)
        version = approvals.version_submit(version=version, seen=version.edit, by=user, at=AT)
        sent_along = {"seen": version.edit, "id": version.pk, "action": "publish", "confirm": "1", **CHECKED}
        for name, address in addresses(version):
            with transaction.atomic():
                client.force_login(user)
                client.post(address, sent_along)
                states = set(Version.objects.filter(is_sample=False).values_list("state", flat=True))
                transaction.set_rollback(True)
            assert states <= {"waiting", "draft"}, address
            tried.add(name)
        assert {"register_entry_act", "wagtail_bulk_action"} <= tried
        assert len(tried) > 150


# Screens of other rooms' records, each about the rows of its own model, and one that asks for all words of the site.
ELSEWHERE = re.compile(r"wagtailsnippet(s|choosers)_(?!register)|partners_consistency$")


def addresses(version):
    """Every address of the admin that may be about a version, filled in as if it were."""
    given = {
        "app_label": "register", "model_name": "version", "content_type_app_name": "register", "action": "delete",
        "content_type_model_name": "version", "kind": "csv", "action_name": "publish", "language": "gd",
        "mode": "default",
    }  # fmt: skip
    for name, pattern in patterns(get_resolver("wagtail.admin.urls").url_patterns):
        if ELSEWHERE.match(name):
            continue
        places = pattern.regex.groupindex
        wanted = {place: given.get(place, version.pk) for place in places}
        choices = ["publish", "unpublish", "delete", "approve"] if "action" in places else [None]
        for action in choices:
            filled = wanted | ({"action": action} if action else {})
            try:
                yield name, f"{reverse(name, kwargs=filled)}?id={version.pk}"
            except NoReverseMatch:
                args = [version.pk] * pattern.regex.groups
                try:
                    yield name, f"{reverse(name, args=args)}?id={version.pk}"
                except NoReverseMatch:
                    continue
