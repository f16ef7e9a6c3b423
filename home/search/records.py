"""What pages show of records, as documents: the contact page, the letter pages, the scenarios.

There are few of them, so they are compared here; no index has to follow their records.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from django.utils.translation import gettext as _
from wagtail.models import Page

from contact.models import ContactPage
from contact.phrases import leaflet_hours
from contact.presenters import ServiceView, ahead_at, services_at
from contact.selectors import contact_facts, schedule_on
from contact.templatetags.contact_tags import contact_statement
from contact.times import moment
from guidance import presenters, selectors
from guidance.addresses import addresses
from guidance.models import ActionLevel
from home.search.documents import Document
from home.search.terms import page_text, plain_text
from home.selectors import PageNode, site_tree
from home.selectors.tree import page_model

NO_BREAK = "\N{NO-BREAK SPACE}"


def node_of(model: type[Page], language: str) -> PageNode | None:
    """Return the first live page of a type in a language that everybody may see, or None."""
    nodes = (node for node in site_tree().nodes if node.language == language and node.is_public)
    return next((node for node in nodes if page_model(node) is model), None)


def contact_documents(language: str, day: date) -> Iterator[Document]:
    """Give the contact page with all that it shows on the office's `day`: lines, hours, closures, statements."""
    node = node_of(ContactPage, language)
    if node is None:
        return
    facts, services = contact_facts(), services_at(moment(day, time()))
    schedule = schedule_on(None, day, facts=facts)
    parts = [
        page_text(ContactPage.objects.get(pk=node.pk)),
        *(_service_text(service) for service in services),
        " ".join(leaflet_hours(schedule)) if schedule else "",
        *_closures(day),
        ", ".join(facts.office.address_lines) if facts.office else "",
        *(plain_text(contact_statement(code)) for code in facts.statements),
    ]
    numbers = [line.number for service in services for line in service.lines]
    digits = " ".join(f"{number.as_e164} {number.as_national.replace(' ', '')}" for number in numbers)
    # Translators: words that people may type when they look for how to reach the office, parted by spaces.
    keywords = _("phone telephone number call ring email post write urgent emergency open closed hours office")
    yield Document(node.title, node.url, " ".join(filter(None, parts)), _("Page"), f"{keywords} {digits}")


def _service_text(service: ServiceView) -> str:
    lines = [f"{plain_text(line.label)} {line.number.as_national.replace(' ', NO_BREAK)}." for line in service.lines]
    return " ".join([f"{service.name}: {service.covers}.", *lines, service.website.text, service.contact_form.text])


def _closures(day: date) -> Iterator[str]:
    for each in ahead_at(moment(day, time())):
        reason = f" ({each['reason']})" if each["reason"] else ""
        yield f"{each['dates']}: {each['what']}{reason}."


def letter_documents(language: str, day: date) -> Iterator[Document]:
    """Give “You have had a letter from us” and its page for each level."""
    if not addresses().leaflet:
        return
    about = f"{presenters.LETTER_DESCRIPTION} {presenters.LETTER_LEAD}"
    yield Document(str(presenters.LETTER_TITLE), addresses().letter(), about, _("Page"))
    for level in selectors.guidance().levels:
        yield _letter(level)


def _letter(level: ActionLevel) -> Document:
    rows = (f"{item['term']}: {item['detail'].rstrip('.')}." for item in presenters.letter_items(level))
    title = presenters.letter_title(level.number)
    return Document(title, addresses().letter(level.number), " ".join(rows), _("Page"))


def scenario_documents(language: str, day: date) -> Iterator[Document]:
    """Give each scenario that has words; it is found by its number too, as “scenario 9” or “S9”."""
    for scenario in selectors.guidance().scenarios:
        words, url = scenario.words, addresses().scenario(scenario.number)
        if words and url:
            text = " ".join(
                [plain_text(words.situation), plain_text(words.actions), words.contact_from, words.footnote]
            )
            title = _("Scenario %(number)s") % {"number": scenario.number}
            yield Document(title, url, text.strip(), _("Scenario"), f"S{scenario.number}")
