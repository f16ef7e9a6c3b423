"""What there are formats of."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core import sources
from core.document import plain_text
from core.models import ContentPage
from home.models import SiteMapPage
from home.tests.factories import standard_page

LEAFLET = "guidance/support-and-intervention-policy/"


def paths() -> list[str]:
    return [source.path for source in sources.sources("en")]


@pytest.fixture
def published(db):
    made = standard_page(slug="new-page")
    made.save_revision().publish()
    return made


def test_every_live_page_that_does_not_only_lead_elsewhere(db):
    live = [each.specific for each in Page.objects.live().filter(depth__gt=1)]
    keys = {source.key for source in sources.sources("en")}
    for page in live:
        assert (f"page:{page.translation_key}" in keys) == page.has_formats, page
    assert SiteMapPage in [type(page) for page in live if not page.has_formats]
    assert all(isinstance(page, ContentPage) for page in live)


def test_every_level_letter_and_scenario_in_the_order_of_their_addresses(db):
    keys = [source.key for source in sources.sources("en")]
    assert [key for key in keys if key.startswith("level:")] == [f"level:{number}" for number in range(1, 7)]
    assert [key for key in keys if key.startswith("letter")] == ["letter", *(f"letter:{n}" for n in range(1, 7))]
    assert [key for key in keys if key.startswith("scenario:")] == [f"scenario:{n}" for n in range(1, 18)]
    assert len(keys) == len(set(keys)) == len(set(paths()))


def test_every_source_is_where_it_says_and_says_so(client, db, settings):
    for source in sources.sources("en"):
        document = sources.document_of(source)
        assert client.get(f"/en/{source.path}").status_code == 200
        assert document.meta.address == f"{settings.SITE_URL}/en/{source.path}"
        assert document.language == source.language == "en"
        assert plain_text(document.blocks), source.path


def test_by_its_address(db):
    assert sources.source_at("en", "").title == "Scottish Public Services Ombudsman"
    assert sources.source_at("en", f"{LEAFLET}scenarios/5/").key == "scenario:5"
    assert sources.source_at("en", f"{LEAFLET}scenarios/18/") is None
    assert sources.source_at("en", f"{LEAFLET}scenarios/5") is None
    assert sources.source_at("gd", f"{LEAFLET}scenarios/5/") is None


def test_a_page_that_is_published_or_withdrawn(published):
    assert "new-page/" in paths()
    published.unpublish()
    assert "new-page/" not in paths()


def test_a_draft_is_no_source(db):
    standard_page(slug="draft", live=False)
    assert "draft/" not in paths()


def test_a_page_that_mirrors_another_is_no_source(published):
    published.create_alias(parent=published.get_parent(), update_slug="mirror")
    assert "mirror/" not in paths()


def test_a_withdrawn_leaflet_takes_its_levels_with_it(db):
    sources.source_at("en", LEAFLET).page.specific.unpublish()
    assert not [path for path in paths() if path.startswith(f"{LEAFLET}levels/")]


def test_a_private_page_is_a_source_with_its_restriction(db):
    leaflet = sources.source_at("en", LEAFLET).page
    PageViewRestriction.objects.create(page=leaflet, restriction_type=PageViewRestriction.LOGIN)
    for path in (LEAFLET, f"{LEAFLET}levels/3/", f"{LEAFLET}scenarios/5/"):
        assert sources.source_at("en", path).page.get_view_restrictions().exists()


def test_a_tree_is_the_same_until_something_changes(published):
    source = sources.source_at("en", "new-page/")
    assert sources.document_of(source) is sources.document_of(source)
    published.introduction = "New words."
    published.save_revision().publish()
    assert "New words." in plain_text(sources.document_of(sources.source_at("en", "new-page/")))


def test_a_new_day_has_new_trees(published, monkeypatch):
    source = sources.source_at("en", "new-page/")
    today, before = sources.document_of(source), sources.as_of()
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2031, 1, 1))
    assert sources.document_of(source) is not today
    assert sources.as_of() != before


def test_as_of_changes_with_what_is_shown(published):
    before = sources.as_of()
    assert sources.as_of() == before
    published.save_revision().publish()
    assert sources.as_of() != before


def test_as_many_queries_however_many_pages(published):
    counts = []
    for slug in ("first", "one-more", "and-another"):  # the first reads what Django keeps for good
        standard_page(slug=slug).save_revision().publish()
        with CaptureQueriesContext(connection) as queries:
            assert f"{slug}/" in paths()
        counts.append(len(queries))
    assert counts[1] == counts[2]
