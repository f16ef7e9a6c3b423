"""Whether a file that somebody sends us may be kept: judged by what is in it, never by what its sender calls it.

It finds what is known to do harm (programs inside a document, an archive that swells, what cannot be looked into). It
is no virus scanner: of viruses it knows only the harmless test string of the trade (EICAR).
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import PurePosixPath
from typing import IO, Any

import pikepdf
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParser
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
LARGEST_ATTACHMENT = 10 * MEGABYTE
LONGEST_NAME = 100
ACCEPTED = ".pdf,.docx,.txt"  # for the `accept` of a file input
_LARGEST_UNPACKED, _MOST_PARTS, _MOST_PACKED = 100 * MEGABYTE, 2000, 200
_EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {"pdf": "application/pdf", "docx": _DOCX, "txt": "text/plain"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|script|svg|\?xml|body|head|iframe)", re.IGNORECASE)
_ACTIVE_PDF = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")


@dataclass(frozen=True)
class Upload:
    """A file that was found good: its shown name, its type, its size in bytes, and the SHA-256 of what is in it."""

    name: str
    suffix: str
    media_type: str
    size: int
    digest: str


def attachment_check(file: File[bytes], *, largest: int = LARGEST_ATTACHMENT) -> Upload:
    """Return what a PDF, DOCX or plain text is; raise ValidationError, with the reason, where it may not be kept.

    Refused: an empty or too large file, a name that is too long or has folders in it, another type than its name says,
    what is encrypted, holds programs, swells when unpacked, or is the EICAR test string. The file is left at its start.
    """
    name = name_check(str(file.name or ""))
    size_check(file, largest)
    suffix = PurePosixPath(name).suffix.lower().removeprefix(".")
    if suffix not in MEDIA_TYPES:
        raise ValidationError(_("This type of file cannot be sent. Send a PDF, a Word document (.docx) or plain text."))
    file.seek(0)
    data = file.read()
    file.seek(0)
    _refuse_virus_test(data)
    {"pdf": _check_pdf, "docx": _check_docx, "txt": _check_text}[suffix](file, data)
    file.seek(0)
    digest = hashlib.sha256(data).hexdigest()
    return Upload(name=name, suffix=suffix, media_type=MEDIA_TYPES[suffix], size=len(data), digest=digest)


class _NamesAsSent(MultiPartParser):
    """Django cuts folders off a file's name before anybody sees them; here they stay, so that `name_check` refuses."""

    def sanitize_file_name(self, file_name: str) -> str | None:
        return file_name.replace("/", "\\") if {"/", "\\"} & set(file_name) else super().sanitize_file_name(file_name)


def names_as_sent(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view's forms see the names of files as they were sent. It stands outside of what reads the POST."""

    @wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        def parse(meta: Any, data: Any) -> Any:
            return _NamesAsSent(meta, data, request.upload_handlers, request.encoding or "utf-8").parse()

        request.parse_file_upload = parse  # type: ignore[method-assign, assignment]
        return view(request, *args, **kwargs)

    return reading


def name_check(name: str) -> str:
    """Return the name for people to read; raise ValidationError where it is empty, too long, or leads elsewhere."""
    if not name.strip():
        raise ValidationError(_("This file has no name. Give it one and send it again."))
    if "/" in name or "\\" in name or name.startswith(".") or any(_is_unsafe(each) for each in name):
        raise ValidationError(_("The name of this file has signs that a file name cannot have. Give it another name."))
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("The name of this file is too long. It may have up to %(most)d characters.") % {"most": LONGEST_NAME}
        )
    return name


def size_check(file: File[bytes], largest: int) -> None:
    """Raise ValidationError where a file is empty, or has more than `largest` bytes."""
    if not file.size:
        raise ValidationError(_("This file is empty."))
    if file.size > largest:
        raise ValidationError(
            _("This file is too large: it may have up to %(size)d MB.") % {"size": largest // MEGABYTE}
        )


def _is_unsafe(character: str) -> bool:
    """Control characters, halves of characters, and marks that make "fdp.exe" read as something else."""
    return unicodedata.category(character) in {"Cc", "Cs", "Cf", "Zl", "Zp"}


def _refuse_virus_test(data: bytes) -> None:
    if _EICAR in data:
        raise ValidationError(_("This file was refused: virus scanners know what is in it as harmful."))


def _not_what_it_says(suffix: str) -> ValidationError:
    return ValidationError(
        _("The name of this file ends in .%(suffix)s, but it is not such a file, or it is damaged.")
        % {"suffix": suffix}
    )


def _check_pdf(_file: IO[bytes], data: bytes) -> None:
    if not data.startswith(b"%PDF-"):
        raise _not_what_it_says("pdf")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            is_locked, is_active = pdf.is_encrypted, any(_is_active(each) for each in pdf.objects)
            has_pages = len(pdf.pages) > 0
    except pikepdf.PasswordError:
        is_locked, is_active, has_pages = True, False, True
    except (pikepdf.PdfError, RecursionError, ValueError) as error:
        raise _not_what_it_says("pdf") from error
    if is_locked:
        raise ValidationError(_("This PDF is encrypted, so we cannot look into it. Send it without a password."))
    if is_active:
        raise ValidationError(_("This PDF holds programs or other files. Send it without them."))
    if not has_pages:
        raise _not_what_it_says("pdf")


def _is_active(thing: Any) -> bool:
    """Whether an object of a PDF runs something or carries another file, itself or in what is written inside it."""
    entries = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    if isinstance(entries, pikepdf.Array):
        return any(_is_active(each) for each in entries if not _is_elsewhere(each))
    if not isinstance(entries, pikepdf.Dictionary):
        return False
    if "/JS" in entries or "/EF" in entries or str(entries.get("/S", "")) in _ACTIVE_PDF:
        return True
    return any(_is_active(each) for each in entries.values() if not _is_elsewhere(each))


def _is_elsewhere(thing: Any) -> bool:
    """Whether it is an object of its own, which is looked at in its turn."""
    return bool(getattr(thing, "is_indirect", False))


def _check_docx(file: IO[bytes], data: bytes) -> None:
    """Look into an archive without unpacking it: Python never reads more of a part than its entry says it has."""
    if not data.startswith(b"PK\x03\x04"):
        raise _not_what_it_says("docx")
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_parts(parts, len(data))
            if "word/document.xml" not in archive.namelist():
                raise _not_what_it_says("docx")
            for part in parts:
                _check_part(archive.read(part))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise _not_what_it_says("docx") from error


def _check_parts(parts: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _LARGEST_UNPACKED or unpacked > _MOST_PACKED * packed:
        raise ValidationError(_("This file becomes far too large when it is opened. Send it in another form."))
    if any(part.flag_bits & 1 for part in parts):
        raise ValidationError(_("This file is encrypted, so we cannot look into it. Send it without a password."))
    names = [part.filename.lower() for part in parts]
    if any(name.endswith((".bin", ".exe", ".zip", ".js", ".vbs", ".docm")) for name in names):
        raise ValidationError(_("This document holds macros or other files. Send it without them."))


def _check_part(content: bytes) -> None:
    _refuse_virus_test(content)
    if b"<!ENTITY" in content:  # an entity may grow without end
        raise _not_what_it_says("docx")


def _check_text(file: IO[bytes], data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_what_it_says("txt") from error
    if _CONTROL.search(text) or _MARKUP.match(data.lstrip(b"\xef\xbb\xbf")):
        raise _not_what_it_says("txt")
