"""Sentences about consultations and projects."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.models import Project


def dates_words(project: Project) -> str:
    """Return when it opens and closes, each day with its year."""
    first = date_format(project.opens_on, "DATE_FORMAT")
    if project.closes_on is None:
        return _("From %(first)s.") % {"first": first}
    last = date_format(project.closes_on, "DATE_FORMAT")
    return _("From %(first)s until the end of %(last)s.") % {"first": first, "last": last}


def sample_words() -> str:
    return _("Invented example. Not a real consultation or project.")


def topics_words(project: Project) -> str:
    return ", ".join(str(each.words) for each in project.topics.all() if each.words)
