"""What somebody types on the screen for writing: facts, steps and, after the first version, what it corrects."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from register.models import Version
from register.staff.entries.forms import CorrectionForm, EntryForm
from register.staff.entries.steps import Steps
from register.workflow.content import Content, content_of


class Typed:
    """The forms for a new entry (`version` is None) or a draft, as they are opened or as they were sent.

    With `more`, nothing is checked: what was typed stands there again with that many more rows for steps. A withdrawal
    has the words of the entry that it withdraws, so only its reason is typed.
    """

    def __init__(self, version: Version | None, sent: QueryDict | None = None, *, more: int = 0) -> None:
        self.version = version
        said = content_of(version) if version else None
        data = None if more else sent
        initial: dict[str, Any] = sent.dict() if more and sent is not None else {}
        if sent is None and said:
            initial = {name: getattr(said, name) for name in EntryForm.base_fields}
        self.entry: EntryForm | None = None
        self.steps: Steps | None = None
        self.correction: CorrectionForm | None = None
        if version is None or not version.withdraws:
            self.entry = EntryForm(data, initial=initial, besides=said.body if said else None)
            self.steps = Steps(sent, of=said.steps if said else (), more=more)
        if version and version.number > 1:
            self.correction = CorrectionForm(
                data, initial={"correction": version.correction} | initial, use_required_attribute=False
            )

    def is_valid(self) -> bool:
        """Return whether nothing that was typed is wrong by itself."""
        return all(form.is_valid() for form in (self.entry, self.steps, self.correction) if form is not None)

    def content(self) -> Content:
        """Return what the entry is to say, once it is valid."""
        if self.entry is None or self.steps is None:
            assert self.version is not None  # noqa: S101 - only a version withdraws
            return content_of(self.version)
        return self.entry.content(self.steps.content())

    def correction_text(self) -> str:
        """Return what it says of itself as a correction; "" for first words."""
        return str(self.correction.cleaned_data["correction"]) if self.correction else ""

    def add_errors(self, error: ValidationError) -> None:
        """Put each sentence of `content_check` at its field."""
        for name, sentences in error.message_dict.items():
            if name == "steps" and self.steps is not None:
                self.steps.problem = " ".join(sentences)
            elif self.entry is not None:
                self.entry.add_error(name if name in self.entry.fields else None, sentences)

    def is_what_stands(self, version: Version) -> bool:
        """Return whether a version says just this: a button was pressed twice."""
        same_words = not self.correction or self.correction_text() == version.correction
        return same_words and self.content() == content_of(version)
