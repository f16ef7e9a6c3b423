"""The catalogues of the six languages, and the seeds' translations: complete, whole, in their script, called drafts."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date
from gettext import c2py
from pathlib import Path

import django
import polib
import pytest
from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from contact.phrases import day_words
from portal.catalogues import messages_in_code, shortfall_of

FOLDERS = {"gd": "gd", "pl": "pl", "uk": "uk", "zh-hans": "zh_Hans", "ar": "ar", "ur": "ur"}
SCRIPTS = {"gd": "LATIN", "pl": "LATIN", "uk": "CYRILLIC", "zh-hans": "CJK", "ar": "ARABIC", "ur": "ARABIC"}
LEAST_SHARE = 0.85  # of a catalogue's letters; the rest are names such as SPSO or PDF
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[ds]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
RULES_OF_USE = range(201)  # numbers for which a plural rule is tried
SAME_AS_ENGLISH = tomllib.loads((Path(__file__).parent / "same_as_english.toml").read_text(encoding="utf-8"))


def interface_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / FOLDERS[language] / "LC_MESSAGES" / "django.po"


def catalogues_of(language: str) -> list[Path]:
    """Return the catalogue of the interface, and those of the seeds."""
    return [interface_of(language), *sorted(settings.BASE_DIR.glob(f"*/seed/translations/{language}.po"))]


def django_catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(Path(django.__file__).parent / "conf/locale" / FOLDERS[language] / "LC_MESSAGES/django.po"))


def rule_of(catalogue: polib.POFile) -> tuple[int, str]:
    found = re.fullmatch(r"nplurals=(\d+); plural=(.+?);?", catalogue.metadata["Plural-Forms"].strip())
    return int(found[1]), "".join(found[2].split())


def entries_of(language: str) -> list[polib.POEntry]:
    return [entry for path in catalogues_of(language) for entry in polib.pofile(str(path)) if not entry.obsolete]


def texts_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def letters_of(text: str) -> list[str]:
    bare = TAG.sub("", PLACEHOLDER.sub("", text))
    return [letter for letter in bare if letter.isalpha()]


@pytest.fixture(scope="module")
def wanted():
    return messages_in_code(settings.BASE_DIR)


def test_each_language_of_the_settings_has_a_catalogue():
    languages = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    assert languages == set(FOLDERS)
    assert [code for code in languages if not interface_of(code).exists()] == []


@pytest.mark.parametrize("language", FOLDERS)
class TestEachLanguage:
    def test_translates_every_text_of_the_code(self, language, wanted):
        shortfall = shortfall_of(interface_of(language), wanted)
        assert (shortfall.missing, shortfall.untranslated, shortfall.fuzzy) == ([], [], [])

    def test_leaves_nothing_empty_or_fuzzy(self, language):
        assert [entry.msgid for entry in entries_of(language) if not entry.translated()] == []

    def test_says_the_same_as_english_only_where_that_is_listed(self, language):
        listed = {text for kind in SAME_AS_ENGLISH.values() for text in [*kind.get("all", []), *kind.get(language, [])]}
        same = {
            entry.msgid
            for entry in entries_of(language)
            if letters_of(entry.msgid) and {entry.msgid, entry.msgid_plural} & set(texts_of(entry))
        }
        assert sorted(same - listed) == []

    def test_keeps_the_placeholders(self, language):
        nplurals, plural = rule_of(polib.pofile(str(interface_of(language))))
        form_of = c2py(plural)
        uses = [[number for number in RULES_OF_USE if form_of(number) == form] for form in range(nplurals)]
        broken = []
        for entry in entries_of(language):
            expected = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
            for form, text in enumerate(texts_of(entry)):
                found = set(PLACEHOLDER.findall(text))
                # A form for one number only may leave the number out, as English does ("One of these days").
                is_for_one_number = bool(entry.msgid_plural) and len(uses[form]) == 1
                if found != expected and not (is_for_one_number and found < expected):
                    broken.append((entry.msgid, text))
        assert broken == []

    def test_keeps_the_tags(self, language):
        assert [
            (entry.msgid, text)
            for entry in entries_of(language)
            for text in texts_of(entry)
            if sorted(TAG.findall(text)) != sorted(TAG.findall(entry.msgid))
        ] == []

    def test_is_written_in_its_script(self, language):
        listed = {text for kind in SAME_AS_ENGLISH.values() for text in [*kind.get("all", []), *kind.get(language, [])]}
        script, names, strange = SCRIPTS[language], [], []
        for entry in entries_of(language):
            for text in texts_of(entry):
                found = [unicodedata.name(letter) for letter in letters_of(text)]
                names += found
                if letters_of(entry.msgid) and entry.msgid not in listed and found:
                    strange += [] if any(name.startswith(script) for name in found) else [(entry.msgid, text)]
        others = {name.split()[0] for name in names} - {script, "LATIN", "FEMININE", "MASCULINE"}
        share = sum(name.startswith(script) for name in names) / len(names)
        assert others <= {"MODIFIER"}  # the apostrophe of Ukrainian
        assert (share > LEAST_SHARE, strange) == (True, [])

    def test_has_as_many_plurals_as_the_language(self, language):
        catalogue = polib.pofile(str(interface_of(language)))
        nplurals, _plural = rule_of(catalogue)
        assert rule_of(catalogue) == rule_of(django_catalogue(language))
        assert {len(texts_of(entry)) for entry in catalogue if entry.msgid_plural} == {nplurals}

    def test_calls_itself_a_draft(self, language):
        for path in catalogues_of(language):
            assert "not reviewed by a native reader" in polib.pofile(str(path)).metadata["X-Review"]

    def test_stays_in_order_so_that_a_change_shows_only_itself(self, language):
        catalogue = polib.pofile(str(interface_of(language)))
        keys = [(entry.msgid, entry.msgctxt or "") for entry in catalogue]
        assert keys == sorted(keys)
        assert [entry.msgid for entry in catalogue if entry.occurrences] == []


class EveryFault(forms.Form):
    """Fields with which a visitor can go wrong in each way that Django words itself."""

    required = forms.CharField()
    nothing_hidden = forms.CharField(widget=forms.HiddenInput)
    too_long = forms.CharField(max_length=3)
    too_short = forms.CharField(min_length=30)
    with_null = forms.CharField()
    email = forms.EmailField()
    address = forms.URLField(assume_scheme="https")
    whole = forms.IntegerField()
    too_small = forms.IntegerField(min_value=9)
    too_great = forms.IntegerField(max_value=1)
    day = forms.DateField()
    moment = forms.TimeField()
    choice = forms.ChoiceField(choices=[("a", "A")])
    choices = forms.MultipleChoiceField(choices=[("a", "A")])
    list_missing = forms.MultipleChoiceField(choices=[("a", "A")])
    token = forms.UUIDField()
    file = forms.FileField()


def faults_in(language: str) -> dict[str, str]:
    data = {
        "too_long": "four",
        "too_short": "four",
        "with_null": "a\0b",
        "email": "anna",
        "address": "not a place",
        "whole": "one",
        "too_small": "3",
        "too_great": "3",
        "day": "32 May",
        "moment": "noonish",
        "choice": "z",
        "choices": ["z"],
        "token": "abc",
    }
    with translation.override(language):
        errors = EveryFault(data).errors
        return {name: " ".join(str(each) for each in found) for name, found in errors.items()}


@pytest.mark.parametrize("language", FOLDERS)
def test_django_words_no_fault_in_english(language):
    compiled = interface_of(language).with_suffix(".mo")
    assert compiled.exists(), "run manage.py compile_catalogues first"
    english, translated = faults_in("en"), faults_in(language)
    assert set(english) == set(EveryFault.base_fields)
    assert [name for name, words in translated.items() if words == english[name]] == []


def test_a_gaelic_date_has_of_in_its_month():
    day = date(2026, 11, 30)
    with translation.override("gd"):
        assert date_format(day) == "30 dhen t-Samhain 2026"
        assert day_words(day, day) == "Diluain 30 dhen t-Samhain"
