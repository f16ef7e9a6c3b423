"""The room's models, each kept beside what works on it (partners/<part>/models.py)."""

from partners.contacts.models import ContactChange, OurContact, TheirContact
from partners.data_sharing.models import Commitment, CommitmentRequest, DataItem, DataItemText, Dataset
from partners.data_sharing.pages import DataSharingPage
from partners.embargo.models import Release, ReleaseAccess, ReleaseReader
from partners.engagement.models import (
    Criteria,
    CriteriaText,
    Decision,
    EngagementRequest,
    EngagementSettings,
    OutcomeCount,
    RequestAttachment,
)
from partners.engagement.pages import EngagementPage
from partners.organisations.agreements import Agreement, EntryCheck
from partners.organisations.models import FormerAddress, Organisation, OrganisationText, Topic, TopicText
from partners.pages import PartnersPage, SignpostingPage
from partners.projects.models import Project, ProjectInvitation, ProjectsPage, ProjectText
from partners.signposting.models import (
    EntryReport,
    FinderAnswer,
    FinderAnswerText,
    FinderQuestion,
    FinderQuestionText,
    LinkCheck,
)

__all__ = [
    "Agreement",
    "Commitment",
    "CommitmentRequest",
    "ContactChange",
    "Criteria",
    "CriteriaText",
    "DataItem",
    "DataItemText",
    "DataSharingPage",
    "Dataset",
    "Decision",
    "EngagementPage",
    "EngagementRequest",
    "EngagementSettings",
    "EntryCheck",
    "EntryReport",
    "FinderAnswer",
    "FinderAnswerText",
    "FinderQuestion",
    "FinderQuestionText",
    "FormerAddress",
    "LinkCheck",
    "Organisation",
    "OrganisationText",
    "OurContact",
    "OutcomeCount",
    "PartnersPage",
    "Project",
    "ProjectInvitation",
    "ProjectText",
    "ProjectsPage",
    "Release",
    "ReleaseAccess",
    "ReleaseReader",
    "RequestAttachment",
    "SignpostingPage",
    "TheirContact",
    "Topic",
    "TopicText",
]
