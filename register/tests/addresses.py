"""Every address of the register's admin, and who may GET it: a new one that is not in TABLE fails a test."""

from __future__ import annotations

from django.urls import get_resolver

from core.tests.addresses import patterns

ROLES = ["anonymous", "editor", "translator", "author", "approver", "administrator", "superuser"]
STAFF = {"author", "approver", "administrator", "superuser"}
AUTHORS, BOSSES = {"author", "superuser"}, {"administrator", "superuser"}
NOBODY: set[str] = set()  # such as what takes only a POST
WRITERS = AUTHORS | BOSSES
TEXT, TEXT_CHOOSER = "wagtailsnippets_register_reportyeartext", "wagtailsnippetchoosers_register_reportyeartext"
BODY, CHOOSER = "wagtailsnippets_register_body", "wagtailsnippetchoosers_register_body"
# Name of the address: who may GET it, and what its key is of.
TABLE = {
    "register_years": (STAFF, ""),
    "register_year": (STAFF, "year"),
    "register_year_schedule": (NOBODY, "year"),
    "register_year_unschedule": (NOBODY, "year"),
    "register_year_publish": (BOSSES, "year"),
    "register_seals": (BOSSES, ""),
    "register_seal_ask": (BOSSES, "version"),
    "register_seal": (BOSSES, "seal"),
    "register_seal_confirm": (BOSSES, "seal"),
    "register_seal_take_back": (NOBODY, "seal"),
    "register_decisions": (BOSSES, ""),
    "register_trail": (BOSSES, ""),
    "register_trail_export": (BOSSES, ""),
    "register_trail_check": (NOBODY, ""),
    "register_samples_drop": (BOSSES, ""),
    "register_documents": (STAFF, "action"),
    "register_document_file": (STAFF, "document"),
    "register_document_act": (NOBODY, "document"),
    f"{BODY}:list": (STAFF, ""),
    f"{BODY}:list_results": (STAFF, ""),
    f"{BODY}:add": (AUTHORS, ""),
    f"{BODY}:edit": (AUTHORS, "body"),
    f"{BODY}:delete": ({"superuser"}, "body"),
    f"{BODY}:usage": (AUTHORS, "body"),
    f"{BODY}:history": (AUTHORS, "body"),
    f"{BODY}:history_results": (AUTHORS, "body"),
    f"{CHOOSER}:choose": (STAFF, ""),
    f"{CHOOSER}:choose_results": (STAFF, ""),
    f"{CHOOSER}:chosen": (STAFF, "body"),
    f"{CHOOSER}:chosen_multiple": (STAFF, ""),
    f"{CHOOSER}:create": (AUTHORS, ""),
    "register_entries": (STAFF, ""),
    "register_entries_export": (STAFF, ""),
    "register_entry": (STAFF, "ready"),
    "register_entry_new": (AUTHORS, ""),
    "register_entry_edit": (AUTHORS, "draft"),
    "register_entry_compare": (STAFF, "ready"),
    "register_entry_preview": (STAFF, "ready"),
    "register_entry_act": (NOBODY, "ready"),
    "register_imports": (AUTHORS, ""),
    "register_import_empty": (AUTHORS, ""),
    "register_import": ({"author"}, "import"),  # of who uploaded it
    "register_import_problems": ({"author"}, "import"),
    "register_import_columns": (NOBODY, "import"),
    "register_import_organisations": (NOBODY, "import"),
    "register_import_check": (NOBODY, "import"),
    "register_import_confirm": (NOBODY, "import"),
    "register_import_delete": (NOBODY, "import"),
    f"{TEXT}:list": (WRITERS, ""),
    f"{TEXT}:list_results": (WRITERS, ""),
    f"{TEXT}:add": (WRITERS, ""),
    f"{TEXT}:edit": (WRITERS, "text"),
    f"{TEXT}:delete": ({"superuser"}, "text"),
    f"{TEXT}:usage": (WRITERS, "text"),
    f"{TEXT}:history": (WRITERS, "text"),
    f"{TEXT}:history_results": (WRITERS, "text"),
    f"{TEXT}:unpublish": (BOSSES, "text"),
    f"{TEXT}:revisions_compare": (WRITERS, "text"),
    f"{TEXT}:revisions_revert": (WRITERS, "text"),
    f"{TEXT}:revisions_unschedule": (BOSSES, "text"),
    f"{TEXT_CHOOSER}:choose": (WRITERS, ""),
    f"{TEXT_CHOOSER}:choose_results": (WRITERS, ""),
    f"{TEXT_CHOOSER}:chosen": (WRITERS, "text"),
    f"{TEXT_CHOOSER}:chosen_multiple": (WRITERS, ""),
    f"{TEXT_CHOOSER}:create": (WRITERS, ""),
}  # fmt: skip
# What fills the places of an address.
KEYS = {
    "pk": lambda things, kind: things[kind].pk,
    "action": lambda things, kind: "clear",
    "kind": lambda things, kind: "csv",
    "revision_id": lambda things, kind: things[kind].latest_revision_id,
    "revision_id_a": lambda things, kind: "earliest",
    "revision_id_b": lambda things, kind: "latest",
}


def addresses():
    """Return the address patterns of this room by name."""
    return {
        name: pattern
        for name, pattern in patterns(get_resolver("wagtail.admin.urls").url_patterns)
        if name.startswith("register_") or "_register_" in name.partition(":")[0]
    }
