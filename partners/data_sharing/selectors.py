"""What data can be shared, and the tables that everybody may use again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.document import (
    Blocks,
    Definition,
    DefinitionList,
    Document,
    DocumentMeta,
    Heading,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    inlines,
    paragraph,
)
from core.models import SignedLink
from core.publisher import publisher
from core.signed_links import LinkWithdrawnError
from core.sources import Source
from partners.data_sharing.datasets import fields_of, rows_of
from partners.data_sharing.models import CommitmentRequest, DataItem, Dataset

LANGUAGE = settings.LANGUAGE_CODE  # tables are in English


def catalogue() -> list[DataItem]:
    """What can be shared and has words, in its order."""
    return [each for each in DataItem.objects.prefetch_related("texts__locale") if each.words]


def datasets_live() -> QuerySet[Dataset]:
    return Dataset.objects.filter(is_live=True)


def request_of(link: SignedLink) -> CommitmentRequest:
    """What a link asks for. Raises LinkWithdrawnError where the office has deleted it."""
    found = CommitmentRequest.objects.select_related("commitment", "organisation").filter(pk=int(link.about)).first()
    if found is None:
        raise LinkWithdrawnError
    return found


def item_pairs(item: DataItem) -> list[tuple[str, str]]:
    """What the catalogue says of a kind of data, as labels and words; nothing where there is nothing to say."""
    words = item.words
    if words is None:
        return []
    commitment = _("Yes: we ask you for a commitment first. We send it to you.") if item.is_personal else _("No")
    said = [
        (_("What it is"), words.what),
        (_("When you may ask for it"), words.when_to_ask),
        (_("Its limits"), words.limits),
        (_("Personal data"), commitment),
    ]
    return [(label, value) for label, value in said if value]


def catalogue_blocks() -> Blocks:
    """The catalogue as document nodes; a title, and a list of pairs for each kind of data."""
    found = catalogue()
    if not found:
        return ()
    return (Heading(2, inlines(_("What data we can share"))), *(node for item in found for node in _item_blocks(item)))


def _item_blocks(item: DataItem) -> Blocks:
    example = (paragraph(_("Invented example.")),) if item.is_sample else ()
    rows = tuple(Definition(inlines(label), (paragraph(value),)) for label, value in item_pairs(item))
    return (Heading(3, inlines(item.words.name if item.words else "")), *example, DefinitionList(rows))


def dataset_document(dataset: Dataset) -> Document:
    """A table and its fields as the tree of every format."""
    fields = fields_of(dataset.fields)
    rows = tuple(Row(tuple((paragraph(cell),) for cell in row)) for row in rows_of(dataset.table))
    meanings = tuple(Row(((paragraph(field.name),), (paragraph(field.meaning),))) for field in fields)
    blocks: Blocks = (
        Paragraph(inlines(dataset.summary), ParagraphKind.LEAD),
        Table(dataset.title, tuple(field.name for field in fields), rows),
        Heading(2, inlines(_("What the fields mean"))),
        Table(_("Fields"), (_("Field"), _("What it means")), meanings),
    )
    address = f"{settings.SITE_URL}{reverse('partners_dataset', args=[dataset.slug])}"
    meta = DocumentMeta(address=address, version_date=dataset.updated_on, publisher=publisher())
    return Document(dataset.title, LANGUAGE, blocks, meta)


def sources(language: str) -> Iterator[Source]:
    """The tables that are live, for the formats; invented examples have none."""
    if language != LANGUAGE:
        return
    for dataset in datasets_live().filter(is_sample=False):
        path = reverse("partners_dataset", args=[dataset.slug]).removeprefix(f"/{language}/")
        yield Source(f"dataset:{dataset.pk}", language, path, dataset.title, None, partial(_build, dataset.pk))


def _build(pk: int) -> Document:
    return dataset_document(datasets_live().get(pk=pk))
