#include "stories/dateline.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using tidings::Dateline;
using tidings::detail::match_dateline;

namespace {

struct Example {
  std::string dateline;  ///< up to the text, which follows after a space
  Dateline expected;
};

void check(const std::vector<Example>& examples, const std::string& text) {
  for (const auto& [dateline, expected] : examples) {
    CAPTURE(dateline);
    const auto match = match_dateline(dateline + " " + text);
    REQUIRE(match);
    CHECK(match->dateline.places == expected.places);
    CHECK(match->dateline.agency == expected.agency);
    CHECK(match->dateline.date == expected.date);
    CHECK(match->length == dateline.size());
  }
}

const std::string prose = "The port reopened on Tuesday after a storm.";

}  // namespace

TEST_CASE("an agency in brackets after a place", "[dateline]") {
  check({{"LONDON (Reuters) -", {{"LONDON"}, "Reuters", ""}},
         {"KYIV, Ukraine (AP) —", {{"KYIV, Ukraine"}, "AP", ""}},
         {"TURNBERRY/GLASGOW, Scotland (Reuters) -", {{"TURNBERRY", "GLASGOW, Scotland"}, "Reuters", ""}},
         {"LONDON/PARIS, March 3 (AFP) -", {{"LONDON", "PARIS"}, "AFP", "March 3"}},
         {"GENEVA and LONDON (Reuters) -", {{"GENEVA", "LONDON"}, "Reuters", ""}},
         {"MAR DEL PLATA, Argentina (AP) —", {{"MAR DEL PLATA, Argentina"}, "AP", ""}},
         {"WASHINGTON (CBSDC/AP) —", {{"WASHINGTON"}, "CBSDC/AP", ""}},
         {"TESKA (NNA) -", {{"TESKA"}, "NNA", ""}},
         {"PORT SALVO, April 3, 2024 (NNA) --", {{"PORT SALVO"}, "NNA", "April 3, 2024"}},
         {"Port Salvo, April 3 (NNA) --", {{"Port Salvo"}, "NNA", "April 3"}}},
        prose);
}

TEST_CASE("the forms of the agencies", "[dateline]") {
  check({{"BEIJING, March 3 (Xinhua) --", {{"BEIJING"}, "Xinhua", "March 3"}},
         {"WASHINGTON, March 3 (UPI) --", {{"WASHINGTON"}, "UPI", "March 3"}},
         {"SEOUL, March 3 (Yonhap) --", {{"SEOUL"}, "Yonhap", "March 3"}},
         {"TOKYO, March 3 (Kyodo) --", {{"TOKYO"}, "Kyodo", "March 3"}},
         {"TOKYO, March 3, Kyodo -", {{"TOKYO"}, "Kyodo", "March 3"}},
         {"New Delhi, Mar 3 (PTI)", {{"New Delhi"}, "PTI", "Mar 3"}},
         {"Berlin (dpa) -", {{"Berlin"}, "dpa", ""}},
         {"Berlin/Hamburg (dpa/lno) -", {{"Berlin", "Hamburg"}, "dpa/lno", ""}},
         {"Frankfurt am Main (dpa-AFX) -", {{"Frankfurt am Main"}, "dpa-AFX", ""}},
         {"Madrid, 3 mar (EFE).-", {{"Madrid"}, "EFE", "3 mar"}},
         {"Rio de Janeiro, 3 mar (EFE).-", {{"Rio de Janeiro"}, "EFE", "3 mar"}},
         {"PARIS, 3 mars 2026 (AFP) -", {{"PARIS"}, "AFP", "3 mars 2026"}},
         {"ROMA (ANSA) -", {{"ROMA"}, "ANSA", ""}},
         {"(ANSA) - ROMA, 3 MAR -", {{"ROMA"}, "ANSA", "3 MAR"}},
         {"MOSCOW, March 3. /TASS/.", {{"MOSCOW"}, "TASS", "March 3"}},
         {"MOSCOW. March 3 (Interfax) -", {{"MOSCOW"}, "Interfax", "March 3"}},
         {"MOSCOW. March 3. INTERFAX -", {{"MOSCOW"}, "INTERFAX", "March 3"}},
         {"London (BBC News) —", {{"London"}, "BBC News", ""}},
         {"New York (CNN) —", {{"New York"}, "CNN", ""}},
         {"Berkeley Heights, New Jersey (CNN)", {{"Berkeley Heights, New Jersey"}, "CNN", ""}},
         {"(Reuters) -", {{}, "Reuters", ""}},
         {"(BBC News)", {{}, "BBC News", ""}}},
        prose);
  REQUIRE(match_dateline("Washington (CNN)" + prose));
  CHECK(match_dateline("Washington (CNN)" + prose)->length == 16);
}

TEST_CASE("capitals or a date make a dateline without an agency", "[dateline]") {
  check({{"WASHINGTON —", {{"WASHINGTON"}, "", ""}},
         {"KYIV, Ukraine —", {{"KYIV, Ukraine"}, "", ""}},
         {"MANCHESTER N.H. –", {{"MANCHESTER N.H."}, "", ""}},
         {"NEW YORK, March 11 -", {{"NEW YORK"}, "", "March 11"}},
         {"New York, March 11 -", {{"New York"}, "", "March 11"}},
         {"SALVADOR Feb 26 -", {{"SALVADOR"}, "", "Feb 26"}},
         {"WASHINGTON D.C. March 3 -", {{"WASHINGTON D.C."}, "", "March 3"}},
         {"KALAMAZOO, MICH., April 13 -", {{"KALAMAZOO, MICH."}, "", "April 13"}}},
        prose);
  CHECK(match_dateline("LONDON, March 3 - <Lava Plc> said it paid 3 cts")->length == 17);
  CHECK(match_dateline("LONDON, March 3 -"));
}

TEST_CASE("datelines of other scripts", "[dateline]") {
  check({{"القاهرة (رويترز) -", {{"القاهرة"}, "رويترز", ""}},
         {"القاهرة 3 مارس (رويترز) -", {{"القاهرة"}, "رويترز", "3 مارس"}}},
        "أعيد فتح الميناء يوم الثلاثاء.");
  check({{"МОСКВА, 3 мар - РИА Новости.", {{"МОСКВА"}, "РИА Новости", "3 мар"}},
         {"МОСКВА, 3 марта. /ТАСС/.", {{"МОСКВА"}, "ТАСС", "3 марта"}},
         {"Москва. 3 марта. ИНТЕРФАКС -", {{"Москва"}, "ИНТЕРФАКС", "3 марта"}},
         {"КИЕВ —", {{"КИЕВ"}, "", ""}}},
        "Порт снова открыт после шторма.");
  check({{"नई दिल्ली, 3 मार्च (भाषा)", {{"नई दिल्ली"}, "भाषा", "3 मार्च"}}}, "बंदरगाह फिर खुल गया।");
  check({{"新华社北京3月3日电", {{"北京"}, "新华社", "3月3日"}},
         {"（新华社北京3月3日电）", {{"北京"}, "新华社", "3月3日"}},
         {"新华社北京3月3日新媒体专电", {{"北京"}, "新华社", "3月3日"}},
         {"中新网3月3日电", {{}, "中新网", "3月3日"}},
         {"本报北京3月3日讯", {{"北京"}, "本报", "3月3日"}},
         {"（中央社台北3日電）", {{"台北"}, "中央社", "3日"}},
         {"（中央社記者王冰台北3日電）", {{}, "中央社", "3日"}}},
        "港口今天重新开放。");
  CHECK(match_dateline("北京（路透社）- 港口今天重新开放。")->dateline == Dateline{{"北京"}, "路透社", ""});
  check({{"【ロンドン＝共同】", {{"ロンドン"}, "共同", ""}}}, "港が再開した。");
  check({{"(서울=연합뉴스)", {{"서울"}, "연합뉴스", ""}}}, "항구가 다시 열렸다.");
}

TEST_CASE("a date and a known agency without a place", "[dateline]") {
  check({{"April 2 (Reuters) -", {{}, "Reuters", "April 2"}}, {"Sept 14 (AFP) --", {{}, "AFP", "Sept 14"}}}, prose);
  CHECK_FALSE(match_dateline("April 2 (Lava) - " + prose));
  CHECK_FALSE(match_dateline("April 2 (Reuters) " + prose));
}

TEST_CASE("emphasis of Markdown round a dateline", "[dateline]") {
  check({{"**LONDON (Reuters)** -", {{"LONDON"}, "Reuters", ""}},
         {"**LONDON (Reuters) -**", {{"LONDON"}, "Reuters", ""}},
         {"*LONDON*, March 3 —", {{"LONDON"}, "", "March 3"}},
         {"__Oslo__ (NTB/AFP) -", {{"Oslo"}, "NTB/AFP", ""}}},
        prose);
  for (const char* const line : {"**LONDON (Reuters) - The port reopened on Tuesday.**",
                                 "* LONDON - The port reopened on Tuesday, wardens said.", "***", "*", "**", "_a",
                                 "**Note** - The port reopened on Tuesday after a storm."}) {
    CAPTURE(line);
    CHECK_FALSE(match_dateline(line));
  }
}

TEST_CASE("what is no dateline", "[dateline]") {
  for (const char* const line : {"WATCH: How the port reopened - and what it means for fishermen everywhere.",
                                 "A - B",
                                 "LONDON - Page two",
                                 "BREAKING - Port reopens after the storm, officials say in the capital",
                                 "EXCLUSIVE — Port reopens after the storm, officials say in the capital",
                                 "EILMELDUNG – Hafen ist nach dem Sturm wieder offen, teilt die Behörde mit",
                                 "(CORRECTED) - Port reopens after the storm, officials say in the capital",
                                 "Rep. Devin Nunes (R-CA) - the ranking member of the House Select Committee",
                                 "Gov. Ana Ruiz (D) on Tuesday warned that the port is closed.",
                                 "Apple (AAPL) - The company reported earnings on Tuesday, its best ever.",
                                 "The European Union (EU) — The bloc said on Tuesday it would pay.",
                                 "The plan -- any plan -- can pass, said the warden of the harbour.",
                                 "Lava (the harbour dog) - Nobody knows where it came from, wardens said.",
                                 "(Reuters photo: Ana Ruiz)",
                                 "(AP Photo/Cy Day)",
                                 "(See below) - The text of the law as it was passed on Tuesday.",
                                 "May 3 - The port reopened on Tuesday after a storm in the bay.",
                                 "Mr Smith — The man said he would open a port.",
                                 "ROTTERDAM PORT SUBSIDY TO END JULY 1 - MINISTER",
                                 "Robusta Cherry Bulk 40.2 1,082.50 (NA)",
                                 "他在3月3日电话通知了港口的所有工人。",
                                 "（记者王冰）港口今天重新开放。",
                                 "Бывший мэр (Единая Россия) - не согласен с решением суда.",
                                 "",
                                 "(",
                                 "（",
                                 "/",
                                 "LONDON (",
                                 "LONDON, -"}) {
    CAPTURE(line);
    CHECK_FALSE(match_dateline(line));
  }
}

TEST_CASE("an acronym and a dash look like a place and a dash", "[dateline]") {
  // Capitals alone do not tell them apart, and places are the more frequent by far at the start of a story.
  CHECK(match_dateline("NATO — The alliance said on Tuesday it would move.")->dateline == Dateline{{"NATO"}, "", ""});
}
