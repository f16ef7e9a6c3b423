"""From templates to the words of a mail, in the language of the person who gets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation


@dataclass(frozen=True)
class MailText:
    """The words of a mail: the subject on one line, the plain text, and a whole HTML document."""

    subject: str
    text: str
    html: str


def mail_render(template: str, context: dict[str, Any], *, language: str) -> MailText:
    """Render templates/<template>.subject.txt, .txt and .html in a language.

    Beside `context`, the templates get `language`, `direction` ("ltr" or "rtl") and `site_url`. HTML is escaped; plain
    text is not, so that an apostrophe stays one. Raises TemplateDoesNotExist.
    """
    with translation.override(language):
        given = {
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "site_url": settings.SITE_URL,
        } | context
        subject = _rendered(f"{template}.subject.txt", given, is_html=False)
        return MailText(
            subject=" ".join(subject.split()),
            text=_rendered(f"{template}.txt", given, is_html=False).strip() + "\n",
            html=_rendered(f"{template}.html", given, is_html=True),
        )


def _rendered(name: str, context: dict[str, Any], *, is_html: bool) -> str:
    template = get_template(name).template  # type: ignore[attr-defined]
    return str(template.render(Context(context, autoescape=is_html)))
