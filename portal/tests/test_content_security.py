from __future__ import annotations

import re

import pytest

from portal.content_security import INLINE_SCRIPT

PUBLIC_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
}


def policy_of(response) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/en/contact/", "/en/no-such-page/", "/robots.txt"])
def test_public_pages_have_the_strict_policy(client, path):
    assert policy_of(client.get(path)) == PUBLIC_POLICY


@pytest.mark.django_db
def test_the_admin_has_its_own_policy_and_a_nonce_on_every_inline_script(admin_client):
    response = admin_client.get("/admin/reports/site-history/")
    policy = policy_of(response)
    nonce = re.search(r"'nonce-([^']+)'", policy["script-src"])[1]
    inline_scripts = re.findall(rb"<script(?![^>]*\bsrc=)[^>]*>", response.content)
    assert "'unsafe-inline'" not in policy["script-src"]
    assert policy["frame-ancestors"] == "'self'"
    assert inline_scripts
    assert all(f'nonce="{nonce}"'.encode() in tag for tag in inline_scripts)


def test_scripts_with_an_address_get_no_nonce():
    assert not INLINE_SCRIPT.search(b'<script src="/static/a.js">')
    assert INLINE_SCRIPT.search(b"<script>init()</script>")
