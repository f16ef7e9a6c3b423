from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

import pypdfium2 as pdfium
from django.core.files.base import ContentFile

from core.document import Document, paragraph
from core.renderers import pdf_of
from core.uploads import attachment_check
from outbox.models import OutgoingMail
from partners.embargo.models import Release
from partners.embargo.services import reader_invite
from partners.models import Organisation

AT = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)  # when it becomes public
BEFORE, SHORTLY_BEFORE, AFTER = AT - timedelta(days=2), AT - timedelta(seconds=1), AT + timedelta(days=1)
TITLE, FILE_NAME = "Zephyrine Brindlecote", "brindlecote-final.pdf"
SLUG, WORDS = "example-report-seven", "Quokkaline Paddlewick"
# Of the title, the file's name and the text: no test asks for these itself, so who sees them was told.
SECRETS = ("rindlecot", "addlewic")


def pdf_bytes(text=WORDS) -> bytes:
    return pdf_of(Document(TITLE, "en", (paragraph(text),)))


def organisation(name="Example Partner Agency", slug="example-partner-agency"):
    return Organisation.objects.get_or_create(name=name, defaults={"slug": slug, "kind": "public-agency"})[0]


def release(*, with_file=True, **given):
    values = {
        "title": TITLE, "slug": SLUG, "summary": f"{WORDS} in short", "body": f"<p>{WORDS}</p>", "released_at": AT
    }  # fmt: skip
    made = Release(**values | given)
    if with_file:
        content = ContentFile(pdf_bytes(), name=FILE_NAME)
        made.file, made.file_name = content, attachment_check(content).name
    made.save()
    return made


def invite(made, *, email="jo@example.org", name="Jo Example", of=None, at=BEFORE):
    """Invite somebody and return the reader and the address of the link, as the mail has it."""
    reader = reader_invite(release=made, organisation=of or organisation(), name=name, email=email, by=None, at=at)
    text = OutgoingMail.objects.filter(kind="partners.embargo_invitation").latest("pk").text
    return reader, re.search(r"(/en/working-with-others/embargo/\S+)", text)[1]


def text_of(pdf: bytes) -> list[str]:
    """What each page of a PDF shows."""
    return [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(io.BytesIO(pdf))]
