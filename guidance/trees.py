"""What the guidance records say, as nodes of a document tree: the leaflet's words, and ours boxed as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.document import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Heading,
    Inlines,
    List,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Text,
    inlines,
    paragraph,
)
from core.models import Words
from core.selectors import long_forms
from core.trees import TreeContext, filled, pairs, run_in, summary
from guidance import presenters, selectors
from guidance.models.levels import ActionLevel
from guidance.models.scenarios import Scenario
from guidance.selectors import SectionInLeaflet


def words_shown() -> Iterator[Words | None]:
    """The rows of words that the whole leaflet is made of."""
    snapshot = selectors.guidance()
    for level in snapshot.levels:
        yield from level_words(level)
    for scenario in snapshot.scenarios:
        yield scenario.words


def level_words(level: ActionLevel) -> Iterator[Words | None]:
    """The rows of words that the views of one level are made of."""
    yield from (level.words, level.section.words, level.timeframe.words)
    yield from (part.words for part in level.notification_parts.all())


def level_title(number: int) -> str:
    return _("Level %(number)s") % {"number": number}


def ladder(current: int | None = None) -> Blocks:
    """The six levels as a list, lowest first; the level at hand is said to be it."""
    items = []
    for level in selectors.guidance().levels:
        name = presenters.level_name(level)
        title = level_title(level.number)
        sentence = _("%(level)s: %(name)s") if name else "%(level)s"
        here = inlines(f" ({_('this level')})") if level.number == current else ()
        said = filled(sentence, level=inlines(title), name=_in_its_language(name, level.words))
        items.append((Paragraph((*said, *here)),))
    return (List(tuple(items)),) if items else ()


def _in_its_language(text: str, words: Words | None) -> Inlines:
    return inlines(text, words.other_language if words else "")


def ladder_box() -> Blocks:
    levels = ladder()
    return summary((paragraph(_("The six action levels")), *levels)) if levels else ()


def section(found: SectionInLeaflet | None, context: TreeContext, *, headed: bool = True) -> Blocks:
    """The leaflet's words on a level (L8–L23); without its heading where that is the document's title."""
    words = found.section.words if found else None
    if not found or not words:
        return ()
    heading = (Heading(2, context.plain(words.heading, words), found.section.code),) if headed else ()
    after = context.rich(words.after_timeframe, words)
    return (*heading, *context.rich(words.body, words), *_parts(found, context), *_timeframe(found, context), *after)


def _parts(found: SectionInLeaflet, context: TreeContext) -> Blocks:
    items = tuple((Paragraph(context.plain(part.words.body, part.words)),) for part in found.parts if part.words)
    words = found.section.words
    if not items or not words:
        return ()
    return (Paragraph(context.plain(words.notification_lead, words)), List(items))


def _timeframe(found: SectionInLeaflet, context: TreeContext) -> Blocks:
    words = found.timeframe.words if found.timeframe else None
    if not words:
        return ()
    label = tuple(_strong(run) for run in context.plain(f"{words.label}:", words))
    return run_in((*label, Text(" ")), context.rich(words.body, words))


def _strong(run: Text) -> Text:
    return Text(run.text, strong=True, language=run.language)


def section_in_leaflet(pk: int | None, context: TreeContext) -> Blocks:
    """A section as the whole leaflet has it, with our summary of each of its levels."""
    found = selectors.section_in_leaflet(pk)
    levels = found.levels if found else ()
    boxes = [level_box(level, context, title=level_title(level.number) if len(levels) > 1 else "") for level in levels]
    return (*section(found, context), *(node for box in boxes for node in box))


def level_box(level: ActionLevel, context: TreeContext, *, title: str = "", extra: Blocks = ()) -> Blocks:
    """Our summary of a level, boxed."""
    name: Blocks = (Paragraph((Text(title, strong=True),)),) if title else ()  # a heading would claim what follows
    return summary((*name, *extra, *pairs_of(presenters.summary_items(level), context, level)))


def pairs_of(items: Iterable[dict[str, str]], context: TreeContext, level: ActionLevel) -> Blocks:
    """What the presenters say of a level, its values in the language of its words."""
    rows = tuple(
        Definition(inlines(item["term"]), (Paragraph(context.plain(item["detail"], level.words)),))
        for item in items
        if item["detail"]
    )
    return (DefinitionList(rows),) if rows else ()


def notifications() -> Blocks:
    """What the formal notifications say, level beside level: a table of ours (L14, L19)."""
    comparison = presenters.notification_comparison()
    rows = tuple(
        Row(
            (
                (paragraph(str(row["about"])),),
                *((_notified(cell),) for cell in row["cells"]),
            )
        )
        for row in comparison["rows"]
    )
    if not rows:
        return ()
    return (Table(comparison["caption"], (_("It is about"), *comparison["columns"]), rows),)


def _notified(cell: dict[str, Any]) -> Paragraph:
    if not cell["text"]:
        return paragraph(_("Not part of it"))
    return Paragraph(_in_its_language(cell["text"], cell["words"]))


def scenario_table(scenarios: Iterable[Scenario], caption: str, context: TreeContext) -> Blocks:
    """The appendix's table with the footnotes below it (S1–S18)."""
    columns = (_("Action level"), _("Situation"), _("Actions we may take to resolve the situation"), _("Contact from"))
    shown = [(each, each.words) for each in scenarios]
    rows = tuple(_scenario_row(each, words, context) for each, words in shown if words)
    if not rows:
        return ()
    return (Table(caption, columns, rows), *(node for each, _words in shown for node in footnote(each, context)))


def _scenario_row(scenario: Scenario, words: Any, context: TreeContext) -> Row:
    level = level_title(scenario.level.number)
    situation = run_in(inlines(f"{scenario.number}. "), context.rich(words.situation, words))
    return Row(
        (
            (paragraph(level),),
            situation,
            context.rich(words.actions, words),
            (Paragraph(context.plain(words.contact_from, words)),),
        ),
        _("%(level)s, scenario %(number)s") % {"level": level, "number": scenario.number},
    )


def footnote(scenario: Scenario, context: TreeContext) -> Blocks:
    """The scenario's footnote, if it has one (S18)."""
    words = scenario.words
    if not words or not words.footnote:
        return ()
    return (Paragraph(context.plain(f"* {words.footnote}", words), ParagraphKind.FOOTNOTE),)


def whole_scenario_table(context: TreeContext) -> Blocks:
    return scenario_table(selectors.guidance().scenarios, _("Scenarios and the actions we may take"), context)


def scenario(found: Scenario, context: TreeContext) -> Blocks:
    """One scenario with what it may lead to."""
    words = found.words
    if not words:
        return ()
    functions: Inlines = inlines(", ".join(presenters.functions(found)))
    facts: list[tuple[str, Blocks]] = [
        (_("Action level"), (paragraph(level_title(found.level.number)),)),
        (_("Applies to"), (Paragraph(functions),)),
        (_("Situation"), context.rich(words.situation, words)),
        (_("Actions we may take to resolve the situation"), context.rich(words.actions, words)),
        (_("Contact from"), (Paragraph(context.plain(words.contact_from, words)),)),
    ]
    items = tuple(Definition(inlines(term), blocks) for term, blocks in facts if blocks)
    return (DefinitionList(items), *footnote(found, context), *_paths(found))


def _paths(found: Scenario) -> Blocks:
    """Where a scenario may lead, one ordered list for each way: our reading, boxed with its caution."""
    ways: list[Block] = [
        List(tuple((paragraph(_step(step)),) for step in way), ordered=True) for way in presenters.paths(found)
    ]
    if not ways:
        return ()
    title = Heading(2, inlines(_("Where this may lead")))
    return summary((title, *ways, paragraph(presenters.caution(found))))


def _step(step: dict[str, str]) -> str:
    words = _("%(scenario)s, level %(number)s") % {"scenario": step["label"], "number": step["level"]}
    return f"{words} ({step['note']})" if step["note"] else words


def abbreviations(short_forms: Iterable[str]) -> Blocks:
    """Abbreviations with their long forms, as the appendix lists them; those that the glossary lacks are left out."""
    glossary = long_forms()
    items = tuple((paragraph(f"{glossary[each]} ({each})"),) for each in short_forms if each in glossary)
    return (List(items),) if items else ()


def doors(context: TreeContext) -> Blocks:
    """What there is to do in the guidance, with where."""
    items = tuple(
        Definition((Text(str(door["title"]), href=context.absolute(door["url"])),), (paragraph(str(door["text"])),))
        for door in presenters.doors()
    )
    return (DefinitionList(items),) if items else ()


def timeframes(context: TreeContext) -> Blocks:
    """The leaflet's words on each timeframe (L10, L15, L20, L23), each once."""
    found = {level.timeframe_id: level.timeframe.words for level in selectors.guidance().levels}
    items = tuple(
        Definition(context.plain(words.label, words), context.rich(words.body, words))
        for words in found.values()
        if words
    )
    return (DefinitionList(items),) if items else ()


def foot(items: Iterable[dict[str, str]], changes: Iterable[dict[str, str]]) -> Blocks:
    """Version, reference and dates of review, and what has changed."""
    changed = tuple((Paragraph((Text(each["date"], strong=True), Text(f" {each['text']}"))),) for each in changes)
    heading: Blocks = (Heading(2, inlines(_("What has changed"))), List(changed)) if changed else ()
    return (*pairs((str(item["term"]), str(item["detail"])) for item in items), *heading)
