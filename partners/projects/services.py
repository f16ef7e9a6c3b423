"""Writes: partners are invited to a consultation or project (P8)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from contact.selectors import office_name
from outbox.rendering import mail_render
from outbox.services import mail_queue
from partners.contacts.selectors import addresses_of
from partners.models import Organisation, Project, ProjectInvitation, ProjectsPage
from partners.projects import selectors
from partners.projects.phrases import dates_words


@transaction.atomic
def partners_invite(*, project: Project, by: Any, at: datetime) -> tuple[list[Organisation], list[Organisation]]:
    """Invite every partner that works on the project's topics, once each; return the invited and the unreachable."""
    invited, unreachable, day = [], [], timezone.localdate(at)
    for organisation in selectors.partners_to_invite(project):
        addresses = addresses_of(organisation, day=day)
        if not addresses:
            unreachable.append(organisation)
            continue
        try:
            with transaction.atomic():
                ProjectInvitation.objects.create(
                    project=project, organisation=organisation, email=addresses[0], sent_at=at, sent_by=by
                )
        except IntegrityError:  # a colleague pressed the button at the same moment
            continue
        _mail(project, organisation, addresses, at)
        invited.append(organisation)
    if invited:
        log(project, "partners.project_invite", user=by)
    return invited, unreachable


def _mail(project: Project, organisation: Organisation, to: list[str], at: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        words = project.words
        title = words.title if words else str(project)
        page = ProjectsPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).first()
        context = {
            "sender_name": office_name(),
            "subject": _("An invitation: %(title)s") % {"title": title},
            "lines": [
                title,
                dates_words(project),
                words.summary if words else "",
                words.how_to_comment if words else "",
            ],
            "link_words": _("Read more on our website:"),
            "url": f"{settings.SITE_URL}{page.url}#{project.slug}" if page else settings.SITE_URL,
        }
    mail = mail_render("partners/mail/partner", context, language=settings.LANGUAGE_CODE)
    mail_queue(
        key=f"partners.project.{project.pk}.{organisation.pk}", kind="partners.invitation", to=to,
        subject=mail.subject, text=mail.text, html=mail.html, language=settings.LANGUAGE_CODE, at=at,
    )  # fmt: skip
