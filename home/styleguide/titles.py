"""What the components are called in plain words, where their file's name does not say it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TITLES: dict[str, Promise | str] = {
    "answer": _("Answer with its caution"),
    "breadcrumbs": _("Where this page stands (breadcrumbs)"),
    "closures_list": _("Closures ahead"),
    "contents_nav": _("Contents of a page"),
    "demonstration": _("Demonstration line"),
    "details": _("Words to open"),
    "door": _("Door of the home page"),
    "empty_state": _("Nothing to show"),
    "error_summary": _("List of mistakes in a form"),
    "escalation_path": _("Where a scenario may lead"),
    "filter_chips": _("Filter"),
    "first_screen": _("First screen with the numbers"),
    "inset": _("Words that stand apart"),
    "ladder": _("Ladder of levels"),
    "level_tag": _("Number of a level"),
    "notification_table": _("Notifications side by side"),
    "office_pill": _("Phones open or closed, in the header"),
    "page_dates": _("Dates and changes of a page"),
    "page_header": _("Head of a page"),
    "pagination": _("One page on, one page back"),
    "phone_list": _("Phone lines, one below the other"),
    "site_footer": _("Foot of every page"),
    "site_header": _("Head of every page"),
    "state": _("Open, closed or not working"),
    "summary_box": _("Summary, not part of the leaflet"),
    "summary_list": _("Pairs of a name and what it says"),
    "week_table": _("Hours of the week"),
    "wordmark": _("Name of the office"),
}
