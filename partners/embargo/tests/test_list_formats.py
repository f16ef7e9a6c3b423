"""The list of public releases in the formats of the format panel (P9)."""

from __future__ import annotations

import pytest

from core.generation import renew
from partners.embargo.tests import factories as make

pytestmark = pytest.mark.django_db
TEXT = "/en/working-with-others/releases/formats/text.txt"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_P9_the_list_is_had_as_text_with_organisations_and_no_person(client, monkeypatch):
    made = make.release()
    made.organisations.add(make.invite(made)[0].organisation)
    renew()
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.BEFORE)
    assert client.get(TEXT).status_code == 404
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.AFTER)
    renew()
    text = client.get(TEXT).getvalue().decode()
    assert make.TITLE in text
    assert "Example Partner Agency" in text
    assert "Jo Example" not in text
    arabic = client.get(TEXT.replace("/en/", "/ar/"))
    assert arabic.status_code == 200
    assert make.TITLE in arabic.getvalue().decode()
