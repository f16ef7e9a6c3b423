from __future__ import annotations

from django.urls import reverse


def url(model, view, *args):
    """Return the address of a screen of a record's in the admin."""
    return reverse(model.snippet_viewset.get_url_name(view), args=args)
