from __future__ import annotations

import itertools

from django.contrib.auth import get_user_model

from core.seed.helpers import words_seed
from partners.enums import AgreedBy
from partners.models import Organisation, OrganisationText
from partners.organisations.services import agreement_give, agreement_seek

_number = itertools.count(1)


def user(name=None, *, superuser=True):
    make = get_user_model().objects.create_superuser if superuser else get_user_model().objects.create_user
    name = name or f"person{next(_number)}"
    return make(name, f"{name}@example.org", "correct-horse")


def organisation(*, words=True, **values):
    number = next(_number)
    defaults = {
        "name": f"Example Partner {number}",
        "slug": f"example-partner-{number}",
        "kind": "regulator",
        "website": "https://partner.example.org",
        "phone": "+441314960111",
        "address": "1 Example Street\nExample Town",
    }
    made = Organisation.objects.create(**(defaults | values))
    if words:
        text = {
            "remit": "It watches examples.",
            "helps": "It helps people with examples.",
            "hours": "Monday, 9am to 5pm",
        }
        words_seed(OrganisationText, made, languages="English", **text)
    return made


def agreed(*, at, **values):
    made = organisation(**values)
    asked = agreement_seek(organisation=made, email="", name="", by=None, at=at)
    agreement_give(agreement=asked, who="Example person", by_what=AgreedBy.LETTER, at=at)
    return made


def reword(made, **words):
    """Publish another English wording, as an editor does."""
    text = made.texts.get(locale__language_code="en")
    for name, value in words.items():
        setattr(text, name, value)
    text.save_revision().publish()
