"""Every address that a resolver knows, for tests that walk over all of them."""

from __future__ import annotations


def patterns(found, space=""):
    """Yield the name ("namespace:name") and the pattern of each address that has a name, however deep."""
    for each in found:
        if hasattr(each, "url_patterns"):
            yield from patterns(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
        elif each.name:
            yield f"{space}{each.name}", each.pattern
