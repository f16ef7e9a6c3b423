"""An administrator logs in with the password that was printed, and finds an admin that works under its policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

SCREENS = [
    "/admin/",
    "/admin/pages/",
    "/admin/reports/site-history/",
    "/admin/images/add/",
    "/admin/snippets/",
    "/admin/redirects/",
    "/admin/users/",
    "/admin/account/",
    "/admin/style-guide/",
]


@pytest.fixture
def administrator(page: Page, site) -> Page:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(site.username)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def test_the_screens_open_without_breaking_the_policy(administrator):
    for path in SCREENS:
        assert administrator.goto(path, wait_until="networkidle").status == 200, path


def open_editor(administrator: Page, title: str) -> None:
    """Open the edit screen of a page by searching for it, as an editor does."""
    administrator.goto(f"/admin/pages/search/?q={title}")
    administrator.get_by_role("link", name=title).first.click()
    administrator.wait_for_load_state("networkidle")


@pytest.mark.parametrize("title", ["Support and Intervention Policy", "Privacy"])
def test_a_page_can_be_edited_and_its_preview_is_not_blank(administrator, title):
    open_editor(administrator, title)
    administrator.get_by_role("button", name="Toggle preview").click()
    preview = administrator.frame_locator("iframe[title='Preview']").first
    expect(preview.locator("h1")).to_contain_text(title, timeout=20_000)
    expect(preview.locator("h1")).to_be_visible()
