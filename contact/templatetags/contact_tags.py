"""Tags that bring the contact facts to any template, as they are at this moment."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contact import phrases, presenters
from contact.enquiries.words import form_addresses, form_terms
from contact.selectors import contact_facts, schedule_on
from contact.times import local_day
from core.document import direction_of

register = template.Library()


@register.simple_tag
def office_state() -> presenters.StateView | None:
    """Whether the phones are open now, for the header: is_open, text."""
    return presenters.office_at(timezone.now())


@register.simple_tag
def closure_banner(when: str) -> list[dict[str, Any]]:
    """The closures that are announced now: title, text. `when`: "today" for those in force, "ahead" for the others."""
    return [item for item in presenters.banner_at(timezone.now()) if item["is_today"] == (when == "today")]


@register.simple_tag
def shared_state() -> presenters.StateView | None:
    """The state of all working lines in one, where they agree: is_open, text."""
    return presenters.shared_state_at(timezone.now())


@register.simple_tag
def contact_services() -> list[presenters.ServiceView]:
    """The services with their words, addresses and lines."""
    return presenters.services_at(timezone.now())


@register.simple_tag
def phone_cards() -> list[presenters.LineView]:
    """The lines of all services, as components/phone_list.html wants its cards."""
    return [line for service in presenters.services_at(timezone.now()) for line in service.lines]


@register.simple_tag
def contact_office() -> dict[str, Any] | None:
    """The office's address: lines, name; nothing where none is recorded."""
    office = contact_facts().office
    return {"lines": office.address_lines, "name": office.name, "office": office} if office else None


@register.simple_tag
def contact_details() -> list[dict[str, Any]]:
    """The leaflet's table of contacts (C5–C7), as components/summary_list.html wants its items: term, detail."""
    services = presenters.services_at(timezone.now())
    lines = [line for service in services for line in service.lines]
    rows = [{"term": line.label, "detail": _phone_link(line.number)} for line in lines]
    rows += [
        {"term": _("%(mark)s website") % {"mark": service.mark}, "detail": _web_link(service.website)}
        for service in services
    ]
    rows += [
        {"term": _("%(mark)s contact form") % {"mark": service.mark}, "detail": _web_link(service.contact_form)}
        for service in services
    ]
    return rows


def _phone_link(number: Any) -> SafeString:
    return render_to_string("components/phone_number.html", {"number": number})


def _web_link(link: presenters.LinkView) -> SafeString:
    parts = format_html_join(mark_safe("/<wbr>"), "{}", ((part,) for part in link.text.split("/")))
    return format_html('<a href="{}" dir="ltr">{}</a>', link.url, parts)


@register.simple_tag
def week_tables() -> list[dict[str, Any]]:
    """The normal week, a table for each group of lines with the same hours: caption, days."""
    return presenters.weeks_at(timezone.now())


@register.simple_tag
def closures_ahead() -> list[dict[str, Any]]:
    """The closures and undecided holidays ahead, as components/closures_list.html wants them."""
    return presenters.ahead_at(timezone.now())


@register.simple_tag
def opening_hours_sentence() -> list[str]:
    """The week of the whole office as the leaflet prints it (C4), line by line; empty where none is recorded."""
    schedule = schedule_on(None, local_day(timezone.now()))
    return phrases.leaflet_hours(schedule) if schedule else []


@register.simple_tag
def contact_form_address() -> str:
    """The address of the contact form in the active language; empty where there is none, or while it is closed."""
    return form_addresses().get(get_language() or "", "") if form_terms().is_offered else ""


@register.simple_tag
def contact_statement(code: str) -> SafeString:
    """The words of a standing statement (contact.enums.StatementCode) as HTML; empty where it has none.

    Where only the English ones are live, they are marked as English.
    """
    html, language = presenters.statement_html(code), presenters.statement_language(code)
    if not html or language == get_language():
        return html
    return format_html('<div lang="{}" dir="{}">{}</div>', language, direction_of(language), html)
