"""How a DOCX looks: its styles, lists and page."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from core.document import Document, tag_of

FONT, EAST_ASIAN_FONT = "Arial", "Microsoft YaHei"
POINTS = 12
BRAND, SECOND, TINT, LINK = "3F2A6B", "55506A", "F3F0F8", "0B5A8A"
BULLETS, NUMBERS = 9001, 9002
LEVELS = 6
# The template's own lists have lower numbers.
FIRST_LIST = 1000
# Points of the headings of level 1 to 6.
_HEADINGS = (24, 17, 14, 13, 12, 12)
_MARGIN = 22


def set_styles(file: Any, document: Document) -> None:
    """Fonts, sizes, colours and languages of every style that the body uses."""
    styles = file.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    styles.replace(defaults, parse_xml(_defaults(document, nsdecls("w"))))
    known = {style.get(qn("w:styleId")): style for style in styles.iterchildren(qn("w:style"))}
    for name, xml in _styles(document, nsdecls("w")).items():
        if name in known:
            styles.remove(known[name])
        styles.append(parse_xml(xml))
    _set_page(file)
    numbering = file.part.numbering_part.element
    for number, ordered in ((BULLETS, False), (NUMBERS, True)):
        # The schema wants every abstract list before the first concrete one.
        numbering.insert(0, parse_xml(_abstract_list(number, ordered, nsdecls("w"))))


def new_numbering(file: Any, count: int, kind: int) -> int:
    """A list of its own, the `count`th of the document, so that each begins with 1; gives its number."""
    numbering = file.part.numbering_part.element
    number = FIRST_LIST + count
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(LEVELS)
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
            f"{restart if kind == NUMBERS else ''}</w:num>"
        )
    )
    return number


def _set_page(file: Any) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)


def _defaults(document: Document, namespaces: str) -> str:
    tag = tag_of(document.language)
    first = tag.split("-")[0]
    western = "en-GB" if first in {"zh", "ar", "ur"} else tag
    east, both = (tag if first == "zh" else "zh-CN"), (tag if first in {"ar", "ur"} else "ar-SA")
    return (
        f"<w:docDefaults {namespaces}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{EAST_ASIAN_FONT}"/>'
        f'<w:sz w:val="{POINTS * 2}"/><w:szCs w:val="{POINTS * 2}"/>'
        f'<w:lang w:val="{western}" w:eastAsia="{east}" w:bidi="{both}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _styles(document: Document, namespaces: str) -> dict[str, str]:
    body = {
        "Normal": ("Normal", "", ""),
        "Publisher": ("Publisher", '<w:spacing w:after="240"/>', _run(POINTS, BRAND, bold=True)),
        "Stamp": ("Stamp", '<w:spacing w:after="280"/>', _run(11, SECOND)),
        "Lead": ("Lead", "", _run(14)),
        "Footnote": ("Footnote", "", _run(11)),
        "Definition": ("Definition", '<w:spacing w:after="80"/><w:ind w:left="284" w:hanging="284"/>', ""),
        "ListParagraph": ("List Paragraph", '<w:spacing w:after="80"/>', ""),
        "ListContinue": ("List Continue", '<w:spacing w:after="80"/><w:ind w:left="454"/>', ""),
        "Note": ("Note", _note(document.direction), ""),
        "Caption": (
            "caption",
            '<w:keepNext/><w:spacing w:before="240" w:after="120"/>',
            _run(POINTS, BRAND, bold=True),
        ),
        "TableText": (
            "Table Text",
            '<w:spacing w:before="60" w:after="60" w:line="252" w:lineRule="auto"/>',
            _run(10.5),
        ),
        "TableHeadOfRow": ("Table Head Of Row", '<w:spacing w:before="60" w:after="60"/>', _run(10.5, bold=True)),
        "TableHead": ("Table Head", '<w:spacing w:before="60" w:after="60"/>', _run(10.5, "FFFFFF", bold=True)),
        "AfterTable": ("After Table", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>', ""),
        "Footer": ("footer", "", _run(9.5, SECOND)),
        "Header": ("header", '<w:jc w:val="end"/>', _run(12, "8F1D14", bold=True)),
    }
    styles = {name: _style(namespaces, name, *parts) for name, parts in body.items()}
    for level, points in enumerate(_HEADINGS, start=1):
        styles[f"Heading{level}"] = _heading(namespaces, level, points)
    styles["Hyperlink"] = (
        f'<w:style {namespaces} w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    return styles


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"/>'


def _run(points: float, colour: str = "", *, bold: bool = False) -> str:
    half = round(points * 2)
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{weight}{ink}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _style(namespaces: str, name: str, title: str, paragraph: str, run: str) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style {namespaces} w:type="paragraph"{default} w:styleId="{name}">'
        f'<w:name w:val="{title}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(namespaces: str, level: int, points: int) -> str:
    before = 0 if level == 1 else 360 if level == 2 else 280
    return (
        f'<w:style {namespaces} w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>'
        f'<w:spacing w:before="{before}" w:after="120" w:line="264" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{_run(points, BRAND, bold=True)}</w:rPr></w:style>'
    )


def _note(direction: str) -> str:
    side = "right" if direction == "rtl" else "left"
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="24" w:space="8" w:color="{BRAND}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/><w:spacing w:after="80"/><w:ind w:left="227"/>'
    )


def _abstract_list(number: int, ordered: bool, namespaces: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if ordered else "bullet"}"/>'
        f'<w:lvlText w:val="{f"%{level + 1}." if ordered else "•"}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{454 * (level + 1)}" w:hanging="397"/></w:pPr></w:lvl>'
        for level in range(LEVELS)
    )
    return (
        f'<w:abstractNum {namespaces} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}'
        "</w:abstractNum>"
    )
