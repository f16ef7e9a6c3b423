"""What would shut somebody out is told before publishing, at its block."""

from __future__ import annotations

import pytest
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from core.blocks import BODY_BLOCKS
from core.guards import Outline, stream_error, text_problems

STREAM = blocks.StreamBlock(
    [
        *BODY_BLOCKS,
        ("list", blocks.ListBlock(blocks.RichTextBlock())),
        ("picture", ImageBlock()),
        ("table", TypedTableBlock([("text", blocks.CharBlock())])),
    ]
)


def problems(*content):
    return stream_error(STREAM, STREAM.to_python([{"type": kind, "value": value} for kind, value in content]))


def words(error):
    return " ".join(error.messages)


pytestmark = pytest.mark.django_db


def test_a_sound_page_has_nothing_to_say():
    home = Page.objects.filter(depth=2).first()
    text = f'<h3>Lines</h3><p><a linktype="page" id="{home.pk}">Home</a> <a href="tel:+448000147299">0800</a></p>'
    assert problems(("heading", {"text": "Call"}), ("rich_text", text)) is None


def test_a_skipped_heading_is_told_at_its_block():
    error = problems(("rich_text", "<p>Words.</p>"), ("rich_text", "<h3>Lines</h3>"))
    assert list(error.block_errors) == [1]
    assert "Before “Lines” a heading is missing" in words(error.block_errors[1])


def test_a_heading_inside_a_text_may_not_skip_either():
    error = problems(("heading", {"text": "Call"}), ("rich_text", "<h3>A</h3><h4>B</h4><h3>C</h3><h5>Deep</h5>"))
    assert "“Deep” is a heading of level 5, but level 4 comes first." in words(error.block_errors[1])


@pytest.mark.parametrize("link", ['<a href="https://a.example"></a>', '<a href="https://a.example"> <b> </b></a>'])
def test_a_link_without_words(link):
    assert "A link has no words." in words(problems(("rich_text", f"<p>{link}</p>")).block_errors[0])


@pytest.mark.parametrize(
    "target",
    ["", 'href=""', 'href="#"', 'href="https://"', 'href="http://["', 'linktype="page" id="999999"',
     'linktype="page" id="x"', 'linktype="document" id="999999"', 'linktype="page"'],
)  # fmt: skip
def test_a_link_that_leads_nowhere(target):
    (problem,) = text_problems(f"<p><a {target}>the form</a></p>")
    assert problem.startswith("The link “the form” leads nowhere.")


def test_deep_in_a_block_it_is_told_where_it_stands():
    summary = {"heading": "", "items": [{"term": "A", "detail": "<p>B</p>"}, {"term": "C", "detail": "<a>D</a>"}]}
    error = problems(("summary", summary), ("inset", {"text": '<a href="#">E</a>'}), ("list", ["<p>F</p>", "<a>G</a>"]))
    assert "“D”" in words(error.block_errors[0].block_errors["items"].block_errors[1].block_errors["detail"])
    assert "“E”" in words(error.block_errors[1].block_errors["text"])
    assert "“G”" in words(error.block_errors[2].block_errors[1])


def test_a_picture_without_a_description(tmp_path, settings):
    from django.core.files.images import ImageFile
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    settings.MEDIA_ROOT = tmp_path
    file = ImageFile(get_test_image_file().file, "test.png")
    image = get_image_model().objects.create(title="test", file=file)
    value = {"image": image.pk, "alt_text": "", "decorative": False}
    assert "no description" in words(problems(("picture", value)).block_errors[0])
    assert problems(("picture", value | {"alt_text": "Our office"})) is None
    assert problems(("picture", value | {"decorative": True})) is None


def test_a_table_without_headers():
    table = {"columns": [{"type": "text", "heading": ""}], "rows": [{"values": ["1"]}], "caption": ""}
    assert "This table has no headers." in words(problems(("table", table)).block_errors[0])
    table["columns"][0]["heading"] = "Level"
    assert problems(("table", table)) is None
    assert next(text_problems("<table><tr><td>1</td></tr></table>")).startswith("This table has no headers.")


def test_a_text_may_begin_below_a_heading_that_stands_before_it():
    outline = Outline()
    outline.level = 2
    assert not list(text_problems("<h3>Lines</h3>", outline))


@pytest.fixture
def page_data(admin_client):
    """The editor's form of a page of text, sent with one text as its only block."""
    from django.urls import reverse
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    page = Page.objects.get(slug="privacy", locale__language_code="en")

    def send(html, **action):
        text = rich_text(html, features=["h3", "link"])
        comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
        data = {"title": page.title, "slug": page.slug, "body": streamfield([("rich_text", text)])}
        data |= {f"comments-{name}": value for name, value in comments.items()} | action
        return admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(data))

    return send


def test_an_editor_is_told_before_publishing(page_data):
    response = page_data("<h3>Lines</h3>", **{"action-publish": "1"})
    assert response.status_code == 200
    assert "Before “Lines” a heading is missing" in words(
        response.context["form"].errors["body"].as_data()[0].block_errors[0]
    )
    assert "a heading is missing" in response.content.decode()
    assert "Lines" not in str(Page.objects.get(slug="privacy", locale__language_code="en").specific.body)


def test_a_draft_may_be_saved_unfinished(page_data):
    assert page_data("<h3>Lines</h3>").status_code == 302
    assert "Lines" in str(
        Page.objects.get(slug="privacy", locale__language_code="en").get_latest_revision_as_object().body
    )


def test_what_is_sound_is_published(page_data):
    assert page_data("<p>Sound.</p>", **{"action-publish": "1"}).status_code == 302
    assert "Sound." in str(Page.objects.get(slug="privacy", locale__language_code="en").specific.body)


def test_every_page_of_the_seed_is_sound():
    from wagtail.fields import StreamField

    for page in Page.objects.filter(depth__gt=1).specific():
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                assert stream_error(field.stream_block, getattr(page, field.name)) is None, page
