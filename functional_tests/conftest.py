from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from functional_tests import browser as chromium
from functional_tests.server import TOP, Site, start

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site, as `script/serve` shows it, on data of its own."""
    site, process = start(tmp_path_factory.mktemp("site"))
    yield site
    process.terminate()
    process.wait(30)


@pytest.fixture(scope="session")
def site_url(site: Site) -> str:
    return site.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium.find_chromium()
    if executable is None:
        pytest.skip("Chromium is missing. This brings it: apt-get install --yes chromium")
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, executable)
        yield browser
        browser.close()


@pytest.fixture
def new_context(
    browser: Browser, site: Site, request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts: new_context(width=320, java_script_enabled=False, forced_colors="active", …).

    When the test fails, a trace of each stays in var/traces/ (see it with `playwright show-trace`), but of those with
    traced=False, which go through so many pages that tracing would take longer than all the rest.
    """
    contexts: list[BrowserContext] = []
    traced_ones: list[bool] = []

    def make(
        width: int = chromium.WIDE, height: int = chromium.HEIGHT, traced: bool = True, **options: object
    ) -> BrowserContext:
        viewport = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, base_url=site.url, locale="en-GB", **options)
        if traced:
            context.tracing.start(snapshots=True)
        contexts.append(context)
        traced_ones.append(traced)
        return context

    yield make
    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        if traced_ones[number]:
            trace = TOP / "var" / "traces" / f"{request.node.name}-{number}.zip"
            context.tracing.stop(path=trace if failed else None)
        context.close()


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext], site: Site) -> Iterator[OpenPage]:
    """Open a blank page in a context of its own; at the end none may have broken the policy or called elsewhere.

    Give allowed_errors=1 for each console error that a test provokes, such as a 404.
    """
    watched: list[tuple[chromium.Faults, int]] = []

    def make(width: int = chromium.WIDE, allowed_errors: int = 0, **options: object) -> Page:
        page = new_context(width, **options).new_page()
        faults = chromium.Faults()
        faults.watch(page, site.url)
        watched.append((faults, allowed_errors))
        return page

    yield make
    for faults, allowed in watched:
        assert len(faults.console) <= allowed, faults.console
        assert faults.elsewhere == []


@pytest.fixture
def page(new_page: OpenPage) -> Page:
    """One page on a wide screen, with JavaScript."""
    return new_page()


@pytest.fixture(scope="session")
def paths(site: Site) -> list[str]:
    """Every page of the site map, and what it does not list: searches, filters, forms and answers."""
    return [*site.paths(), *UNLISTED]


LEAFLET = "/en/guidance/support-and-intervention-policy/"
HELPER = f"{LEAFLET}response-times/"
THIS_YEAR = datetime.now(UTC).year
UNLISTED = [
    "/en/search/?q=whistleblowing",
    "/en/search/?q=no-such-word",
    f"{LEAFLET}scenarios/?level=2&service=SWF",
    f"{HELPER}?letter_date=yes",
    f"{HELPER}?letter_date=no&service=SWF&level=3",
    f"{HELPER}?letter_date=no&service=PSC&level=4&received_day=1&received_month=12&received_year={THIS_YEAR}",
    "/en/contact/formats/",
    f"{LEAFLET}scenarios/5/formats/",
]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    if outcome.get_result().failed:
        item.failed = True


def pytest_sessionstart() -> None:
    Path(TOP / "var" / "traces").mkdir(parents=True, exist_ok=True)
