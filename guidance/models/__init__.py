from guidance.models.change_notes import ChangeNote
from guidance.models.levels import ActionLevel, ActionLevelText, LevelSection, LevelSectionText
from guidance.models.notifications import NotificationPart, NotificationPartText
from guidance.models.pages import GuidancePage, LeafletPage, ResponseTimesPage, ScenariosPage
from guidance.models.scenarios import Escalation, Scenario, ScenarioText
from guidance.models.timeframes import Timeframe, TimeframeText

__all__ = [
    "ActionLevel",
    "ActionLevelText",
    "ChangeNote",
    "Escalation",
    "GuidancePage",
    "LeafletPage",
    "LevelSection",
    "LevelSectionText",
    "NotificationPart",
    "NotificationPartText",
    "ResponseTimesPage",
    "Scenario",
    "ScenarioText",
    "ScenariosPage",
    "Timeframe",
    "TimeframeText",
]
