"""What the page of an entry, or of an earlier version of it, shows: plain values, in the active language."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from contact.enums import ServiceCode
from register import selectors
from register.enums import EXTRA_TEXTS, ActionType, Extra, Ground
from register.models import Version
from register.presenters import day, level_name, records_language, seal_line


def facts(version: Version) -> list[dict[str, Any]]:
    """Return the four facts of L17 and the year as label and value; what is in English only says so."""
    language = records_language()
    found: list[dict[str, Any]] = [
        {"term": _("Level"), "text": level_name(version.level)},
        {"term": _("Type of action"), "text": str(ActionType(version.type).label)},
        {"term": _("Taken on"), "text": day(version.taken_on)},
        {"term": _("Service"), "text": str(ServiceCode(version.service).label)},
    ]
    if version.ground:
        found.append({"term": _("Statutory ground"), "text": str(Ground(version.ground).label)})
    found.append({"term": _("Year"), "text": version.year.label})
    if not version.is_sealed:
        found += [
            {"term": str(Extra(name).label), "text": getattr(version, name), "lang": language}
            for name in EXTRA_TEXTS
            if name in selectors.shown_extras() and getattr(version, name)
        ]
    return found


def documents(version: Version, base: str) -> list[dict[str, Any]]:
    """Return the documents that the public may have with a version, each with its address, type and size."""
    return [
        {
            "title": each.title,
            "url": f"{base}{version.action.reference}/documents/{each.pk}/",
            "type": each.file_name.rpartition(".")[2].upper(),
            "size": filesizeformat(each.size),
        }
        for each in selectors.documents(version)
    ]


def timeline(version: Version) -> list[dict[str, Any]]:
    """Return the steps up to the action, the first on top; the action alone where no steps are kept."""
    steps = [
        {"level": step.level, "day": day(step.taken_on), "why": step.why, "lang": records_language()}
        for step in version.steps.order_by("position")
    ]
    return steps or [{"level": version.level, "day": day(version.taken_on), "why": "", "lang": ""}]


def version_title(version: Version) -> str:
    """Return what a version of an entry is called beside the others."""
    return _("Version %(number)s") % {"number": version.number}


def withdrawn_line(version: Version) -> str:
    """Return since when an entry is withdrawn; "" where the version does not withdraw it."""
    line = _("This entry was withdrawn on %(day)s. It does not count any more.")
    return line % {"day": day(version.public_from)} if version.withdraws else ""


def replaced_line(version: Version) -> str:
    """Return from when to when a version was public; "" where it counts now."""
    if version.replaced_at is None:
        return ""
    said = {"number": version.number, "from": day(version.public_from), "to": day(version.replaced_at)}
    return _("This is version %(number)s. It was public from %(from)s to %(to)s, and does not count any more.") % said


def late_line(versions: list[Version]) -> str:
    """Return that an entry became public after its year's report, else ""; `versions` as `selectors.versions` gives."""
    first = versions[-1]
    if not (first.public_with and first.public_from and first.public_from > first.public_with.published_at):
        return ""
    line = _("This entry was added after the annual report of %(year)s.")
    return line % {"year": first.public_with.year.label}


def history(versions: list[Version], base: str) -> list[dict[str, Any]]:
    """Return every public version of an entry, the newest first, with its address: the entry's for what counts now."""
    found = []
    for version in versions:
        what = _("First published")
        if version.withdraws:
            what = _("Withdrawn")
        elif version.number > 1:
            what = _("Corrected")
        entry = f"{base}{version.action.reference}/"
        text = seal_line(version) or (version.correction if version.number > 1 else "")
        found.append(
            {
                "what": what,
                "day": day(version.public_from),
                "text": text,
                "lang": "" if version.is_sealed else records_language(),
                "number": version.number,
                "version": version_title(version),
                "url": f"{entry}versions/{version.number}/" if version.replaced_at else entry,
            }
        )
    return found
