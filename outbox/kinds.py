"""What each kind of mail is called in the admin: rooms register theirs in `AppConfig.ready()`."""

from __future__ import annotations

from typing import Any

_labels: dict[str, Any] = {}
_permissions: dict[str, str] = {}


def register(kind: str, label: Any, *, needs: str = "") -> None:
    """Name a kind: register("contact.acknowledgement", gettext_lazy("Acknowledgement of a message")).

    `needs` is the permission without which nobody reads a mail of this kind, whatever mails they may read otherwise.
    """
    _labels[kind] = label
    _permissions[kind] = needs


def may_read(kind: str, user: Any) -> bool:
    """Return whether `user` may read the words and addresses of mails of a kind."""
    needs = _permissions.get(kind)
    return bool(user.has_perm("outbox.read_outgoingmail") and (not needs or user.has_perm(needs)))


def label_of(kind: str) -> str:
    """Return what a kind is called; the kind itself where nobody has named it."""
    return str(_labels.get(kind, kind))
