from __future__ import annotations

import gettext
import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from portal.catalogues import Message, messages_in_code, shortfall_of

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Contact us"
msgstr "Cuir fios thugainn"

msgid "Search"
msgstr ""

#, fuzzy
msgid "Home"
msgstr "Dachaigh"
"""


def output_of(command: str, **options: object) -> str:
    stream = StringIO()
    call_command(command, stdout=stream, **options)
    return stream.getvalue()


@pytest.mark.django_db
def test_the_first_administrators_password_is_printed_once():
    get_user_model().objects.all().delete()
    first, second = output_of("ensure_administrator"), output_of("ensure_administrator")
    name, password = re.search(r"once:\s+(\S+)\s+(\S+)", first).groups()
    assert authenticate(request=None, username=name, password=password).is_superuser
    assert len(password) >= 20
    assert second == ""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    file = tmp_path / "gd" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE, encoding="utf-8")
    return file


def test_catalogues_compile_without_gettext(catalogue, settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    assert "compiled gd/django.po" in output_of("compile_catalogues")
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Contact us") == "Cuir fios thugainn"
    assert output_of("compile_catalogues") == ""


def test_messages_are_found_in_code_and_templates(tmp_path):
    (tmp_path / "code.py").write_text(
        'x = _("In code")\ny = ngettext("One day", "Many days", n)\nz = pgettext("c", "A")'
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        '  <p title="it\'s">{% translate "In a template" %}</p>\n{% if a %}\n'
        "    {% blocktranslate trimmed with n=b %}\n"
        "      Call {{ n }}\n      today\n    {% endblocktranslate %}\n {% endif %}"
    )
    assert messages_in_code(tmp_path) == {
        Message("", "In code", ""),
        Message("", "One day", "Many days"),
        Message("c", "A", ""),
        Message("", "In a template", ""),
        Message("", "Call %(n)s today", ""),
    }


def test_what_a_catalogue_lacks_is_named(catalogue):
    messages = [Message("", text, "") for text in ("Contact us", "Search", "Home", "Complain")]
    shortfall = shortfall_of(catalogue, messages)
    assert (shortfall.missing, shortfall.untranslated, shortfall.fuzzy) == (["Complain"], ["Search"], ["Home"])
    assert shortfall_of(catalogue.with_name("none.po"), messages).missing


def test_an_incomplete_language_fails_the_check(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en", "English"), ("gd", "Gàidhlig")]
    with pytest.raises(CommandError, match="gd"):
        output_of("check_catalogues")


def test_the_source_language_needs_no_catalogue(settings):
    settings.LANGUAGES = [("en", "English")]
    assert "texts to translate" in output_of("check_catalogues")
