"""What an uploaded file is, by what is in it: its name and what the browser says of it count for nothing."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from core.uploads import MEGABYTE, size_check

LARGEST_VIDEO, LARGEST_FILE, LARGEST_CAPTIONS = 500 * MEGABYTE, 100 * MEGABYTE, MEGABYTE
_HEAD = 4096
# What browsers play, by the names that decoders give it.
_PLAYED = ("h264", "vp8", "vp9", "libvpx", "av1", "libdav1d")
_CUE = re.compile(r"^(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}", re.MULTILINE)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BRAILLE_ASCII = re.compile(rb"[\x20-\x7e\r\n\x0c\x1a]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MPEG_FRAME = re.compile(rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]")


@dataclass(frozen=True)
class FileType:
    """A type of file that may be uploaded: its media type, the end of its name, and what people call it."""

    media_type: str
    suffix: str
    kind: str


MP4, WEBM = FileType("video/mp4", "mp4", "MP4"), FileType("video/webm", "webm", "WebM")
TYPES = {
    each.suffix: each
    for each in (
        MP4,
        WEBM,
        FileType("application/pdf", "pdf", "PDF"),
        FileType("application/epub+zip", "epub", "EPUB"),
        FileType(_DOCX, "docx", "DOCX"),
        FileType("audio/mpeg", "mp3", "MP3"),
        FileType("application/x-pef+xml", "pef", "PEF"),
        FileType("application/x-brf", "brf", "BRF"),
        FileType("text/plain", "txt", "TXT"),
    )
}
_BY_MEDIA_TYPE = {each.media_type: each for each in TYPES.values()}


def kind_of(media_type: str) -> str:
    """What people call a type of file: "PDF"."""
    return _BY_MEDIA_TYPE[media_type].kind if media_type in _BY_MEDIA_TYPE else ""


def suffix_of(media_type: str) -> str:
    return _BY_MEDIA_TYPE[media_type].suffix if media_type in _BY_MEDIA_TYPE else "bin"


def video_check(file: File[bytes]) -> FileType:
    """Return which video it is; raise ValidationError unless it is an MP4 or WebM with a picture that can be read."""
    size_check(file, LARGEST_VIDEO)
    head = _head(file)
    found = MP4 if head[4:8] == b"ftyp" else WEBM if head[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in head[:64] else None
    if found is None or not _can_be_played(file):
        raise ValidationError(
            _("This is not a video that browsers can play. Export it as MP4 with H.264, or as WebM, and upload that.")
        )
    return found


def captions_check(file: File[bytes]) -> None:
    """Raise ValidationError unless the file is WebVTT with at least one caption."""
    size_check(file, LARGEST_CAPTIONS)
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        text = ""
    file.seek(0)
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        raise ValidationError(_("This is not a WebVTT file: its first line must be WEBVTT, and its text UTF-8."))
    if not _CUE.search(text):
        raise ValidationError(_("There is no caption in this file. A caption begins like 00:01.000 --> 00:04.000."))


def document_check(file: File[bytes]) -> FileType:
    """Return which file it is; raise ValidationError unless it is of a type that a page's files may be."""
    size_check(file, LARGEST_FILE)
    head = _head(file)
    suffix = _suffix_of_head(head) or _suffix_of_zip(file, head) or _suffix_of_text(file)
    if not suffix:
        raise ValidationError(
            _("This type of file cannot be offered. Upload PDF, EPUB, DOCX, MP3, MP4, BRF, PEF or plain text.")
        )
    return TYPES[suffix]


def _head(file: File[bytes]) -> bytes:
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    return head


def _can_be_played(file: IO[bytes]) -> bool:
    """Whether the pictures are coded as browsers know it, and the first can be decoded.

    Without the decoder on this machine the file's head must do.
    """
    try:
        import av  # noqa: PLC0415 - an engine that a machine may lack
    except ImportError:
        return True
    file.seek(0)
    try:
        with av.open(file, mode="r") as container:
            is_known = container.streams.video[0].codec_context.name.startswith(_PLAYED)
            return is_known and next(container.decode(video=0), None) is not None
    except (av.FFmpegError, IndexError, ValueError):
        return False
    finally:
        file.seek(0)


def _suffix_of_head(head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"ID3") or _MPEG_FRAME.match(head):
        return "mp3"
    return "mp4" if head[4:8] == b"ftyp" else ""


def _suffix_of_zip(file: IO[bytes], head: bytes) -> str:
    """Look at the names in an archive only: nothing is unpacked."""
    if not head.startswith(b"PK\x03\x04"):
        return ""
    if head[30:58] == b"mimetypeapplication/epub+zip":
        return "epub"
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError):
        return ""
    finally:
        file.seek(0)
    has_macros = any(name.endswith("vbaProject.bin") for name in names)
    return "docx" if "word/document.xml" in names and not has_macros else ""


def _suffix_of_text(file: IO[bytes]) -> str:
    data = file.read()
    file.seek(0)
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        return "pef" if _is_pef(data) else ""
    if _BRAILLE_ASCII.fullmatch(data) and _is_braille(data):
        return "brf"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) else "txt"


def _is_braille(data: bytes) -> bool:
    """Braille files are one alphabet of 64 signs: no line has both capital and small letters, none is long."""
    lines = data.replace(b"\x0c", b"\n").splitlines()
    has_small = any(re.search(rb"[a-z]", line) for line in lines)
    has_capitals = any(re.search(rb"[A-Z]", line) for line in lines)
    return has_small != has_capitals and all(len(line.rstrip()) <= 60 for line in lines)


def _is_pef(data: bytes) -> bool:
    if b"<!ENTITY" in data:
        return False
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - without entities nothing grows
    except ElementTree.ParseError:
        return False
    return root.tag == "{http://www.daisy.org/ns/2008/pef}pef"
