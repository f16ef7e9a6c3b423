"""What the public reads: list, entry, versions, organisation, year; and what a wrong address gets."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest

from register.samples import samples_drop
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.workflow import drafts, sealing
from register.workflow.content import StepContent

pytestmark = pytest.mark.django_db
LIST = "/en/register/"


def text(client, address, status=HTTPStatus.OK):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def seal(version):
    asked = sealing.seal_ask(version=version, category="personal-data", by=make.administrator(), at=AT + MINUTE)
    sealing.seal_confirm(seal=asked, by=make.administrator("gorse"), at=AT + MINUTE)


class TestEmpty:
    def test_an_empty_register_says_so(self, client):
        samples_drop(by=make.administrator(), at=AT)
        page = text(client, LIST)
        assert "No entries have been published here. This does not mean no action was taken." in page
        assert "Levels 1 and 2 are never listed." in page

    def test_invented_examples_say_what_they_are_and_are_not_indexed(self, client):
        for address in (LIST, f"{LIST}SAMPLE-0002/", f"{LIST}organisations/example-council/"):
            page = text(client, address)
            assert "Invented example. Not a real organisation or action." in page
            assert "noindex" in page

    def test_they_show_no_longer_once_something_is_real(self, client):
        make.published()
        assert "SAMPLE-" not in text(client, LIST)
        text(client, f"{LIST}SAMPLE-0002/", HTTPStatus.NOT_FOUND)
        assert b"SAMPLE-" not in b"".join(client.get("/register/data.csv"))


class TestBeforePublication:
    def test_nobody_reads_a_draft_anywhere(self, client):
        version = make.approved(reason="Zephyrine", body=make.body("Quokkaline Council"))
        reference = version.action.reference
        for address in (LIST, f"{LIST}?q=Zephyrine", "/sitemap.xml", "/en/search/?q=Zephyrine"):
            page = text(client, address)
            assert reference not in page
            assert "Quokkaline" not in page
        for below in (f"{reference}/", f"{reference}/versions/1/", "organisations/quokkaline-council/"):
            text(client, f"{LIST}{below}", HTTPStatus.NOT_FOUND)
        for file in ("data.csv", "data.json", "feed.atom"):
            found = b"".join(client.get(f"/register/{file}"))
            assert b"Quokkaline" not in found
            assert reference.encode() not in found


class TestList:
    @pytest.fixture(autouse=True)
    def _entries(self):
        college = make.body("Example Academy", sector="education")
        make.approved(reason="Papers came late", level=3)
        make.approved(reason="Papers never came", level=4, body=college, taken_on=date(2025, 7, 1))
        make.published(reason="Nothing was said", level=4, service="INWO", taken_on=date(2025, 8, 1))

    def test_counts_stand_beside_each_filter(self, client):
        page = text(client, LIST)
        assert "3 actions found" in page
        count = '</span> <span class="facet__count">'
        for words in (f"Level 4{count}(2)", f"Colleges and universities{count}(1)"):
            assert words in page

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("level=4", 2), ("service=INWO", 1), ("sector=education", 1), ("organisation=example-academy", 1),
            ("year=2025-26", 3), ("q=papers", 2), ("q=PAP%20late", 1), ("q=SIP-2025-0002", 1), ("q=academy", 1),
            ("level=4&q=papers", 1), ("level=3&service=INWO", 0), ("q=%27%22%2A%3A%28", 3), ("q=nowhere", 0),
        ],
    )  # fmt: skip
    def test_filters(self, client, query, count):
        page = text(client, f"{LIST}?{query}")
        assert page.count('class="action-card"') == count
        assert (f"{count} action found" if count == 1 else f"{count} actions found") in page

    def test_a_filter_is_removed_by_a_link(self, client):
        page = text(client, f"{LIST}?level=4&amp;q=papers".replace("&amp;", "&"))
        assert 'href="/en/register/?q=papers"' in page
        assert 'href="/en/register/?level=4"' in page

    def test_order(self, client):
        page = text(client, f"{LIST}?sort=oldest")
        assert page.index("SIP-2025-0001") < page.index("SIP-2025-0002") < page.index("SIP-2025-0003")

    def test_nothing_found_explains_what_is_covered(self, client):
        page = text(client, f"{LIST}?q=nowhere")
        assert "Nothing in the register fits" in page
        assert "Levels 1 and 2 are never listed." in page

    @pytest.mark.parametrize(
        "query",
        [
            "level=2", "level=7", "level=x", "sort=-password", f"page={10**23}", "page=0", "page=2", "page=-1",
            "sector=bakeries", "service=ABC", "year=1999", "organisation=nobody", "level=3&level=4", f"q={'x' * 3900}",
            "year=2025-26&year=2024-25",
        ],
    )  # fmt: skip
    def test_what_cannot_be_asked_for_is_said(self, client, query):
        page = text(client, f"{LIST}?{query}", HTTPStatus.BAD_REQUEST)
        assert "error-summary" in page
        assert "noindex" in page


class TestEntry:
    def test_L17_the_four_facts_and_how_it_came_to_it(self, client):
        steps = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), "It went on."))
        version = make.published(level=4, taken_on=date(2025, 6, 1), steps=steps, reason="Late replies")
        page = text(client, f"{LIST}{version.action.reference}/")
        for words in ("Example Burgh Council", "Level 4", "Meeting", "Late replies", "It went on.", "2025-26"):
            assert words in page

    def test_what_is_kept_beside_them_is_not_shown_until_it_is_switched_on(self, client):
        from register.workflow.bodies import disclosure_decide

        version = make.published(status="Closed in May", reply="We disagree")
        address = f"{LIST}{version.action.reference}/"
        assert "We disagree" not in text(client, address)
        disclosure_decide(what="reply", is_shown=True, advice="Counsel, 3 May", by=make.administrator(), at=AT)
        page = text(client, address)
        assert "We disagree" in page
        assert "Closed in May" not in page
        disclosure_decide(
            what="reply", is_shown=False, advice="Counsel, 4 May", by=make.administrator(), at=AT + MINUTE
        )
        assert "We disagree" not in text(client, address)

    def test_a_correction_is_dated_and_the_earlier_version_readable(self, client):
        version = make.published(reason="It was June")
        make.corrected(version, correction="The month was wrong.", reason="It was July")
        page = text(client, f"{LIST}{version.action.reference}/")
        assert "It was July" in page
        assert "It was June" not in page
        assert "The month was wrong." in page
        earlier = text(client, f"{LIST}{version.action.reference}/versions/1/")
        assert "It was June" in earlier
        assert "does not count any more" in earlier

    def test_what_counts_now_has_one_address(self, client):
        version = make.published()
        entry = f"{LIST}{version.action.reference}/"
        assert client.get(f"{entry}versions/1/")["Location"] == entry
        make.corrected(version)
        page = text(client, entry)
        assert f'href="{entry}versions/1/"' in page
        assert f"{entry}versions/2/" not in page
        assert client.get(f"{entry}versions/2/")["Location"] == entry
        earlier = text(client, f"{entry}versions/1/")
        assert f'href="{entry}versions/1/"' not in earlier
        assert f'<a href="{entry}">Version 2</a>' in earlier
        assert f"<title>{version.action.reference}, Version 1 –" in earlier

    def test_a_withdrawn_entry_keeps_its_address_and_says_why(self, client):
        version = make.published(reason="Zephyrine")
        make.corrected(version, withdraws=True, correction="It was another body.")
        page = text(client, f"{LIST}{version.action.reference}/")
        assert "It was another body." in page
        assert "withdrawn" in page
        assert "Zephyrine" not in page
        assert "Example Burgh Council" not in page
        assert version.action.reference not in text(client, LIST)

    def test_a_register_whose_entries_were_all_withdrawn_does_not_say_that_there_were_none(self, client):
        make.corrected(make.published(), withdraws=True)
        page = text(client, LIST)
        assert "Every entry that was published here has been withdrawn." in page
        assert "No entries have been published here." not in page

    def test_a_sealed_text_is_gone_everywhere(self, client):
        version = make.published(reason="Zephyrine")
        address = f"{LIST}{version.action.reference}/"
        for each in (address, LIST, f"{LIST}annual-reports/2025-26/"):
            assert "Zephyrine" in text(client, each)
        seal(version)
        for each in (address, LIST, f"{LIST}annual-reports/2025-26/"):
            assert "Zephyrine" not in text(client, each)
        assert 'class="action-card"' not in text(client, f"{LIST}?q=Zephyrine")
        assert "Text removed on 4 May 2026: personal data" in text(client, address)
        for file in ("data.csv", "data.json", "feed.atom"):
            assert b"Zephyrine" not in b"".join(client.get(f"/register/{file}"))

    def test_a_draft_of_a_correction_is_not_readable(self, client):
        version = make.published()
        drafts.correction_begin(action=version.action, correction="Zephyrine", by=make.author(), at=AT)
        assert "Zephyrine" not in text(client, f"{LIST}{version.action.reference}/")
        text(client, f"{LIST}{version.action.reference}/versions/2/", HTTPStatus.NOT_FOUND)


class TestYear:
    def test_an_entry_that_a_correction_took_to_another_year_is_told_of_in_both(self, client):
        version = make.published(reason="It was June")
        other = make.published(year=make.year(2024), at=AT).year
        make.corrected(version, correction="It belongs to the year before.", year=other)
        for year in (version.year, other):
            page = text(client, f"{LIST}annual-reports/{year.label}/")
            assert page.count("It belongs to the year before.") == 1
            assert "Nothing was corrected" not in page

    def test_the_table_stays_as_it_was_and_says_what_changed(self, client):
        version = make.published(reason="It was June")
        make.corrected(version, correction="The month was wrong.", reason="It was July")
        late = make.approved(reason="Found later", approved_at=AT + MINUTE)
        page = text(client, f"{LIST}annual-reports/2025-26/")
        assert "It was June" in page
        assert "It was July" not in page
        assert "The month was wrong." in page
        table, since = page.split('id="since-title"')
        assert late.action.reference not in table
        assert late.action.reference in since

    def test_what_left_a_year_before_its_report_is_no_change_since(self, client):
        declared = {"type": "declaration", "level": 6, "ground": "s17"}
        version = make.approved(**declared)
        older = make.published(year=make.year(2024)).year
        make.corrected(version, AT + MINUTE, year=older)
        make.published(at=AT + 2 * MINUTE)
        make.corrected(version, AT + 3 * MINUTE, correction="A detail.", year=older)
        page = text(client, f"{LIST}annual-reports/2025-26/")
        assert version.action.reference not in page
        assert "Nothing was corrected" in page
        assert "A detail." in text(client, f"{LIST}annual-reports/2024-25/")

    def test_a_sealed_row_says_that_its_text_was_removed(self, client):
        version = make.published(reason="Zephyrine")
        seal(version)
        page = text(client, f"{LIST}annual-reports/2025-26/")
        assert "Zephyrine" not in page
        assert "Text removed on 4 May 2026: personal data" in page
        file = b"".join(client.get(f"{LIST}annual-reports/2025-26/formats/text.txt")).decode()
        assert "Text removed on 4 May 2026: personal data" in " ".join(file.split())

    def test_a_year_without_action_says_so(self, client):
        from register.workflow.years import year_publish, year_schedule

        year = make.year(2019)
        year_schedule(year=year, due_at=AT + MINUTE, is_nil=True, by=make.administrator(), at=AT)
        year_publish(year=year, at=AT + MINUTE)
        assert "2019-20: no action of levels 3 to 6 was taken." in text(client, LIST)
        nil = "No action of levels 3 to 6 was taken in this year."
        assert nil in text(client, f"{LIST}annual-reports/2019-20/")
        late = make.approved(year=year, approved_at=AT + 2 * MINUTE)
        assert "2019-20: no action" not in text(client, LIST)
        page = text(client, f"{LIST}annual-reports/2019-20/")
        assert nil not in page
        assert "The annual report of this year had no action of levels 3 to 6." in page
        assert late.action.reference in page.split('id="since-title"')[1]

    @pytest.mark.parametrize("label", ["2030-31", "x", "2025"])
    def test_a_year_that_is_not_out_is_not_there(self, client, label):
        make.approved()
        text(client, f"{LIST}annual-reports/{label}/", HTTPStatus.NOT_FOUND)
