"""Search finds what is shown, helps with spelling, and takes anything that can be typed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from contact.models import Closure, ClosureReason, ContactPage, PublicHoliday
from guidance.models import LeafletPage, ScenarioText
from home.search import site_search
from home.search.terms import excerpt, mark_terms, plain_text, query_clean, telling, terms_of, words_of
from home.tests import html as read
from home.tests.factories import standard_page

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
LEAFLET = "/en/guidance/support-and-intervention-policy/"


def search(client, query: str, **more):
    return client.get("/en/search/", {"q": query, **more})


def found(client, query: str) -> list[str]:
    page = read.main(search(client, query).content.decode())
    return re.findall(r'class="result__title"><a href="([^"]+)"', page)


def test_it_finds_pages_levels_and_scenarios(client):
    assert "/en/working-with-others/" in found(client, "signposting")
    assert f"{LEAFLET}levels/2/" in found(client, "ten working days")
    assert f"{LEAFLET}scenarios/15/" in found(client, "court of session")


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("BSL", "/en/contact/"),
        ("braille", "/en/alternative-formats/"),
        ("large print", "/en/alternative-formats/"),
        ("emergency", "/en/contact/"),
        ("phone number", "/en/contact/"),
        ("0800 377 7330", "/en/contact/"),
        ("08003777330", "/en/contact/"),
        ("+44 800 377 7330", "/en/contact/"),
        ("EH7 4NS", "/en/contact/"),
        ("letter", f"{LEAFLET}letter/"),
        ("I got a letter", f"{LEAFLET}letter/"),
        ("letter level 4", f"{LEAFLET}levels/4/letter/"),
        ("scenario 9", f"{LEAFLET}scenarios/9/"),
        ("S9", f"{LEAFLET}scenarios/9/"),
    ],
)
def test_what_people_type_leads_to_the_right_page_first(client, query, address):
    assert found(client, query)[0] == address


def test_every_letter_page_is_found():
    addresses = {document.url for document in site_search("letter", language="en", day=TODAY).documents}
    assert {f"{LEAFLET}letter/", *(f"{LEAFLET}levels/{number}/letter/" for number in range(1, 7))} <= addresses


def test_a_closure_is_found_while_the_contact_page_shows_it():
    PublicHoliday.objects.all().delete()
    Closure.objects.all().delete()
    reason = ClosureReason.objects.get(code="severe-weather")
    Closure.objects.create(first_day=date(2026, 12, 1), last_day=date(2026, 12, 2), reason=reason)
    for day, count in ((date(2026, 12, 2), 1), (date(2026, 12, 3), 0)):
        results = site_search("closed severe weather", language="en", day=day)
        assert sum(document.url == "/en/contact/" for document in results.documents if results.has_all_terms) == count


def test_christmas_is_found_as_a_day_that_may_be_closed():
    documents = site_search("closed christmas", language="en", day=TODAY)
    assert documents.has_all_terms
    assert [document.url for document in documents.documents] == ["/en/contact/"]


def test_a_number_in_a_hit_never_breaks_over_lines(client):
    page = read.main(search(client, "0800 377 7330").content.decode())
    assert "<mark>0800</mark>\N{NO-BREAK SPACE}<mark>377</mark>\N{NO-BREAK SPACE}<mark>7330</mark>" in page


def test_a_number_stands_for_itself_only():
    documents = site_search("scenario 1", language="en", day=TODAY).documents
    assert f"{LEAFLET}scenarios/1/" in [document.url for document in documents]
    assert f"{LEAFLET}scenarios/12/" not in [document.url for document in documents]


def test_small_words_are_left_out_unless_nothing_else_is_asked(client):
    assert found(client, "I got a letter") == found(client, "letter")
    assert found(client, "the")
    assert telling(["i", "got", "a", "letter"], language="en") == ["letter"]
    assert telling(["what", "about", "the"], language="en") == ["what", "about", "the"]
    assert telling(["a", "listy"], language="pl") == ["a", "listy"]


def test_no_page_that_is_not_there_is_found(client):
    for model in (ContactPage, LeafletPage):
        model.objects.get(locale__language_code="en").unpublish()
    assert found(client, "EH7 4NS") == []
    assert f"{LEAFLET}letter/" not in found(client, "letter")


def test_other_endings_of_a_word_are_found_too(client):
    assert f"{LEAFLET}levels/1/" in found(client, "recommendation")  # the leaflet says recommendations
    assert f"{LEAFLET}scenarios/3/" in found(client, "recommendation")


@pytest.mark.parametrize("query", ["recommendation deadline", "complaint respon time", "level contact chief"])
def test_hits_have_every_word_in_some_form(query):
    results = site_search(query, language="en", day=TODAY)
    assert results.has_all_terms
    assert results.documents
    for document in results.documents:
        words = words_of(f"{document.title} {document.text}")
        assert all(any(word.startswith(term) for word in words) for term in results.terms), document


def test_the_title_counts_more_than_the_text(client):
    assert found(client, "accessibility")[0] == "/en/accessibility/"


def test_hits_say_where_the_words_stand(client):
    page = read.main(search(client, "freepost obstructs").content.decode())
    assert "Nothing has all of these words." in page
    assert "<mark>obstructs</mark>" in page


def test_the_count_is_a_sentence(client):
    count = len(site_search("obstructs", language="en", day=TODAY).documents)
    assert count == 1
    assert "1 result for “obstructs”" in search(client, "obstructs").content.decode()


def test_a_misspelt_word_gets_a_suggestion_that_finds_something(client):
    page = read.main(search(client, "recomendation dedline").content.decode())
    assert 'Did you mean <a href="?q=recommendation%20deadline">' in page
    assert found(client, "recommendation deadline")


def test_a_suggestion_leaves_out_what_is_near_to_nothing(client):
    page = read.main(search(client, "recomendation xylophone").content.decode())
    assert 'Did you mean <a href="?q=recommendation">' in page


def test_nothing_found_says_what_to_do(client):
    response = search(client, "xylophone")
    page = read.main(response.content.decode())
    assert response.status_code == 200
    assert "Nothing on this site matches “xylophone”" in page
    assert "0800 377 7330" in page


def test_nothing_typed_invites(client):
    response = client.get("/en/search/")
    assert response.status_code == 200
    assert "Type a few words" in response.content.decode()


def test_what_is_only_a_draft_is_not_found(client):
    text = ScenarioText.objects.get(fact__number=15, locale__language_code="en")
    text.unpublish()
    assert f"{LEAFLET}scenarios/15/" not in found(client, "court of session")
    standard_page(title="Heron", slug="heron", live=False)
    assert found(client, "heron") == []


def test_a_change_is_found_at_once(client):
    page = standard_page(title="Heron", slug="heron")
    assert found(client, "heron") == [page.url]
    page.title = "Kingfisher"
    page.save_revision().publish()
    assert found(client, "heron") == []
    assert found(client, "kingfisher") == [page.url]


def test_long_lists_have_pages(client):
    for number in range(12):
        standard_page(title=f"Heron {number}", slug=f"heron-{number}")
    first, second = (read.main(search(client, "heron", page=number).content.decode()) for number in (1, 2))
    assert "12 results for “heron”" in first
    assert "Page 1 of 2" in first
    assert "?q=heron&amp;page=2" in first
    assert second.count('class="result__title"') == 2


# Operators of search engines, half characters, many-byte characters, a change of direction, controls, a script.
OPERATORS = [
    '"',
    "'",
    '" OR 1',
    "AND",
    "NEAR(a b)",
    "*",
    "a*",
    "col:x",
    "{title}:x",
    "-",
    "%",
    "%s",
    "\\",
    "((",
    "^a",
    ";--",
]
CHARACTERS = ["\xed\xa0\x80", "e\u0301", "🦀", "漢字", "\u202e", "\x01\x02", "<script>alert(1)</script>"]


@pytest.mark.parametrize("query", OPERATORS + CHARACTERS)
def test_no_query_breaks_it(client, query):
    response = search(client, query)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "address", ["?q=%ED%A0%80", "?q=%FF", "?q=a&q=b", "?q", "?page=", "?page=%E0%A5%A7", "?q=a&page=abc"]
)
def test_no_address_breaks_it(client, address):
    assert client.get(f"/en/search/{address}").status_code in {200, 400}


def test_a_nul_is_refused(client):
    assert client.get("/en/search/?q=%00").status_code == 400


@pytest.mark.parametrize("number", ["abc", "0", "-1", "2", "1.5", "1e3", str(10**23), "²", " 1"])
def test_a_page_that_is_none_is_400_with_the_first(client, number):
    response = search(client, "obstructs", page=number)
    assert response.status_code == 400
    page = response.content.decode()
    assert "There is no such page of results. This is the first page." in page
    assert 'class="result__title"' in page


def test_four_thousand_characters_are_400_with_a_way_out(client):
    response = search(client, "word " * 800)
    page = response.content.decode()
    assert response.status_code == 400
    assert "That is too long to search for. Use up to 200 characters." in page
    assert 'href="#page-search"' in page
    assert read.title(page).startswith("Error")


def test_search_is_not_indexed_after_the_launch_either(client):
    from core.models import SiteState

    SiteState.objects.update_or_create(defaults={"launched_on": "2026-11-20"})
    assert read.meta(client.get("/en/search/?q=a").content.decode(), "robots") == "noindex"


def test_a_search_costs_the_same_however_much_it_finds(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(query: str) -> int:
        search(client, query)
        with CaptureQueriesContext(connection) as queries:
            search(client, query)
        return len(queries)

    few = cost("heron")
    for number in range(8):
        standard_page(title=f"Heron {number}", slug=f"heron-{number}")
    assert cost("heron") <= few + 20
    assert cost("heron") == cost("heron")


def test_words_of_a_query():
    assert terms_of('“Time” to RESPOND, time? a_b "x"') == ["time", "to", "respond", "a_b", "x"]
    assert len(terms_of(" ".join(map(str, range(50))))) == 12
    assert query_clean(" a\x00b\ud800 \n c ") == "ab c"


def test_an_excerpt_shows_the_first_hit_and_escapes():
    text = "word " * 100 + "<needle> " + "word " * 100
    piece = excerpt(text, ["needle"])
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert "&lt;<mark>needle</mark>&gt;" in piece
    assert excerpt("short", []) == "short"
    assert mark_terms("Complaints & complaint", ["complaint"]) == "<mark>Complaints</mark> &amp; <mark>complaint</mark>"


def test_rich_text_becomes_words():
    assert plain_text("<p>One</p><p>two<br>three &amp; <b>four</b></p>") == "One two three & four"
