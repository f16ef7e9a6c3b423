"""What is said for signs, in each language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SpokenSigns:
    """The words for signs in a language. `halves` are what follows an hour: "am" is said "a.m."."""

    dot: str
    slash: str
    hyphen: str
    underscore: str
    at: str
    plus: str
    to: str
    slash_between_words: str
    ampersand: str
    see_note: str
    note: str
    halves: dict[str, str] = field(default_factory=dict)


SIGNS = {
    "en": SpokenSigns(
        dot="dot",
        slash="slash",
        hyphen="dash",
        underscore="underscore",
        at="at",
        plus="plus",
        to="to",
        slash_between_words="or",
        ampersand="and",
        see_note="see the note",
        note="Note",
        halves={"am": "a.m.", "pm": "p.m."},
    ),
    "gd": SpokenSigns(
        dot="puing",
        slash="slais",
        hyphen="tàthan",
        underscore="fo-loidhne",
        at="aig",
        plus="plus",
        to="gu",
        slash_between_words="no",
        ampersand="agus",
        see_note="faic an nota",
        note="Nota",
        halves={"m": "sa mhadainn", "f": "feasgar"},
    ),
    "pl": SpokenSigns(
        dot="kropka",
        slash="ukośnik",
        hyphen="łącznik",
        underscore="podkreślenie",
        at="małpa",
        plus="plus",
        to="do",
        slash_between_words="lub",
        ampersand="i",
        see_note="patrz uwaga",
        note="Uwaga",
    ),
    "uk": SpokenSigns(
        dot="крапка",
        slash="скісна риска",
        hyphen="дефіс",
        underscore="підкреслення",
        at="равлик",
        plus="плюс",
        to="до",
        slash_between_words="або",
        ampersand="і",
        see_note="дивіться примітку",
        note="Примітка",
    ),
    "zh-hans": SpokenSigns(
        dot="点",
        slash="斜杠",
        hyphen="连字符",
        underscore="下划线",
        at="艾特",
        plus="加",
        to="至",
        slash_between_words="或",
        ampersand="和",
        see_note="见注",
        note="注",
    ),
    "ar": SpokenSigns(
        dot="نقطة",
        slash="شرطة مائلة",
        hyphen="شرطة",
        underscore="شرطة سفلية",
        at="آت",
        plus="زائد",
        to="إلى",
        slash_between_words="أو",
        ampersand="و",
        see_note="انظر الملاحظة",
        note="ملاحظة",
    ),
    "ur": SpokenSigns(
        dot="ڈاٹ",
        slash="سلیش",
        hyphen="ہائفن",
        underscore="انڈر سکور",
        at="ایٹ",
        plus="پلس",
        to="سے",
        slash_between_words="یا",
        ampersand="اور",
        see_note="نوٹ دیکھیں",
        note="نوٹ",
    ),
}


def signs_of(language: str) -> SpokenSigns:
    """The words of a site language; English where there are none."""
    return SIGNS.get(language) or SIGNS.get(language.split("-", maxsplit=1)[0]) or SIGNS["en"]
