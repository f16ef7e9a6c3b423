"""Row headers in a tagged PDF.

Typst tags the first row of a table as column headers, and cannot yet say that the first cell of a row heads that row.
This adds it: the cell becomes TH with the scope Row, and the other cells of the row name it among their headers.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def mark_row_headers(pdf: pikepdf.Pdf, headed: list[bool]) -> int:
    """Marks the rows of each table for which `headed`, in reading order, says so. Gives the number of rows marked."""
    root = pdf.Root.StructTreeRoot
    named: list[tuple[bytes, pikepdf.Object]] = []
    tables = [element for element in _elements(root) if element.get("/S") == Name.Table]
    for table, wanted in zip(tables, headed, strict=True):
        for row in _body_rows(table) if wanted else ():
            _mark(row, f"row-{len(named):05d}", named)
    if named:
        root.IDTree = pdf.make_indirect(_id_tree(root, named))
    return len(named)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(start: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Structure elements in reading order, without recursion: a long page is deep in nothing but its lists."""
    waiting = [start]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, Dictionary):
            continue
        if "/S" in element:
            yield element
        waiting.extend(reversed(_kids(element)))


def _body_rows(table: pikepdf.Object) -> Iterator[list[pikepdf.Object]]:
    for part in _kids(table):
        if isinstance(part, Dictionary) and part.get("/S") == Name.TBody:
            for row in _kids(part):
                yield [cell for cell in _kids(row) if isinstance(cell, Dictionary) and cell.get("/S") == Name.TD]


def _mark(cells: list[pikepdf.Object], name: str, named: list[tuple[bytes, pikepdf.Object]]) -> None:
    if not cells:
        return
    head, *others = cells
    head.S = Name.TH
    _table_attributes(head).Scope = Name.Row
    head.ID = String(name)
    named.append((name.encode(), head))
    for cell in others:
        attributes = _table_attributes(cell)
        attributes.Headers = Array([String(name), *attributes.get("/Headers", Array())])


def _table_attributes(element: pikepdf.Object) -> pikepdf.Object:
    """The attributes of a cell that say what it is in its table; made where there are none."""
    attributes = element.get("/A")
    all_of = list(attributes) if isinstance(attributes, Array) else [attributes] if attributes is not None else []
    for candidate in all_of:
        if isinstance(candidate, Dictionary) and candidate.get("/O") == Name.Table:
            return candidate
    element.A = Array([*all_of, Dictionary(O=Name.Table)])
    return element.A[-1]


def _id_tree(root: pikepdf.Object, named: list[tuple[bytes, pikepdf.Object]]) -> Dictionary:
    known = list(_names(root.IDTree)) if "/IDTree" in root else []
    names = Array()
    for name, element in sorted([*known, *named], key=lambda pair: pair[0]):
        names.append(String(name.decode("latin-1")))
        names.append(element)
    return Dictionary(Names=names)


def _names(node: pikepdf.Object) -> Iterator[tuple[bytes, pikepdf.Object]]:
    names = list(node.get("/Names", []))
    yield from ((bytes(name), element) for name, element in zip(names[::2], names[1::2], strict=True))
    for kid in node.get("/Kids", []):
        yield from _names(kid)
