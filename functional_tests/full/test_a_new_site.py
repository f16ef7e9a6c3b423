"""A site that begins with an empty folder: nothing is copied, everything comes from migrations and seeds."""

from __future__ import annotations

import pytest

from functional_tests.server import start


@pytest.fixture
def new_site(tmp_path):
    site, process = start(tmp_path, empty=True)
    yield site
    process.terminate()
    process.wait(30)


def test_it_comes_up_with_every_page_and_an_administrator(new_site, site, browser):
    assert new_site.paths() == site.paths()
    assert "0800 377 7330" in new_site.get("/en/")
    page = browser.new_page()
    page.goto(f"{new_site.url}/admin/login/")
    page.get_by_label("Username").fill(new_site.username)
    page.get_by_label("Password").fill(new_site.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{new_site.url}/admin/")
    page.close()
