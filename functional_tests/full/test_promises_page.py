"""What the page "Working with others" says (P1–P3, P8, P18), found from the home page, and projects to take part in."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from functional_tests.journeys import (
    EDITOR,
    OFFICER,
    choose,
    fill,
    from_home,
    is_sound,
    mail_to,
    menu,
    organisation_add,
    publish,
    save,
    today,
    words_publish,
)

KINDS = {
    "Complaint handlers": "Complaint handler",
    "Scrutiny organisations": "Scrutiny organisation",
    "Regulators": "Regulator",
    "Other public agencies": "Other public agency",
}
PARTNER = "partner@weather.example.org"


def in_words(day):
    return f"{day.day} {day:%B %Y}"


def page_open(admin, title):
    admin.goto(f"/admin/pages/search/?q={title}")
    admin.get_by_role("link", name=title, exact=True).first.click()
    admin.wait_for_load_state("networkidle")


def test_p1_the_covid_notice_is_over_for_visitors_and_kept_as_expired_for_editors(page, signed_in):
    page.goto("/en/")
    expect(page.locator("body")).not_to_contain_text("COVID")
    from_home(page, "Work with us")
    expect(page.locator("body")).not_to_contain_text("COVID")
    page.goto("/en/search/?q=hybrid+working")
    expect(page.locator("main")).not_to_contain_text("hybrid working arrangements")
    admin = signed_in(EDITOR)
    admin.get_by_role("navigation", name="Main").get_by_role("link", name="Notices", exact=True).click()
    row = admin.get_by_role("row", name="COVID-19 update (2021)")
    expect(row).to_contain_text("Over")


def test_p2_a_partner_reads_from_the_home_page_what_we_are_committed_to(page):
    page.goto("/en/")
    is_sound(page)
    from_home(page, "Work with us")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Working with others to improve service and protect the public"
    )
    for words in ["contributing to public sector improvement", "undertaking scrutiny", "reducing risk to vulnerable"]:
        expect(page.locator("main")).to_contain_text(words)
    is_sound(page)


def test_p3_each_type_of_organisation_is_named_and_can_be_filtered_by(page):
    from_home(page, "Work with us")
    for plural in KINDS:
        expect(page.locator("main").get_by_role("listitem").filter(has_text=plural)).to_be_visible()
    page.locator("main").get_by_role("link", name="Signposting", exact=True).click()
    for kind in KINDS.values():
        page.get_by_role("navigation", name="Type").or_(page.get_by_role("group", name="Type")).get_by_role(
            "link", name=kind
        ).click()
        expect(page.locator("[aria-current=true], [aria-current=page]").filter(has_text=kind)).to_be_visible()
    is_sound(page)


def test_p8_partners_are_offered_our_consultations_and_invited_by_topic(site, new_page, signed_in):
    admin, page, day = signed_in(OFFICER), new_page(), today()
    menu(admin, "Partners", "Topics")
    admin.get_by_role("link", name="Add topic").first.click()
    fill(admin, {"Code": "housing"})
    save(admin)
    words_publish(admin, {"Name": "Housing"})
    organisation_add(admin, "Example Tenants Office", "Complaint handler", PARTNER)
    admin.get_by_role("link", name="Example Tenants Office", exact=True).click()
    admin.get_by_label("Housing").check()
    save(admin)
    menu(admin, "Working together", "Consultations and projects")
    admin.get_by_role("link", name="Add consultation or project").first.click()
    fill(admin, {"Address": "letters", "First day": day.isoformat()})
    fill(admin, {"Last day": (day + timedelta(days=30)).isoformat()})
    choose(admin, "Type", "Consultation")
    admin.get_by_label("Housing").check()
    save(admin)
    title, what = "Plain words in letters to tenants", "How letters can be read more easily."
    how = "Write to us before the last day."
    words_publish(admin, {"Title": title, "What it is about": what, "How to take part or comment": how})
    menu(admin, "Working together", "Consultations and projects")
    admin.get_by_role("button", name=f"More options for '{title}'").click()
    admin.get_by_role("link", name="Invitations").locator("visible=true").click()
    expect(admin.locator("main")).to_contain_text("Example Tenants Office")
    save(admin, "Invite them by email")
    invited = mail_to(site, PARTNER)
    assert title in invited.subject
    assert how in invited.text
    page.goto(invited.link)
    expect(page.get_by_role("heading", name=title)).to_be_in_viewport()
    from_home(page, "Work with us", "Our consultations and projects")
    expect(page.get_by_role("region", name="Open now")).to_contain_text(title)
    expect(page.get_by_role("region", name="Open now")).to_contain_text(in_words(day + timedelta(days=30)))
    expect(page.get_by_role("region", name="Coming")).to_contain_text("Invented example.")
    is_sound(page)


def test_p18_updated_is_the_real_date_and_moves_when_an_officer_publishes(site, new_page, signed_in):
    page, long_ago = new_page(), today() - timedelta(days=40)
    site.shell(
        "from datetime import timedelta as t; from django.db.models import F; from core.generation import renew; "
        "from partners.models import PartnersPage as P; "
        "P.objects.update(last_published_at=F('last_published_at') - t(days=40)); renew()"
    )
    from_home(page, "Work with us")
    expect(page.locator("main")).to_contain_text(in_words(long_ago))
    expect(page.locator("main")).not_to_contain_text("May 25, 2021")
    editor, officer = signed_in(EDITOR), signed_in(OFFICER)
    page_open(editor, "Working with others")
    save(editor, "Save draft")
    page.reload()
    expect(page.locator("main")).to_contain_text(in_words(long_ago))  # a draft is no update
    page_open(officer, "Working with others")
    publish(officer)
    page.reload()
    expect(page.locator("main")).to_contain_text(in_words(today()))
    expect(page.locator("main")).not_to_contain_text(in_words(long_ago))
