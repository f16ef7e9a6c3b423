"""What the tests of the admin screens of entries share: addresses, people, and what a form sends."""

from __future__ import annotations

from html import unescape

from django.contrib.auth.models import Permission

from register.models import Version
from register.tests import factories as make

LIST = "/admin/register/entries/"
NEW = f"{LIST}new/"


def screen(version, action=""):
    return f"{LIST}{version.pk}/{action}{'/' if action else ''}"


def text_of(response, status=200):
    assert response.status_code == status, response.status_code
    return unescape(response.content.decode())


def sent(*steps, **values):
    """What the screen for writing sends; steps as (level, day, why)."""
    usual = {
        "body": make.body().pk, "service": "PSC", "level": "3", "type": "meeting", "taken_on": "2025-06-03",
        "year": make.year().pk, "reason": "Enquiries were not answered.", "ground": "", "status": "", "reply": "",
        "steps": len(steps) + 1,
    }  # fmt: skip
    rows = {}
    for number, (level, day, why) in enumerate(steps, start=1):
        rows |= {f"step-{number}-level": level, f"step-{number}-taken_on": day, f"step-{number}-why": why}
    return usual | rows | values


THREE_STEPS = (
    ("3", "2025-05-01", ""), ("4", "2025-05-20", "It went on."), ("5", "2025-06-03", "Nothing was mended."),
)  # fmt: skip
CHECKED = {"confirmed_with": "The complaints manager", "confirmed_on": "2026-05-01", "no_personal_data": "on"}


def reader(name="rowan"):
    """Somebody who may see entries, and nothing that is not public."""
    user = make.person(name)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_version"]))
    return user


def act(client, version, action, **values):
    """Press a button of the entry's screen, as it was when `version` was read."""
    return client.post(screen(version, action), {"seen": version.edit, **values})


def fresh(version):
    return Version.objects.select_related("action").get(pk=version.pk)
