"""Files for the tests of imports, and the way through the screens."""

from __future__ import annotations

import io
import re
from html import unescape
from http import HTTPStatus

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from register.models import Action, Import, Version

LIST = "/admin/register/imports/"
HEADINGS = ["organisation", "year", "service", "level", "type", "taken_on", "reason"]
ROW = ["Example Burgh Council", "2025-26", "PSC", "3", "meeting", "2025-06-03", "Enquiries were not answered."]


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
