"""Recording that a native reader has checked a translation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from core.models import ContentPage, TranslationCheck, Words
from core.translations import catalogue_fingerprint, is_source


class NotCheckableError(ValueError):
    """There is nothing to check: it is English, or nothing of it is live."""


@transaction.atomic
def translation_check(
    *, subject: ContentPage | Words, checked_by: str, checked_on: date, recorded_by: Any
) -> TranslationCheck:
    """Record who compared the live version of a page or of a record's words with its English, and when.

    A second record of the same version takes the place of the first. Raises NotCheckableError for what is English, or
    not live.
    """
    language = subject.locale.language_code
    if is_source(language) or not subject.live or not subject.live_revision_id:
        raise NotCheckableError(str(subject))
    check, _is_new = TranslationCheck.objects.update_or_create(
        revision_id=subject.live_revision_id,
        defaults={
            "language": language,
            "checked_by": checked_by,
            "checked_on": checked_on,
            "recorded_by": recorded_by,
        },
    )
    log(instance=subject, action="core.translation_checked", user=recorded_by, data={"checked_by": checked_by})
    return check


def interface_check(*, language: str, checked_by: str, checked_on: date, recorded_by: Any) -> TranslationCheck:
    """Record who checked the words of menus, buttons, errors and answers in a language, as they are now.

    Raises NotCheckableError for English.
    """
    if is_source(language):
        raise NotCheckableError(language)
    check, _is_new = TranslationCheck.objects.update_or_create(
        revision=None,
        language=language,
        catalogue=catalogue_fingerprint(language),
        defaults={"checked_by": checked_by, "checked_on": checked_on, "recorded_by": recorded_by},
    )
    return check
