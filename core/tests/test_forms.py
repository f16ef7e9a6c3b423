"""What the public forms look like when they are served."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import get_default_renderer

from core.forms import SGDSFormMixin, SGDSRenderer, SummaryError


class LetterForm(SGDSFormMixin, forms.Form):
    name = forms.CharField(label="Your name", help_text="As in the letter")
    level = forms.ChoiceField(label="Level", widget=forms.RadioSelect, choices=[("1", "Level 1"), ("2", "Level 2")])
    function = forms.ChoiceField(label="Function", choices=[("psc", "Complaints"), ("swf", "Welfare fund")])
    topics = forms.MultipleChoiceField(
        label="Topics", required=False, widget=forms.CheckboxSelectMultiple, choices=[("a", "A"), ("b", "B")]
    )
    agreed = forms.BooleanField(label="I agree")
    words = forms.CharField(label="Message", required=False, widget=forms.Textarea(attrs={"class": "tall", "rows": 4}))
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        if self.data.get("name") == "nobody":
            raise forms.ValidationError("Give a name or a reference")


GOOD = {"name": "Ada", "level": "1", "function": "psc", "agreed": "on", "token": "t"}


def element(html: str, identifier: str) -> str:
    """The start tag that carries an id."""
    found = re.search(rf'<[^>]*\bid="{identifier}"[^>]*>', html)
    assert found, f"nothing has the id {identifier}"
    return found.group()


def test_every_control_has_a_label_of_its_own():
    html = str(LetterForm())
    for identifier in ("id_name", "id_level_0", "id_level_1", "id_function", "id_topics_0", "id_agreed", "id_words"):
        assert html.count(f'for="{identifier}"') == 1
        element(html, identifier)


def test_a_group_is_a_fieldset_with_a_legend():
    html = str(LetterForm())
    assert re.search(r"<fieldset>\s*<legend>Level</legend>", html)
    assert re.search(r"<fieldset>\s*<legend>Topics \(optional\)</legend>", html)


def test_the_hint_describes_its_control():
    html = str(LetterForm())
    assert 'aria-describedby="id_name_helptext"' in element(html, "id_name")
    assert "As in the letter" in html


def test_controls_carry_the_design_systems_classes_and_their_own():
    html = str(LetterForm())
    assert 'class="ds_input"' in element(html, "id_name")
    assert 'class="ds_select"' in element(html, "id_function")
    assert 'class="ds_input tall"' in element(html, "id_words")
    assert 'class="ds_radio__input"' in element(html, "id_level_0")
    assert 'class="ds_checkbox__input"' in element(html, "id_agreed")
    assert "class=" not in element(html, "id_token")


def test_what_was_chosen_stays_chosen():
    html = str(LetterForm({**GOOD, "topics": ["b"]}))
    assert "checked" in element(html, "id_level_0")
    assert "checked" not in element(html, "id_level_1")
    assert "checked" in element(html, "id_topics_1")
    assert "checked" in element(html, "id_agreed")


def test_an_error_stands_at_its_field_and_describes_it():
    html = str(LetterForm({**GOOD, "name": ""}))
    control = element(html, "id_name")
    assert 'aria-invalid="true"' in control
    assert "ds_input--error" in control
    assert "id_name_error" in control
    assert "Fill in “Your name”." in html.split('id="id_name_error"')[1]


def test_the_summary_leads_to_the_first_control_of_each_field():
    summary = LetterForm({**GOOD, "level": "", "name": ""}).error_summary
    assert summary == [
        SummaryError("Fill in “Your name”.", "#id_name"),
        SummaryError("Choose an answer to “Level”.", "#id_level_0"),
    ]


def test_the_summary_begins_with_what_concerns_the_whole_form():
    assert LetterForm({**GOOD, "name": "nobody"}).error_summary == [SummaryError("Give a name or a reference", "")]


def test_a_hidden_fields_error_leads_nowhere():
    assert LetterForm({**GOOD, "token": ""}).error_summary == [SummaryError("Fill in “Token”.", "")]


def test_a_box_that_must_be_ticked_says_so():
    assert LetterForm({**GOOD, "agreed": ""}).error_summary == [SummaryError("Tick “I agree” to go on.", "#id_agreed")]


def test_a_fields_own_message_is_kept():
    class OwnForm(SGDSFormMixin, forms.Form):
        name = forms.CharField(error_messages={"required": "Write who you are"})

    assert OwnForm({}).error_summary == [SummaryError("Write who you are", "#id_name")]


def test_a_good_form_has_no_summary():
    assert LetterForm(GOOD).error_summary == []


def test_no_script_or_style_stands_in_a_form():
    html = str(LetterForm({}))
    assert not re.search(r"style=|<script|\son\w+=", html)


def test_what_people_type_is_escaped():
    assert "<b>" not in str(LetterForm({**GOOD, "name": "<b>", "words": "</textarea><b>"}))


def test_other_forms_stay_as_they_are():
    class AdminForm(forms.Form):
        name = forms.CharField()

    assert not isinstance(get_default_renderer(), SGDSRenderer)
    assert "ds_" not in str(AdminForm({"name": ""}))


@pytest.mark.parametrize("widget", [forms.DateInput, forms.EmailInput, forms.NumberInput])
def test_other_text_inputs_look_the_same(widget):
    class OneForm(SGDSFormMixin, forms.Form):
        field = forms.CharField(widget=widget)

    assert 'class="ds_input"' in element(str(OneForm()), "id_field")
