from contact.models.closures import Closure, ClosureReason, ClosureReasonText
from contact.models.counts import EnquiryCount
from contact.models.enquiries import Enquiry
from contact.models.form_page import ContactFormPage
from contact.models.form_words import (
    EnquiryTopic,
    EnquiryTopicText,
    FormField,
    FormFieldText,
    FormOption,
    FormOptionText,
)
from contact.models.holidays import HolidayName, HolidayNameText, PublicHoliday
from contact.models.hours import OpeningHours, OpeningPeriod
from contact.models.lines import PhoneLine, PhoneLineText
from contact.models.office import ContactStatement, ContactStatementText, Office
from contact.models.pages import ContactPage
from contact.models.recipients import EnquiryRecipient
from contact.models.services import Service, ServiceText
from contact.models.settings import ContactSettings

__all__ = [
    "Closure",
    "ClosureReason",
    "ClosureReasonText",
    "ContactFormPage",
    "ContactPage",
    "ContactSettings",
    "ContactStatement",
    "ContactStatementText",
    "Enquiry",
    "EnquiryCount",
    "EnquiryRecipient",
    "EnquiryTopic",
    "EnquiryTopicText",
    "FormField",
    "FormFieldText",
    "FormOption",
    "FormOptionText",
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
