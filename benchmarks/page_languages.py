"""Stories in other languages: headlines and labels of our own over paragraphs of the Declaration of Human Rights."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from common import load
from page_articles import Article, normal

FINAL_STOP = re.compile(r"[.!?。！？।؟…]$")


@dataclass(frozen=True)
class Language:
    """What a language's layouts need. A headline is a subject and a predicate."""

    code: str  # in the Universal Declaration's file
    subjects: list[str]
    predicates: list[str]
    gap: str = " "
    treebank: str = ""  # more sentences of the language
    months: list[str] = field(default_factory=list)
    date: str = ""
    byline: str = ""
    conjunction: str = ""
    dateline: str = ""
    place: str = ""
    agency: str = ""
    credits: str = ""
    roles: tuple[str, ...] = ()
    takeaways: str = ""
    link: str = ""
    nexis: dict[str, str] = field(default_factory=dict)

    def articles(self, data: Path) -> list[Article]:
        """As many articles as there are paragraphs for, two to four each; none has a paragraph of another."""
        paragraphs, headlines = self._paragraphs(data), self._headlines()
        articles, at = [], 0
        for number, headline in enumerate(headlines):
            texts = paragraphs[at : at + 2 + number % 3]
            at += len(texts)
            if len(texts) >= 2:
                articles.append(Article(headline, texts, date=date(2020, 1, 1) + timedelta(days=11 * number)))
        return articles

    def _headlines(self) -> list[str]:
        """Every subject with every predicate, neighbours unlike."""
        n, m = len(self.subjects), len(self.predicates)
        pairs = ((at % n, (at % n + at // n) % m) for at in range(n * m))
        return [f"{self.subjects[a]}{self.gap}{self.predicates[b]}" for a, b in pairs]

    def _paragraphs(self, data: Path) -> list[str]:
        text = next(row["text"] for row in load(data, "languages/udhr") if row["id"] == self.code)
        lines = [normal(line) for line in text.split("\n")]
        if self.treebank:
            sentences = [normal(row["text"]) for row in load(data, f"languages/{self.treebank}")]
            whole = [text for text in sentences if len(text) > 25 and FINAL_STOP.search(text)]
            gap = self.gap
            lines += [gap.join(whole[at : at + 3]) for at in range(0, len(whole), 3)]
        least = 30 if self.code.startswith("cmn") else 80
        return [line for line in dict.fromkeys(lines) if len(line) > least and FINAL_STOP.search(line)]

    def day(self, day: date) -> str:
        """A date as the language writes it."""
        return self.date.format(day=day.day, month=self.months[day.month - 1], year=day.year)


def pieces(text: str) -> list[str]:
    """A list written with bars."""
    return [piece.strip() for piece in text.split("|")]


GERMAN = Language(
    code="deu",
    treebank="ud_de",
    subjects=pieces("Bundestag|Die Bahn|Hamburger Hafen|Der Wetterdienst|Das Kartellamt|Berlins Senat|Die Notenbank"),
    predicates=pieces(
        "vertagt Entscheidung über Neubau|warnt vor langem Winter|streitet mit Gemeinden um Geld|"
        "legt neuen Plan für den Norden vor|räumt Fehler bei der Prüfung ein|rechnet mit weniger Einnahmen|"
        "lehnt Vorschlag der Länder ab|will 300 Stellen streichen"
    ),
    months=pieces("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
    date="{day}. {month} {year}",
    byline="Von {}",
    conjunction="und",
    dateline="BERLIN (dpa) - ",
    place="BERLIN",
    agency="dpa",
    credits="(Bericht von {}; Redigiert von {})",
    roles=("bericht", "redigiert"),
    takeaways="Das Wichtigste in Kürze",
    link="Den Originalartikel lesen Sie hier.",
    nexis={
        "number": "Dokument {} von {}", "headline": "ÜBERSCHRIFT: {}", "byline": "AUTOR: {}",
        "length": "LÄNGE: {} Wörter", "date": "DATUM: {}", "source": "QUELLE: {}",
    },
)  # fmt: skip
FRENCH = Language(
    code="fra",
    subjects=pieces("Le Sénat|La SNCF|Le port de Marseille|Météo-France|La mairie de Lyon|La banque centrale"),
    predicates=pieces(
        "repousse le vote sur les retraites|met en garde contre un hiver difficile|"
        "cherche un accord avec les syndicats|présente son plan pour le littoral|reconnaît des erreurs de calcul|"
        "prévoit des recettes en baisse"
    ),
    months=pieces("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
    date="{day} {month} {year}",
    byline="Par {}",
    conjunction="et",
    dateline="PARIS, 3 mars (AFP) – ",
    place="PARIS",
    agency="AFP",
    credits="(Reportage de {} ; édité par {})",
    roles=("reportage", "édité"),
    takeaways="À retenir :",
    link="Lire l'article original en cliquant ici.",
)
SPANISH = Language(
    code="spa",
    subjects=pieces("El Senado|La aerolínea|El puerto de Cádiz|El servicio meteorológico|La alcaldía|El banco central"),
    predicates=pieces(
        "aplaza el voto sobre las pensiones|advierte de un invierno difícil|busca un acuerdo con los sindicatos|"
        "presenta su plan para la costa|reconoce errores en las cuentas|prevé menos ingresos este año"
    ),
    months=pieces("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
    date="{day} de {month} de {year}",
    byline="Por {}",
    conjunction="y",
    dateline="MADRID, 3 mar (EFE).- ",
    place="MADRID",
    agency="EFE",
    credits="(Reporte de {}; Editado por {})",
    roles=("reporte", "editado"),
    takeaways="Puntos clave:",
    link="Lea el artículo original haciendo clic aquí.",
)
RUSSIAN = Language(
    code="rus",
    subjects=pieces("Парламент|Центральный банк|Порт Мурманска|Мэрия столицы|Метеослужба|Профсоюз шахтёров"),
    predicates=pieces(
        "отложил голосование по бюджету|предупредил о суровой зиме|ищет новых поставщиков|"
        "представил план развития севера|признал ошибки при проверке|ожидает снижения доходов"
    ),
)
ARABIC = Language(
    code="arb",
    treebank="ud_ar",
    subjects=pieces("البرلمان|البنك المركزي|ميناء الإسكندرية|بلدية العاصمة|هيئة الأرصاد|نقابة المعلمين"),
    predicates=pieces(
        "يؤجل التصويت على الموازنة|يحذر من شتاء قاس|يبحث عن موردين جدد|يعرض خطة لتطوير الساحل|يعترف بأخطاء في الحسابات|"
        "يتوقع تراجع الإيرادات"
    ),
)
CHINESE = Language(
    code="cmn_hant",
    treebank="ud_zh",
    gap="",
    subjects=pieces("議會|中央銀行|高雄港|市政府|氣象局|教師工會|國家鐵路"),
    predicates=pieces("推遲預算表決|警告冬季嚴寒|尋找新的供應商|公布沿海發展計劃|承認審查中的錯誤|預計收入下降"),
)
HINDI = Language(
    code="hin",
    treebank="ud_hi",
    subjects=pieces("संसद|रिज़र्व बैंक|मुंबई बंदरगाह|नगर निगम|मौसम विभाग|शिक्षक संघ"),
    predicates=pieces(
        "ने बजट पर मतदान टाला|ने कड़ी सर्दी की चेतावनी दी|नए आपूर्तिकर्ता खोज रहा है|ने तट के विकास की योजना पेश की|"
        "ने जाँच में गलतियाँ मानीं|को आय घटने की आशंका"
    ),
)
LANGUAGES = {
    "German": GERMAN, "French": FRENCH, "Spanish": SPANISH, "Russian": RUSSIAN,
    "Arabic": ARABIC, "Chinese": CHINESE, "Hindi": HINDI,
}  # fmt: skip
