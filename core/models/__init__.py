from core.models.access_log import AccessEntry, AccessLogSettings
from core.models.facts import Fact, Words
from core.models.generation import Generation
from core.models.glossary import Abbreviation, AbbreviationText
from core.models.heartbeat import Heartbeat
from core.models.language_teams import LanguageTeam
from core.models.lease import Lease
from core.models.limits import LimitCount
from core.models.pages import ContentPage
from core.models.seeding import SeedMark
from core.models.signed_links import SignedLink
from core.models.site_state import SiteState
from core.models.translation_checks import TranslationCheck

__all__ = [
    "Abbreviation",
    "AbbreviationText",
    "AccessEntry",
    "AccessLogSettings",
    "ContentPage",
    "Fact",
    "Generation",
    "Heartbeat",
    "LanguageTeam",
    "Lease",
    "LimitCount",
    "SeedMark",
    "SignedLink",
    "SiteState",
    "TranslationCheck",
    "Words",
]
