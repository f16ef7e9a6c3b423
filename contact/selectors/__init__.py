from contact.selectors.closures import (
    closures_ahead,
    closures_announced,
    holidays_between,
    is_working_day,
    undecided_holidays,
)
from contact.selectors.facts import ClosureFacts, ContactFacts, Period, Schedule, contact_facts, office_name
from contact.selectors.hours import (
    DayHours,
    LineState,
    WeekDay,
    closure_on,
    day_hours,
    line_state,
    office_state,
    schedule_on,
    week_hours,
)

__all__ = [
    "ClosureFacts",
    "ContactFacts",
    "DayHours",
    "LineState",
    "Period",
    "Schedule",
    "WeekDay",
    "closure_on",
    "closures_ahead",
    "closures_announced",
    "contact_facts",
    "day_hours",
    "holidays_between",
    "is_working_day",
    "line_state",
    "office_name",
    "office_state",
    "schedule_on",
    "undecided_holidays",
    "week_hours",
]
