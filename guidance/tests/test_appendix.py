"""The appendix, row by row of the checklist (S1–S18): in the leaflet's table, and at each scenario's own address."""

from __future__ import annotations

import pytest

from guidance.tests.conftest import LEAFLET
from guidance.tests.html import main, text_of

CAUTION = (
    "Possible, not automatic. Higher levels apply only where the issue remains unresolved or the organisation does not "
    "engage. Levels may be skipped. This path is our reading, not leaflet text."
)


@pytest.fixture
def scenario(client, db):
    """Return a function that gives a scenario as level, situation, actions, contact from, functions, path.

    The first four are read in the table of the leaflet, and must be the same on the scenario's own page.
    """
    table = main(client.get(LEAFLET).content.decode())

    def read(number):
        row = table.find(id=f"situation-{number}")
        for label in row.select(".table-cards__label, .visually-hidden"):
            label.decompose()
        cells = [text_of(cell) for cell in row.find_all(["th", "td"])]
        cells[1] = cells[1].removeprefix(f"{number}. ")
        card = main(client.get(f"{LEAFLET}scenarios/{number}/").content.decode()).select_one(".scenario")
        facts = [text_of(each) for each in card.select("dd")]
        assert [text_of(card.h2), *facts] == cells[1:]
        assert text_of(card.select_one(".level-tag__number")) == cells[0]
        functions = [text_of(each) for each in card.select(".scenario__functions li")]
        ways = [[text_of(step) for step in way.select("li")] for way in card.select(".path__steps")]
        return [*cells, functions, ways]

    return read


PSC = "Public service complaints (PSC)"
SWF = "Scottish Welfare Fund (SWF)"
INWO = "Independent National Whistleblowing Officer (INWO)"
ALL = ["All functions"]


def path(*steps):
    """Return the words of the steps of a path, from pairs of scenario and level; a text is a note before its step."""
    words, note = [], ""
    for step in steps:
        if isinstance(step, str):
            note = f"{step}"
            continue
        words.append(f"{note}Scenario {step[0]}Level {step[1]}")
        note = ""
    return [words]


THROUGH_4 = "usually through level 4"


def check(row, *, level, situation, actions, contact_from, functions, ways):
    assert row[0] == f"Level {level}"
    assert situation in row[1]
    assert actions in row[2]
    assert row[3] == contact_from
    assert row[4] == functions
    assert [[step.replace(" ", "") for step in way] for way in row[5]] == [
        [step.replace(" ", "") for step in way] for way in ways
    ]


def test_S1_stage_2_response_is_late(scenario):
    check(
        scenario(1),
        level=1,
        situation="difficulties in receiving a stage 2 complaints response",
        actions="We may also ask that you provide us with an update.",
        contact_from="Assessment & Guidance Officer (PSC)",
        functions=[PSC],
        ways=path((1, 1), (5, 2)),
    )


def test_S2_information_is_not_received(scenario):
    check(
        scenario(2),
        level=1,
        situation="have not received the information within the required timescale.",
        actions="The delay in responding may be noted as feedback when we issue a decision on your case.",
        contact_from="Complaints Reviewer/ Case Reviewer (or Ombudsman in the case of Decision Reviews in PSC)",
        functions=ALL,
        ways=path((2, 1), (6, 2), (9, 3), THROUGH_4, (14, 5)),
    )


def test_S3_recommendation_is_past_its_deadline(scenario):
    check(
        scenario(3),
        level=1,
        situation="it is not completed by the deadline we gave.",
        actions="We will contact you immediately to chase up the information needed.",
        contact_from="Complaints Reviewer (PSC/INWO)",
        functions=[PSC, INWO],
        ways=path((3, 1), (7, 2), (10, 3), THROUGH_4, (14, 5)),
    )


def test_S4_recurrent_issue_in_swf_casework(scenario):
    check(
        scenario(4),
        level=1,
        situation="Our SWF casework data shows a recurrent issue in our findings",
        actions="a recurring issue in the decision cover letter. We will give you a reasonable timeframe to respond.",
        contact_from="Case Reviewer (SWF)",
        functions=[SWF],
        ways=path((4, 1), (8, 2), (12, 3), (13, 4)),
    )


def test_S5_stage_2_response_is_still_late(scenario):
    check(
        scenario(5),
        level=2,
        situation="it is not clear when a response will be issued.",
        actions="we ask that you tell us the reasons why and confirm when the response will be issued.",
        contact_from="Assessment & Guidance Team Manager (PSC)",
        functions=[PSC],
        ways=[],
    )


def test_S6_no_reply_after_a_reminder(scenario):
    check(
        scenario(6),
        level=2,
        situation="does not respond to our enquiry by the deadline we gave and fails to respond to a reminder",
        actions="(PSC/INWO/ service manager or head of department (SWF)) to advise them",
        contact_from="Team Manager",
        functions=ALL,
        ways=path((6, 2), (9, 3), THROUGH_4, (14, 5)),
    )
    assert "We may give you feedback about your delays in responding as part of our decision." in scenario(6)[2]


def test_S7_no_reply_about_a_recommendation(scenario):
    check(
        scenario(7),
        level=2,
        situation="We make a recommendation as a result of our investigation",
        actions="a team manager who may contact your Chief Executive to advise them",
        contact_from="Team Manager (PSC/INWO)",
        functions=[PSC, INWO],
        ways=path((7, 2), (10, 3), THROUGH_4, (14, 5)),
    )


def test_S8_recurrent_issue_fed_back_before(scenario):
    check(
        scenario(8),
        level=2,
        situation="Our previous correspondence has not been responded to or the issue remains unresolved.",
        actions="writing to the service manager/ head of department or your organisation to highlight",
        contact_from="Team Manager (SWF)",
        functions=[SWF],
        ways=path((8, 2), (12, 3), (13, 4)),
    )


def test_S9_no_reply_to_the_team_manager(scenario):
    check(
        scenario(9),
        level=3,
        situation="fails to respond to a Team Manager's request to comply.",
        actions="We will give you feedback about your delays when we issue our decision.",
        contact_from="Head of Service",
        functions=ALL,
        ways=path((9, 3), THROUGH_4, (14, 5)),
    )


def test_S10_no_reply_about_a_recommendation_to_the_team_manager(scenario):
    row = scenario(10)
    check(
        row,
        level=3,
        situation="We make a recommendation as a result of our investigation",
        actions="This may include arranging a meeting to discuss the nature of the difficulties",
        contact_from="Head of Service",
        functions=ALL,
        ways=path((10, 3), THROUGH_4, (14, 5)),
    )
    assert "feedback" not in row[2]


def test_S11_recurrent_issue_in_concerns_received(scenario):
    check(
        scenario(11),
        level=3,
        situation="a recurrent issue in the complaints/ whistleblowing concerns we received about you.",
        actions="will arrange a meeting to discuss the issue and agree action to address this.",
        contact_from="Head of Service",
        functions=[PSC, INWO],
        ways=path((11, 3), (13, 4)),
    )


def test_S12_recurrent_swf_issue_unresolved(scenario):
    check(
        scenario(12),
        level=3,
        situation="attempts to contact you have gone unanswered or the response has not resolved the issue.",
        actions="The Head of INWO & SWF will arrange a meeting",
        contact_from="Head of INWO & SWF",
        functions=[SWF],
        ways=path((12, 3), (13, 4)),
    )


def test_S13_recurring_trend_despite_level_3(scenario):
    check(
        scenario(13),
        level=4,
        situation="continues, despite level 3 action (see above).",
        actions="to agree a programme of tailored support to address the issue.",
        contact_from=(
            "Head of Improvement, Standards and Engagement (after consideration of the issue by the SPSO Leadership "
            "Team)"
        ),
        functions=ALL,
        ways=[],
    )


def test_S14_refusal_after_level_3_and_usually_4(scenario):
    check(
        scenario(14),
        level=5,
        situation="refuses to comply following level 3 and (usually*) level 4 action.",
        actions="through level 3 and (usually ¹) level 4 actions, the Ombudsman will formally intervene.",
        contact_from="Ombudsman (with support from our ISE Team where appropriate)",
        functions=ALL,
        ways=[],
    )


def test_S15_obstruction(scenario):
    check(
        scenario(15),
        level=6,
        situation="considers obstructs them in the performance of their functions.",
        actions="We petition the Court of Session under section 14 of the SPSO Act 2002.",
        contact_from="Ombudsman",
        functions=ALL,
        ways=[],
    )


def test_S16_report_before_parliament(scenario):
    check(
        scenario(16),
        level=6,
        situation="significant concerns about your organisation, which have not been resolved",
        actions="We lay a report before the Scottish Parliament under sections 16 or 17 of the SPSO Act 2002.",
        contact_from="Ombudsman",
        functions=ALL,
        ways=[],
    )


def test_S17_declaration_is_made_public(scenario):
    check(
        scenario(17),
        level=6,
        situation="comply with the MCHP, which has not been resolved through lower-level action.",
        actions="under section 16D of the SPSO Act 2002. This will be made public.",
        contact_from="Ombudsman",
        functions=ALL,
        ways=[],
    )


def test_S18_footnote_with_both_markers_linked(client, db):
    note = (
        "* The Ombudsman may decide that, due to the nature of the impasse, they will formally intervene (level 5) "
        "without taking level 3 or level 4 action."
    )
    for address in (LEAFLET, f"{LEAFLET}scenarios/14/", f"{LEAFLET}levels/5/"):
        page = main(client.get(address).content.decode())
        assert text_of(page.find(id="footnote-14")) == note
        markers = page.find_all("a", href="#footnote-14")
        assert [marker.get_text() for marker in markers] == ["*", "¹"]


def test_paths_say_that_they_are_our_reading(client, db):
    paths = main(client.get(f"{LEAFLET}scenarios/").content.decode()).select(".path")
    assert len(paths) == 11
    assert all(CAUTION in text_of(each) for each in paths)
    assert all("Confirmed for this demonstration only." in text_of(each) for each in paths)
