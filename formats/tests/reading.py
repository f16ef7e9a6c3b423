"""The words of a file, read back from its bytes."""

from __future__ import annotations

import html
import io
import re
import zipfile

from formats.tests.checkers import text_of_poppler


def parts_of(archive: bytes) -> dict[str, str]:
    """The text files of a zip."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        names = [name for name in opened.namelist() if re.search(r"\.(xhtml|opf|xml|rels|css)$", name)]
        return {name: opened.read(name).decode() for name in names}


def text_of_epub(epub: bytes) -> str:
    chapters = [text for name, text in parts_of(epub).items() if re.search(r"part-\d+\.xhtml$", name)]
    body = " ".join(chapter.split("<body>")[1] for chapter in chapters)
    words = re.sub(r"<[^>]+>", " ", re.sub(r"</?(strong|a|abbr|bdi|span)\b[^>]*>", "", body))
    return html.unescape(" ".join([words, *re.findall(r'alt="([^"]*)"', body)]))


def text_of_docx(docx: bytes) -> str:
    body = parts_of(docx)["word/document.xml"]
    pictures = " ".join(re.findall(r'descr="([^"]*)"', body))
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:br/>", "\n", body)) + " " + pictures)


READERS = {
    "document.pdf": text_of_poppler,
    "large-print.pdf": text_of_poppler,
    "large-print-24.pdf": text_of_poppler,
    "book.epub": text_of_epub,
    "text.txt": lambda text: text.decode(),
    "document.docx": text_of_docx,
}
