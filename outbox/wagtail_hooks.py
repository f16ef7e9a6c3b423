from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from outbox import admin_views
from outbox.panels import MailPanel
from outbox.viewsets import MailViewSet

register_snippet(MailViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("mails/<int:pk>/try-again/", admin_views.try_again, name="outbox_try_again"),
        path("mails/<int:pk>/set-aside/", admin_views.set_aside, name="outbox_set_aside"),
    ]


@hooks.register("construct_homepage_panels")
def mail_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(MailPanel())


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what is logged of mails."""
    actions.register_action("outbox.read", _("Read a mail"), _("Read the text and the addresses"))
    actions.register_action("outbox.try_again", _("Send a mail again"), _("Sent it again"))
    actions.register_action("outbox.set_aside", _("Set a mail aside"), _("Set it aside"))
