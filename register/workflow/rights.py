"""Who may do what. Asked in the transaction of each write, so that a right taken away counts at once."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from register.models import Version
from register.workflow.errors import NotAllowedError

WRITE = "register.write_entries"
APPROVE = "register.approve_entries"
ADMINISTER = "register.administer_register"
ADD_BODY, CHANGE_BODY, DELETE_BODY = (f"register.{what}_body" for what in ("add", "change", "delete"))


def need(by: Any, *permissions: str) -> None:
    """Raise NotAllowedError unless the person has one of these permissions now.

    They are read from the database, not from `by`.
    """
    fresh = get_user_model()._default_manager.filter(pk=by.pk, is_active=True).first()
    if fresh is None or not any(fresh.has_perm(each) for each in permissions):
        raise NotAllowedError(_("You may not do this. Ask an administrator if you think that you should."))


def need_other_person(by: Any, version: Version) -> None:
    """Raise NotAllowedError for whoever wrote any of the version, administrators included."""
    if by.pk in version.writers:
        raise NotAllowedError(_("You wrote some of this entry, so another person has to approve it."))
