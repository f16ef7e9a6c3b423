"""Why a write to the register was refused, in words for the person who tried."""

from __future__ import annotations


class RegisterError(Exception):
    """The write was refused; its text says why and what to do. Nothing was changed."""


class NotAllowedError(RegisterError):
    """This person may not do this, whatever the state of the entry."""


class ChangedMeanwhileError(RegisterError):
    """Somebody else changed the entry since this person saw it."""
