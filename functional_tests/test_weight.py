"""What a first visit costs over the wire, measured in Chromium."""

from __future__ import annotations

import pytest

KILOBYTE = 1000
FIRST_VIEW, STYLES, SCRIPTS = 100 * KILOBYTE, 17 * KILOBYTE, 5 * KILOBYTE


LANGUAGES = ["en", "gd", "pl", "uk", "zh-hans", "ar", "ur"]
ENGLISH = ["/en/contact/form/", "/en/guidance/support-and-intervention-policy/", "/en/accessibility/"]


@pytest.mark.parametrize("path", [*(f"/{code}/{path}" for code in LANGUAGES for path in ("", "contact/")), *ENGLISH])
def test_the_first_view_is_light(new_page, path):
    page = new_page()
    weights: dict[str, float] = {}
    kinds: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished", lambda event: weights.update({event["requestId"]: event["encodedDataLength"]})
    )
    page.goto(path, wait_until="networkidle")
    by_kind: dict[str, float] = {}
    for request, weight in weights.items():
        kind = kinds.get(request, "Other")
        by_kind[kind] = by_kind.get(kind, 0) + weight
    print(path, by_kind)  # noqa: T201 - shown with -s
    assert by_kind["Document"] > 0
    assert sum(by_kind.values()) <= FIRST_VIEW, by_kind
    assert by_kind["Stylesheet"] <= STYLES
    assert by_kind.get("Script", 0) <= SCRIPTS
