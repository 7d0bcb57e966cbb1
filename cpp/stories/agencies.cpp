#include "stories/agencies.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "stories/characters.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_agency = 60;

constexpr std::array known_agencies{
    "aap",         "adnkronos", "afp",         "agerpres",  "agi",         "anadolu",      "ani",
    "anp",         "ansa",      "antara",      "ap",        "apa",         "askanews",     "associated press",
    "ats",         "bbc",       "belga",       "bernama",   "bloomberg",   "cnn",          "cp",
    "ctk",         "čtk",       "dpa",         "efe",       "epd",         "europa press", "hina",
    "ians",        "interfax",  "irna",        "itar-tass", "jiji",        "kcna",         "kna",
    "kyodo",       "lusa",      "mena",        "mti",       "notimex",     "pap",          "pti",
    "reuter",      "reuters",   "ria novosti", "sda",       "sid",         "sputnik",      "stt",
    "tanjug",      "tass",      "télam",       "telam",     "tt",          "ukrinform",    "upi",
    "wam",         "xinhua",    "yonhap",      "интерфакс", "риа новости", "тасс",         "рейтер",
    "укринформ",   "رويترز",    "أ ف ب",       "ا ف ب",     "أ.ف.ب",       "فرانس برس",    "د ب أ",
    "أسوشيتد برس", "وام",       "واس",         "سانا",      "شينخوا",      "الأناضول",     "بي بي سي",
    "भाषा",        "वार्ता",     "पीटीआई",      "रॉयटर्स",    "路透社",      "法新社",       "美联社",
    "ロイター",    "共同",      "時事",        "연합뉴스",  "로이터"};

bool is_known(std::string_view name) {
  return std::ranges::any_of(known_agencies, [&](std::string_view known) { return same_words(known, name); });
}

}  // namespace

bool is_agency(std::string_view text) {
  if (text.empty() || text.size() > longest_agency || !is_letter(first_character(text).code)) return false;
  if (width_of(text, 2) < 2 || opening_phrase(&Phrases::headline_labels, text) > 0) return false;
  if (text.find_first_of(",;:0123456789") != npos) return false;
  const std::vector<std::string_view> words = words_of(text, 5);
  return words.size() == 1 || (words.size() < 5 && std::ranges::none_of(words, [](std::string_view word) {
                                 return is_lower(first_character(word).code);
                               }));
}

bool is_known_agency(std::string_view text) {
  if (text.size() > longest_agency) return false;
  if (is_known(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("/- ", at), text.size());
    if (is_known(text.substr(at, end - at))) return !same_words(trim(text.substr(end)).substr(0, 5), "photo");
    at = end + 1;
  }
  return false;
}

}  // namespace tidings::detail
