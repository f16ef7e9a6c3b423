from __future__ import annotations

import pytest
from django.template import TemplateDoesNotExist

from outbox.rendering import mail_render

FILES = {
    "greeting.subject.txt": "Hello\n  {{ name }} \r\n there\n",
    "greeting.txt": '{% extends "outbox/mail_base.txt" %}{% block content %}{{ name }}{% endblock %}',
    "greeting.html": '{% extends "outbox/mail_base.html" %}{% load i18n %}'
    "{% block content %}<p>{{ name }} {{ day|date }}</p>{% endblock %}",
}


@pytest.fixture(autouse=True)
def _templates(settings, tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"DIRS": [*engine["DIRS"], tmp_path]}]


def render(language="en", **context):
    return mail_render(
        "greeting", {"sender_name": "Example <Office>", "name": "O'Neil & <b>"} | context, language=language
    )


def test_the_subject_is_one_line():
    assert render().subject == "Hello O'Neil & <b> there"


def test_the_text_is_plain_and_the_html_is_escaped():
    mail = render()
    assert "O'Neil & <b>" in mail.text
    assert mail.text.startswith("Example <Office>\n")
    assert "<p>O&#x27;Neil &amp; &lt;b&gt;" in mail.html
    assert "Example &lt;Office&gt;</h1>" in mail.html


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("gd", "ltr"), ("ar", "rtl"), ("ur", "rtl")])
def test_the_html_names_its_language_and_direction(language, direction):
    html = render(language).html
    assert html.startswith("<!doctype html>")
    assert html.count(f'lang="{language}" dir="{direction}"') == 2


def test_nothing_is_loaded_from_anywhere():
    html = render().html
    for word in ("src=", "href=", "url(", "@import", "<img", "<script", "<link"):
        assert word not in html


def test_a_template_that_is_missing_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        mail_render("outbox/no_such_mail", {}, language="en")
