"""Where people ask for a format that the site cannot make: the form while it is offered, else the contact page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from contact.models import ContactPage
from core.generation import per_generation
from formats.models import AlternativeFormatsPage, FormatSettings

REQUEST_ROUTE = "request/"


@dataclass(frozen=True)
class AskingTerms:
    """What the office has decided about requests; None is undecided."""

    retention_days: int | None
    turnaround_days: int | None
    is_demonstration: bool

    @property
    def is_offered(self) -> bool:
        """Whether requests are taken: not before it is decided how long they are kept."""
        return self.retention_days is not None


@per_generation
def asking_terms() -> AskingTerms:
    """Return the office's decisions as they are now."""
    found = FormatSettings.load()
    return AskingTerms(found.request_retention_days, found.request_turnaround_days, found.is_demonstration)


def request_routes() -> list[tuple[str, str]]:
    """Return route and title of the request form while it is offered."""
    return [(REQUEST_ROUTE, _("Ask for another format"))] if asking_terms().is_offered else []


@per_generation
def index_address() -> str:
    """Return the address of the page with all formats in the active language; "" where there is none."""
    return _address(AlternativeFormatsPage)


@per_generation
def _contact_address() -> str:
    return _address(ContactPage)


def _address(model: type[Page]) -> str:
    page = model.objects.live().filter(locale__language_code=get_language()).first()
    return page.url or "" if page else ""


def ask_address(path: str = "", asked_format: str = "") -> str:
    """Return where to ask in the active language; "" where there is neither a form nor a contact page.

    `path` is the address of the page asked about, without its language; `asked_format` an `AskedFormat`.
    """
    index = index_address()
    if not index or not asking_terms().is_offered:
        return _contact_address()
    query = urlencode({name: value for name, value in (("page", path), ("format", asked_format)) if value})
    return f"{index}{REQUEST_ROUTE}{'?' if query else ''}{query}"
