"""The leaflet's pages and views as whole documents: what each says, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from contact import trees as contact
from core.document import (
    Blocks,
    Document,
    Heading,
    List,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Text,
    inlines,
    paragraph,
)
from core.page_sources import path_of, root_paths
from core.sources import Source
from core.trees import TreeContext, document, page_context, summary
from guidance import phrases, presenters, selectors, trees
from guidance.addresses import addresses
from guidance.models.levels import ActionLevel
from guidance.models.pages import LeafletPage, ScenariosPage
from guidance.models.scenarios import Scenario


def lead(text: str) -> Paragraph:
    return Paragraph(inlines(text), ParagraphKind.LEAD)


def level(page: LeafletPage, number: int, *, at: datetime) -> Document:
    """The leaflet's section on one level, with our summary and the scenarios at that level."""
    found = _level(number)
    context = page_context(page, at=at, below=f"levels/{number}/")
    section = selectors.section_alone(found.section_id)
    heading = section.section.words.heading if section and section.section.words else trees.level_title(number)
    scenarios = selectors.guidance().scenarios_of(found)
    blocks = (
        *trees.section(section, context, headed=False),
        *trees.level_box(found, context, title=trees.level_title(number), extra=trees.ladder(number)),
        *(_comparison() if found.notification_parts.all() else ()),
        *_scenarios_at_level(scenarios, context),
        *page.document_foot(context),
    )
    words = [*trees.level_words(found), *(each.words for each in scenarios)]
    return document(context, heading, blocks, words=words)


def _level(number: int) -> ActionLevel:
    found = selectors.guidance().level(number)
    if found is None:
        raise LookupError(f"No level {number}")
    return found


def _comparison() -> Blocks:
    title = Heading(2, inlines(_("The formal notifications side by side")))
    return summary((title, *trees.notifications()))


def _scenarios_at_level(scenarios: list[Scenario], context: TreeContext) -> Blocks:
    title = _("Scenarios at this level")
    table = trees.scenario_table(scenarios, title, context)
    return (Heading(2, inlines(title)), *table) if table else ()


def letter(page: LeafletPage, number: int, *, at: datetime) -> Document:
    """What a letter at a level means, from the records."""
    found = _level(number)
    context = page_context(page, at=at, below=f"levels/{number}/letter/")
    meaning = Heading(2, inlines(_("What your letter means")))
    blocks = (
        lead(_("Your letter decides: where it says something else than this page, follow your letter.")),
        *summary((meaning, *trees.pairs_of(presenters.letter_items(found), context, found))),
        *_examples(found),
        *_lines_to_call(context),
        *page.document_foot(context),
    )
    title = _("You have had a letter from us at level %(number)s") % {"number": number}
    return document(context, title, blocks, words=[*trees.level_words(found), *contact.words_shown()])


def _examples(level: ActionLevel) -> Blocks:
    rows = [presenters.scenario_row(each) for each in selectors.guidance().scenarios_of(level)]
    items = tuple(
        (paragraph(_("Scenario %(number)s: %(title)s") % {"number": row["number"], "title": row["title"]}),)
        for row in rows
    )
    return (Heading(2, inlines(_("Examples at this level"))), List(items)) if items else ()


def _lines_to_call(context: TreeContext) -> Blocks:
    lead = _("Call the person who wrote to you first. If you don't have their number:")
    return (Heading(2, inlines(_("Lines to call"))), paragraph(lead), *contact.phone_lines(context))


def letter_choose(page: LeafletPage, *, at: datetime) -> Document:
    """Which level a letter may be about, and where the page on each is."""
    context = page_context(page, at=at, below="letter/")
    levels = tuple(_letter_link(each, context) for each in selectors.guidance().levels)
    blocks = (
        lead(_("Choose the level of action that your letter is about to get one page that you can print.")),
        *summary((Heading(2, inlines(_("Which level is your letter about?"))), List(levels))),
        Heading(2, inlines(_("If your letter names no level"))),
        paragraph(
            _("Look at who wrote it: each level above says who contacts you. Unsure? Call the person who wrote.")
        ),
        *page.document_foot(context),
    )
    return document(context, _("You have had a letter from us"), blocks, words=trees.words_shown())


def _letter_link(level: ActionLevel, context: TreeContext) -> Blocks:
    name = presenters.level_name(level)
    link = Text(trees.level_title(level.number), href=context.absolute(addresses().letter(level.number)))
    return (Paragraph((link, Text(": "), *context.plain(name, level.words)) if name else (link,)),)


def scenario(page: ScenariosPage, number: int, *, at: datetime) -> Document:
    """One scenario of the appendix."""
    found = selectors.guidance().scenario(number)
    if found is None:
        raise LookupError(f"No scenario {number}")
    context = page_context(page, at=at, below=f"{number}/")
    blocks = (lead(_("From the appendix of the leaflet")), *trees.scenario(found, context))
    return document(context, _("Scenario %(number)s") % {"number": number}, blocks, words=[found.words])


def response_times(context: TreeContext) -> Blocks:
    """How long there is to respond, for who has no screen: the leaflet's words, and how the helper counts."""
    counting = _(
        "Weekends and the Scottish bank holidays on which we are closed do not count as working days. Other days on "
        "which our office is closed do."
    )
    here = (
        Text(_("You can answer the questions on our website:")),
        Text(" "),
        Text(context.address, href=context.address),
    )
    return (
        Paragraph(here),
        Heading(2, inlines(_("What the leaflet says"))),
        *trees.timeframes(context),
        Heading(2, inlines(_("How working days are counted"))),
        paragraph(counting),
        Note("", (paragraph(phrases.caution()),), NoteKind.WARNING),
    )


def sources(language: str) -> Iterator[Source]:
    """What lies below the live leaflet and scenarios page of a language: levels, letters, scenarios."""
    for page, path in _live(LeafletPage, language):
        yield _below(page, "letter", _("You have had a letter from us"), f"{path}letter/", letter_choose)
        for each in selectors.guidance().levels:
            number, here = each.number, f"{path}levels/{each.number}/"
            yield _below(page, f"level:{number}", trees.level_title(number), here, level, number)
            title = _("You have had a letter from us at level %(number)s") % {"number": number}
            yield _below(page, f"letter:{number}", title, f"{here}letter/", letter, number)
    for page, path in _live(ScenariosPage, language):
        for number in (found.number for found in selectors.guidance().scenarios):
            title = _("Scenario %(number)s") % {"number": number}
            yield _below(page, f"scenario:{number}", title, f"{path}{number}/", scenario, number)


def _live(model: type[Page], language: str) -> Iterator[tuple[Page, str]]:
    """The first live page of a kind in a language, to which the addresses of the guidance lead, and its own address."""
    live = model.objects.live().filter(locale__language_code=language, alias_of__isnull=True).order_by("path")
    for page in live.select_related("locale").defer_streamfields()[:1]:
        path = path_of(page, root_paths())
        if path is not None:
            yield page, path


def _below(page: Page, key: str, title: str, path: str, make: Any, *numbers: int) -> Source:
    build = partial(_made, type(page), page.pk, make, *numbers)
    return Source(key, page.locale.language_code, path, title, page, build)


def _made(model: type[Page], pk: int, make: Any, *numbers: int) -> Document:
    made: Document = make(model.objects.get(pk=pk), *numbers, at=timezone.now())
    return made
