from __future__ import annotations

import pytest
from django.template import Context, Template
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.html import html_clean

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<p>Plain <b>bold</b></p>", "<p>Plain <b>bold</b></p>"),
        ("<script>alert(1)</script>", ""),
        ('<p onclick="x()" style="color:red">Text</p>', "<p>Text</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="https://www.spso.org.uk">x</a>', '<a href="https://www.spso.org.uk">x</a>'),
        ('<a href="tel:+448003777330">x</a>', '<a href="tel:+448003777330">x</a>'),
        ('<img src="x" onerror="alert(1)">', ""),
        ('<iframe src="https://example.org"></iframe>', ""),
        ('<p lang="gd" dir="ltr">Fàilte</p>', '<p lang="gd" dir="ltr">Fàilte</p>'),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ("", ""),
    ],
)
def test_only_what_is_allowed_stays(stored, shown):
    assert html_clean(stored) == shown


def test_links_to_pages_follow_the_page():
    page = Page.objects.get(slug="contact", locale__language_code="en")
    stored = f'<p><a linktype="page" id="{page.pk}">us</a></p>'
    assert html_clean(stored) == '<p><a href="/en/contact/">us</a></p>'
    page = page.specific
    page.slug = "reach-us"
    page.save()
    assert html_clean(stored) == '<p><a href="/en/reach-us/">us</a></p>'


@pytest.mark.parametrize("value", ["<p>x</p>", RichText("<p>x</p>"), None])
def test_the_filter_takes_strings_and_rich_text(value):
    shown = Template("{% load text_tags %}{{ value|clean_html }}").render(Context({"value": value}))
    assert shown == ("<p>x</p>" if value else "")


def test_phone_numbers_are_links_from_left_to_right():
    from phonenumber_field.phonenumber import PhoneNumber

    number = PhoneNumber.from_string("+448003777330")
    shown = Template("{% load text_tags %}{% phone number %}").render(Context({"number": number}))
    assert 'dir="ltr"' in shown
    assert ">0800 377 7330</a>" in shown
    assert 'href="tel:' in shown
