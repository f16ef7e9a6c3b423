"""Translations that a new site begins with: of pages and of records' words, from plain catalogues beside the seeds.

`<room>/seed/translations/<language>.po` holds English segments, exactly as wagtail-localize cuts them, and their
translations. All rooms' catalogues count as one. A translation is made once; what editors do with it afterwards stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import ContentPage, Words
from core.seed.helpers import first_time, locale_seed, source_locale

Source = ContentPage | Words
HOME_DEPTH = 2  # of the home pages in the tree
MADE_BY = "seed"  # the name under which localize shows who translated a string


def other_languages() -> list[str]:
    """Return the codes of all languages but the source's, in the order of the settings."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def catalogue(language: str) -> dict[str, str]:
    """Return English segment to translation, from the catalogues of all rooms; fuzzy and empty entries don't count."""
    paths = [Path(app.path) / "seed" / "translations" / f"{language}.po" for app in apps.get_app_configs()]
    return {
        entry.msgid: entry.msgstr
        for path in paths
        if path.is_file()
        for entry in polib.pofile(str(path))
        if entry.translated()
    }


def sources() -> Iterator[Source]:
    """Yield what is live in English and can be translated: records' words first, then pages from the top down."""
    english = source_locale()
    for model in apps.get_models():
        if issubclass(model, Words):
            yield from model._default_manager.filter(locale=english, live=True).order_by("pk")
    pages = Page.objects.filter(locale=english, live=True, alias_of=None).order_by("path").specific()
    yield from (page for page in pages if isinstance(page, ContentPage))


def segments(source: Source) -> list[str]:
    """Return the English segments of a page or of a record's words, as wagtail-localize names them."""
    return [each.string.data for each in extract_segments(source) if isinstance(each, StringSegmentValue)]


@transaction.atomic
def translations_seed(
    *, stays_draft: Callable[[Source], bool], catalogues: dict[str, dict[str, str]] | None = None
) -> None:
    """Make the translations that were never made, in every language, in one transaction.

    Live becomes what is complete, the words of the records that a page shows included. What is not, and all for which
    `stays_draft` is true, becomes a draft for the reviewers of the language. `catalogues` (language to segments) stand
    in for the files in tests.
    """
    found = catalogues if catalogues is not None else {code: catalogue(code) for code in other_languages()}
    locales = {code: locale_seed(code) for code in found}
    for source in sources():
        texts = segments(source)
        begun = [code for code, strings in found.items() if _is_begun(texts, strings)]
        new = [code for code in begun if _may_stand(source, code) and _is_new(source, locales[code])]
        if not new:
            continue
        origin, _made = TranslationSource.get_or_create_from_instance(source)
        wanted = list(StringSegment.objects.filter(source=origin).select_related("string"))
        for code in new:
            target = _translate(origin, wanted, locales[code], found[code])
            is_complete = all(text in found[code] for text in texts)
            if is_complete and not stays_draft(source) and _words_are_live(source, locales[code], stays_draft):
                target.get_latest_revision().publish()


def _is_begun(texts: list[str], strings: dict[str, str]) -> bool:
    """Return whether most of it is translated: a shared heading alone makes no draft."""
    return 2 * sum(each in strings for each in texts) > len(texts)


def _may_stand(source: Source, code: str) -> bool:
    """Return whether there is a page to stand below: a translation is never made below one that isn't there."""
    if isinstance(source, Words) or source.depth == HOME_DEPTH:
        return True
    parent = source.get_parent()
    return Page.objects.filter(
        translation_key=parent.translation_key, locale__language_code=code, alias_of=None
    ).exists()


def _is_new(source: Source, locale: Locale) -> bool:
    """Return whether the seed has never made this translation, and nobody else has."""
    if not first_time(f"translation.{locale.language_code}.{source.translation_key}"):
        return False
    rows = type(source)._default_manager
    return not rows.filter(translation_key=source.translation_key, locale=locale).exists()


def _translate(origin: TranslationSource, wanted: list[StringSegment], locale: Locale, strings: dict[str, str]) -> Any:
    """Make the translation as a draft, of the segments that the catalogue has; return its page or row of words."""
    translation, _made = Translation.objects.get_or_create(source=origin, target_locale=locale)
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=each.string,
                context_id=each.context_id,
                locale=locale,
                data=strings[each.string.data],
                translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
                tool_name=MADE_BY,
            )
            for each in wanted
            if each.string.data in strings
        ],
        ignore_conflicts=True,  # one segment may stand twice in one place
    )
    translation.save_target(publish=False)
    return translation.get_target_instance()


def _words_are_live(source: Source, locale: Locale, stays_draft: Callable[[Source], bool]) -> bool:
    """Return whether the records' words that a page shows are live in the language, but for those that stay drafts."""
    shown: Iterable[Words | None] = () if isinstance(source, Words) else source.document_words()
    return all(
        type(words)._default_manager.filter(translation_key=words.translation_key, locale=locale, live=True).exists()
        for words in shown
        if words is not None and not stays_draft(words)
    )


def strings_wanted(*, stays_draft: Callable[[Source], bool]) -> polib.POFile:
    """Return every English segment as a template for translators; comments say where each stands, drafts come last."""
    places: dict[str, list[str]] = {}
    for source in sorted(sources(), key=stays_draft):
        for each in segments(source):
            place = f"{source._meta.label}: {source}"[:90]
            if place not in places.setdefault(each, []):
                places[each].append(place)
    template = polib.POFile(wrapwidth=120)
    template.metadata = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8"}
    for text, where in places.items():
        template.append(polib.POEntry(msgid=text, comment="\n".join(where)))
    return template
