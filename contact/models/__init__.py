from contact.models.closures import Closure, ClosureReason, ClosureReasonText
from contact.models.holidays import HolidayName, HolidayNameText, PublicHoliday
from contact.models.hours import OpeningHours, OpeningPeriod
from contact.models.lines import PhoneLine, PhoneLineText
from contact.models.office import ContactStatement, ContactStatementText, Office
from contact.models.pages import ContactPage
from contact.models.services import Service, ServiceText
from contact.models.settings import ContactSettings

__all__ = [
    "Closure",
    "ClosureReason",
    "ClosureReasonText",
    "ContactPage",
    "ContactSettings",
    "ContactStatement",
    "ContactStatementText",
    "HolidayName",
    "HolidayNameText",
    "Office",
    "OpeningHours",
    "OpeningPeriod",
    "PhoneLine",
    "PhoneLineText",
    "PublicHoliday",
    "Service",
    "ServiceText",
]
