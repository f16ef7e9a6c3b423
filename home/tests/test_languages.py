"""Each page in each of its languages, and what is said where it has none."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page

from contact.models import ContactPage
from core import generation
from core.document import plain_text
from guidance.models import GuidancePage, LeafletPage
from home.models import HomePage, Notice, NoticeText
from home.tests import html as read
from home.tests.factories import standard_page

pytestmark = pytest.mark.django_db
LEAFLET = "guidance/support-and-intervention-policy/"
CODES = [code for code, _name in settings.LANGUAGES]


def page(client, path: str, status: int = 200, **headers) -> str:
    response = client.get(path, **headers)
    assert response.status_code == status
    return response.content.decode()


class TestSwitcher:
    def test_it_leads_to_the_same_page_in_every_language(self, client):
        links = read.switcher(page(client, "/en/contact/"))
        assert list(links) == [code for code in CODES if code != "en"] + ["en"]
        assert links["gd"] == "/gd/contact/"

    def test_it_keeps_the_sub_address_and_the_query(self, client):
        links = read.switcher(page(client, f"/en/{LEAFLET}scenarios/?level=2&service=SWF"))
        assert links["gd"] == f"/gd/{LEAFLET}scenarios/?level=2&amp;service=SWF"
        assert read.switcher(page(client, f"/en/{LEAFLET}levels/2/"))["pl"] == f"/pl/{LEAFLET}levels/2/"
        assert read.switcher(page(client, "/en/search/?q=a%26b"))["ur"] == "/ur/search/?q=a%26b"
        assert read.switcher(page(client, "/en/contact/formats/"))["ar"] == "/ar/contact/formats/"

    def test_it_marks_what_is_not_translated(self, client):
        html = page(client, f"/en/{LEAFLET}")
        assert html.count("languages__link--missing") == len(CODES) - 1
        assert "languages__link--missing" not in page(client, "/gd/search/")
        shown = read.switcher(page(client, "/gd/contact/"))
        assert shown["gd"] == ""
        assert shown["en"] == "/en/contact/"


class TestNotTranslated:
    def test_a_page_in_that_language_says_so_and_leads_to_the_english_one(self, client):
        html = page(client, f"/gd/{LEAFLET}?x=1", status=404)
        assert '<html lang="gd" dir="ltr">' in html
        assert f'<a href="/en/{LEAFLET}" hreflang="en"><span lang="en" dir="ltr">' in html
        assert not read.alternates(html)
        assert not read.canonical(html)
        assert read.switcher(html)["en"] == f"/en/{LEAFLET}?x=1"

    @pytest.mark.parametrize("below", ["levels/3/", "letter/", "scenarios/5/", "formats/", "levels/3/formats/"])
    def test_sub_addresses_lead_to_the_same_in_english(self, client, below):
        assert f'href="/en/{LEAFLET}{below}"' in read.main(page(client, f"/gd/{LEAFLET}{below}", status=404))

    def test_a_whole_language_that_has_nothing_yet(self, client):
        Page.objects.filter(locale__language_code="gd").update(live=False)
        generation.renew()
        assert 'href="/en/"' in read.main(page(client, "/gd/", status=404))
        assert 'href="/en/contact/"' in read.main(page(client, "/gd/contact/", status=404))

    def test_an_address_that_nobody_has_is_simply_not_found(self, client):
        assert "/en/nowhere/" not in read.main(page(client, "/gd/nowhere/", status=404))

    def test_a_private_english_page_is_not_told_of(self, client):
        secret = standard_page(title="For some eyes", slug="for-some-eyes")
        secret.view_restrictions.create(restriction_type="login")
        assert "For some eyes" not in page(client, "/gd/for-some-eyes/", status=404)

    def test_an_alias_of_an_english_page_is_not_shown_as_a_translation(self, client):
        made = standard_page(title="Only in English", slug="only-in-english")
        home = HomePage.objects.get(locale__language_code="gd")
        made.create_alias(parent=home, update_locale=Locale.objects.get(language_code="gd"))
        assert 'href="/en/only-in-english/"' in read.main(page(client, "/gd/only-in-english/", status=404))


class TestSearchEngines:
    def test_every_language_and_the_default_are_named(self, client):
        found = read.alternates(page(client, "/gd/contact/?a=b"))
        assert found["gd"] == f"{settings.SITE_URL}/gd/contact/"
        assert found["en"] == found["x-default"] == f"{settings.SITE_URL}/en/contact/"
        assert read.alternates(page(client, "/en/contact/")) == found

    def test_the_site_map_names_them_too(self, client):
        text = page(client, "/sitemap.xml")
        entry = re.search(rf"<url><loc>{settings.SITE_URL}/gd/contact/</loc>.*?</url>", text).group()
        for code in ("gd", "en", "x-default"):
            assert f'hreflang="{code}"' in entry
        leaflet = re.search(rf"<url><loc>{settings.SITE_URL}/en/{LEAFLET}</loc>.*?</url>", text).group()
        assert 'hreflang="gd"' not in leaflet


class TestFrontDoor:
    @pytest.mark.parametrize(
        ("asked", "address"),
        [("gd,en;q=0.5", "/gd/"), ("ar", "/en/"), ("zh-CN,zh;q=0.9", "/zh-hans/"), ("de", "/en/"), ("", "/en/")],
    )
    def test_it_follows_the_readers_wish_where_there_is_a_home_page(self, client, asked, address):
        Page.objects.get(depth=2, locale__language_code="ar").unpublish()
        assert client.get("/", headers={"accept-language": asked}).headers["Location"] == address


class TestLinks:
    def test_what_is_only_in_english_says_so(self, client):
        html = page(client, "/gd/")
        door = re.search(r'<a class="door__link" href="/en/guidance/[^>]*>(.*?)</a>', html)
        assert 'hreflang="en"' in door.group()
        assert "(" in door.group(1)
        foot = html[html.index('<footer class="site-footer"') :]
        assert '<a href="/en/privacy/" hreflang="en">' in foot
        assert '<a href="/gd/cookies/">' in foot

    def test_links_in_text_say_so_too(self, client):
        html = page(client, "/gd/register/")
        assert re.search(rf'<a href="/en/{LEAFLET}" hreflang="en">[^<]+ \([^<]+\)</a>', html)

    def test_menus_hold_what_is_translated_and_what_is_not(self, client):
        Page.objects.get(slug="guidance", locale__language_code="gd").unpublish()
        menu = re.search(r'<nav class="site-menu".*?</nav>', page(client, "/gd/"), re.DOTALL).group()
        assert 'href="/gd/contact/"' in menu
        assert 'href="/en/guidance/" hreflang="en"' in menu
        assert '<span lang="en">Guidance</span>' in menu

    @pytest.mark.parametrize("language", [code for code in CODES if code != "en"])
    def test_the_index_of_the_guidance_says_which_of_its_parts_are_in_english(self, client, language):
        assert f'href="/{language}/guidance/"' in page(client, f"/{language}/")
        html = read.main(page(client, f"/{language}/guidance/"))
        doors = re.findall(r'<a class="door__link" href="([^"]+)"( hreflang="en")?>([^<]+)</a>', html)
        assert [address for address, _marked, _title in doors] == [
            f"/en/{LEAFLET}{below}" for below in ("", "letter/", "response-times/", "scenarios/")
        ]
        with override(language):
            assert all(marked and title.endswith(gettext("(in English)")) for _address, marked, title in doors)
            tree = GuidancePage.objects.get(locale__language_code=language).to_document()
            assert plain_text(tree).count(gettext("(in English)")) == len(doors)

    def test_the_site_map_page_lists_what_is_only_in_english_apart(self, client):
        main = read.main(page(client, "/gd/site-map/"))
        own, english = main.split('<section aria-labelledby="in-english">')
        assert 'href="/gd/contact/"' in own
        assert f'href="/en/{LEAFLET}" hreflang="en"' in english
        assert "/en/contact/" not in english

    def test_english_words_on_a_translated_page_are_marked_as_english(self, client):
        english = read.main(page(client, "/ar/contact/")).split('<div lang="en" dir="ltr">')[1]
        assert read.text_of(english).startswith("Calls to and from SPSO phone lines may be recorded")


class TestRightToLeft:
    def test_the_page_runs_from_the_right_and_numbers_from_the_left(self, client):
        html = page(client, "/ar/contact/")
        assert '<html lang="ar" dir="rtl">' in html
        assert re.search(r'<a class="phone[^"]*" href="tel:[^"]+" dir="ltr">0800 377 7330</a>', html)
        assert '<bdi class="phone-card__address" dir="ltr">www.spso.org.uk</bdi>' in html
        assert "\u0660" not in html  # no Arabic-Indic figures

    def test_addresses_in_plain_sentences_are_isolated(self, client):
        assert "\u2066www.spso.org.uk\u2069" in page(client, "/ar/")
        assert "\u2066" not in page(client, "/en/")


@pytest.mark.parametrize(
    ("language", "subsets"),
    [
        ("en", {"latin"}),
        ("gd", {"latin"}),
        ("pl", {"latin", "latin-ext"}),
        ("uk", {"latin", "cyrillic"}),
        ("zh-hans", set()),
        ("ar", set()),
        ("ur", set()),
    ],
)
def test_a_page_fetches_early_the_fonts_of_its_language_only(client, language, subsets):
    preloaded = re.findall(r'rel="preload" href="[^"]*roboto-([a-z-]+)-(?:400|700)-', page(client, f"/{language}/"))
    assert (set(preloaded), len(preloaded)) == (subsets, 2 * len(subsets))


class TestNoticesAndSearch:
    def test_a_notice_is_read_in_the_language_of_the_page(self, client):
        now = timezone.now()
        notice = Notice.objects.create(title="x", starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
        key = uuid4()
        for code, words in (("en", "In English"), ("gd", "Sa Ghàidhlig")):
            locale = Locale.objects.get(language_code=code)
            NoticeText.objects.create(fact=notice, locale=locale, heading=words, translation_key=key)
        assert "Sa Ghàidhlig" in page(client, "/gd/contact/")
        assert "In English" in page(client, "/en/contact/")

    def test_the_search_finds_pages_of_its_language(self, client):
        html = page(client, "/gd/search/?q=contact")
        assert 'href="/gd/contact/"' in read.main(html)
        assert '/en/contact/"' not in read.main(html)


def test_a_warm_page_takes_twelve_queries_at_most(client, django_assert_max_num_queries):
    for path in ("/gd/", "/gd/contact/", f"/gd/{LEAFLET}", "/gd/search/?q=contact", "/gd/site-map/"):
        client.get(path)
        with django_assert_max_num_queries(12):
            client.get(path)


def test_drafts_are_not_shown(client):
    assert LeafletPage.objects.filter(locale__language_code="gd", live=False).exists()
    assert "[" not in read.title(page(client, f"/gd/{LEAFLET}", status=404))
    assert ContactPage.objects.filter(locale__language_code="gd", live=True).exists()
