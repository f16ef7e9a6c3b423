"""Every page of the site says what it is, once, and the pages of text say what the seeds say."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as date_format
from wagtail.models import Page, PageViewRestriction

from contact.models import Service
from core.generation import renew
from core.models import SiteState
from home.tests import html as read
from home.tests.factories import home_page, standard_page
from register.samples import samples_drop

pytestmark = pytest.mark.django_db
SEED = Path(__file__).parent / "data" / "working_with_others.txt"


def addresses(client) -> list[str]:
    xml = client.get("/sitemap.xml").content.decode()
    return [urlsplit(found).path for found in re.findall(r"<loc>([^<]+)</loc>", xml)]


@pytest.fixture(scope="module")
def served(django_db_setup, django_db_blocker):
    """What a visitor without cookies is answered at every address of the site map, each asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        answers = {address: Client().get(address) for address in addresses(Client())}
        transaction.set_rollback(True)
    return answers


def test_every_address_of_the_site_map_is_a_whole_page(client, served):
    titles = {}
    for address, response in {**served, "/en/search/": client.get("/en/search/")}.items():
        page = response.content.decode()
        assert response.status_code == 200, address
        assert len(read.headings(page, 1)) == 1, address
        assert read.canonical(page) == f"{settings.SITE_URL}{address}"
        assert read.meta(page, "og:url") == f"{settings.SITE_URL}{address}"
        assert read.meta(page, "description") or address == "/en/search/", address
        titles.setdefault(read.title(page), []).append(address)
    assert all(len(same) == 1 for same in titles.values()), titles
    assert len(titles) > 40  # the pages, six levels and their letters, seventeen scenarios


def test_headings_never_skip_a_level(served):
    for address, response in served.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", read.main(response.content.decode()))]
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), address


def test_the_site_map_page_lists_what_search_engines_are_told(served):
    page = read.main(served["/en/site-map/"].content.decode())
    for address in served:
        if address.startswith("/en/") and address != "/en/":
            assert f'href="{address}"' in page


def test_the_front_door_leads_to_the_readers_language(client):
    response = client.get("/", headers={"accept-language": "fr, en;q=0.5"})
    assert response.status_code == 302
    assert response["Location"] == "/en/"
    assert "Accept-Language" in response["Vary"]


def test_home_has_the_three_numbers_before_anything_else_to_do(client):
    page = read.main(client.get("/en/").content.decode())
    numbers = ["0800 377 7330", "0800 014 7299", "0800 008 6112"]
    places = [page.index(number) for number in numbers]
    assert places == sorted(places)
    assert places[-1] < page.index("What you can do here")
    assert re.findall(r'href="(tel:[^"]+)"', page) == [
        "tel:+44-800-377-7330",
        "tel:+44-800-014-7299",
        "tel:+44-800-008-6112",
    ]


def test_every_door_of_home_leads_somewhere(client):
    page = read.main(client.get("/en/").content.decode())
    doors = re.findall(r'class="door__link" href="([^"]+)"', page)
    assert len(doors) == 6
    assert doors[2] == "https://www.spso.org.uk"
    for door in [*doors[:2], *doors[3:]]:
        assert client.get(door).status_code == 200, door


def test_a_door_to_another_website_says_which(client):
    page = read.main(client.get("/en/").content.decode())
    assert "Make your complaint on our main website. You go on to www.spso.org.uk." in page
    assert page.count("You go on to") == 1
    Service.objects.filter(code="PSC").update(website="https://www.example.org/complaints")
    renew()
    assert "You go on to www.example.org." in client.get("/en/").content.decode()


def test_a_door_to_a_page_that_is_not_live_is_not_drawn(client):
    page = home_page().get_children().get(slug="register")
    page.unpublish()
    assert "Actions we have taken" not in read.main(client.get("/en/").content.decode())


def test_working_with_others_is_the_publishers_page_word_for_word(client):
    page = read.text_of(read.main(client.get("/en/working-with-others/").content.decode()).replace("<", " <"))
    end = -1
    for sentence in SEED.read_text().splitlines():
        if sentence.strip():
            end = page.find(" ".join(sentence.split()), end + 1)
            assert end >= 0, sentence
    assert "COVID" not in page
    published = Page.objects.get(slug="working-with-others", locale__language_code="en").last_published_at
    assert f"Updated {date_format(timezone.localdate(published), 'j F Y')}" in page


def test_an_empty_register_does_not_say_that_there_was_nothing(client):
    samples_drop(by=None, at=timezone.now())
    page = read.text_of(client.get("/en/register/").content.decode())
    assert "No entries have been published here. This does not mean no action was taken." in page
    assert "Only level 3, 4, 5 and 6 actions are listed." in page


@pytest.mark.parametrize("address", ["/en/privacy/", "/en/cookies/", "/en/accessibility/"])
def test_the_standard_pages_promise_nothing_that_is_not_decided(client, address):
    page = read.text_of(read.main(client.get(address).content.decode()))
    assert not re.search(
        r"\b(legal basis|lawful|retain|GDPR|\d+ (days|months|years|working days))\b", page, re.IGNORECASE
    )


def test_the_privacy_page_links_to_the_offices_own_notice(client):
    assert 'href="https://www.spso.org.uk/privacy-notice"' in read.main(client.get("/en/privacy/").content.decode())


FORM = "/en/alternative-formats/request/"
FORMS = re.compile(r"/(alternative-formats/request|contact/form)/$")


def test_pages_set_no_cookies_as_the_cookies_page_says(served):
    for address, response in served.items():
        if not FORMS.search(address):
            assert not response.cookies, address
    assert list(served[FORM].cookies) == ["csrf"]
    assert "When you fill in a form" in served["/en/cookies/"].content.decode()


def test_until_the_launch_every_page_says_demonstration_and_noindex(client, served):
    others = {address: client.get(address) for address in ("/en/search/", "/en/nowhere/")}
    for address, response in {**served, **others}.items():
        page = response.content.decode()
        assert read.meta(page, "robots") == "noindex", address
        body = page[page.index("<body") :]
        assert body.index('<section class="demonstration"') < body.index("<header"), address
        if address.startswith("/en/"):
            assert "Demonstration. Messages sent here are not read." in body


def test_the_launch_takes_the_bar_and_the_noindex_away(client):
    client.get("/en/")
    SiteState.objects.update_or_create(defaults={"launched_on": "2026-11-20"})
    response = client.get("/en/")
    page = response.content.decode()
    assert "Demonstration." not in page
    assert not read.meta(page, "robots")
    assert "X-Robots-Tag" not in response


@pytest.mark.parametrize("kind", ["draft", "private"])
def test_what_is_not_for_everybody_is_nowhere(client, kind):
    page = standard_page(title="Hidden heron", slug="hidden", show_in_menus=True, live=kind == "private")
    if kind == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for address in ["/en/", "/en/site-map/", "/sitemap.xml", "/en/search/?q=heron"]:
        assert "/en/hidden/" not in client.get(address).content.decode(), address
    assert client.get("/en/hidden/").status_code in {302, 404}


def test_a_page_below_a_private_one_is_private_too(client):
    parent = standard_page(title="Private", slug="private")
    standard_page(title="Below heron", slug="below", parent=parent)
    PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)
    assert "/below/" not in client.get("/sitemap.xml").content.decode()
    assert client.get("/en/private/below/").status_code == 302


def test_a_page_appears_everywhere_at_the_very_next_request(client):
    client.get("/en/")
    standard_page(title="New heron", slug="heron", show_in_menus=True)
    assert client.get("/en/heron/").status_code == 200
    assert '/en/heron/">New heron</a>' in client.get("/en/").content.decode()


def test_a_moved_page_is_found_at_its_new_place_and_its_old_leads_there(client):
    page = standard_page(title="Wandering", slug="wandering")
    target = standard_page(title="Target", slug="target")
    client.get("/en/wandering/")
    page.move(target, pos="last-child")
    assert client.get("/en/target/wandering/").status_code == 200
    response = client.get("/en/wandering/")
    assert response.status_code == 301
    assert response["Location"] == "/en/target/wandering/"


def test_pages_cost_few_queries_however_deep_and_many(client, django_assert_max_num_queries):
    parent = standard_page(title="Parent", slug="parent")
    for number in range(5):
        parent = standard_page(title=f"Deep {number}", slug=f"deep-{number}", parent=parent, show_in_menus=True)
    for address in ["/en/privacy/", parent.url]:
        client.get(address)
        with django_assert_max_num_queries(10):
            client.get(address)


def test_the_number_of_queries_after_a_change_does_not_grow_with_the_pages(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cold_with_more_pages(numbers: range) -> list[str]:
        for number in numbers:
            standard_page(title=f"More {number}", slug=f"more-{number}", show_in_menus=True)
        home_page().save()
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/")
        values = re.compile(r"'[^']*'|\b[0-9]+\b|(?<=\?), \?")
        asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
        return [values.sub("", values.sub("?", sql)) for sql in asked]

    cold_with_more_pages(range(2))  # what a process asks once in its life, such as kinds of content, is not asked again
    few = cold_with_more_pages(range(2, 3))
    many = cold_with_more_pages(range(3, 15))
    assert Counter(many) == Counter(few)
