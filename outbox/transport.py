"""The talk with the mail server: one connection for a batch, and what became of each address."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

from outbox.guards import address_is_valid
from outbox.models import OutgoingMail

LONGEST_ANSWER = 500
_OK = 250
_CLOSING = 421  # RFC 5321, 4.2.2: the server ends the connection
_FOR_GOOD = 500  # from here on, trying again is of no use (RFC 5321, 4.2.1)
_NO_MAILBOX = 553  # what a server says to an address that it cannot read

Answer = tuple[int, str]


class NoServerError(Exception):
    """No mail server could be reached: nothing was sent, and no mail is at fault."""


class ServerRefusesError(Exception):
    """The server takes no mail from us just now: nothing was sent."""


class ConnectionLostError(Exception):
    """The connection broke in the midst of a mail: the server may have it or not."""


@dataclass(frozen=True)
class HandedOver:
    """What the server said to each address: taken, refused for good, or not now; with its words."""

    accepted: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    later: dict[str, str] = field(default_factory=dict)


class Line:
    """A connection to the mail server of the settings, opened when the first mail needs it."""

    def __init__(self) -> None:
        self._backend = get_connection()

    def send(self, mail: OutgoingMail) -> HandedOver:
        """Hand a mail over to the addresses that it has not reached yet.

        Raises NoServerError, ServerRefusesError or ConnectionLostError.
        """
        wrong = [each for each in mail.pending if not address_is_valid(each)]
        right = [each for each in mail.pending if each not in wrong]
        answers = {each: (_NO_MAILBOX, _("This is not an email address.")) for each in wrong}
        if right:
            self._open()
            try:
                answers |= self._send(mail, right)
            except Exception:
                self._drop()
                raise
        return HandedOver(
            accepted=[each for each in right if each not in answers],
            refused={each: _words(answer) for each, answer in answers.items() if answer[0] >= _FOR_GOOD},
            later={each: _words(answer) for each, answer in answers.items() if answer[0] < _FOR_GOOD},
        )

    def close(self) -> None:
        """Say goodbye, if somebody listens."""
        with suppress(Exception):
            self._backend.close()

    def _open(self) -> None:
        try:
            if self._smtp is not None and not _answers(self._smtp):
                self._drop()
            self._backend.open()
        except Exception as error:  # whatever it is, it is no mail's fault
            self._drop()
            raise NoServerError(_reason(error)) from error

    @property
    def _smtp(self) -> smtplib.SMTP | None:
        return self._backend.connection if isinstance(self._backend, EmailBackend) else None

    def _drop(self) -> None:
        """Let the connection go without a goodbye, for which a dead server would keep us waiting."""
        if isinstance(self._backend, EmailBackend) and self._backend.connection:
            with suppress(Exception):
                self._backend.connection.close()
            self._backend.connection = None

    def _send(self, mail: OutgoingMail, recipients: list[str]) -> dict[str, Answer]:
        """Return the addresses that the server did not take, with its answers."""
        message = message_of(mail)
        if self._smtp is None:  # a folder, or the memory of the tests
            try:
                self._backend.send_messages([message])
            except OSError as error:
                raise NoServerError(_reason(error)) from error
            return {}
        content = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]
        return _talk(self._smtp, recipients, content)


def _answers(smtp: smtplib.SMTP) -> bool:
    """Whether the server still listens; some end a connection after a number of mails."""
    try:
        return smtp.noop()[0] == _OK
    except OSError:
        return False


def _talk(smtp: smtplib.SMTP, recipients: list[str], content: bytes) -> dict[str, Answer]:
    envelope = {_envelope(each): each for each in recipients}
    sender = _envelope(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    try:
        answers = smtp.sendmail(sender, list(envelope), content)
    except smtplib.SMTPRecipientsRefused as error:  # all of them
        answers = error.recipients
    except smtplib.SMTPSenderRefused as error:  # whatever the code: our own address, so no fault of the mail
        raise ServerRefusesError(_reason(error)) from error
    except smtplib.SMTPDataError as error:
        if error.smtp_code < _FOR_GOOD:
            raise ServerRefusesError(_reason(error)) from error
        said = error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode()
        answers = dict.fromkeys(envelope, (error.smtp_code, said))
    except OSError as error:  # smtplib's own errors are such, too
        raise ConnectionLostError(_reason(error)) from error
    if any(code == _CLOSING for code, _text in answers.values()):
        raise ServerRefusesError(_reason(smtplib.SMTPResponseException(*next(iter(answers.values())))))
    return {envelope[address]: (code, _decoded(text)) for address, (code, text) in answers.items()}


def _envelope(address: str) -> str:
    """An address as SMTP takes it: its domain in ASCII."""
    local, _at, domain = address.rpartition("@")
    return f"{local}@{punycode(domain)}"


def _words(answer: Answer) -> str:
    return f"{answer[0]} {answer[1]}"[:LONGEST_ANSWER]


def _decoded(text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(words.replace("\x00", "").split())


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _words((error.smtp_code, _decoded(error.smtp_error)))
    return f"{type(error).__name__}: {error}"[:LONGEST_ANSWER]


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message of a mail, the same at every try."""
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=mail.to,
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": mail.message_id,
            "Date": format_datetime(mail.created_at),
            "Content-Language": mail.language,
            "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday notice answers it
        },
    )
    message.attach_alternative(mail.html, "text/html")
    return message
