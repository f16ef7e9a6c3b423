from core.models.facts import Fact, Words
from core.models.generation import Generation
from core.models.glossary import Abbreviation, AbbreviationText
from core.models.lease import Lease
from core.models.pages import ContentPage
from core.models.seeding import SeedMark
from core.models.site_state import SiteState

__all__ = [
    "Abbreviation",
    "AbbreviationText",
    "ContentPage",
    "Fact",
    "Generation",
    "Lease",
    "SeedMark",
    "SiteState",
    "Words",
]
