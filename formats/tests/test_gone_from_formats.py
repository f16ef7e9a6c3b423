"""After a correction, a withdrawal or a seal of the register, every format of its pages is another file.

The word that has to go has no contraction in Braille, so that it can be read in every format.
"""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus

import pytest

from formats.models import FormatFile
from formats.models.files import folder
from formats.tests.reading import READERS
from formats.wanted import renderers_for
from register.tests import factories as make
from register.tests.factories import AT, MINUTE
from register.workflow import sealing
from register.workflow.content import StepContent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_files_apart")]
OLD, NEW = "Vuzkopz", "Polvukz"
STEPS = (StepContent(3, date(2025, 5, 1)), StepContent(4, date(2025, 6, 1), f"{OLD} went on."))
BRAILLE = {"braille.brf", "braille-uncontracted.brf"}
CELLS = str.maketrans("klopuvz", "⠅⠇⠕⠏⠥⠧⠵")  # as Unicode has Braille


@pytest.fixture
def entry(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return make.published(level=4, taken_on=date(2025, 6, 1), steps=STEPS, reason=f"{OLD} came late")


def seal(version):
    asked = sealing.seal_ask(version=version, category="personal-data", by=make.administrator(), at=AT + MINUTE)
    sealing.seal_confirm(seal=asked, by=make.administrator("gorse"), at=AT + MINUTE)


def test_a_sealed_text_is_in_no_format_and_on_no_disk(client, entry, django_capture_on_commit_callbacks):
    year, body = f"register/annual-reports/{entry.year.label}/", f"register/organisations/{entry.body.slug}/"
    below = [f"register/{entry.action.reference}/", year, body, "register/"]
    names = [each.name for each in renderers_for("en") if each.at_request]
    wanted = [(below[0], name) for name in names] + [(path, "text.txt") for path in below[1:]]
    etags = {}
    with django_capture_on_commit_callbacks(execute=True):
        for path, name in wanted:
            response = client.get(f"/en/{path}formats/{name}")
            assert is_said(name, b"".join(response)), (path, name)
            etags[path, name] = response["ETag"]
    kept = [file.path for file in FormatFile.objects.all()]
    assert len(kept) == len(wanted)
    with django_capture_on_commit_callbacks(execute=True):
        seal(entry)
    assert not any(path.exists() for path in kept)  # at once, before a worker has made the new ones
    with django_capture_on_commit_callbacks(execute=True):
        for path, name in wanted:
            response = client.get(f"/en/{path}formats/{name}", headers={"if-none-match": etags[path, name]})
            assert response.status_code == HTTPStatus.OK
            assert not is_said(name, b"".join(response)), (path, name)
    on_disk = [path for path in folder().rglob("*") if path.is_file()]
    assert len(on_disk) == len(wanted)
    assert not any(is_said(path.name.partition("-")[2], path.read_bytes()) for path in on_disk)


@pytest.mark.parametrize("number", [1, 2])
def test_a_sealed_text_is_gone_from_the_files_of_an_earlier_version(
    client, entry, number, django_capture_on_commit_callbacks
):
    """Its own text, and what the version after it says of the correction."""
    with django_capture_on_commit_callbacks(execute=True):
        newer = make.corrected(entry, reason="It came in time", correction=f"{NEW} was meant.")
    word, version = {1: (OLD, entry), 2: (NEW, newer)}[number]
    version.refresh_from_db()
    address = f"/en/register/{entry.action.reference}/versions/1/formats/text.txt"
    with django_capture_on_commit_callbacks(execute=True):
        assert word in b"".join(client.get(address)).decode()
    [kept] = [file.path for file in FormatFile.objects.all()]
    with django_capture_on_commit_callbacks(execute=True):
        seal(version)
    assert not kept.exists()
    assert word not in b"".join(client.get(address)).decode()


@pytest.mark.parametrize("act", ["correction", "withdrawal"])
def test_what_was_corrected_or_withdrawn_is_made_anew(client, entry, act):
    address = f"/en/register/{entry.action.reference}/formats/text.txt"
    first = client.get(address)
    assert OLD in b"".join(first).decode()
    if act == "correction":
        make.corrected(entry, reason=f"{NEW} came late", reply="", steps=())
    else:
        make.corrected(entry, withdraws=True)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert OLD not in b"".join(again).decode()
    assert again.status_code == HTTPStatus.OK


def is_said(name, content):
    """Whether a format says the word: PDF, EPUB and DOCX through programs that read them, Braille by its cells."""
    if name == "braille.pef":
        return OLD.lower().translate(CELLS) in content.decode()
    if name in BRAILLE:
        return OLD.lower() in re.sub(r"\s+", "", content.decode().lower())
    return OLD in READERS[name](content)
