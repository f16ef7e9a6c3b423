"""Makes what the tests of this room need beside the seeded records."""

from __future__ import annotations

import factory
from wagtail.models import Locale

from guidance.models import ActionLevel, Scenario, ScenarioText


class ScenarioFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Scenario
        skip_postgeneration_save = True

    number = factory.Sequence(lambda number: 100 + number)
    level = factory.LazyFunction(lambda: ActionLevel.objects.get(number=1))


class ScenarioTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ScenarioText

    fact = factory.SubFactory(ScenarioFactory)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="en"))
    situation = "<p>Something happens.</p>"
    actions = "<p>We act.</p>"
    contact_from = "Officer"
