"""What the codes of the trail are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "entry.create": _("Wrote a new entry"),
    "draft.save": _("Changed a draft"),
    "draft.delete": _("Deleted a draft"),
    "correction.begin": _("Began a correction"),
    "withdrawal.begin": _("Began a withdrawal"),
    "version.submit": _("Asked for approval"),
    "version.return": _("Gave it back"),
    "version.approve": _("Approved it"),
    "version.publish": _("It became public"),
    "version.replace": _("It was replaced by a newer version"),
    "version.report": _("It joined its year's report"),
    "year.create": _("Made a year"),
    "year.schedule": _("Set or took back a year's moment"),
    "year.publish": _("A year became public"),
    "year.seal": _("A text went from the frozen table"),
    "seal.ask": _("Asked for a seal"),
    "seal.take_back": _("Took the wish for a seal back"),
    "seal.confirm": _("Confirmed a seal"),
    "seal.again": _("Sealed again after a restore"),
    "organisation.create": _("Added an organisation"),
    "organisation.change": _("Changed an organisation"),
    "organisation.delete": _("Deleted an organisation"),
    "disclosure.decide": _("Decided what is shown"),
    "document.add": _("Kept a document"),
    "document.clear": _("Cleared a document for the public"),
    "document.hold": _("Held a document back"),
    "document.delete": _("Deleted a document"),
    "settings.change": _("Changed the settings of the register"),
    "samples.drop": _("Dropped the invented register"),
}


def name_of(what: str) -> str:
    """Return what a code is called; the code itself where nobody has named it."""
    return str(NAMES.get(what, what))
