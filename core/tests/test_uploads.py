"""Files that people send: what may be kept, and each kind of bad input refused with its reason (issue 5)."""

from __future__ import annotations

import io
import zipfile

import docx
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from core.uploads import LARGEST_ATTACHMENT, attachment_check

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(*, password="", script="") -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page()
        if script:
            made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
        out = io.BytesIO()
        made.save(out, encryption=pikepdf.Encryption(owner="o", user=password) if password else False)
    return out.getvalue()


def word(**parts: bytes) -> bytes:
    out = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("Example letter")
    made.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def archive(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, b"\0" * size)
    return out.getvalue()


def refused(name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        attachment_check(ContentFile(content, name=name))
    return caught.value.messages[0]


class TestAttachmentCheck:
    @pytest.mark.parametrize(
        ("name", "content"), [("a.pdf", pdf()), ("A letter.DOCX", word()), ("notes ąλ.txt", "Ślad\r\n".encode())]
    )
    def test_good(self, name, content):
        found = attachment_check(ContentFile(content, name=name))

        assert found.name == name
        assert found.size == len(content)
        assert len(found.digest) == 64

    def test_file_is_left_at_its_start(self):
        file = ContentFile(pdf(), name="a.pdf")
        attachment_check(file)

        assert file.read(5) == b"%PDF-"

    @pytest.mark.parametrize("content", [b"<html><script>alert(1)</script></html>", b"%PDF-1.7\nnothing", word()])
    def test_not_a_pdf(self, content):
        assert "ends in .pdf, but" in refused("report.pdf", content)

    @pytest.mark.parametrize("content", [EICAR, EICAR + b"\n"])
    def test_virus_test_string(self, content):
        assert "virus" in refused("notes.txt", content)

    def test_virus_test_string_within_a_document(self):
        assert "virus" in refused("a.docx", word(**{"word/media.txt": EICAR}))

    def test_zip(self):
        assert "type of file" in refused("bomb.zip", archive("0", 50_000_000))

    def test_document_that_swells(self):
        assert "far too large when it is opened" in refused("a.docx", archive("word/document.xml", 150_000_000))
        assert "far too large when it is opened" in refused("a.docx", word(**{"word/x.xml": b"\0" * 30_000_000}))

    def test_document_with_growing_entities(self):
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'

        assert "ends in .docx" in refused("a.docx", word(**{"word/x.xml": bomb}))

    def test_macros(self):
        assert "macros" in refused("a.docx", word(**{"word/vbaProject.bin": b"x"}))

    def test_encrypted(self):
        assert "encrypted" in refused("a.pdf", pdf(password="secret"))

    def test_pdf_with_a_program(self):
        assert "programs" in refused("a.pdf", pdf(script="app.alert(1)"))

    def test_name_of_300_characters(self):
        assert "too long" in refused("x" * 296 + ".pdf", pdf())

    @pytest.mark.parametrize("name", ["..\\x.pdf", ".x.pdf", "a\u202efdp.exe.pdf", "a\nb.pdf"])
    def test_name_that_leads_elsewhere(self, name):
        assert "signs that a file name cannot have" in refused(name, pdf())

    def test_folders_in_the_name(self):
        file = ContentFile(pdf(), name="x.pdf")
        file.name = "../../x.pdf"
        with pytest.raises(ValidationError, match="signs that a file name cannot have"):
            attachment_check(file)

    def test_empty(self):
        assert refused("a.pdf", b"") == "This file is empty."

    def test_too_large(self):
        assert "up to 10 MB" in refused("a.pdf", b"0" * (LARGEST_ATTACHMENT + 1))

    def test_text_that_is_markup(self):
        assert "ends in .txt" in refused("a.txt", b"\xef\xbb\xbf <HTML>")
