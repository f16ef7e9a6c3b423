"""What the tests of translation need: people of a language team, and translations in every state."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, Translation

from core.enums import TeamRole
from core.models import Abbreviation, AbbreviationText, LanguageTeam
from home.models import HomePage, StandardPage
from home.translation.services import translation_start
from home.translation.stages import items


def person(name, *teams, groups=()):
    """Return a user in the teams, given as ("gd", "translator"), and in the groups of these names."""
    user = get_user_model().objects.create_user(name, password="x")
    for code, role in teams:
        user.groups.add(LanguageTeam.objects.get(locale__language_code=code, role=TeamRole(role)).group)
    user.groups.add(*Group.objects.filter(name__in=groups))
    return user


def english_page(title="Example page"):
    """Return a live English page that no seed translates."""
    home = HomePage.objects.get(locale__language_code="en")
    page = StandardPage(
        title=title, slug=title.lower().replace(" ", "-"), introduction="Example words.", locale=home.locale, live=False
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def english_words(short_form="EXA"):
    """Return live English words that no seed translates."""
    fact = Abbreviation.objects.create(short_form=short_form)
    words = AbbreviationText.objects.create(
        fact=fact, long_form="Example abbreviation", locale=Locale.objects.get(language_code="en"), live=False
    )
    words.save_revision().publish()
    words.refresh_from_db()
    return words


def started(source, code):
    """Return the translation of a source, begun, with what is its draft in the language."""
    target = translation_start(source=source, locale=Locale.objects.get(language_code=code), by=None)
    translation = Translation.objects.get(source__object_id=source.translation_key, target_locale=target.locale)
    return translation, target


def translate(translation, *, leave=0):
    """Translate all strings of a translation but the last few."""
    segments = list(StringSegment.objects.filter(source=translation.source).order_by("order"))
    for each in segments[: len(segments) - leave]:
        StringTranslation.objects.update_or_create(
            translation_of=each.string,
            context=each.context,
            locale=translation.target_locale,
            defaults={"data": f"[{translation.target_locale.language_code}] {each.string.data}"},
        )


def log_in(client, *teams, **more):
    user = person("somebody", *teams, **more)
    client.force_login(user)
    return user


def everything():
    """What a refused request must leave as it was: the rows of these tables, whole."""
    models = [Page, HomePage, AbbreviationText, Revision, Translation, StringTranslation, SegmentOverride]
    rows = []
    with connection.cursor() as cursor:
        for table, key in ((model._meta.db_table, model._meta.pk.column) for model in models):
            cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")
            rows.append(cursor.fetchall())
    return rows


def stage(source, code="gd"):
    return item(source, code).stage


def item(source, code="gd"):
    locale = Locale.objects.get(language_code=code)
    return next(each for each in items([locale]) if each.source.translation_key == source.translation_key)


def publish(target):
    target.get_latest_revision().publish()
    target.refresh_from_db()


def save_and_publish(translation):
    """What the editor's Publish does, without waiting for the end of the test's transaction."""
    translation.save_target(publish=False)
    publish(translation.get_target_instance())
