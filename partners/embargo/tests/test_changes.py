"""Row P9, what changes after the invitation: another time, the hour that comes twice, a withdrawal, and who looked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.access_log import entries_of
from core.models import AccessEntry
from outbox.models import OutgoingMail
from partners.embargo.models import Release
from partners.embargo.services import reader_revoke, release_withdraw
from partners.embargo.tests import factories as make
from partners.embargo.tests.test_embargo import ADD, _here, admin, enter, form  # noqa: F401 - fixtures

EDIT = "/admin/snippets/partners/release/edit/{}/"
LIST = "/admin/snippets/partners/release/"


def mails(kind):
    return list(OutgoingMail.objects.filter(kind=f"partners.embargo_{kind}").order_by("pk"))


def said(mail):
    return " ".join([mail.subject, mail.text, mail.html])


def moved_to(admin, made, wall, **given):  # noqa: F811
    values = form(title=made.title, slug=made.slug, wall_time=wall, **given)
    return admin.post(EDIT.format(made.pk), values)


def test_P9_readers_are_told_of_another_time_and_their_links_last_as_long(admin, client, monkeypatch):  # noqa: F811
    made = make.release()
    _reader, link = make.invite(made)
    gone, _link = make.invite(made, email="gone@example.org", name="Gone")
    reader_revoke(reader=gone, by=None, at=make.BEFORE)

    assert moved_to(admin, made, "2027-03-30 11:15").status_code == 302

    [mail] = mails("moved")
    assert mail.to == ["jo@example.org"]
    assert (
        "was embargoed until 2 March 2027, 09:00 GMT. It is now embargoed until 30 March 2027, 11:15 BST." in mail.text
    )
    assert "11:15 BST" in mail.html
    assert not any(secret in said(mail) for secret in make.SECRETS)
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.AT + timedelta(days=20))  # the first link was over
    assert make.WORDS in enter(client, link).content.decode()


def test_P9_nobody_is_written_to_where_the_time_stays(admin):  # noqa: F811
    made = make.release()
    make.invite(made)

    moved_to(admin, made, "2027-03-02 09:00", summary="Other words")

    made.refresh_from_db()
    assert made.summary == "Other words"
    assert mails("moved") == []


def test_P9_readers_are_told_of_a_withdrawal_once(client):
    made = make.release()
    _reader, link = make.invite(made)
    gone, _link = make.invite(made, email="gone@example.org", name="Gone")
    reader_revoke(reader=gone, by=None, at=make.BEFORE)
    for _twice in range(2):
        release_withdraw(release=made, by=None, at=make.BEFORE)

    [mail] = mails("withdrawn")

    assert mail.to == ["jo@example.org"]
    assert "Your link opens nothing any more." in mail.text
    assert not any(secret in said(mail) for secret in make.SECRETS)
    assert client.get(link).status_code == 410


def test_P9_who_is_told_of_a_new_time_is_not_written_to_after_a_withdrawal(admin):  # noqa: F811
    made = make.release()
    make.invite(made)
    release_withdraw(release=made, by=None, at=make.BEFORE)

    moved_to(admin, made, "2027-03-30 11:15")

    assert mails("moved") == []


@pytest.mark.parametrize(("which", "zone", "hour"), [("first", "BST", 0), ("second", "GMT", 1)])
def test_P9_in_the_hour_that_comes_twice_it_is_asked_and_said_which(admin, which, zone, hour):  # noqa: F811
    asked = admin.post(ADD, form(wall_time="2027-10-31 01:30")).content.decode()
    assert "The clock shows this time twice in that night. Choose which you mean." in asked
    assert "summer time, BST" in asked
    assert "winter time, GMT" in asked
    assert make.WORDS in asked  # what was typed is kept
    assert 'value="2027-10-31 01:30"' in asked

    admin.post(ADD, form(wall_time="2027-10-31 01:30", which_hour=which))

    made, shown = Release.objects.get(), f"31 October 2027, 01:30 {zone}"
    assert made.released_at == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)
    _reader, link = make.invite(made)
    assert shown in mails("invitation")[0].text
    for address in (LIST, f"/admin/partners/releases/{made.pk}/"):
        assert shown in admin.get(address).content.decode(), address
    assert f'<option value="{which}" selected>' in admin.get(EDIT.format(made.pk)).content.decode()
    assert shown in enter(admin, link).content.decode()
    assert any(shown in page for page in make.text_of(admin.get(f"{link}document.pdf").content))


def test_P9_from_one_hour_to_the_other_is_another_time(admin):  # noqa: F811
    made = make.release(released_at=datetime(2027, 10, 31, 0, 30, tzinfo=UTC))
    make.invite(made)

    moved_to(admin, made, "2027-10-31 01:30", which_hour="second")

    assert (
        "until 31 October 2027, 01:30 BST. It is now embargoed until 31 October 2027, 01:30 GMT."
        in mails("moved")[0].text
    )


def test_P9_who_of_the_staff_looked_at_readers_and_file_is_logged(admin):  # noqa: F811
    admin.post(ADD, form(upload=SimpleUploadedFile(make.FILE_NAME, make.pdf_bytes())))
    made = Release.objects.get()
    AccessEntry.objects.all().delete()
    screen = f"/admin/partners/releases/{made.pk}/"

    assert f"{screen}file/" in admin.get(screen).content.decode()
    file = admin.get(f"{screen}file/")

    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert "no-store, private" in file["Cache-Control"]
    actions = ["partners.release.readers", "partners.release.file"]
    entries = list(entries_of(f"release {made.pk}", actions=actions))
    assert {(each.who, each.action) for each in entries} == {("boss", action) for action in actions}
    log = admin.get("/admin/access-log/").content.decode()
    assert "Opened the file of an embargoed release" in log
    assert not any(secret in log for secret in make.SECRETS)


def test_P9_who_may_not_see_releases_gets_no_file(client, django_user_model):
    made = make.release()
    client.force_login(django_user_model.objects.create_user("nobody"))

    answer = client.get(f"/admin/partners/releases/{made.pk}/file/", follow=True)

    assert not any(secret in answer.content.decode() for secret in make.SECRETS)
    assert not AccessEntry.objects.filter(action="partners.release.file").exists()


def test_P9_the_list_says_so_when_there_is_none(client):
    make.release()

    answer = client.get("/en/working-with-others/releases/")

    assert answer.status_code == 200
    assert "There is no such report yet." in answer.content.decode()


def test_P9_a_file_goes_when_it_is_replaced_and_with_its_release(
    admin,  # noqa: F811
    tmp_path,
    django_capture_on_commit_callbacks,
):
    made = make.release()
    [first] = tmp_path.rglob("*.pdf")

    with django_capture_on_commit_callbacks(execute=True):
        upload = SimpleUploadedFile("second.pdf", make.pdf_bytes("Other words"))
        assert moved_to(admin, made, "2027-03-02 09:00", upload=upload).status_code == 302
    [second] = tmp_path.rglob("*.pdf")
    assert second != first

    with django_capture_on_commit_callbacks(execute=True):
        assert admin.post(f"/admin/snippets/partners/release/delete/{made.pk}/").status_code == 302
    assert not Release.objects.exists()
    assert list(tmp_path.rglob("*.pdf")) == []
