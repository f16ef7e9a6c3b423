"""The style guide shows every component there is, and every component keeps the rules of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from home.styleguide import COMPONENTS, specimens

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
STATES = [
    pytest.param(component, state, id=f"{component.name}-{state.label}")
    for component in COMPONENTS
    for state in component.states
]


def test_every_component_is_shown_once():
    assert sorted(component.name for component in COMPONENTS) == sorted(path.stem for path in FOLDER.glob("*.html"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_begins_with_what_it_takes(path):
    comment = re.match(r"{% comment %}(.+?){% endcomment %}", path.read_text(), re.DOTALL)
    assert comment
    assert len(comment.group(1).strip()) > 20


@pytest.mark.parametrize(("component", "state"), STATES)
def test_every_state_can_be_rendered_under_the_content_security_policy(component, state):
    html = render_to_string(component.template, state.context)
    assert html.strip()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script|<style|javascript:", html)


@pytest.mark.parametrize(("component", "state"), STATES)
def test_nothing_that_is_missing_is_spelled_out(component, state):
    assert not re.search(r"\bNone\b|\[\]|\{'", render_to_string(component.template, state.context))


def test_the_page_has_no_id_twice():
    html = render_to_string("home/styleguide.html", {"components": specimens()})
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_every_name_that_is_referred_to_is_on_the_page():
    html = render_to_string("home/styleguide.html", {"components": specimens()})
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    referred = re.findall(r'aria-(?:labelledby|describedby|controls)="([^"]+)"', html)
    assert {name for names in referred for name in names.split()} <= ids
