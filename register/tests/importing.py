"""Files for the tests of imports, and the way through the screens."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from http import HTTPStatus

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from register import trail
from register.imports.storage import import_storage
from register.models import Action, Import, Version
from register.tests import factories as make
from register.workflow import years

STEPS = [f"step_{at}_{part}" for at in (1, 2) for part in ("level", "date", "reason")]
MEGABYTE = 1024 * 1024
LIST = "/admin/register/imports/"
HEADINGS = ["organisation", "year", "service", "level", "type", "taken_on", "reason"]
ROW = ["Example Burgh Council", "2025-26", "PSC", "3", "meeting", "2025-06-03", "Enquiries were not answered."]


def own_folders(settings, folder):
    """Have files and ledger in a folder of the test's own."""
    settings.MEDIA_ROOT = folder / "media"
    settings.REGISTER_LEDGER = folder / "ledger"


def logged_in(client):
    """Log somebody in who may write entries; the year and one organisation are there. Return the client."""
    years.year_create(start=2025, by=make.administrator(), at=make.AT)
    make.body()
    client.force_login(make.author())
    return client


def real():
    return Version.objects.filter(is_sample=False)


def tampered():
    """What the trail says is wrong; its ledger is written only when a transaction ends, which no test's does."""
    return [each for each in trail.verify() if "ledger" not in each]


def files():
    """The names of the files that imports have stored."""
    folder = import_storage()
    return folder.listdir("")[1] if folder.exists("") else []


def row(**values):
    """A right row, with these cells changed."""
    return [str(values.get(name, usual)) for name, usual in zip(HEADINGS, ROW, strict=True)]


def lines(*rows, headings=HEADINGS, sign=",", end="\r\n"):
    return "".join(sign.join(f'"{cell}"' for cell in each) + end for each in (headings, *rows))


def csv_file(*rows, headings=HEADINGS, encoding="utf-8", name="entries.csv", **form):
    text = lines(*rows, headings=headings, **form)
    return SimpleUploadedFile(name, text.encode(encoding))


def xlsx_file(*rows, headings=HEADINGS, name="entries.xlsx"):
    book = Workbook()
    for each in (headings, *rows):
        book.active.append(each)
    data = io.BytesIO()
    book.save(data)
    return SimpleUploadedFile(name, data.getvalue())


def upload(client, file):
    """Upload a file; return the page that follows, and its import (None where the file was refused)."""
    response = client.post(LIST, {"file": file}, follow=True)
    is_refused = response.status_code == HTTPStatus.BAD_REQUEST
    return text(response), None if is_refused else Import.objects.first()


def checked(client, file, **columns):
    """Upload a file and have it checked, its columns as guessed but for these; return the page, and the import."""
    page, record = upload(client, file)
    assert record is not None, page
    response = client.post(f"{LIST}{record.pk}/columns/", record.mapping | columns, follow=True)
    record.refresh_from_db()
    return text(response), record


def confirm(client, record):
    page = text(client.post(f"{LIST}{record.pk}/confirm/", follow=True))
    record.refresh_from_db()
    return page


def text(response):
    return unescape(response.content.decode())


def problems(page):
    """What the page's table of problems says: (row, column, what is wrong)."""
    if 'id="problems"' not in page:
        return []
    table = page.split('aria-labelledby="problems">')[-1].split("</table>")[0]
    rows = re.findall(r"<tr><td>(\d+)</td><td><bdi>(.*?)</bdi></td><td>(.*?)</td></tr>", table)
    return [(int(number), column, said) for number, column, said in rows]


def nothing_stored():
    return not Action.objects.filter(is_sample=False).exists() and not Version.objects.filter(is_sample=False).exists()


def found(client, file):
    """The problems that the check of a file finds; none is stored."""
    page, _record = checked(client, file)
    assert "Make these drafts" not in page
    assert nothing_stored()
    return problems(page)


def refused(client, file):
    """What the upload of a file says, which is not taken at all."""
    page, record = upload(client, file)
    assert record is None
    assert not Import.objects.exists()
    return page


def raw(data, name="entries.csv"):
    return SimpleUploadedFile(name, data)


def remade(*, added=(), replaced=()):
    """A workbook with these parts added, or in place of its own."""
    added, replaced = dict(added), dict(replaced)
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_file(row()).read())) as whole,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for part in whole.infolist():
            archive.writestr(part.filename, replaced.get(part.filename, whole.read(part)))
        for name, content in added.items():
            archive.writestr(name, content)
    return raw(data.getvalue(), "entries.xlsx")
