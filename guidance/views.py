"""The views behind the routes of the guidance pages; they read the records and choose a template."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from contact.times import local_day
from guidance import filters, presenters, selectors
from guidance import response_times as helper
from guidance.addresses import addresses
from guidance.calendar_file import calendar_file
from guidance.calendar_months import months
from guidance.models.levels import ActionLevel
from guidance.models.pages import LeafletPage, ResponseTimesPage, ScenariosPage


def leaflet(request: HttpRequest, page: LeafletPage) -> HttpResponse:
    """The whole leaflet."""
    return page.render(request, context_overrides={"contents": presenters.contents(page)})


def level(request: HttpRequest, page: LeafletPage, number: int) -> HttpResponse:
    """The leaflet's section on one level, with the way to the levels beside it; 404 for a level there is not."""
    chosen = _level_or_404(number)
    title = _level_title(number)
    context = {
        "meta_title": f"{title} – {page.title}",
        "crumbs_extra": [{"title": title, "url": addresses().level(number)}],
        "level_title": title,
        "level_pages": presenters.level_pages(number),
        "letter_address": addresses().letter(number),
        "section": selectors.section_alone(chosen.section_id),
        "previous": presenters.level_link(number - 1),
        "next": presenters.level_link(number + 1),
        "place": _("Level %(number)s of %(count)s") % {"number": number, "count": len(selectors.guidance().levels)},
    }
    return page.render(request, template="guidance/level.html", context_overrides=_of_level(chosen) | context)


def letter_choose(request: HttpRequest, page: LeafletPage) -> HttpResponse:
    """“You have had a letter from us”: choose the level that the letter names."""
    title = str(presenters.LETTER_TITLE)
    context = {
        "meta_title": title,
        "meta_description": str(presenters.LETTER_DESCRIPTION),
        "lead": str(presenters.LETTER_LEAD),
        "crumbs_extra": [{"title": title, "url": addresses().letter()}],
    }
    return page.render(request, template="guidance/letter_choose.html", context_overrides=context)


def letter(request: HttpRequest, page: LeafletPage, number: int) -> HttpResponse:
    """One printable page on a letter at a level, from the records; 404 for a level there is not."""
    chosen = _level_or_404(number)
    title = presenters.letter_title(number)
    context = {
        "meta_title": title,
        "title": title,
        "crumbs_extra": [
            {"title": str(presenters.LETTER_TITLE), "url": addresses().letter()},
            {"title": _level_title(number), "url": addresses().letter(number)},
        ],
        "letter_items": presenters.letter_items(chosen),
        "letter_choose_address": addresses().letter(),
        "level_address": addresses().level(number),
    }
    return page.render(request, template="guidance/letter.html", context_overrides=_of_level(chosen) | context)


def _level_or_404(number: int) -> ActionLevel:
    level = selectors.guidance().level(number)
    if level is None:
        raise Http404(f"No level {number}")
    return level


def _level_title(number: int) -> str:
    return _("Level %(number)s") % {"number": number}


def _of_level(level: ActionLevel) -> dict[str, Any]:
    title = _level_title(level.number)
    return {
        "level": level,
        "meta_description": f"{title}. {level.words.contact_from}" if level.words else title,
        "scenario_rows": [
            presenters.scenario_row(each) | {"level_name": ""} for each in selectors.guidance().scenarios_of(level)
        ],
    }


def scenarios(request: HttpRequest, page: ScenariosPage) -> HttpResponse:
    """The scenarios that `?level=` and `?service=` ask for.

    An unknown value is said, with status 400, and left out of the filter, so that something is always shown.
    """
    chosen = filters.scenario_filter(request.GET)
    found = selectors.scenarios_filtered(level=chosen.level, service=chosen.service)
    context = {
        "errors": [{"text": message, "href": ""} for message in chosen.errors],
        "level_chips": filters.level_chips(chosen, request.path),
        "service_chips": filters.service_chips(chosen, request.path),
        "cards": [presenters.scenario_card(each) for each in found],
    }
    response = page.render(request, template="guidance/scenarios_page.html", context_overrides=context)
    response.status_code = 400 if chosen.errors else 200
    return response


def scenario(request: HttpRequest, page: ScenariosPage, number: int) -> HttpResponse:
    """One scenario at its permanent address; 404 for a number there is not."""
    found = selectors.guidance().scenario(number)
    if found is None:
        raise Http404(f"No scenario {number}")
    title = _("Scenario %(number)s") % {"number": number}
    count = len(selectors.guidance().scenarios)
    card = presenters.scenario_card(found, is_linked=False)
    context = {
        "meta_title": f"{title} – {page.title}",
        "meta_description": card["title"],
        "title": title,
        "crumbs_extra": [{"title": title, "url": addresses().scenario(number)}],
        "card": card,
        "level_address": addresses().level(found.level.number),
        "guidance": addresses(),
        "count": count,
        "previous": presenters.scenario_link(number - 1),
        "next": presenters.scenario_link(number + 1),
        "place": _("Scenario %(number)s of %(count)s") % {"number": number, "count": count},
    }
    return page.render(request, template="guidance/scenario.html", context_overrides=context)


def response_times(request: HttpRequest, page: ResponseTimesPage) -> HttpResponse:
    """The response-time helper: the open question, or the answer; 400 for an answer that can't be understood."""
    read = helper.reading(request.GET, today=local_day(timezone.now()))
    context: dict[str, Any] = {"given": helper.given(read, request.path), "question": read.question}
    if read.has_errors:
        context["meta_title"] = _("Error: %(title)s") % {"title": page.title}
    if read.question:
        left_out = helper.PARAMETERS[read.question.question]
        context["carried"] = {name: value for name, value in read.parameters.items() if name not in left_out}
    else:
        answer = helper.answer(read.answers)
        context |= {"answer": answer, "answer_file": f"{addresses().answer_file()}?{read.query()}"}
        context["months"] = months(answer.counting) if answer.counting else []
    response = page.render(request, template="guidance/response_times_page.html", context_overrides=context)
    response.status_code = 400 if read.has_errors else 200
    return response


def answer_file(request: HttpRequest, page_path: str) -> HttpResponse:
    """The counted day as a calendar file; an address without a complete answer leads back to the questions."""
    address = addresses().response_times
    if request.path != addresses().answer_file():
        raise Http404("No response-time helper here")
    read = helper.reading(request.GET, today=local_day(timezone.now()))
    answer = None if read.question else helper.answer(read.answers)
    if answer is None or answer.counting is None:
        query = request.GET.urlencode()
        return redirect(f"{address}?{query}" if query else address)
    url = f"{settings.SITE_URL}{address}?{read.query()}"
    response = HttpResponse(calendar_file(answer, url=url), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="check-the-date.ics"'
    return response
