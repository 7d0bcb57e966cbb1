#include <string>
#include <string_view>

#include "catch.hpp"
#include "tidings/stories/page.hpp"
#include "whole_pages.hpp"

using namespace pages;
using tidings::Credit;
using tidings::Dateline;
using tidings::parse_page;

TEST_CASE("stories with datelines and nothing between, in other scripts", "[page][languages]") {
  CHECK(headlines_of(parse_page("Угри возвращаются в реку Орму\n\n"
                                "КОЛЬВАР, 3 мар - РИА Новости. Стеклянные угри вернулись, сообщил смотритель реки.\n\n"
                                "Рыбаки ждали их много лет.\n\n"
                                "Урожай слив удвоился после мягкой зимы\n\n"
                                "ПОРТ-САЛЬВО, 3 апреля. /ТАСС/. Садоводы собрали вдвое больше слив.\n")) ==
        Texts{"Угри возвращаются в реку Орму", "Урожай слив удвоился после мягкой зимы"});
  CHECK(headlines_of(parse_page("عودة ثعابين الماء إلى نهر أورم\n\n"
                                "كولفار (رويترز) - قال حارس النهر إن ثعابين الماء الزجاجية عادت بعد غياب طويل.\n\n"
                                "محصول الخوخ يتضاعف بعد شتاء معتدل\n\n"
                                "بورت سالفو (رويترز) - قال اتحاد المزارعين إنهم قطفوا ضعف محصول العام الماضي.\n")) ==
        Texts{"عودة ثعابين الماء إلى نهر أورم", "محصول الخوخ يتضاعف بعد شتاء معتدل"});
  CHECK(headlines_of(parse_page("玻璃鳗重返奥姆河\n"
                                "新华社科尔瓦3月3日电 河流管理员星期二说，玻璃鳗回来了。它们一夜之间游了四十公里。\n"
                                "渔民们说，他们从未见过这么多的鳗鱼。\n"
                                "暖冬过后李子产量翻番\n"
                                "新华社萨尔沃港4月3日电 果农协会说，今年采摘的李子是去年的两倍。\n")) ==
        Texts{"玻璃鳗重返奥姆河", "暖冬过后李子产量翻番"});
}

TEST_CASE("digests of any bullets, in other scripts", "[page][languages]") {
  const auto check = [](const Texts& headlines, const std::string& bullet, const std::string& point) {
    std::string text;
    for (const std::string& headline : headlines) {
      text += headline + "\n\n" + bullet + point + "\n" + bullet + headline + " 3\n\n";
    }
    CAPTURE(text);
    const Page page = parse_page(text);
    CHECK(headlines_of(page) == headlines);
    for (const Story& story : page.stories) CHECK(story.takeaways.size() == 2);
  };
  for (const char* const bullet : {"• ", "- ", "· ", "● ", "– ", "* "}) {
    check({"Угри возвращаются в реку Орму", "Урожай слив удвоился после зимы"}, bullet, "Монеты больше не нужны");
    check({"عودة ثعابين الماء إلى نهر أورم", "محصول الخوخ يتضاعف بعد شتاء معتدل"}, bullet, "لا حاجة إلى العملات");
    check({"玻璃鳗重返奥姆河", "暖冬过后李子产量翻番"}, bullet, "不再需要硬币");
    check({"ओर्म नदी में लौट आई ईल मछलियाँ", "पुल का शुल्क आधी रात को समाप्त होगा"}, bullet, "सिक्कों की अब ज़रूरत नहीं");
    check({"Aale kehren in die Orme zurück", "Die Brückenmaut endet um Mitternacht"}, bullet,
          "Münzen nicht mehr nötig");
  }
}

TEST_CASE("headings of takeaways in other languages", "[page][languages]") {
  for (const char* const heading :
       {"Das Wichtigste in Kürze", "L'essentiel", "Puntos clave", "AUF EINEN BLICK", "À RETENIR"}) {
    CAPTURE(heading);
    const Page page = parse_page(std::string("Orme 1 und Kolvar\n\n") + heading + ":\n\nPunkt 1 steht hier\nPunkt 2\n");
    REQUIRE(page.stories.size() == 1);
    CHECK(count(page, PartKind::takeaways_heading) == 1);
  }
}

TEST_CASE("dates in other languages above the text", "[page][languages]") {
  for (const char* const line :
       {"Stand: 03.03.2026, 10:05 Uhr", "Veröffentlicht am 3. März 2026 um 10:05 Uhr", "Publié le 3 mars 2026 à 10h05",
        "Mis à jour le : 3 mars 2026", "MIS À JOUR LE 3 MARS 2026", "Actualizado el 3 de marzo de 2026 a las 10:05",
        "2026年3月3日", "2026年03月03日 10:05", "2026년 3월 3일"}) {
    CAPTURE(line);
    const Page page = parse_page(std::string("Orme 1 und Kolvar\n\n") + line + "\n\nQuist war in Kolvar, sagte sie.\n");
    REQUIRE(page.stories.size() == 1);
    CHECK(page.stories[0].published == "2026-03-03");
  }
}

TEST_CASE("subheads in German", "[page][languages]") {
  const Page page = parse_page(
      "Aale kehren in die Orme zurück\n\n"
      "Kolvar (dpa) - Die Glasaale sind wieder da, sagte der Flusswart am Dienstag.\n\n"
      "DÜNN WIE NADELN\n\nSie schwammen in einer Nacht vierzig Kilometer weit, sagte er.\n\n"
      "Fischer warten\n\nDie Fischer hatten seit Jahren auf sie gewartet.\n");
  REQUIRE(page.stories.size() == 1);
  CHECK(page.stories[0].subheads == Texts{"DÜNN WIE NADELN", "Fischer warten"});
}

TEST_CASE("headers of exports in German, French and Spanish", "[page][languages]") {
  const auto check = [](std::string_view text) {
    CAPTURE(text);
    const Page page = parse_page(text);
    REQUIRE(conserves(text, page));
    REQUIRE(page.stories.size() == 2);
    CHECK(headlines_of(page) == Texts{"Orme 1 Aale", "Orme 2 Maut"});
    for (const Story& story : page.stories) {
      CHECK(story.source == "Orme-Kurier");
      CHECK(story.published == "2026-03-03");
      CHECK(story.byline == Texts{"Zoë Quist"});
      CHECK(story.paragraphs.size() == 1);
    }
  };
  const auto document = [](const std::vector<std::string>& labels, const std::string& headline,
                           const std::string& date) {
    return labels[0] + ": " + headline + "\n" + labels[1] + ": Orme-Kurier\n" + labels[2] + ": " + date + "\n" +
           labels[3] + ": Zoë Quist\n" + labels[4] + ": 512\n" + labels[5] +
           ":\n\nQuist 3 km Orme, 40 km Kolvar, 2026 km Salvo.\n\n";
  };
  const auto both = [&](const std::string& mark, const std::vector<std::string>& labels, const std::string& date) {
    return mark + "\n\n" + document(labels, "Orme 1 Aale", date) + mark + "\n\n" +
           document(labels, "Orme 2 Maut", date);
  };
  check(both("Dokument 1 von 2", {"Titel", "Quelle", "Datum", "Autor", "Länge", "Volltext"}, "3. März 2026"));
  check(both("Document 1 de 2", {"Titre", "Journal", "Date de publication", "Auteur", "Longueur", "Texte intégral"},
             "3 mars 2026"));
  check(both("Documento 1 de 2", {"Título", "Fuente", "Fecha", "Autor", "Extensión", "Texto completo"},
             "3 de marzo de 2026"));
}
