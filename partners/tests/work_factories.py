"""What tests of named contacts, projects and requests need."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from core.seed.helpers import words_seed
from outbox.models import OutgoingMail
from partners.engagement import services
from partners.models import (
    Criteria,
    CriteriaText,
    EngagementRequest,
    EngagementSettings,
    Organisation,
    Topic,
    TopicText,
)

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
EMAIL = "asker@example.org"


def terms_set(**given):
    terms = EngagementSettings.load()
    for name, value in (
        {"office_email": "office@example.org", "retention_days": 365, "target_days": 28} | given
    ).items():
        setattr(terms, name, value)
    terms.save()


def criteria(version=91, in_force_from=None):
    made = Criteria.objects.create(version=version, in_force_from=in_force_from or (AT - timedelta(days=5)).date())
    words_seed(CriteriaText, made, benefit="Most benefit", risk="Reduce risk", resources="Resources there are")
    return made


def engagement(**given):
    answers = {
        "kind": "meeting",
        "organisation": "Example Regulator",
        "name": "Ash Example",
        "email": EMAIL,
        "about": "A meeting on complaint standards",
        "benefit": "Fewer mistakes",
    }
    return EngagementRequest.objects.create(
        token=uuid.uuid4(), language="en", created_at=AT, changed_at=AT, **answers | given
    )


def sent(at=AT, **given):
    made = engagement(**given)
    services.request_send(request=made, at=at)
    return made


def topic(code="example-topic"):
    made = Topic.objects.create(code=code)
    words_seed(TopicText, made, name="Example topic")
    return made


def organisation(name="Example Scrutiny Body", **given):
    values = {"slug": name.lower().replace(" ", "-"), "kind": "scrutiny", "email": "body@example.org"} | given
    return Organisation.objects.create(name=name, **values)


def officer(name, group="Moderators"):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
    user.groups.add(Group.objects.get(name=group))
    return user


def mails(kind):
    return list(OutgoingMail.objects.filter(kind=f"partners.{kind}").order_by("pk"))


def link_in(mail):
    """The path of the link in a mail."""
    return re.search(r"https?://[^/\s]+(/en/working-with-others/\S+/)", mail.text).group(1)


def let_in(client, path, email=EMAIL):
    """Open a link as the person does: say which address it was sent to."""
    response = client.post(path, {"confirm_address": "1", "email": email})
    assert response.status_code == 303, response.content.decode()[:3000]
    return response
