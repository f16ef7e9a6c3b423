from __future__ import annotations

import pytest

BYTES = bytes(range(200)) * 2


@pytest.fixture
def _stored(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    for folder in ("images", "documents"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.png").write_bytes(BYTES)


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.django_db
@pytest.mark.usefixtures("_stored")
@pytest.mark.parametrize(
    ("wanted", "status", "expected"),
    [
        ("", 200, BYTES),
        ("bytes=0-9", 206, BYTES[:10]),
        ("bytes=390-", 206, BYTES[390:]),
        ("bytes=-5", 206, BYTES[-5:]),
        ("bytes=10-9999", 206, BYTES[10:]),
        ("bytes=-", 200, BYTES),
        ("lines=1-2", 200, BYTES),
    ],
)
def test_a_picture_is_served_whole_or_in_one_range(client, wanted, status, expected):
    headers = {"accept-encoding": "gzip"} | ({"range": wanted} if wanted else {})
    response = client.get("/media/images/a.png", headers=headers)
    assert response.status_code == status
    assert "Content-Encoding" not in response
    assert body(response) == expected
    assert response["Content-Type"] == "image/png"
    assert response["Content-Length"] == str(len(expected))


@pytest.mark.django_db
@pytest.mark.usefixtures("_stored")
@pytest.mark.parametrize("wanted", ["bytes=400-", "bytes=9-5"])
def test_a_range_beyond_the_end_is_refused(client, wanted):
    response = client.get("/media/images/a.png", headers={"range": wanted})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */400"


@pytest.mark.django_db
@pytest.mark.usefixtures("_stored")
@pytest.mark.parametrize(
    "path",
    ["documents/a.png", "images/", "images/none.png", "images/../documents/a.png", "../secret-key", "images/../../x"],
)
def test_nothing_but_public_pictures_is_served(client, path):
    assert client.get(f"/media/{path}").status_code in (302, 404)  # 302: "is there such a page in English?"
