"""Files that a request may not have: each is refused on its page with the reason, and what was typed is kept."""

from __future__ import annotations

import re

import pytest

from core.tests.test_uploads import EICAR, archive, pdf, word
from core.uploads import MEGABYTE
from partners.engagement.tests.test_request_journey import begin
from partners.models import EngagementRequest, RequestAttachment
from partners.tests.work_factories import terms_set

pytestmark = pytest.mark.django_db
SIGNS = "signs that a file name cannot have"
BAD = {
    "HTML named .pdf": ("page.pdf", b"<html><script>1</script>", "The name of this file ends in .pdf, but it is not"),
    "EICAR": ("virus.txt", EICAR, "virus scanners know what is in it as harmful"),
    "EICAR in a document": ("virus.docx", word(**{"word/media.txt": EICAR}), "as harmful"),
    "zip bomb": ("bomb.zip", archive("0", 50 * MEGABYTE), "This type of file cannot be sent. Send a PDF"),
    "zip bomb named .docx": (
        "bomb.docx",
        archive("word/document.xml", 150 * MEGABYTE),
        "far too large when it is opened",
    ),
    "docx bomb": ("letter.docx", word(**{"word/x.xml": b"\0" * 30 * MEGABYTE}), "far too large when it is opened"),
    "encrypted PDF": ("locked.pdf", pdf(password="secret"), "This PDF is encrypted"),
    "300 characters": ("x" * 296 + ".pdf", pdf(), "The name of this file is too long. It may have up to 100"),
    "folders": ("../../x.pdf", pdf(), SIGNS),
    "folders of Windows": ("..\\..\\x.pdf", pdf(), SIGNS),
    "0 bytes": ("empty.pdf", b"", "This file is empty."),
    "50 MB": ("big.pdf", b"%PDF-" + b"0" * 50 * MEGABYTE, "This file is too large: it may have up to 10 MB."),
    "another type": ("program.exe", b"MZ", "This type of file cannot be sent."),
    "no file": (None, b"", "Choose a file first."),
}


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


@pytest.fixture
def path(client, media):
    """A request with its first three steps answered, whose fourth asks for files."""
    terms_set()
    found = begin(client)["Location"].partition("?")[0]
    client.post(f"{found}?step=2", {"about": "A meeting about ferries", "dates": "May", "next": "1"})
    client.post(f"{found}?step=3", {"benefit": "Fewer mistakes", "they_bring": "Two people", "next": "1"})
    return found


def add(client, path, name, content):
    if name is None:
        return client.post(f"{path}?step=4", {"add": "1"})
    # By hand, as an ill-meaning program sends it: the test client would cut folders off.
    head = '--edge\r\nContent-Disposition: form-data; name="add"\r\n\r\n1\r\n--edge\r\n'
    head += f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    body = head.encode() + content + b"\r\n--edge--\r\n"
    return client.post(f"{path}?step=4", body, content_type="multipart/form-data; boundary=edge")


@pytest.mark.parametrize(("name", "content", "reason"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_the_reason_and_the_request_is_kept(client, media, path, name, content, reason):
    response = add(client, path, name, content)
    page = response.content.decode()

    assert response.status_code == 400
    assert "<title>Error: Files" in page
    assert 'href="#id_file"' in page  # the summary leads to the field
    assert page.count(reason) >= 2  # in the summary and at the field
    assert 'name="file"' in page
    assert not RequestAttachment.objects.exists()
    assert [each for each in media.rglob("*") if each.is_file()] == []
    made = EngagementRequest.objects.get()
    assert (made.state, made.about, made.benefit) == ("draft", "A meeting about ferries", "Fewer mistakes")
    check = client.get(f"{path}?step=check").content.decode()
    for kept in ("Example Regulator", "A meeting about ferries", "May", "Fewer mistakes", "Two people"):
        assert kept in check


def test_a_good_file_is_kept_after_a_bad_one(client, media, path):
    add(client, path, "page.pdf", b"<html>")
    assert add(client, path, "A plan.pdf", pdf()).status_code == 303

    page = client.get(f"{path}?step=4").content.decode()

    assert re.search(r"<bdi>A plan\.pdf</bdi>", page)
    [stored] = [each for each in media.rglob("*") if each.is_file()]
    assert "plan" not in stored.name


def test_what_is_no_upload_at_all_is_refused_and_the_request_is_kept(client, path):
    broken = client.post(f"{path}?step=4", b"--x\r\nnonsense", content_type="multipart/form-data; boundary=x")

    assert broken.status_code < 500
    assert EngagementRequest.objects.get().about == "A meeting about ferries"
