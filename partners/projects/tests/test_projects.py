"""Our consultations and projects (P8): shown with their dates, and partners invited by topic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.seed.helpers import words_seed
from partners.models import Project, ProjectsPage, ProjectText
from partners.projects import services
from partners.projects.enums import ProjectStage
from partners.tests.work_factories import AT, mails, officer, organisation, topic

pytestmark = pytest.mark.django_db


def project(slug="listening", days=(0, 10), *topics):
    today = timezone.localdate()
    first, last = (today + timedelta(days=each) for each in days)
    made = Project.objects.create(slug=slug, kind="consultation", opens_on=first, closes_on=last)
    words_seed(ProjectText, made, title=f"Title of {slug}", summary="Summary words", how_to_comment="Write to us")
    made.topics.set(topics)
    return made


def test_P8_the_first_and_the_last_day_belong_to_it():
    made = Project(opens_on=date(2026, 3, 2), closes_on=date(2026, 3, 9))
    stages = [made.stage(date(2026, 3, day)) for day in (1, 2, 9, 10)]
    assert stages == [ProjectStage.FORTHCOMING, ProjectStage.OPEN, ProjectStage.OPEN, ProjectStage.CLOSED]


def test_P8_the_page_shows_what_is_open_coming_and_closed(client):
    project("now")
    project("soon", (5, 9))
    project("past", (-9, -1))
    page = ProjectsPage.objects.get(locale__language_code="en")
    html = client.get(page.url).content.decode()
    assert (
        html.index("Open now") < html.index("Title of now") < html.index("Title of soon") < html.index("Title of past")
    )
    text = repr(page.to_document(at=AT))
    assert "Title of soon" in text
    assert "Open now" not in text


def test_P8_partners_are_invited_by_topic_once(client):
    mine, other = topic("mine"), topic("other")
    chosen, unreachable = organisation("Example One"), organisation("Example Two", email="")
    chosen.topics.add(mine)
    unreachable.topics.add(mine)
    organisation("Example Three").topics.add(other)
    sample = organisation("Example Four", is_sample=True)
    sample.topics.add(mine)
    made = project("now", (0, 10), mine)
    client.force_login(officer("ann", "Editors"))
    path = reverse("partners_project_invitations", args=[made.pk])
    assert "Example One" in client.get(path).content.decode()
    html = client.post(path, follow=True).content.decode()
    assert "Invited: 1" in html
    assert "Example Two" in html
    [mail] = mails("invitation")
    assert mail.to == ["body@example.org"]
    assert "Title of now" in mail.subject
    assert services.partners_invite(project=made, by=None, at=AT) == ([], [unreachable])
    assert len(mails("invitation")) == 1


def test_no_project_is_said_kindly(client):
    Project.objects.all().delete()
    page = ProjectsPage.objects.get(locale__language_code="en")
    assert "No consultation or project at the moment" in client.get(page.url).content.decode()
