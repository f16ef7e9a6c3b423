from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.document import Blocks
from core.models import ContentPage, Words
from guidance.blocks import GUIDANCE_BLOCKS

if TYPE_CHECKING:
    from core.trees import TreeContext


class GuidancePage(ContentPage):
    """The index of the guidance: what there is to read, and for whom."""

    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("content"))

    content_panels = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("body")]
    template = "guidance/guidance_page.html"

    class Meta:
        verbose_name = _("guidance index")

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return what there is to do, then the editors' blocks."""
        from guidance import trees  # noqa: PLC0415 - trees import the models

        return (*trees.doors(context), *super().document_blocks(context))


class LeafletPage(RoutablePageMixin, ContentPage):
    """The Support and Intervention Policy leaflet (L1–L24): its text word for word, its facts from the records."""

    reference = models.CharField(
        pgettext_lazy("printed on the leaflet", "reference"),
        max_length=40,
        help_text=_("As printed, such as SIPLleaflet-0524."),
    )
    version_month = models.DateField(_("version"), help_text=_("The first day of the month of this version."))
    full_policy = models.URLField(
        _("address of the full policy"), blank=True, help_text=_("Empty: the leaflet's words stand without a link.")
    )
    body = StreamField([*BODY_BLOCKS, *GUIDANCE_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("reference"),
        FieldPanel("version_month"),
        FieldPanel("full_policy"),
        FieldPanel("body"),
        InlinePanel("change_notes", heading=_("Change notes"), label=_("change note")),
    ]
    search_fields: ClassVar = [
        *ContentPage.search_fields,
        index.SearchField("reference"),
        index.SearchField("body"),
    ]
    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("reference", overridable=False),
        SynchronizedField("version_month", overridable=False),
        SynchronizedField("full_policy", overridable=False),
        TranslatableField("body"),
    ]
    subpage_types: ClassVar = ["guidance.ScenariosPage", "guidance.ResponseTimesPage"]
    template = "guidance/leaflet_page.html"

    class Meta:
        verbose_name = _("leaflet")

    def document_version(self, *, is_draft: bool) -> str:
        """Return the printed reference, by which people know the leaflet's version."""
        return self.reference or super().document_version(is_draft=is_draft)

    def document_words(self) -> Iterable[Words | None]:
        from contact import trees as contact  # noqa: PLC0415 - trees import the models
        from guidance import trees  # noqa: PLC0415

        return (*trees.words_shown(), *contact.words_shown())

    def document_foot(self, context: TreeContext) -> Blocks:
        """Return version, reference, dates of review and what has changed."""
        from guidance import presenters, trees  # noqa: PLC0415 - they import the models

        dates = presenters.leaflet_dates(self)
        return trees.foot(dates["items"], dates["changes"])

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the routes of the letter pages and of each level, with their titles."""
        from guidance.presenters import leaflet_routes  # noqa: PLC0415 - presenters import the models

        return leaflet_routes()

    @path("")
    def whole(self, request: HttpRequest) -> HttpResponse:
        from guidance import views  # noqa: PLC0415 - views import the models

        return views.leaflet(request, self)

    @path("levels/<int:number>/")
    def level(self, request: HttpRequest, number: int) -> HttpResponse:
        from guidance import views  # noqa: PLC0415 - views import the models

        return views.level(request, self, number)

    @path("letter/")
    def letter_choose(self, request: HttpRequest) -> HttpResponse:
        from guidance import views  # noqa: PLC0415 - views import the models

        return views.letter_choose(request, self)

    @path("levels/<int:number>/letter/")
    def letter(self, request: HttpRequest, number: int) -> HttpResponse:
        from guidance import views  # noqa: PLC0415 - views import the models

        return views.letter(request, self, number)


class ScenariosPage(RoutablePageMixin, ContentPage):
    """The scenarios of the appendix, to filter by level and function; each has an address of its own."""

    parent_page_types: ClassVar = ["guidance.LeafletPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("scenarios")

    def document_words(self) -> Iterable[Words | None]:
        from guidance import trees  # noqa: PLC0415 - trees import the models

        return trees.words_shown()

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return all scenarios; who reads a file can't filter them."""
        from guidance import trees  # noqa: PLC0415 - trees import the models

        return trees.whole_scenario_table(context)

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the route of each scenario, with its title."""
        from guidance.presenters import scenario_routes  # noqa: PLC0415 - presenters import the models

        return scenario_routes()

    @path("")
    def scenarios(self, request: HttpRequest) -> HttpResponse:
        from guidance import views  # noqa: PLC0415 - views import the models

        return views.scenarios(request, self)

    @path("<int:number>/")
    def scenario(self, request: HttpRequest, number: int) -> HttpResponse:
        from guidance import views  # noqa: PLC0415 - views import the models

        return views.scenario(request, self, number)


class ResponseTimesPage(RoutablePageMixin, ContentPage):
    """The response-time helper: question by question to a date, with its caution."""

    parent_page_types: ClassVar = ["guidance.LeafletPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("response-time helper")

    def document_words(self) -> Iterable[Words | None]:
        from guidance import trees  # noqa: PLC0415 - trees import the models

        return trees.words_shown()

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return the times to respond and how days are counted; the questions are only on the web."""
        from guidance import documents  # noqa: PLC0415 - documents import the models

        return documents.response_times(context)

    @path("")
    def response_times(self, request: HttpRequest) -> HttpResponse:
        from guidance import views  # noqa: PLC0415 - views import the models

        return views.response_times(request, self)
