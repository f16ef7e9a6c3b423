"""The consistency report names what differs, and nothing where all agree."""

from __future__ import annotations

import pytest
from django.utils import timezone
from wagtail.models import Locale

from contact.models import PhoneLine, Service
from partners.models import PartnersPage
from partners.signposting.consistency import differences
from partners.signposting.reading import numbers_in, times_in
from partners.tests.factories import agreed, reword, user

pytestmark = pytest.mark.django_db


def texts(day=None):
    found = differences(on=day or timezone.localdate())
    return {heading: [(each.where, each.text) for each in rows] for heading, rows in found.items()}


@pytest.fixture
def _no_pages(monkeypatch):
    """Leave out the pages, which take seconds to read, where a test is about what stands in organisations' records."""
    monkeypatch.setattr("partners.signposting.consistency.sources", lambda language: ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 0800 377 7330 or (0131) 496 0101.", {"+448003777330", "+441314960101"}),
        ("+44 800 377 7330", {"+448003777330"}),
        ("فون: ۰۱۳۱ ۴۹۶ ۰۱۰۱ یا ٠٨٠٠ ٣٧٧ ٧٣٣٠", {"+441314960101", "+448003777330"}),
        ("Reference E-1234-5678, 2026, level 3 to 6", set()),
    ],
)
def test_numbers_are_read_however_they_are_written(text, found):
    assert numbers_in(text) == found


def test_times_are_read_however_they_are_written():
    assert times_in("9am-5pm, 9.30 am, 09:00, 12pm, 12am") == {"09:00", "17:00", "09:30", "12:00", "00:00"}


@pytest.mark.parametrize(
    "text",
    [
        "9.30am to 5pm",
        "9:30 sa mhadainn gu 5 feasgar",
        "od 9:30 do 17:00",
        "з 9:30 до 17:00",
        "9:30 至 17:00",
        "上午9:30至下午5点",
        "من 9:30 صباحًا إلى 5 مساءً",
        "صبح ۹:۳۰ بجے سے بعد دوپہر ۵ بجے تک",
    ],
)
def test_the_same_hours_are_the_same_in_every_language(text):
    assert times_in(text) == {"09:30", "17:00"}


def translated(made, code, **words):
    """Publish words of an organisation in a language: as in English, but for what is given."""
    english = made.texts.get(locale__language_code="en")
    values = {name: getattr(english, name) for name in ("remit", "helps", "hours", "languages")} | words
    locale = Locale.objects.get(language_code=code)
    text = made.texts.create(locale=locale, translation_key=english.translation_key, live=False, **values)
    text.save_revision().publish()


def of(made, found):
    return [(heading, text) for heading, rows in found.items() for where, text in rows if where == made.name]


def test_what_differs_in_urdu_and_in_gaelic_is_named_and_what_agrees_is_not(at):
    english = {"remit": "It watches 3 examples.", "hours": "Monday, 9am to 5pm"}
    same, urdu, gaelic = (agreed(at=at) for _each in range(3))
    for made in (same, urdu, gaelic):
        reword(made, **english)
    translated(same, "ur", remit="یہ ۳ مثالیں دیکھتا ہے۔", hours="پیر، صبح ۹ بجے سے بعد دوپہر ۵ بجے تک")
    translated(same, "gd", remit="Bidh e a’ coimhead air 3 eisimpleirean.", hours="Diluain, 9 sa mhadainn gu 5 feasgar")
    translated(urdu, "ur", remit="یہ ۴ مثالیں دیکھتا ہے۔", hours="پیر، صبح ۹ بجے سے شام ۶ بجے تک")
    translated(gaelic, "gd", remit="Fòn 0131 496 0198.", hours="Diluain, 10 sa mhadainn gu 5 feasgar", languages="")
    found = texts()

    remits, hours = "Statements about what an organisation does", "Hours that differ between languages"
    proposed = (remits, "Our proposed wording is not the one that was agreed or asked for.")
    assert of(same, found) == [proposed]
    assert of(urdu, found) == [
        (hours, "ur: پیر، صبح ۹ بجے سے شام ۶ بجے تک / en: Monday, 9am to 5pm"),
        proposed,
        (remits, "The figures in اردو are not those of the English words."),
    ]
    assert of(gaelic, found) == [
        (hours, "gd: Diluain, 10 sa mhadainn gu 5 feasgar / en: Monday, 9am to 5pm"),
        proposed,
        (remits, "Something is missing in Gàidhlig."),
        (remits, "The figures in Gàidhlig are not those of the English words."),
    ]


@pytest.mark.parametrize(
    ("code", "words", "time"),
    [
        ("ur", "۰۱۳۱ ۴۹۶ ۰۱۹۹ پر صبح ۶ بجے کال کریں۔", "06:00"),
        ("gd", "Cuir fòn gu 0131 496 0199 aig 7 feasgar.", "19:00"),
        ("pl", "Zadzwoń pod 0131 496 0199 o 7:15.", "07:15"),
        ("uk", "Телефонуйте 0131 496 0199 о 7:15.", "07:15"),
        ("zh-hans", "请在上午6点致电 0131 496 0199。", "06:00"),
        ("ar", "اتصل على ٠١٣١ ٤٩٦ ٠١٩٩ في 7 مساءً.", "19:00"),
    ],
)
def test_what_stands_in_one_language_of_a_page_only_is_named(code, words, time):
    page = PartnersPage.objects.get(locale__language_code=code)
    page.body.append(("rich_text", f"<p>{words}</p>"))
    page.save_revision().publish()

    found = texts()

    differs = f"{{}} stands only in English or only in {code}"
    assert found["Phone numbers that differ between languages"] == [(page.title, differs.format("+441314960199"))]
    assert found["Hours that differ between languages"] == [(page.title, differs.format(time))]


def test_a_number_typed_on_a_page_is_named():
    page = PartnersPage.objects.get(locale__language_code="en")
    page.body.append(("rich_text", "<p>Ring 0131 496 0199 between 6am and 7am.</p>"))
    page.save_revision().publish()
    found = texts()
    assert (page.title, "+441314960199 (en)") in found["Phone numbers that are in no record"]
    assert {("Working with others", "06:00"), ("Working with others", "07:00")} <= set(
        found["Times that are in no record"]
    )


def test_the_site_as_it_is_seeded_has_no_number_of_its_own():
    found = texts()
    assert found["Phone numbers that are in no record"] == []
    assert found["Phone numbers that differ between languages"] == []
    assert found["Hours that differ between languages"] == []


@pytest.mark.usefixtures("_no_pages")
def test_what_partners_say_of_us_is_compared_with_the_records(at):
    made = agreed(at=at)
    made.says_of_us, made.number_for_us = "They help with everything. Ring 0131 496 0198.", "+441314960197"
    made.save()
    found = [text for where, text in texts()["What we say and what partners say about us"] if where == made.name]
    assert "It gives +441314960198 for us: none of our lines." in found
    assert "It gives +441314960197 for us: none of our lines." in found
    assert any("We say something else." in each for each in found)
    service = Service.objects.first()
    made.says_of_us, made.number_for_us = service.words.covers, PhoneLine.objects.first().number
    made.says_of_us_seen_on = timezone.localdate()
    made.save()
    assert [each for each in texts()["What we say and what partners say about us"] if each[0] == made.name] == []


@pytest.mark.usefixtures("_no_pages")
def test_a_wording_that_changed_since_it_was_agreed_is_named(at):
    made = agreed(at=at)
    assert made.name not in str(texts()["Statements about what an organisation does"])
    reword(made, remit="Other words.")
    assert made.name in str(texts()["Statements about what an organisation does"])


def test_editors_read_it_in_the_admin(client):
    client.force_login(user())
    response = client.get("/admin/partners/consistency/")
    assert response.status_code == 200
    assert "Phone numbers that are in no record (0)" in response.content.decode()


@pytest.mark.parametrize("path", ["consistency/", "agreements/", "reports/", "samples/drop/"])
def test_strangers_read_none_of_it(client, path):
    client.force_login(user(superuser=False))
    assert client.get(f"/admin/partners/{path}").status_code in {302, 403}
