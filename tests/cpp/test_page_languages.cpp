#include <string>
#include <string_view>

#include "catch.hpp"
#include "tidings/stories/page.hpp"
#include "whole_pages.hpp"

using namespace pages;
using tidings::Credit;
using tidings::Dateline;
using tidings::parse_page;

TEST_CASE("a page in German", "[page][languages]") {
  const Page page = parse_whole(
      "Aale kehren in die Orme zurück\n\n"
      "Von Zoë Quist und Jean-Luc Arndt\n\n"
      "Veröffentlicht am 3. März 2026\n\n"
      "Kolvar (dpa) - Die Glasaale sind wieder da, wie der Flusswart am Dienstag mitteilte. Sie schwammen in einer "
      "Nacht vierzig Kilometer weit.\n\n"
      "Die Fischer hatten seit Jahren auf sie gewartet.\n\n"
      "(Bericht von Zoë Quist in Kolvar; redigiert von Cem Öz)\n\n"
      "Brückenmaut endet um Mitternacht\n\n"
      "Das Wichtigste in Kürze\n\n"
      "• Münzen braucht man nicht mehr\n"
      "• Aus den Häuschen werden Kioske\n\n"
      "Den ganzen Artikel lesen: https://example.org/maut\n\n"
      "Pflaumenernte verdoppelt sich nach mildem Winter\n\n"
      "PORT SALVO, 3. April (dpa) - Die Bauern haben doppelt so viele Pflaumen gepflückt wie im Vorjahr, teilte der "
      "Verband mit.\n\n"
      "(Korrigiert die Zahl der Pflaumen im zweiten Absatz)\n");
  REQUIRE(headlines_of(page) == Texts{"Aale kehren in die Orme zurück", "Brückenmaut endet um Mitternacht",
                                      "Pflaumenernte verdoppelt sich nach mildem Winter"});
  CHECK(page.stories[0].byline == Texts{"Zoë Quist", "Jean-Luc Arndt"});
  CHECK(page.stories[0].published == "2026-03-03");
  CHECK(page.stories[0].dateline == Dateline{{"Kolvar"}, "dpa", ""});
  CHECK(page.stories[0].paragraphs.size() == 2);
  CHECK(page.stories[0].credits ==
        std::vector<Credit>{{"bericht", {"Zoë Quist"}, {"Kolvar"}}, {"redigiert", {"Cem Öz"}, {}}});
  CHECK(page.stories[1].takeaways == Texts{"Münzen braucht man nicht mehr", "Aus den Häuschen werden Kioske"});
  CHECK(page.stories[1].url == "https://example.org/maut");
  CHECK(page.stories[2].dateline == Dateline{{"PORT SALVO"}, "dpa", "3. April"});
  CHECK(page.stories[2].corrections.size() == 1);
}

TEST_CASE("a page in French", "[page][languages]") {
  const Page page = parse_whole(
      "Les civelles reviennent dans l’Orme\n\n"
      "Par Zoé Quist et Jean-Luc d’Arcy\n\n"
      "Publié le 3 mars 2026\n\n"
      "KOLVAR, 3 mars (AFP) - Les civelles sont de retour, a annoncé mardi le garde de la rivière. Elles ont nagé "
      "quarante kilomètres en une nuit.\n\n"
      "Les pêcheurs les attendaient depuis des années.\n\n"
      "(Reportage de Zoé Quist, édité par Hélène Roux)\n\n"
      "Le péage du pont prend fin à minuit\n\n"
      "L’essentiel\n\n"
      "- Plus besoin de pièces\n"
      "- Les guérites deviennent des kiosques\n\n"
      "Lire la suite sur https://example.org/peage\n\n"
      "La récolte de prunes double après un hiver doux\n\n"
      "PORT SALVO (Reuters) - Les agriculteurs ont cueilli deux fois plus de prunes que l’an dernier, a indiqué la "
      "coopérative.\n\n"
      "Photo d’archives : un verger.\n\n"
      "(Corrige le nombre de prunes au deuxième paragraphe)\n");
  REQUIRE(headlines_of(page) == Texts{"Les civelles reviennent dans l’Orme", "Le péage du pont prend fin à minuit",
                                      "La récolte de prunes double après un hiver doux"});
  CHECK(page.stories[0].byline == Texts{"Zoé Quist", "Jean-Luc d’Arcy"});
  CHECK(page.stories[0].published == "2026-03-03");
  CHECK(page.stories[0].dateline == Dateline{{"KOLVAR"}, "AFP", "3 mars"});
  CHECK(page.stories[0].credits ==
        std::vector<Credit>{{"reportage", {"Zoé Quist"}, {}}, {"édité", {"Hélène Roux"}, {}}});
  CHECK(page.stories[1].takeaways == Texts{"Plus besoin de pièces", "Les guérites deviennent des kiosques"});
  CHECK(page.stories[2].dateline == Dateline{{"PORT SALVO"}, "Reuters", ""});
  CHECK(page.stories[2].captions == Texts{"Photo d’archives : un verger."});
  CHECK(page.stories[2].corrections.size() == 1);
}

TEST_CASE("a page in Spanish", "[page][languages]") {
  const Page page = parse_whole(
      "Las angulas vuelven al río Orme\n\n"
      "Por Zoé Quintana y Juan Luis Arce\n\n"
      "Publicado el 3 de marzo de 2026\n\n"
      "Kolvar, 3 mar (EFE).- Las angulas han vuelto, anunció el martes el guarda del río. Nadaron cuarenta kilómetros "
      "en una noche.\n\n"
      "Los pescadores las esperaban desde hacía años.\n\n"
      "(Reporte de Zoé Quintana en Kolvar; editado por Eva Peña)\n\n"
      "El peaje del puente termina a medianoche\n\n"
      "Puntos clave\n\n"
      "• Ya no hacen falta monedas\n"
      "• Las casetas serán quioscos\n\n"
      "Lea la nota completa en https://example.org/peaje\n\n"
      "La cosecha de ciruelas se duplica tras un invierno suave\n\n"
      "PUERTO SALVO (Reuters) - Los agricultores recogieron el doble de ciruelas que el año pasado, informó la "
      "cooperativa.\n\n"
      "(Corrige el número de ciruelas en el segundo párrafo)\n");
  REQUIRE(headlines_of(page) == Texts{"Las angulas vuelven al río Orme", "El peaje del puente termina a medianoche",
                                      "La cosecha de ciruelas se duplica tras un invierno suave"});
  CHECK(page.stories[0].byline == Texts{"Zoé Quintana", "Juan Luis Arce"});
  CHECK(page.stories[0].published == "2026-03-03");
  CHECK(page.stories[0].dateline == Dateline{{"Kolvar"}, "EFE", "3 mar"});
  CHECK(page.stories[0].credits ==
        std::vector<Credit>{{"reporte", {"Zoé Quintana"}, {"Kolvar"}}, {"editado", {"Eva Peña"}, {}}});
  CHECK(page.stories[1].takeaways == Texts{"Ya no hacen falta monedas", "Las casetas serán quioscos"});
  CHECK(page.stories[2].corrections.size() == 1);
}

TEST_CASE("a page in Russian", "[page][languages]") {
  const Page page = parse_whole(
      "Угри возвращаются в реку Орму\n\n"
      "КОЛЬВАР, 3 мар - РИА Новости. Стеклянные угри вернулись, сообщил во вторник смотритель реки. За ночь они "
      "проплыли сорок километров.\n\n"
      "Рыбаки ждали их много лет.\n\n"
      "***\n\n"
      "Плата за проезд по мосту отменяется в полночь\n\n"
      "• Монеты больше не нужны\n"
      "• Будки станут киосками\n\n"
      "***\n\n"
      "Урожай слив удвоился после мягкой зимы\n\n"
      "ПОРТ-САЛЬВО, 3 апреля. /ТАСС/. Садоводы собрали вдвое больше слив, чем в прошлом году, сообщил союз.\n");
  REQUIRE(headlines_of(page) == Texts{"Угри возвращаются в реку Орму", "Плата за проезд по мосту отменяется в полночь",
                                      "Урожай слив удвоился после мягкой зимы"});
  CHECK(page.stories[0].dateline == Dateline{{"КОЛЬВАР"}, "РИА Новости", "3 мар"});
  CHECK(page.stories[0].paragraphs.size() == 2);
  CHECK(page.stories[1].takeaways == Texts{"Монеты больше не нужны", "Будки станут киосками"});
  CHECK(page.stories[2].dateline == Dateline{{"ПОРТ-САЛЬВО"}, "ТАСС", "3 апреля"});
}

TEST_CASE("a page in Arabic", "[page][languages]") {
  const Page page = parse_whole(
      "عودة ثعابين الماء إلى نهر أورم\n\n"
      "كولفار (رويترز) - قال حارس النهر يوم الثلاثاء إن ثعابين الماء الزجاجية عادت بعد غياب طويل. وسبحت أربعين "
      "كيلومترا في ليلة واحدة.\n\n"
      "وكان الصيادون ينتظرونها منذ سنوات.\n\n"
      "***\n\n"
      "انتهاء رسوم عبور الجسر عند منتصف الليل\n\n"
      "• لا حاجة إلى العملات المعدنية\n"
      "• الأكشاك ستبيع القهوة\n\n"
      "***\n\n"
      "محصول الخوخ يتضاعف بعد شتاء معتدل\n\n"
      "بورت سالفو 3 أبريل (رويترز) - قال اتحاد المزارعين إنهم قطفوا ضعف ما قطفوه في العام الماضي.\n");
  REQUIRE(headlines_of(page) == Texts{"عودة ثعابين الماء إلى نهر أورم", "انتهاء رسوم عبور الجسر عند منتصف الليل",
                                      "محصول الخوخ يتضاعف بعد شتاء معتدل"});
  CHECK(page.stories[0].dateline == Dateline{{"كولفار"}, "رويترز", ""});
  CHECK(page.stories[0].paragraphs.size() == 2);
  CHECK(page.stories[1].takeaways == Texts{"لا حاجة إلى العملات المعدنية", "الأكشاك ستبيع القهوة"});
  CHECK(page.stories[2].dateline == Dateline{{"بورت سالفو"}, "رويترز", "3 أبريل"});
}

TEST_CASE("a page in Hindi", "[page][languages]") {
  const Page page = parse_whole(
      "ओर्म नदी में लौट आई ईल मछलियाँ\n\n"
      "कोलवार, 3 मार्च (भाषा) नदी के रखवाले ने मंगलवार को बताया कि ईल मछलियाँ लौट आई हैं। वे एक रात में चालीस किलोमीटर "
      "तैरीं।\n\n"
      "मछुआरे वर्षों से उनकी प्रतीक्षा कर रहे थे।\n\n"
      "***\n\n"
      "पुल का शुल्क आधी रात को समाप्त होगा\n\n"
      "• सिक्कों की अब ज़रूरत नहीं\n"
      "• चौकियाँ दुकानें बनेंगी\n\n"
      "***\n\n"
      "हल्की सर्दी के बाद आलूबुखारे की फ़सल दोगुनी\n\n"
      "पोर्ट साल्वो, 3 अप्रैल (भाषा) किसानों ने पिछले साल से दोगुने आलूबुखारे तोड़े, संघ ने कहा।\n");
  REQUIRE(headlines_of(page) == Texts{"ओर्म नदी में लौट आई ईल मछलियाँ", "पुल का शुल्क आधी रात को समाप्त होगा",
                                      "हल्की सर्दी के बाद आलूबुखारे की फ़सल दोगुनी"});
  CHECK(page.stories[0].dateline == Dateline{{"कोलवार"}, "भाषा", "3 मार्च"});
  CHECK(page.stories[0].paragraphs.size() == 2);
  CHECK(page.stories[1].takeaways == Texts{"सिक्कों की अब ज़रूरत नहीं", "चौकियाँ दुकानें बनेंगी"});
}

TEST_CASE("a page in Chinese", "[page][languages]") {
  const Page page = parse_whole(
      "玻璃鳗重返奥姆河\n\n"
      "新华社科尔瓦3月3日电 河流管理员星期二说，玻璃鳗回来了。它们一夜之间游了四十公里，渔民们为此等待了多年。\n\n"
      "渔民们说，他们从未见过这么多的鳗鱼。\n\n"
      "***\n\n"
      "大桥收费午夜结束\n\n"
      "• 不再需要硬币\n"
      "• 岗亭改成小卖部\n\n"
      "***\n\n"
      "暖冬过后李子产量翻番\n\n"
      "（新华社萨尔沃港4月3日电）果农协会说，今年采摘的李子是去年的两倍，价格因此下降了三分之一。\n");
  REQUIRE(headlines_of(page) == Texts{"玻璃鳗重返奥姆河", "大桥收费午夜结束", "暖冬过后李子产量翻番"});
  CHECK(page.stories[0].dateline == Dateline{{"科尔瓦"}, "新华社", "3月3日"});
  CHECK(page.stories[0].paragraphs.size() == 2);
  CHECK(page.stories[1].takeaways == Texts{"不再需要硬币", "岗亭改成小卖部"});
  CHECK(page.stories[2].dateline == Dateline{{"萨尔沃港"}, "新华社", "4月3日"});
}
