"""The list of enquiries: the newest first, narrowed down, searched, without anything of a person."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from contact.models import EnquiryTopic, Service
from contact.tests.admin import url
from contact.tests.staff import AT, LIST, SECRET, listed, one, text_of

pytestmark = pytest.mark.django_db


def test_the_newest_come_first_and_no_message_stands_there(officer):
    one(1, message=SECRET, name="Example Person")
    one(2)
    page = text_of(officer.get(LIST))
    assert listed(officer) == ["E-0000-0002", "E-0000-0001"]
    assert SECRET not in page
    assert "Example Person" not in page
    assert "person@example.org" not in page


def test_it_is_narrowed_down(officer, django_user_model):
    swf, other = Service.objects.get(code="SWF"), EnquiryTopic.objects.get(code="other")
    anna = django_user_model.objects.get(username="anna")
    bert = django_user_model.objects.create_user("bert")
    one(1, service=swf)
    one(2, topic=other, assigned_to=bert)
    one(3, language="ur", assigned_to=anna)
    one(4, state="done", received_at=AT - timedelta(days=5))
    first = {"service": swf.pk}, {"topic": other.pk}, {"language": "ur"}, {"state": "done"}
    assert [listed(officer, **query) for query in first] == [[f"E-0000-000{n}"] for n in (1, 2, 3, 4)]
    assert listed(officer, service="not-sure") == ["E-0000-0003", "E-0000-0002", "E-0000-0004"]
    assert listed(officer, assigned="me") == ["E-0000-0003"]
    assert listed(officer, assigned="nobody") == ["E-0000-0001", "E-0000-0004"]
    assert listed(officer, assigned="someone") == ["E-0000-0003", "E-0000-0002"]
    assert listed(officer, received_at_from="2026-11-18", received_at_to="2026-11-18") == ["E-0000-0004"]
    assert listed(officer, received_at_from="2026-11-19", service="not-sure", language="ur") == ["E-0000-0003"]


@pytest.mark.parametrize("typed", ["E-0000-0001", "e00000001", " 0000 0001 ", "0001"])
def test_a_reference_is_found_however_it_is_typed(officer, typed):
    one(1)
    one(2)
    assert listed(officer, q=typed) == ["E-0000-0001"]


@pytest.mark.parametrize("query", [{"q": "%"}, {"q": "ж"}, {"service": "x"}, {"p": "x"}, {"state": "lost"}])
def test_odd_questions_are_no_error(officer, query):
    one(1)
    assert officer.get(LIST, query).status_code == 200


def test_each_state_says_how_many_the_other_filters_leave(officer):
    one(1)
    one(2, language="ur")
    one(3, language="ur", state="held", spam_score=5)
    page = text_of(officer.get(LIST, {"language": "ur"}))
    assert re.findall(r'aria-current="true">([^<]+)<', page) == ["All (2)"]
    for tab in ("New (1)", "Held: may be spam (1)", "Done (0)"):
        assert f">{tab}</a>" in page
    assert f"{LIST}?language=ur&state=held" in page


def test_it_has_pages_and_few_queries(officer, django_assert_max_num_queries):
    for number in range(60):
        one(number, topic=EnquiryTopic.objects.all()[number % 3])
    with django_assert_max_num_queries(35):
        assert len(listed(officer)) == 50
    assert len(listed(officer, p="2")) == 10


def test_refreshing_the_results_alone_keeps_the_numbers_of_the_states(officer):
    one(1)
    page = text_of(officer.get(f"{LIST}results/", {"state": "new"}))
    assert "New (1)" in page
    assert "<html" not in page


def test_where_a_topic_is_used_editors_see_no_reference(editor):
    made = one(1)
    page = text_of(editor.get(url(EnquiryTopic, "usage", made.topic_id)))
    assert made.reference not in page
    response = editor.post(url(EnquiryTopic, "delete", made.topic_id), follow=True)
    assert "This is in use, so it was not deleted." in text_of(response)
    assert EnquiryTopic.objects.filter(pk=made.topic_id).exists()
