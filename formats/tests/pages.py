"""A short page in each language of the site: every node stands in it once."""

from __future__ import annotations

from datetime import date

from core.document import (
    Address,
    Definition,
    DefinitionList,
    Document,
    DocumentMeta,
    Heading,
    List,
    Note,
    NoteKind,
    Paragraph,
    Row,
    Table,
    Text,
    inlines,
    paragraph,
)

POSTAL = ("Scottish Public Services Ombudsman", "Bridgeside House", "99 McDonald Road", "Edinburgh EH7 4NS")
PHONE = Text("0800 377 7330", href="tel:+448003777330")

# title, introduction, heading, two items, phone label, hours label, hours, caption, columns, two rows, note label, note
WORDS = {
    "gd": (
        "Mar a chuireas tu fios thugainn",
        "Faodaidh tu fònadh thugainn no sgrìobhadh thugainn. Chan eil e a’ cosgadh dad.",
        "Na dh’fheumas sinn",
        ("D’ ainm agus mar a gheibh sinn grèim ort.", "Dè thachair, agus cuin a thachair e."),
        "Fòn an-asgaidh",
        "Uairean",
        "Diluain 9m gu 5f, Dimàirt 10m gu 5f",
        "Ìrean agus cò chuireas fios thugad",
        ("Ìre", "Cò chuireas fios thugad"),
        (("Ìre 1", "Oifigear bhon oifis againn"), ("Ìre 2", "Manaidsear sgioba")),
        "Geàrr-chunntas, chan eil e na phàirt den bhileig",
        "Innis dhuinn ma tha feum agad air cànan eile.",
    ),
    "pl": (
        "Jak się z nami skontaktować",
        "Możesz do nas zadzwonić albo napisać. Rozmowa jest bezpłatna.",
        "Czego potrzebujemy",
        ("Twoje imię i sposób kontaktu.", "Co się stało i kiedy się to stało."),
        "Bezpłatny numer",
        "Godziny",
        "Poniedziałek od 9 do 17, wtorek od 10 do 17",
        "Poziomy i osoby, które się z Tobą skontaktują",
        ("Poziom", "Kto się skontaktuje"),
        (("Poziom 1", "Pracownik naszego biura"), ("Poziom 2", "Kierownik zespołu")),
        "Podsumowanie, nie jest częścią ulotki",
        "Powiedz nam, jeśli potrzebujesz innego języka.",
    ),
    "uk": (
        "Як з нами зв’язатися",
        "Ви можете зателефонувати або написати нам. Дзвінок безкоштовний.",
        "Що нам потрібно",
        ("Ваше ім’я та спосіб зв’язку.", "Що сталося і коли це сталося."),
        "Безкоштовний номер",
        "Години",
        "Понеділок з 9 до 17, вівторок з 10 до 17",
        "Рівні та хто з вами зв’яжеться",
        ("Рівень", "Хто зв’яжеться"),
        (("Рівень 1", "Працівник нашого офісу"), ("Рівень 2", "Керівник групи")),
        "Підсумок, не є частиною листівки",
        "Скажіть нам, якщо вам потрібна інша мова.",
    ),
    "ar": (
        "كيف تتصل بنا",
        "يمكنك الاتصال بنا هاتفيا أو الكتابة إلينا. المكالمة مجانية.",
        "ما نحتاج إليه منك",
        ("اسمك وكيف نتصل بك.", "ماذا حدث ومتى حدث ذلك."),
        "الهاتف المجاني",
        "ساعات العمل",
        "الاثنين من 9 إلى 5، الثلاثاء من 10 إلى 5",
        "المستويات ومن يتصل بك",
        ("المستوى", "من يتصل بك"),
        (("المستوى 1", "موظف من مكتبنا"), ("المستوى 2", "مدير الفريق")),
        "ملخص، ليس جزءا من المنشور",
        "أخبرنا إذا كنت تحتاج إلى لغة أخرى.",
    ),
    "ur": (
        "ہم سے رابطہ کیسے کریں",
        "آپ ہمیں فون کر سکتے ہیں یا لکھ سکتے ہیں۔ فون کرنا مفت ہے۔",
        "ہمیں آپ سے کیا چاہیے",
        ("آپ کا نام اور آپ سے رابطے کا طریقہ۔", "کیا ہوا اور کب ہوا۔"),
        "مفت فون",
        "اوقات",
        "پیر 9 سے 5 بجے تک، منگل 10 سے 5 بجے تک",
        "درجے اور آپ سے کون رابطہ کرے گا",
        ("درجہ", "کون رابطہ کرے گا"),
        (("درجہ 1", "ہمارے دفتر کا ایک افسر"), ("درجہ 2", "ٹیم کا منیجر")),
        "خلاصہ، کتابچے کا حصہ نہیں",
        "اگر آپ کو کسی اور زبان کی ضرورت ہو تو ہمیں بتائیں۔",
    ),
    "zh-hans": (
        "如何联系我们",
        "您可以给我们打电话或写信。通话是免费的。",
        "我们需要什么",
        ("您的姓名和联系方式。", "发生了什么事，什么时候发生的。"),
        "免费电话",
        "时间",
        "星期一9点到5点，星期二10点到5点",
        "级别以及谁会联系您",
        ("级别", "谁会联系您"),
        (("级别1", "我们办公室的职员"), ("级别2", "团队经理")),
        "摘要，不是宣传单的一部分",
        "如果您需要另一种语言，请告诉我们。",
    ),
}
LANGUAGES = tuple(WORDS)


def page(language: str) -> Document:
    (title, lead, needs, items, phone, hours, open_at, caption, columns, rows, label, note) = WORDS[language]
    contact = (
        Definition(inlines(phone), (Paragraph((PHONE,)),)),
        Definition(inlines(hours), (paragraph(open_at),)),
    )
    blocks = (
        paragraph(lead),
        Heading(2, inlines(needs)),
        List(tuple((paragraph(item),) for item in items)),
        Heading(2, inlines(caption)),
        Table(caption, columns, tuple(Row(tuple((paragraph(cell),) for cell in row)) for row in rows)),
        DefinitionList(contact),
        Address(tuple(inlines(line, "en") for line in POSTAL)),
        Note(label, (paragraph(note),), NoteKind.SUMMARY),
    )
    meta = DocumentMeta(
        address=f"https://portal.example.org/{language}/contact/",
        version="1",
        version_date=date(2026, 11, 20),
        publisher="Scottish Public Services Ombudsman",
    )
    return Document(title, language, blocks, meta)
