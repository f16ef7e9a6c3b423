"""What the formats' admin screens need to know of a language."""

from __future__ import annotations

from django import template

from core.document import direction_of
from core.document.languages import tag_of

register = template.Library()
register.filter("tag_of", tag_of)
register.filter("direction_of", direction_of)
