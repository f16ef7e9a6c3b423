"""The nightly check of websites: what counts as dead, and that it never looks inside our own network."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.models import Heartbeat
from partners.models import LinkCheck
from partners.signposting import links
from partners.signposting.link_opener import NotPublicError, head, public_address
from partners.tests.factories import organisation

pytestmark = pytest.mark.django_db


def opener(answers):
    def opened(url):
        answer = answers[url]
        if isinstance(answer, Exception):
            raise answer
        return answer

    return opened


def test_what_does_not_open_is_counted_night_by_night(at):
    answers = {"https://a.example.org": 200, "https://b.example.org": 404, "https://c.example.org": OSError()}
    answers |= {"https://d.example.org": 403, "https://e.example.org": 503}
    made = {url: organisation(website=url) for url in answers}
    assert links.links_check(at=at, opener=opener(answers)) == 3
    assert links.links_check(at=at + timedelta(days=1), opener=opener(answers | {"https://c.example.org": 200})) == 2
    nights = {url: LinkCheck.objects.get(organisation=each).failures for url, each in made.items()}
    assert list(nights.values()) == [0, 2, 0, 0, 2]
    assert not LinkCheck.objects.filter(organisation__is_sample=True).exists()


def test_it_is_off_unless_the_machine_may_go_out(at, settings, monkeypatch):
    ran = []
    monkeypatch.setattr(links, "links_check", lambda *, at: ran.append(at))
    night = at.replace(hour=1)
    links.links_check_nightly(at=night)
    assert not ran
    settings.CHECK_PARTNER_LINKS = True
    for moment in [at, night, night + timedelta(minutes=5), night + timedelta(days=1)]:
        links.links_check_nightly(at=moment)
    assert ran == [night, night + timedelta(days=1)]
    assert Heartbeat.objects.filter(name=links.BEAT).exists()


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "192.168.1.1", "0.0.0.0", "fd00::1"]
)
def test_it_refuses_addresses_of_our_own_network(host):
    with pytest.raises(NotPublicError):
        public_address(host, 80)
    with pytest.raises(NotPublicError):
        head(f"http://[{host}]/" if ":" in host else f"http://{host}/")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/", "http:///nothing", "gopher://example.org"])
def test_it_refuses_what_is_not_http(url):
    with pytest.raises(NotPublicError):
        head(url)
