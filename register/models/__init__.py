from register.models.actions import Action, Step, Version
from register.models.bodies import Body, BodyName
from register.models.documents import Document
from register.models.imports import Import, ImportState
from register.models.lines import Line
from register.models.pages import RegisterPage
from register.models.settings import RegisterSettings
from register.models.trust import Disclosure, Seal, TrailEntry
from register.models.years import ReportYear, ReportYearText, YearPublication

__all__ = [
    "Action",
    "Body",
    "BodyName",
    "Disclosure",
    "Document",
    "Import",
    "ImportState",
    "Line",
    "RegisterPage",
    "RegisterSettings",
    "ReportYear",
    "ReportYearText",
    "Seal",
    "Step",
    "TrailEntry",
    "Version",
    "YearPublication",
]
