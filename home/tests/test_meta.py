"""What pages say about themselves to machines agrees with the page and with the records."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import translation

from contact.models import PhoneLine
from home import page_meta
from home.models import StandardPage
from home.tests import html as read
from home.tests.factories import standard_page

pytestmark = pytest.mark.django_db
LEAFLET = "/en/guidance/support-and-intervention-policy/"


def numbers(client) -> list[str]:
    points = read.json_ld(client.get("/en/").content.decode())["GovernmentOrganization"]["contactPoint"]
    return sorted(point["telephone"].replace(" ", "").replace("-", "") for point in points)


def test_breadcrumbs_are_the_same_for_people_and_machines(client):
    page = client.get(f"{LEAFLET}scenarios/5/").content.decode()
    items = read.json_ld(page)["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert items[0]["item"] == f"{settings.SITE_URL}/en/"
    assert items[-1]["item"] == f"{settings.SITE_URL}{LEAFLET}scenarios/5/"
    trail = page[page.index('class="breadcrumbs"') : page.index("</nav>", page.index('class="breadcrumbs"'))]
    for item in items:
        assert item["name"] in read.text_of(trail.replace("&#x27;", "'"))


def test_the_home_page_has_no_breadcrumbs(client):
    page = client.get("/en/").content.decode()
    assert "BreadcrumbList" not in read.json_ld(page)
    assert 'class="breadcrumbs"' not in page


def test_the_organisation_has_the_numbers_of_the_records(client):
    assert numbers(client) == sorted(line.number.as_e164 for line in PhoneLine.objects.all())


def test_a_changed_number_is_told_at_the_next_request(client):
    client.get("/en/")
    line = PhoneLine.objects.first()
    line.number = "+448081570999"
    line.save()
    assert "+448081570999" in numbers(client)


def test_a_data_block_cannot_be_ended_by_its_text():
    block = page_meta.data_block({"@type": "Thing", "name": "</script><b>&"})
    assert block.count("</script>") == 1
    assert read.json_ld(block)["Thing"]["name"] == "</script><b>&"


def test_description_is_the_editors_then_the_introduction():
    page = StandardPage(introduction="An <b>introduction</b>", search_description="")
    assert page_meta.description(page) == "An introduction"
    page.search_description = "For search engines"
    assert page_meta.description(page) == "For search engines"
    assert page_meta.description(None) == ""


def test_an_address_of_nothing_has_no_canonical(client):
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert not read.canonical(response.content.decode())


def test_the_canonical_address_has_no_query(client):
    page = client.get("/en/privacy/?utm=1").content.decode()
    assert read.canonical(page) == f"{settings.SITE_URL}/en/privacy/"


def test_a_page_only_in_english_tells_search_engines_of_no_other(client):
    page = standard_page(title="Only in English", slug="only-in-english")
    html = client.get(page.url).content.decode()
    assert '<html lang="en" dir="ltr">' in html
    assert read.alternates(html) == {
        "en": f"{settings.SITE_URL}{page.url}",
        "x-default": f"{settings.SITE_URL}{page.url}",
    }


def test_titles_are_escaped(client):
    page = standard_page(title="A <b> & “B”", slug="escaped")
    html = client.get(page.url).content.decode()
    assert "A &lt;b&gt; &amp; “B” – Scottish Public Services Ombudsman</title>" in html
    assert read.json_ld(html)["BreadcrumbList"]["itemListElement"][-1]["name"] == "A <b> & “B”"


@pytest.mark.parametrize("language", ["en", "gd", "ar", "ur"])
def test_the_office_is_named_once_in_the_title_of_home(language):
    with translation.override(language):
        name = translation.gettext("Scottish Public Services Ombudsman")
        home = StandardPage(title=name.removesuffix(" (SPSO)"))
        assert page_meta.document_title(home, "") == home.title
        assert page_meta.document_title(StandardPage(title="PDF"), "") == f"PDF – {name}"
