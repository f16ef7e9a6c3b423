"""What the contact records say, as nodes of a document tree: as recorded for a day, never for a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contact import phrases, presenters
from contact.models import PhoneLine, Service
from contact.selectors import contact_facts, schedule_on
from contact.times import moment
from core.document import (
    Address,
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Heading,
    Inlines,
    List,
    Paragraph,
    Row,
    Table,
    Text,
    inlines,
    paragraph,
)
from core.models import Words
from core.trees import TreeContext

FAR = date.min  # a closure's days, said as on this day, always have their year


def noon(day: date) -> datetime:
    """The middle of the office's day."""
    return moment(day, time(12))


def words_shown() -> Iterator[Words | None]:
    """The rows of words that these nodes are made of."""
    facts = contact_facts()
    for record in (*facts.services, *facts.lines, *facts.statements.values()):
        yield record.words


def phone(line: PhoneLine) -> Inlines:
    return (Text(line.number.as_national, href=f"tel:{line.number.as_e164}"),)


def phone_lines(context: TreeContext) -> Blocks:
    """Each line with who it is for; one that is out of order says so, and what to do instead."""
    items = tuple(
        Definition(context.plain(_name(line.service), line.service.words), _line(line, context))
        for line in contact_facts().lines
    )
    return (DefinitionList(items),) if items else ()


def _name(service: Service) -> str:
    return service.words.name if service.words else str(service)


def _line(line: PhoneLine, context: TreeContext) -> Blocks:
    blocks: list[Block] = [Paragraph(phone(line))]
    if line.service.words:
        blocks.insert(0, Paragraph(context.plain(line.service.words.short_purpose, line.service.words)))
    if not line.is_working:
        advice = line.words.fault_advice if line.words else ""
        usual = _("You can write to us or use the contact form on our website instead.")
        blocks += [
            Paragraph((Text(_("This line is not working"), strong=True),)),
            Paragraph(context.plain(advice, line.words)) if advice else paragraph(usual),
        ]
    return tuple(blocks)


def address() -> Blocks:
    """The postal address (C1)."""
    office = contact_facts().office
    return (Address(tuple(inlines(line, _english()) for line in office.address_lines)),) if office else ()


def _english() -> str:
    """The language of a postal address, which no language translates; "" where it is the document's own."""
    return "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


def hours_sentence(day: date) -> Blocks:
    """The week of the whole office as the leaflet prints it (C4), as it is valid on the day."""
    schedule = schedule_on(None, day)
    if not schedule:
        return ()
    lines = "\n".join(phrases.leaflet_hours(schedule))
    return (paragraph(f"{_('Opening hours:')} {lines}"),)


def weeks(day: date) -> Blocks:
    """The normal week as it is valid on the day: a table for each group of lines with the same hours."""
    tables = []
    for week in presenters.weeks_at(noon(day)):
        rows = tuple(Row(((paragraph(each["name"]),), (paragraph(each["hours"]),))) for each in week["days"])
        tables.append(Table(week["caption"], (_("Day"), _("Hours")), rows))
    return tuple(tables)


def closures(context: TreeContext) -> Blocks:
    """The closures and changed hours that are not over on the context's day, each with its year."""
    items = []
    for each in presenters.ahead_at(noon(context.day), said_on=FAR):
        words = each["words"]
        reason = (Text(" ("), *context.plain(each["reason"], words), Text(")")) if each["reason"] else ()
        items.append((Paragraph((Text(f"{each['dates']}:", strong=True), Text(f" {each['what']}"), *reason)),))
    return (List(tuple(items)),) if items else ()


def details(context: TreeContext) -> Blocks:
    """The leaflet's table of contacts (C5–C7): freephones, websites, contact forms."""
    facts = contact_facts()
    items = [
        Definition(context.plain(phrases.line_label(line), line.words), (Paragraph(phone(line)),))
        for line in facts.lines
    ]
    items += [_link(_("%(mark)s website"), each.mark, each.website) for each in facts.services]
    items += [_link(_("%(mark)s contact form"), each.mark, each.contact_form) for each in facts.services]
    return (DefinitionList(tuple(items)),) if items else ()


def _link(label: str, mark: str, url: str) -> Definition:
    return Definition(inlines(label % {"mark": mark}), (Paragraph((Text(presenters.address_shown(url), href=url),)),))


def statement(code: str, context: TreeContext) -> Blocks:
    """A standing statement about contact (C2, C3, C8, C9); nothing where it has no words."""
    record = contact_facts().statements.get(code)
    return context.html(presenters.statement_html(code), record.words if record else None)


def services_covered(context: TreeContext) -> Blocks:
    """What each service covers."""
    items = tuple(
        Definition(context.plain(_name(each), each.words), (Paragraph(context.plain(each.words.covers, each.words)),))
        for each in contact_facts().services
        if each.words
    )
    return (DefinitionList(items),) if items else ()


def contact_page(context: TreeContext) -> Blocks:
    """What the contact page says above the editors' own blocks."""
    sections: list[tuple[str, Blocks]] = [
        (_("Our freephone numbers"), phone_lines(context)),
        (_("When you can call"), weeks(context.day)),
        (_("Closures and other hours ahead"), closures(context)),
        (_("Write to us"), (*address(), *statement("envelope", context), *statement("freepost", context))),
        (_("Numbers, websites and contact forms"), details(context)),
        (_("Which line is for you"), services_covered(context)),
        (_("Calls may be recorded"), statement("call-recording", context)),
        (_("Other languages and formats"), statement("other-formats", context)),
    ]
    return tuple(node for title, blocks in sections if blocks for node in (Heading(2, inlines(title)), *blocks))
