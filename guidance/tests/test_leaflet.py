"""The leaflet as it is served, row by row of the checklist (L1–L24); its appendix is in test_appendix.py."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guidance.models import ActionLevelText
from guidance.tests.conftest import LEAFLET
from guidance.tests.html import leaflet_text, main, seed_chunks, sentences, text_of

SOURCE = (Path(__file__).parent / "data" / "leaflet.txt").read_text(encoding="utf-8")


def test_every_sentence_of_the_leaflet_in_order(leaflet):
    position = 0
    for chunk in seed_chunks(SOURCE):
        for sentence in sentences(chunk):
            found = leaflet.find(sentence, position)
            assert found >= 0, f"Missing, or out of its order: {sentence}"
            position = found + len(sentence)


def test_the_leaflet_says_nothing_else(leaflet):
    assert leaflet == " ".join(seed_chunks(SOURCE))


def test_L1_title_reference_and_version(client, leaflet):
    html = client.get(LEAFLET).content.decode()
    page = main(html)
    assert text_of(page.h1) == "Support and Intervention Policy: What it means for your organisation"
    assert "SIPLleaflet-0524" in leaflet
    assert "Version May 2024" in text_of(page.select_one(".page-dates"))


def test_L2_purpose(leaflet):
    assert (
        "Support or intervention action is taken by our office to encourage good practice or address poor performance "
        "by an organisation under our jurisdiction." in leaflet
    )


def test_L3_four_functions(client, db):
    functions = main(client.get(LEAFLET).content.decode()).select(".leaflet > ol > li")
    beginnings = [
        "the final stage for complaints about most devolved public services in Scotland including councils",
        "the final stage for complaints about how the NHS considers whistleblowing disclosures",
        "the independent review service for the Scottish Welfare Fund",
        "specific powers and responsibilities to publish complaints handling procedures, and monitor and support",
    ]
    assert len(functions) == 4
    for item, beginning in zip(functions, beginnings, strict=True):
        assert text_of(item).startswith(beginning)


def test_L4_what_to_expect_and_support(leaflet):
    assert "how you can expect to hear from us and what we will expect from you." in leaflet
    assert "whether or not we are currently considering a case about you or review of your decision." in leaflet


def test_L5_level_1_first(leaflet):
    assert (
        "normally be addressed through level 1 action in the first instance, with escalation to a higher level only "
        "where the issue remains unresolved or the organisation does not engage" in leaflet
    )


def test_L6_not_every_level(leaflet):
    assert "we will not necessarily take action at every level." in leaflet
    assert "as a first step where the issues is significant or has potential for wider impact." in leaflet


def test_L7_full_policy_is_plain_text_until_it_has_a_target(client, leaflet_page):
    words = "For full details of the policy please see here."
    assert main(client.get(LEAFLET).content.decode()).find("a", string=words) is None
    leaflet_page.full_policy = "https://www.example.org/policy.pdf"
    leaflet_page.save_revision().publish()
    page = main(client.get(LEAFLET).content.decode())
    assert page.find("a", string=words)["href"] == "https://www.example.org/policy.pdf"


def test_L8_level_1_contact_and_purpose(leaflet):
    assert "Level 1 action - contact from an SPSO Officer/ a Case Reviewer / a Complaints Reviewer" in leaflet
    assert (
        "informal feedback or advice (level 1 action) on minor issues or to encourage good practice, or follow up "
        "non-compliance with enquiries, findings or recommendations." in leaflet
    )


def test_L9_level_1_seek_advice(leaflet):
    assert "We encourage you to contact us to discuss the issue and seek advice." in leaflet
    assert "relevant good practice guidance, examples, tools or training available." in leaflet


def test_L10_level_1_time_has_no_number(leaflet, get_main):
    words = "These will range from a single short contact to several weeks."
    assert words in leaflet
    assert words in get_main("levels/1/")
    assert "There is no fixed number of days" in get_main("levels/1/letter/")


def test_L11_level_2_team_manager(leaflet):
    assert "Level 2 action - contact from a Team Manager" in leaflet
    assert "a Team Manager may make contact with the Chief Executive or head of your organisation." in leaflet


def test_L12_level_2_welfare_fund(leaflet):
    assert "the Team Manager will make contact with the head of your department or service manager." in leaflet
    assert "we will consider escalating this to a level 3 action (or higher)." in leaflet


def test_L13_level_3_formal_notice(leaflet):
    assert (
        "a Head of Service (Public service complaints or Scottish Welfare Fund & Independent National Whistleblowing "
        "Officer) will formally notify your organisation of the issue, usually direct to your Chief Executive or head "
        "of your organisation." in leaflet
    )


def parts_of(client, level):
    """Return the items of the list that follows the heading of a level's section."""
    page = main(client.get(LEAFLET).content.decode())
    heading = page.find(id=f"level-{level}")
    return [text_of(item) for item in heading.find_next("ul").find_all("li")]


def test_L14_level_3_notification_in_four_parts(client, db):
    parts = parts_of(client, 3)
    assert len(parts) == 4
    assert parts[0] == "identify the issue clearly and the evidence on which our concerns are based"
    assert parts[2].startswith("invite your organisation to comment on the issue")
    assert parts[3] == "explain any relevant SPSO support which is available."


def test_L15_level_2_and_3_time(leaflet, get_main):
    words = (
        "(at least ten working days unless, in relation to a Scottish Welfare Fund review, the issue concerns "
        "non-payment of an award which is time sensitive), taking into account the nature and complexity of the issue"
    )
    assert leaflet.count(words) == 1
    assert words in get_main("levels/2/")
    assert words in get_main("levels/3/")


def test_L16_unresolved_or_reoccurring(leaflet):
    assert (
        "If the matter is not resolved or the issues reoccur (having allowed time for the agreed solution to take "
        "effect), we will consider higher level action." in leaflet
    )


def test_L17_annual_report_note_in_its_place(leaflet):
    note = (
        "Please note that we include details of any level 3-6 support and intervention action taken under this policy "
        "in our Annual Report. The information we normally include is: the organisation involved, the level and type "
        "of support and intervention action taken, the reason why we took action, and where appropriate, why the "
        "matter was escalated."
    )
    assert leaflet.index("Timeframes for level 2 or 3") < leaflet.index(note) < leaflet.index("Level 4 action -")


def test_L18_level_4_leadership_team(leaflet):
    assert "the issue will be considered by the SPSO Leadership Team and the Head of Improvement" in leaflet
    assert "of the ongoing unresolved issue by writing direct to your Chief Executive" in leaflet


def test_L19_level_4_notification_in_five_parts(client, db):
    parts = parts_of(client, 4)
    assert len(parts) == 5
    assert parts[2] == "explain how we have so far tried to resolve the matter and why this has not succeeded"
    assert parts[3].startswith("invite your organisation to explain the reasons for the delays")


def test_L14_and_L19_side_by_side_boxed_as_ours(client, db):
    for level in (3, 4):
        box = (
            main(client.get(f"{LEAFLET}levels/{level}/").content.decode())
            .find("table")
            .find_parent(class_="summary-box")
        )
        assert "Summary, not part of the leaflet" in text_of(box)
        cells = [[text_of(cell) for cell in row.find_all("td")] for row in box.select("tbody tr")]
        assert len(cells) == 5
        assert ["Not part of it" in row[0] for row in cells] == [False, False, True, False, False]
        assert not any("Not part of it" in row[1] for row in cells)


def test_L20_level_4_time(leaflet):
    assert "This is usually ten working days unless the issue is an urgent matter." in leaflet


def test_L21_referral_to_the_ombudsman(leaflet):
    assert "may be referred to the Ombudsman for formal action using powers under the SPSO Act 2002." in leaflet


def test_L22_level_5_and_6(leaflet):
    assert "Level 5 or 6 action - contact from the Ombudsman" in leaflet
    assert "an opportunity to discuss and respond to the issues raised directly with the Ombudsman." in leaflet


def test_L23_level_5_and_6_time(leaflet, get_main):
    words = "These will depend on the specific circumstances of the case."
    assert words in leaflet
    for level in (5, 6):
        assert words in get_main(f"levels/{level}/")
        assert "There is no fixed number of days" in get_main(f"levels/{level}/letter/")


def test_L24_points_to_the_appendix(leaflet):
    words = "More detailed examples of scenarios are available in the Appendix."
    assert leaflet.index("Level 5 or 6") < leaflet.index(words) < leaflet.index("Public service complaints (PSC)")


def test_abbreviations_are_marked_up_once(client, db):
    page = main(client.get(LEAFLET).content.decode())
    titles = [each["title"] for each in page.select(".leaflet abbr")]
    assert "Support and Intervention Policy" in titles
    assert len(titles) == len(set(titles))


def test_ours_is_boxed(client, leaflet):
    boxes = main(client.get(LEAFLET).content.decode()).select(".summary-box")
    assert len(boxes) == 7  # the ladder, and each of the six levels
    assert all("Summary, not part of the leaflet" in text_of(box) for box in boxes)
    assert "What may come next" not in leaflet


def test_the_ladder_has_its_text(client, db):
    ladder = main(client.get(LEAFLET + "levels/4/").content.decode()).select_one(".ladder")
    assert ladder.svg.title.get_text() == "6 steps rising from level 1. Level 4 is marked."
    assert [text_of(item) for item in ladder.select("[aria-current]")] == ["Level 4"]
    assert len(ladder.select("li")) == 6


@pytest.mark.parametrize(("number", "previous", "following"), [(1, None, 2), (3, 2, 4), (6, 5, None)])
def test_levels_lead_to_each_other(client, db, number, previous, following):
    links = main(client.get(f"{LEAFLET}levels/{number}/").content.decode()).select(".pagination a")
    expected = [f"{LEAFLET}levels/{other}/" for other in (previous, following) if other]
    assert [link["href"] for link in links] == expected


@pytest.mark.parametrize("path", ["levels/0/", "levels/7/", "levels/7/letter/", "levels/x/", "levels/99999999999/"])
def test_a_level_there_is_not_is_404(client, db, path):
    assert client.get(LEAFLET + path).status_code == 404


def test_review_dates_and_change_notes_show_only_when_set(client, leaflet_page):
    foot = text_of(main(client.get(LEAFLET).content.decode()).select_one(".page-dates"))
    assert "review" not in foot
    leaflet_page.last_reviewed_on, leaflet_page.next_review_on = date(2026, 1, 2), date(2027, 1, 2)
    leaflet_page.change_notes.create(changed_on=date(2026, 3, 4), note="New address.", locale=leaflet_page.locale)
    leaflet_page.save_revision().publish()
    foot = text_of(main(client.get(LEAFLET).content.decode()).select_one(".page-dates"))
    assert "Last reviewed 2 January 2026" in foot
    assert "Next review 2 January 2027" in foot
    assert "4 March 2026 New address." in foot


def test_a_changed_word_is_seen_at_once(client, leaflet):
    words = ActionLevelText.objects.get(fact__number=2, locale__language_code="en")
    words.name = "Team Leader"
    words.save_revision().publish()
    assert "Team Leader" in client.get(LEAFLET).content.decode()


def test_leaflet_text_helper_keeps_to_the_leaflet():
    html = '<main><p>One</p><div class="summary-box"><p>Two</p></div><p>Th<b>ree</b></p></main>'
    assert leaflet_text(html) == "One Three"
