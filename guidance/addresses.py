"""Where the guidance pages are, in the active language."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, override
from wagtail.models import Page

from core.generation import per_generation
from guidance.models.pages import LeafletPage, ResponseTimesPage, ScenariosPage


@dataclass(frozen=True)
class Addresses:
    """The addresses of the live pages; empty where there is none."""

    leaflet: str
    scenarios: str
    response_times: str

    def level(self, number: int) -> str:
        return self.leaflet and f"{self.leaflet}levels/{number}/"

    def letter(self, number: int | None = None) -> str:
        if number is None:
            return self.leaflet and f"{self.leaflet}letter/"
        return self.leaflet and f"{self.leaflet}levels/{number}/letter/"

    def scenario(self, number: int) -> str:
        return self.scenarios and f"{self.scenarios}{number}/"

    def answer_file(self) -> str:
        return self.response_times and f"{self.response_times}answer.ics"


@per_generation
def addresses() -> Addresses:
    """Return where the first live leaflet, scenarios and response-time pages of the active language are."""
    return Addresses(
        leaflet=_address(LeafletPage), scenarios=_address(ScenariosPage), response_times=_address(ResponseTimesPage)
    )


def addresses_in(language: str) -> Addresses:
    """Return the same of another language (a site code)."""
    with override(language):
        return addresses()


def _address(model: type[Page]) -> str:
    page = model.objects.live().public().filter(locale__language_code=get_language()).order_by("path").first()
    return (page.url if page else None) or ""
