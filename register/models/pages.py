"""The page that the register stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.document import Blocks
from core.models import ContentPage

if TYPE_CHECKING:
    from core.trees import TreeContext


class RegisterPage(RoutablePageMixin, ContentPage):
    """The register of level 3 to 6 actions: the list, and below it entries, organisations, years and fields."""

    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))

    content_panels = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("body")]
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("register of actions")

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the years, the organisations and the meaning of the fields; no invented examples.

        Entries are found from there: a site map of a hundred thousand would help nobody.
        """
        from register import presenters  # noqa: PLC0415 - presenters import the models

        return presenters.routes()

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return the editors' blocks, what the register covers, and its newest entries."""
        from register import trees  # noqa: PLC0415 - trees import the models

        return (*super().document_blocks(context), *trees.register_blocks(context))

    @path("")
    def entries(self, request: HttpRequest) -> HttpResponse:
        from register import views  # noqa: PLC0415 - views import the models

        return views.entries(request, self)

    @path("fields/")
    def fields(self, request: HttpRequest) -> HttpResponse:
        from register import views  # noqa: PLC0415 - views import the models

        return views.fields(request, self)

    @path("organisations/<slug:slug>/")
    def organisation(self, request: HttpRequest, slug: str) -> HttpResponse:
        from register import views  # noqa: PLC0415 - views import the models

        return views.organisation(request, self, slug)

    @path("annual-reports/<str:label>/")
    def annual_report(self, request: HttpRequest, label: str) -> HttpResponse:
        from register import views  # noqa: PLC0415 - views import the models

        return views.annual_report(request, self, label)

    @path("<str:reference>/")
    def entry(self, request: HttpRequest, reference: str) -> HttpResponse:
        from register import views  # noqa: PLC0415 - views import the models

        return views.entry(request, self, reference)

    @path("<str:reference>/documents/<int:pk>/")
    def document(self, request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
        from register import document_views  # noqa: PLC0415 - the views import the models

        return document_views.document(request, reference, pk)

    @path("<str:reference>/versions/<int:number>/")
    def version(self, request: HttpRequest, reference: str, number: int) -> HttpResponse:
        from register import views  # noqa: PLC0415 - views import the models

        return views.version(request, self, reference, number)
