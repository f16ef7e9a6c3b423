"""Makes what the tests of this room need; pages hang below the seeded home page or below any page given."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.utils import timezone
from wagtail.models import Locale, Page

from home.models import HomePage, Notice, NoticeText, StandardPage


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice

    title = factory.Sequence(lambda number: f"Notice {number}")
    starts_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
    ends_at = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=1))


class NoticeTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NoticeText

    fact = factory.SubFactory(NoticeFactory)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="en"))
    heading = factory.LazyAttribute(lambda text: f"{text.fact.title} heading")
    body = "<p>What people must know.</p>"


def home_page() -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


def standard_page(*, parent: Page | None = None, live: bool = True, **fields) -> StandardPage:
    """Make a page of text below `parent` (the home page by default)."""
    fields = {"title": "A page", "slug": "a-page", "search_description": "What it says."} | fields
    page = StandardPage(**fields, live=live)
    (parent or home_page()).add_child(instance=page)
    return page
