"""What the journeys of the promises share: people who sign in, what they do in the admin, and how they read a mail."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
from playwright.sync_api import Page, expect

from functional_tests.browser import NARROW, WIDE, axe_violations, scrolls_sideways
from functional_tests.server import Site

PASSWORD = "correct-horse-battery-staple"
EDITOR, OFFICER, COLLEAGUE, RELEASER = "edie.editor", "olive.officer", "colin.colleague", "rae.releaser"
GROUPS = {
    EDITOR: ("Editors",),
    OFFICER: ("Moderators",),
    COLLEAGUE: ("Moderators",),
    RELEASER: ("Moderators", "Embargoed releases"),
}
_MAKE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
for name, groups in {people!r}.items():
    user = get_user_model().objects.create_user(name, name + "@example.org", {password!r})
    user.groups.set(Group.objects.filter(name__in=groups))
"""


def today() -> date:
    """The office's day."""
    return datetime.now(ZoneInfo("Europe/London")).date()


def people_make(site: Site) -> None:
    """Make the accounts of an editor, two officers and one who handles releases."""
    site.shell(_MAKE.format(people=GROUPS, password=PASSWORD))


def sign_in(page: Page, name: str) -> Page:
    """Sign in to the admin as one of `GROUPS`."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def menu(page: Page, group: str, item: str) -> None:
    """Choose an item of the admin's menu."""
    side = page.get_by_role("navigation", name="Main")
    side.get_by_role("button", name=group, exact=True).click()
    side.get_by_role("link", name=item, exact=True).click()
    page.wait_for_load_state("networkidle")


def save(page: Page, button: str = "Save") -> None:
    """Press a button of an editor's footer with the keyboard: a date's calendar may still lie over it for the mouse."""
    page.get_by_role("button", name=button, exact=True).first.press("Enter")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".messages .success").first).to_be_visible()


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill text fields of the admin, each found by its label."""
    for label, value in values.items():
        field = page.get_by_role("textbox", name=re.compile(rf"^{re.escape(label)}\*?$"))
        field.fill(value)
        field.press("Tab")  # a calendar that has opened closes


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a list in the admin, each as its words say."""
    page.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}\*?$")).select_option(label=option)


def pick(page: Page, kind: str, name: str) -> None:
    """Choose a record in the admin's chooser of a kind: pick(admin, "partner organisation", "Example Council")."""
    page.get_by_role("button", name=f"Choose {kind}", exact=True).first.click()
    page.get_by_role("dialog").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def publish(page: Page) -> None:
    """Publish the words or the page on the screen, out of the menu beside “Save draft”."""
    page.locator("footer [data-w-dropdown-target='toggle']").first.click()
    save(page, "Publish")


def words_publish(page: Page, values: dict[str, str]) -> None:
    """Give the record that was just saved its English words, and publish them."""
    page.locator(".messages").get_by_role("link", name="Edit").click()
    page.locator("a[href*='locale=en']", has_text="Add the words").click()
    fill(page, values)
    publish(page)


def organisation_add(page: Page, name: str, kind: str, email: str = "") -> None:
    """Add a partner organisation."""
    menu(page, "Partners", "Organisations")
    page.get_by_role("link", name="Add partner organisation").first.click()
    fill(page, {"Name": name, "Email": email, "Website": "https://partner.example.org", "Phone": "0131 496 0177"})
    page.locator("#id_slug").fill(name.lower().replace(" ", "-"))  # two fields are called “Address”
    choose(page, "Type", kind)
    save(page)


def from_home(page: Page, *links: str) -> None:
    """Begin at the home page as a visitor and click from link to link in the page's own content."""
    page.goto("/en/")
    for name in links:
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def is_sound(page: Page) -> None:
    """See that what stands on the screen is accessible and fits, on a wide screen and on a narrow one."""
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe_violations(page) == [], (width, page.url)
        assert not scrolls_sideways(page), (width, page.url)


def printed(page: Page) -> str:
    """Return the words of the page as a browser prints it, whatever lines they stand on."""
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    return " ".join(word for sheet in sheets for word in sheet.get_textpage().get_text_bounded().split())


@dataclass(frozen=True)
class Mail:
    """A mail as a person reads it."""

    subject: str
    text: str

    @property
    def link(self) -> str:
        """The first address in it."""
        found = re.search(r"https?://\S+", self.text)
        assert found, self.text
        return found.group()


def mail_to(site: Site, address: str, subject: str = "") -> Mail:
    """Return the newest mail that reached an address, of those whose subject holds these words."""
    found = [_read(each) for each in site.mails_to(address)]
    fitting = [each for each in found if subject in each.subject]
    assert fitting, (subject, [each.subject for each in found])
    return fitting[-1]


def _read(mail: Any) -> Mail:
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    assert body is not None
    return Mail(str(mail["Subject"]), body.get_content())


def open_link(page: Page, mail: Mail, email: str) -> None:
    """Open the personal link of a mail, and say which address it was sent to."""
    page.goto(mail.link)
    page.get_by_label("Your email address").fill(email)
    page.get_by_role("button", name="Open the link").click()


def request_begin(page: Page, kind: str, email: str) -> None:
    """Ask as a partner without an account, from the home page through the first of the four steps."""
    from_home(page, "Work with us", "Ask us to work with you", "Begin your request")
    page.get_by_text(kind, exact=True).click()
    page.get_by_label("Your organisation").fill("Example Regulator")
    page.get_by_label("Your name").fill("Ash Example")
    page.get_by_label("Your email address").fill(email)
    page.get_by_role("button", name="Save and go on").click()


def request_about(page: Page, about: str, *purposes: str) -> None:
    """Fill in the second step, with the purposes of sharing where it asks for them."""
    page.get_by_label("What is it about?").fill(about)
    for purpose in purposes:
        page.get_by_text(purpose, exact=True).click()
    page.get_by_role("button", name="Save and go on").click()


def request_send(page: Page, benefit: str) -> str:
    """Fill in the third step, send no file, and send the request; return its reference."""
    page.get_by_label("How would the public benefit?").fill(benefit)
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="Go on to check your answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    page.get_by_role("button", name="Send your request").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("W-")
    return page.get_by_role("heading", level=1).inner_text().split()[-1]


def request_decide(admin: Page, reference: str, outcome: str, *, met: tuple[bool, bool, bool], reasons: str) -> None:
    """Decide on a request as an officer: each consideration met or not, why, and the reasons."""
    menu(admin, "Working together", "Requests")
    admin.get_by_role("link", name=reference).click()
    for name, is_met in zip(("benefit", "risk", "resources"), met, strict=True):
        admin.locator(f"#id_{name}_met_{0 if is_met else 1}").check()
        admin.locator(f"#id_{name}_why").fill(f"What we found on {name}.")
    admin.get_by_label("Decision").select_option(label=outcome)
    admin.get_by_label("Reasons, as the requester will read them").fill(reasons)
    save(admin, "Store the decision")
