"""The finder: question by question, each at its own address, to an organisation, to us, or to our lines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from core.forms import SGDSFormMixin
from partners.enums import FinderEnd
from partners.pages import SignpostingPage
from partners.signposting import presenters, selectors
from partners.signposting.models import FinderAnswer, FinderQuestion
from partners.signposting.views import only_reading


class QuestionForm(SGDSFormMixin, forms.Form):
    """One question with its answers."""

    answer = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, question: FinderQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["answer"]
        words: Any = question.words
        field.label, field.help_text = words.question, words.hint
        field.choices = [(each.code, str(each)) for each in selectors.answers_of(question)]
        message = _("Choose one of the answers.")
        field.error_messages |= {"required": message, "invalid_choice": message}


def question(request: HttpRequest, page: SignpostingPage, code: str | None = None) -> HttpResponse:
    """Ask a question (the first without a `code`); `?answer=` leads on. 404 for a question there is not."""
    if request.method == "POST":
        return only_reading(request)
    asked = selectors.finder().question(code)
    if asked is None:
        raise Http404("No such question")
    is_sent = "asked" in request.GET or "answer" in request.GET
    form = QuestionForm(request.GET if is_sent else None, question=asked)
    if is_sent and form.is_valid():
        return HttpResponseRedirect(_next(asked, form.cleaned_data["answer"], _base(request, page)))
    title = _("Which organisation can help?")
    context = {
        "form": form,
        "errors": form.error_summary if is_sent else [],
        "title": title,
        "meta_title": _("Error: %(title)s") % {"title": title} if is_sent else f"{asked} – {title}",
        "crumbs_extra": [{"title": title, "url": request.path}],
        "is_first": asked == selectors.finder().question(None),
        "start_url": f"{_base(request, page)}finder/",
    }
    response = page.render(request, template="partners/finder.html", context_overrides=context)
    response.status_code = 400 if is_sent else 200
    return response


def _next(asked: FinderQuestion, code: str, base: str) -> str:
    chosen = next(each for each in selectors.answers_of(asked) if each.code == code)
    if chosen.leads_to == FinderEnd.QUESTION and chosen.next_question:
        known = selectors.finder().question(chosen.next_question.code)
        return f"{base}finder/{known.code}/" if known else f"{base}finder/answer/none/"
    return f"{base}finder/answer/{chosen.code}/"


def answer(request: HttpRequest, page: SignpostingPage, code: str) -> HttpResponse:
    """The end of a way through the finder; where what it names cannot be shown, "No entry for this. Call us"."""
    if request.method == "POST":
        return only_reading(request)
    found = selectors.finder().answer(code)
    if found is None and code != "none":
        raise Http404("No such answer")
    title, end = _("Who can help"), _end(found, _base(request, page))
    context = {
        "title": title,
        "meta_title": title,
        "crumbs_extra": [
            {"title": _("Which organisation can help?"), "url": f"{_base(request, page)}finder/"},
            {"title": title, "url": request.path},
        ],
        "start_url": f"{_base(request, page)}finder/",
        **end,
    }
    return page.render(request, template="partners/finder_answer.html", context_overrides=context)


def _end(found: FinderAnswer | None, base: str) -> dict[str, Any]:
    """Return the entries or our service that an answer leads to, with the reason; neither: there is no entry."""
    words: Any = found.words if found else None
    end: dict[str, Any] = {
        "chosen": str(words) if words else "",
        "reason": words.reason if words else "",
        "cards": [],
        "code": "",
    }
    if found and found.leads_to == FinderEnd.US and found.service:
        return end | {"code": found.service.code}
    cards = [presenters.card(each, base) for each in selectors.organisations_of(found)] if found else []
    return end | {"cards": cards}


def _base(request: HttpRequest, page: SignpostingPage) -> str:
    return page.get_url(request) or ""
